//! Keeping sessions and what belongs to them: stamps, blood pressures, side effects and long-term screens.

use super::App;
use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::journal::Changes;
use super::keep::{may_keep, past_day};
use super::now::Now;
use super::view::{FlaggedReceipt, Receipt};
use crate::record::id::RecordId;
use crate::record::kinds::long_term_check::Screen;
use crate::record::kinds::pressure::{PressureMoment, PressureReading};
use crate::record::kinds::session::{HalfGone, Session};
use crate::record::kinds::side_effect::{End, SideEffect};
use crate::record::kinds::stamp::Stamp;
use crate::record::log::{Change, Record};
use crate::record::problem::Problem;
use crate::record::time::{LocalDay, When};
use crate::record::timeline::Timeline;
use crate::rules::red_flag::{self, RedFlag};
use crate::rules::regular_doses;
use crate::rules::session_order::{alone, in_order};
use crate::store::Store;
use crate::store::rows::DraftSlot;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps a session. If there is another one close by, the person is asked first (`session_near`), and so they are if
    /// a new one may be one of their regular doses (`session_on_regimen`).
    pub async fn save_session(&self, id: Option<&str>, session: Session, confirmed: bool) -> Result<Receipt, Failure> {
        let field = if session.time.is_some() { "time" } else { "day" };
        let checked = &mut |timeline: &Timeline, now: &Now<'_>, id| {
            past_day("day", session.day, now.last_date(timeline, id))?;
            if !confirmed {
                alone(timeline, Some(id), session.at(), field)?;
                if timeline.get(id).is_none() {
                    regular_doses::beside(timeline, &session)?;
                }
            }
            Ok(Record::Session(session.clone()))
        };
        self.keep(id, Some(DraftSlot::Session), checked).await
    }

    /// Keeps a session like the last one before this day: same route, drug, dose, setting and phase, with what the person
    /// says of the lift before it. It is asked about as any other.
    pub async fn repeat_session(
        &self,
        id: Option<&str>,
        day: &str,
        half_gone: Option<HalfGone>,
        confirmed: bool,
    ) -> Result<Receipt, Failure> {
        let day = LocalDay::parse("day", day)?;
        let again = &mut |timeline: &Timeline, now: &Now<'_>, id| {
            past_day("day", day, now.today)?;
            let others = timeline.sessions().rev().filter(|kept| kept.id != id);
            let last = others.into_iter().find(|kept| kept.value.day <= day);
            let last = last.ok_or(Problem::Empty { field: "day" })?.value;
            let session = Session { half_gone, ..last.again(day) };
            if !confirmed {
                alone(timeline, Some(id), When { day, time: None }, "day")?;
                if timeline.get(id).is_none() {
                    regular_doses::beside(timeline, &session)?;
                }
            }
            Ok(Record::Session(session))
        };
        self.keep(id, None, again).await
    }

    /// Stamps the dose as taken now, by the person's clock: this is the session's own time. After midnight, today's
    /// session moves to the new date, as all times around it do; a session on an earlier day keeps its day.
    pub async fn dose_taken(&self, session: &str) -> Result<Receipt, Failure> {
        let taken = &mut |timeline: &Timeline, now: &Now<'_>, id| {
            let kept = timeline.find::<Session>(id).ok_or(Failure::NotFound(id))?.value.clone();
            let day = if kept.day == now.today { now.by_date().day } else { kept.day };
            Ok(Record::Session(Session { day, time: now.by_date().time, ..kept }.checked()?))
        };
        self.keep(Some(session), None, taken).await
    }

    /// Stamps a moment of a session.
    pub async fn save_stamp(&self, id: Option<&str>, stamp: Stamp) -> Result<Receipt, Failure> {
        let checked = &mut |timeline: &Timeline, now: &Now<'_>, id| {
            past_day("day", stamp.at.day, now.last_date(timeline, id))?;
            let session = timeline.find::<Session>(stamp.session).ok_or(Failure::NotFound(stamp.session))?;
            in_order(timeline, session.value, Some(id), &stamp)?;
            Ok(Record::Stamp(stamp.clone()))
        };
        self.keep(id, None, checked).await
    }

    /// Keeps a blood pressure and says what it calls for.
    pub async fn save_pressure(&self, id: Option<&str>, reading: PressureReading) -> Result<FlaggedReceipt, Failure> {
        let mut flag = None;
        let checked = &mut |timeline: &Timeline, now: &Now<'_>, id| {
            past_day("day", reading.at.day, now.last_date(timeline, id))?;
            session_day(timeline, reading.session)?;
            flag = Some(red_flag::of_pressure(&reading, &timeline.plan().limits));
            Ok(Record::Pressure(reading.clone()))
        };
        let receipt = self.keep(id, Some(DraftSlot::Pressure), checked).await?;
        Ok(flagged(receipt, flag.ok_or(Failure::Malformed)?))
    }

    /// Which moment of the session a reading taken now most likely belongs to.
    pub async fn likely_moment(&self, session: &str) -> Result<PressureMoment, Failure> {
        let id = RecordId::parse("session", session)?;
        let (now, today) = self.right_now().await?;
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let session = timeline.find::<Session>(id).ok_or(Failure::NotFound(id))?.value;
        if session.day < today {
            return Ok(PressureMoment::Other);
        }
        let before = timeline
            .pressures()
            .map(|kept| kept.value)
            .filter(|reading| reading.session == Some(id) && reading.moment == PressureMoment::Before);
        let last = before.map(|reading| reading.at).reduce(|last, next| if next.is_before(last) { last } else { next });
        Ok(PressureMoment::likely(session.at(), last, now))
    }

    /// Keeps a side effect reported with one tap, and says what it calls for. The session that it is tied to must
    /// exist. A form still in progress stays as it is.
    pub async fn save_side_effect(&self, id: Option<&str>, effect: SideEffect) -> Result<FlaggedReceipt, Failure> {
        let mut receipts = self.keep_side_effects(vec![(id.map(str::to_owned), effect)], None).await?;
        Ok(receipts.remove(0))
    }

    /// Keeps the side effects of a form, all or none, and drops its draft in the same transaction.
    pub async fn save_side_effects(
        &self,
        effects: Vec<(Option<String>, SideEffect)>,
    ) -> Result<Vec<FlaggedReceipt>, Failure> {
        if effects.is_empty() {
            return Err(Problem::Empty { field: "effects" }.into());
        }
        self.keep_side_effects(effects, Some(DraftSlot::SideEffect)).await
    }

    async fn keep_side_effects(
        &self,
        effects: Vec<(Option<String>, SideEffect)>,
        draft: Option<DraftSlot>,
    ) -> Result<Vec<FlaggedReceipt>, Failure> {
        let id_for = |(id, effect): (Option<String>, _)| Ok((self.id_for(id.as_deref())?, effect));
        let effects = effects.into_iter().map(id_for).collect::<Result<Vec<(RecordId, SideEffect)>, Failure>>()?;
        let mut flags = Vec::new();
        let mut journal = self.journal().await;
        let plan = &mut |timeline: &Timeline, now: &Now<'_>| {
            let mut changes = Changes::default();
            flags.clear();
            for (id, effect) in &effects {
                let last = now.last_date(timeline, *id);
                past_day("onset.day", effect.onset.day, last)?;
                if let Some(End::At(end) | End::By(end)) = effect.end {
                    past_day("end", end.day, last)?;
                }
                let flag = red_flag::of_side_effect(effect, session_day(timeline, effect.session)?, now.today);
                flags.push((*id, flag));
                let effect = Record::SideEffect(effect.clone());
                may_keep(timeline, *id, &effect)?;
                changes.records.push((*id, Change::Put(effect)));
                changes.drafts.extend(draft.map(|slot| (slot, *id)));
            }
            Ok(changes)
        };
        self.transact(&mut journal, plan).await?;
        Ok(flags.into_iter().map(|(id, flag)| flagged(receipt(journal.timeline(), id), flag)).collect())
    }

    /// Keeps a long-term screen and says what it calls for.
    pub async fn save_screen(&self, id: Option<&str>, screen: Screen) -> Result<FlaggedReceipt, Failure> {
        let mut flag = None;
        let checked = &mut |timeline: &Timeline, now: &Now<'_>, id| {
            past_day("day", screen.day, now.last_day(timeline, id))?;
            flag = Some(red_flag::of_screen(&screen, timeline.screens_before(screen.day)));
            Ok(Record::Screen(screen.clone()))
        };
        let receipt = self.keep(id, Some(DraftSlot::Screen), checked).await?;
        Ok(flagged(receipt, flag.ok_or(Failure::Malformed)?))
    }

    /// The date and the time on the person's clock, and the local day, which lasts until their next day begins. Times
    /// around a session are kept by date; otherwise minutes could not be counted across midnight.
    pub async fn right_now(&self) -> Result<(When, LocalDay), Failure> {
        let journal = self.journal().await;
        let (now, _) = self.now(journal.timeline())?;
        let now = Now::of(journal.timeline(), &now);
        Ok((now.by_date(), now.today))
    }
}

/// The day of the session, which must exist if one is named.
fn session_day(timeline: &Timeline, session: Option<RecordId>) -> Result<Option<LocalDay>, Failure> {
    let Some(id) = session else { return Ok(None) };
    let session = timeline.find::<Session>(id).ok_or(Failure::NotFound(id))?;
    Ok(Some(session.value.day))
}

fn flagged(receipt: Receipt, flag: RedFlag) -> FlaggedReceipt {
    FlaggedReceipt { id: receipt.id, change: receipt.change, flag }
}
