//! Keeping sessions and what belongs to them: stamps, blood pressures, side effects and long-term screens.

use super::App;
use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::keep::past_day;
use super::view::{FlaggedReceipt, Receipt};
use crate::record::id::RecordId;
use crate::record::kinds::long_term_check::Screen;
use crate::record::kinds::pressure::{PressureMoment, PressureReading};
use crate::record::kinds::session::Session;
use crate::record::kinds::side_effect::{End, SideEffect};
use crate::record::kinds::stamp::Stamp;
use crate::record::log::{Change, Record};
use crate::record::problem::Problem;
use crate::record::time::When;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::Timeline;
use crate::rules::red_flag::{self, RedFlag};
use crate::rules::session_order::{alone, in_order};
use crate::store::Store;
use crate::store::rows::DraftSlot;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps a session. If there is another one close by, the person is asked first (`session_near`).
    pub async fn save_session(&self, id: Option<&str>, session: Session, confirmed: bool) -> Result<Receipt, Failure> {
        past_day("day", session.day, self.last_date(id).await?)?;
        if !confirmed {
            let this = id.map(|id| RecordId::parse("id", id)).transpose()?;
            let field = if session.time.is_some() { "time" } else { "day" };
            alone(self.journal().await.timeline(), this, session.at(), field)?;
        }
        self.keep(id, Some(DraftSlot::Session), Record::Session(session)).await
    }

    /// Keeps a session like the last one before this day: same route, drug, dose, setting and phase.
    pub async fn repeat_session(&self, day: &str, confirmed: bool) -> Result<Receipt, Failure> {
        let again = {
            let journal = self.journal().await;
            let timeline = journal.timeline();
            let (_, today) = self.now(timeline)?;
            let day = LocalDay::parse("day", day)?;
            past_day("day", day, today)?;
            if !confirmed {
                alone(timeline, None, When { day, time: None }, "day")?;
            }
            let last = timeline.sessions().rev().find(|kept| kept.value.day <= day);
            last.ok_or(Problem::Empty { field: "day" })?.value.again(day)
        };
        self.keep(None, None, Record::Session(again)).await
    }

    /// Stamps the dose as taken now, by the person's clock: this is the session's own time. After midnight, today's
    /// session moves to the new date, as all times around it do; a session on an earlier day keeps its day.
    pub async fn dose_taken(&self, session: &str) -> Result<Receipt, Failure> {
        let id = RecordId::parse("session", session)?;
        let (now, today) = self.right_now().await?;
        let kept = self.journal().await.timeline().find::<Session>(id).ok_or(Failure::NotFound(id))?.value.clone();
        let day = if kept.day == today { now.day } else { kept.day };
        let taken = Session { day, time: now.time, ..kept }.checked()?;
        self.keep(Some(session), None, Record::Session(taken)).await
    }

    /// Stamps a moment of a session.
    pub async fn save_stamp(&self, id: Option<&str>, stamp: Stamp) -> Result<Receipt, Failure> {
        past_day("day", stamp.at.day, self.last_date(id).await?)?;
        let this = id.map(|id| RecordId::parse("id", id)).transpose()?;
        {
            let journal = self.journal().await;
            let timeline = journal.timeline();
            let session = timeline.find::<Session>(stamp.session).ok_or(Failure::NotFound(stamp.session))?;
            in_order(timeline, session.value, this, &stamp)?;
        }
        self.keep(id, None, Record::Stamp(stamp)).await
    }

    /// Keeps a blood pressure and says what it calls for.
    pub async fn save_pressure(&self, id: Option<&str>, reading: PressureReading) -> Result<FlaggedReceipt, Failure> {
        past_day("day", reading.at.day, self.last_date(id).await?)?;
        let flag = {
            let journal = self.journal().await;
            session_day(journal.timeline(), reading.session)?;
            red_flag::of_pressure(&reading, &journal.timeline().plan().limits)
        };
        let draft = Some(DraftSlot::Pressure);
        let receipt = self.keep(id, draft, Record::Pressure(reading)).await?;
        Ok(flagged(receipt, flag))
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
        let (now, today) = self.right_now().await?;
        let mut journal = self.journal().await;
        let (mut changes, mut flags) = (Vec::new(), Vec::new());
        for (id, effect) in effects {
            let last = self.last_day(journal.timeline(), id.as_deref(), now.day)?;
            past_day("onset.day", effect.onset.day, last)?;
            if let Some(End::At(end) | End::By(end)) = effect.end {
                past_day("end", end.day, last)?;
            }
            let timeline = journal.timeline();
            let flag = red_flag::of_side_effect(&effect, session_day(timeline, effect.session)?, today);
            let effect = Record::SideEffect(effect);
            let id = self.id_for(timeline, id.as_deref(), &effect)?;
            flags.push((id, flag));
            changes.push((id, Change::Put(effect)));
        }
        self.write(&mut journal, changes, draft.as_slice()).await?;
        Ok(flags.into_iter().map(|(id, flag)| flagged(receipt(journal.timeline(), id), flag)).collect())
    }

    /// Keeps a long-term screen and says what it calls for.
    pub async fn save_screen(&self, id: Option<&str>, screen: Screen) -> Result<FlaggedReceipt, Failure> {
        let (_, today) = self.right_now().await?;
        let flag = {
            let journal = self.journal().await;
            past_day("day", screen.day, self.last_day(journal.timeline(), id, today)?)?;
            red_flag::of_screen(&screen, journal.timeline().screens_before(screen.day))
        };
        let draft = Some(DraftSlot::Screen);
        let receipt = self.keep(id, draft, Record::Screen(screen)).await?;
        Ok(flagged(receipt, flag))
    }

    /// The last date that a record around a session may have if it is saved under `id`.
    async fn last_date(&self, id: Option<&str>) -> Result<LocalDay, Failure> {
        let (now, _) = self.right_now().await?;
        self.last_day(self.journal().await.timeline(), id, now.day)
    }

    /// The date and the time on the person's clock, and the local day, which lasts until their next day begins. Times
    /// around a session are kept by date; otherwise minutes could not be counted across midnight.
    pub async fn right_now(&self) -> Result<(When, LocalDay), Failure> {
        let (now, today) = self.now(self.journal().await.timeline())?;
        Ok((When { day: now.local_day(DayStart::MIDNIGHT), time: Some(now.minute_of_day()) }, today))
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
