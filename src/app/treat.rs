//! Keeping what belongs to a session: the session itself, its stamps and blood
//! pressures, side effects and long-term screens.

use std::slice;

use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::view::{
    FlaggedReceipt, PressureInput, PressureMomentName, Receipt, RedFlagName, ScreenInput, SessionInput,
    SideEffectInput, SideEffectsInput, StampInput,
};
use super::{App, read};
use crate::record::id::RecordId;
use crate::record::kinds::long_term_check::Screen;
use crate::record::kinds::pressure::{PressureMoment, PressureReading};
use crate::record::kinds::session::Session;
use crate::record::kinds::side_effect::SideEffect;
use crate::record::kinds::stamp::{Stamp, StampKind};
use crate::record::log::{Change, Record};
use crate::record::problem::Problem;
use crate::record::time::When;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::Timeline;
use crate::rules::red_flag::{self, RedFlag};
use crate::store::Store;
use crate::store::rows::DraftSlot;

/// Two sessions closer than this, in minutes, are asked about. `[D]`
const NEAR_MINUTES: i32 = 60;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps a session. One close to another is asked about first (`session_near`).
    pub async fn save_session(&self, input: &SessionInput) -> Result<Receipt, Failure> {
        let (now, _) = self.right_now().await?;
        let session = read::session(input, now.day)?;
        if !input.confirmed {
            let this = input.id.as_deref().map(|id| RecordId::parse("id", id)).transpose()?;
            let field = if input.time.is_some() { "time" } else { "day" };
            alone(self.journal().await.timeline(), this, session.at(), field)?;
        }
        self.keep::<Session>(input.id.as_deref(), Some(DraftSlot::Session), |_| Ok(Record::Session(session))).await
    }

    /// Keeps a session like the last one before this day: same route, drug, dose, setting and phase.
    pub async fn repeat_session(&self, day: &str, confirmed: bool) -> Result<Receipt, Failure> {
        let again = {
            let journal = self.journal().await;
            let timeline = journal.timeline();
            let (_, today) = self.now(timeline)?;
            let day = read::past_day("day", day, today)?;
            if !confirmed {
                alone(timeline, None, When { day, time: None }, "day")?;
            }
            let last = timeline.sessions().rev().find(|kept| kept.value.day <= day);
            last.ok_or(Problem::Empty { field: "day" })?.value.again(day)
        };
        self.keep::<Session>(None, None, |_| Ok(Record::Session(again))).await
    }

    /// Stamps the taking of the dose: the session's own time, by the person's
    /// clock now. After midnight today's session moves to the new date, as all times
    /// around it do; one of another day keeps its day.
    pub async fn dose_taken(&self, session: &str) -> Result<Receipt, Failure> {
        let id = RecordId::parse("session", session)?;
        let (now, today) = self.right_now().await?;
        let kept = self.journal().await.timeline().find::<Session>(id).ok_or(Failure::NotFound(id))?.value.clone();
        let day = if kept.day == today { now.day } else { kept.day };
        let taken = Session { day, time: now.time, ..kept }.checked()?;
        self.keep::<Session>(Some(session), None, |_| Ok(Record::Session(taken))).await
    }

    /// Stamps a moment of a session.
    pub async fn save_stamp(&self, input: &StampInput) -> Result<Receipt, Failure> {
        let (now, _) = self.right_now().await?;
        let stamp = read::stamp(input, now)?;
        let this = input.id.as_deref().map(|id| RecordId::parse("id", id)).transpose()?;
        in_order(self.journal().await.timeline(), this, &stamp)?;
        self.keep::<Stamp>(input.id.as_deref(), None, |_| Ok(Record::Stamp(stamp))).await
    }

    /// Keeps a blood pressure and says what it calls for.
    pub async fn save_pressure(&self, input: &PressureInput) -> Result<FlaggedReceipt, Failure> {
        let (now, _) = self.right_now().await?;
        let reading = read::pressure(input, now)?;
        let flag = {
            let journal = self.journal().await;
            session_day(journal.timeline(), reading.session)?;
            red_flag::of_pressure(&reading, &journal.timeline().plan().limits)
        };
        let draft = Some(DraftSlot::Pressure);
        let receipt =
            self.keep::<PressureReading>(input.id.as_deref(), draft, |_| Ok(Record::Pressure(reading))).await?;
        Ok(flagged(receipt, flag))
    }

    /// Which reading of a session one that is taken now most likely is.
    pub async fn likely_moment(&self, session: &str) -> Result<PressureMomentName, Failure> {
        let id = RecordId::parse("session", session)?;
        let (now, today) = self.right_now().await?;
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let session = timeline.find::<Session>(id).ok_or(Failure::NotFound(id))?.value;
        if session.day < today {
            return Ok(PressureMoment::Other.into());
        }
        let before = timeline
            .pressures()
            .map(|kept| kept.value)
            .filter(|reading| reading.session == Some(id) && reading.moment == PressureMoment::Before);
        let last = before.map(|reading| reading.at).reduce(|last, next| if next.is_before(last) { last } else { next });
        Ok(PressureMoment::likely(session.at(), last, now).into())
    }

    /// Keeps a side effect that is told in one tap, and says what it calls for. A session it is tied to must be there.
    /// A form that is not finished stays as it is.
    pub async fn save_side_effect(&self, input: &SideEffectInput) -> Result<FlaggedReceipt, Failure> {
        let mut receipts = self.keep_side_effects(slice::from_ref(input), None).await?;
        Ok(receipts.remove(0))
    }

    /// Keeps the side effects of a form, all or none, and drops its draft in the same transaction.
    pub async fn save_side_effects(&self, input: &SideEffectsInput) -> Result<Vec<FlaggedReceipt>, Failure> {
        if input.effects.is_empty() {
            return Err(Problem::Empty { field: "effects" }.into());
        }
        self.keep_side_effects(&input.effects, Some(DraftSlot::SideEffect)).await
    }

    async fn keep_side_effects(
        &self,
        inputs: &[SideEffectInput],
        draft: Option<DraftSlot>,
    ) -> Result<Vec<FlaggedReceipt>, Failure> {
        let (now, today) = self.right_now().await?;
        let mut journal = self.journal().await;
        let (mut changes, mut flags) = (Vec::new(), Vec::new());
        for input in inputs {
            let effect = read::side_effect(input, now.day)?;
            let timeline = journal.timeline();
            let id = self.id_for::<SideEffect>(timeline, input.id.as_deref())?;
            let flag = red_flag::of_side_effect(&effect, session_day(timeline, effect.session)?, today);
            flags.push((id, flag));
            changes.push((id, Change::Put(Record::SideEffect(effect))));
        }
        self.write(&mut journal, changes, draft.as_slice()).await?;
        Ok(flags.into_iter().map(|(id, flag)| flagged(receipt(journal.timeline(), id), flag)).collect())
    }

    /// Keeps a long-term screen and says what it calls for.
    pub async fn save_screen(&self, input: &ScreenInput) -> Result<FlaggedReceipt, Failure> {
        let (_, today) = self.right_now().await?;
        let screen = read::screen(input, today)?;
        let flag = {
            let journal = self.journal().await;
            red_flag::of_screen(&screen, journal.timeline().screens_before(screen.day))
        };
        let draft = Some(DraftSlot::Screen);
        let receipt = self.keep::<Screen>(input.id.as_deref(), draft, |_| Ok(Record::Screen(screen))).await?;
        Ok(flagged(receipt, flag))
    }

    /// The date and the time on the person's clock, and the local day, which
    /// goes on until their day begins. Times around a session are kept by date, or
    /// minutes across midnight could not be counted.
    async fn right_now(&self) -> Result<(When, LocalDay), Failure> {
        let (now, today) = self.now(self.journal().await.timeline())?;
        Ok((When { day: now.local_day(DayStart::MIDNIGHT), time: Some(now.minute_of_day()) }, today))
    }
}

/// The day of a session that must be there if it is named.
fn session_day(timeline: &Timeline, session: Option<RecordId>) -> Result<Option<LocalDay>, Failure> {
    let Some(id) = session else { return Ok(None) };
    let session = timeline.find::<Session>(id).ok_or(Failure::NotFound(id))?;
    Ok(Some(session.value.day))
}

/// Asks when another session lies within an hour, or on the same day where a time is unknown.
fn alone(timeline: &Timeline, this: Option<RecordId>, at: When, field: &'static str) -> Result<(), Problem> {
    let near = |other: When| match at.minutes_since(other) {
        Some(minutes) => minutes.abs() < NEAR_MINUTES,
        None => at.day == other.day,
    };
    let others = timeline.sessions().filter(|kept| Some(kept.id) != this);
    match others.map(|kept| kept.value.at()).find(|other| near(*other)) {
        Some(other) => Err(Problem::SessionNear { field, day: other.day, time: other.time }),
        None => Ok(()),
    }
}

/// The moments of an effect, in the only order they can have. Rest is not
/// among them: some effects outlast it.
const EFFECT: [StampKind; 3] = [StampKind::EffectBegan, StampKind::Worst, StampKind::EffectEnded];

/// Refuses a stamp of a session that is not there, one before the session's
/// day, and one out of the order of [`EFFECT`], of which the newest of each kind counts.
fn in_order(timeline: &Timeline, this: Option<RecordId>, stamp: &Stamp) -> Result<(), Failure> {
    let session = timeline.find::<Session>(stamp.session).ok_or(Failure::NotFound(stamp.session))?.value;
    if stamp.at.day < session.day {
        return Err(Problem::EndBeforeOnset { field: "day" }.into());
    }
    let newest = |kind| {
        let stamps = timeline.stamps().filter(|kept| kept.value.session == stamp.session && Some(kept.id) != this);
        stamps.filter(|kept| kept.value.kind == kind).map(|kept| kept.value.at).next_back()
    };
    let Some(place) = EFFECT.iter().position(|kind| *kind == stamp.kind) else { return Ok(()) };
    let too_early = EFFECT[..place].iter().filter_map(|kind| newest(*kind)).any(|other| stamp.at.is_before(other));
    let too_late = EFFECT[place + 1..].iter().filter_map(|kind| newest(*kind)).any(|other| other.is_before(stamp.at));
    if too_early || too_late { Err(Problem::EndBeforeOnset { field: "time" }.into()) } else { Ok(()) }
}

fn flagged(receipt: Receipt, flag: RedFlag) -> FlaggedReceipt {
    FlaggedReceipt { id: receipt.id, change: receipt.change, flag: RedFlagName::from(flag) }
}
