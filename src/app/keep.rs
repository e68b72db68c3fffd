//! Keeping a record: read the input, write it, say so.

use super::failure::Failure;
use super::host::Host;
use super::view::{
    CheckInInput, Phq9Input, Phq9Receipt, ReactionName, Receipt, SessionInput, SetbackInput, SettingsInput,
    SideEffectInput,
};
use super::{App, read, show};
use crate::domain::instrument::phq9::Frequency;
use crate::domain::record::{Change, CheckIn, Phq9Form, Record, RecordId, Session, Setback, SideEffect};
use crate::domain::safety::reaction;
use crate::domain::time::LocalDay;
use crate::domain::timeline::{RecordKind, Timeline};
use crate::store::Store;
use crate::store::row::DraftSlot;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps a check-in.
    pub async fn save_check_in(&self, input: &CheckInInput) -> Result<Receipt, Failure> {
        let keep = |today| Ok(Record::CheckIn(read::check_in(input, today)?));
        self.keep::<CheckIn>(input.id.as_deref(), Some(DraftSlot::CheckIn), keep).await
    }

    /// Keeps a PHQ-9 and says how its item 9 is answered.
    pub async fn save_phq9(&self, input: &Phq9Input) -> Result<Phq9Receipt, Failure> {
        let keep = |today| Ok(Record::Phq9(read::phq9(input, today)?));
        let Receipt { id } = self.keep::<Phq9Form>(input.id.as_deref(), Some(DraftSlot::Phq9), keep).await?;
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let record = RecordId::parse("id", &id)?;
        let form = timeline.find::<Phq9Form>(record).ok_or(Failure::NotFound(record))?.value;
        let previous = previous_item9(timeline, form.day, Some(record));
        Ok(Phq9Receipt {
            id,
            reaction: reaction(previous, form.answers.item9()).into(),
            total: form.answers.score().map(show::total),
        })
    }

    /// How an answer to item 9 of a form of this day is answered, before the
    /// form is kept. `id` is the kept form that is being changed, if any: its own
    /// earlier answer is no earlier form.
    pub async fn phq9_reaction(&self, day: &str, item9: Option<u8>, id: Option<&str>) -> Result<ReactionName, Failure> {
        let journal = self.journal().await;
        let (_, today) = self.now(journal.timeline())?;
        let day = read::past_day("day", day, today)?;
        let answer = read::frequency(item9)?;
        let this = id.map(|id| RecordId::parse("id", id)).transpose()?;
        Ok(reaction(previous_item9(journal.timeline(), day, this), answer).into())
    }

    /// Keeps a session.
    pub async fn save_session(&self, input: &SessionInput) -> Result<Receipt, Failure> {
        let keep = |today| Ok(Record::Session(read::session(input, today)?));
        self.keep::<Session>(input.id.as_deref(), Some(DraftSlot::Session), keep).await
    }

    /// Keeps a side effect. A session it is tied to must be there.
    pub async fn save_side_effect(&self, input: &SideEffectInput) -> Result<Receipt, Failure> {
        if let Some(session) = input.session.as_deref() {
            let session = RecordId::parse("session", session)?;
            self.journal().await.timeline().find::<Session>(session).ok_or(Failure::NotFound(session))?;
        }
        let keep = |today| Ok(Record::SideEffect(read::side_effect(input, today)?));
        self.keep::<SideEffect>(input.id.as_deref(), Some(DraftSlot::SideEffect), keep).await
    }

    /// Keeps a stay in hospital or an attempt.
    pub async fn save_setback(&self, input: &SetbackInput) -> Result<Receipt, Failure> {
        let keep = |today| Ok(Record::Setback(read::setback(input, today)?));
        self.keep::<Setback>(input.id.as_deref(), None, keep).await
    }

    /// Keeps the settings.
    pub async fn save_settings(&self, input: &SettingsInput) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let (_, today) = self.now(journal.timeline())?;
        let change = Change::Put(Record::Settings(read::settings(input, today)?));
        journal.write(&self.host, vec![(RecordId::SETTINGS, change)], &[]).await
    }

    /// Writes a new record, or a new version of the one with this id, which
    /// must be of the same kind; drops the draft it came from in the same transaction.
    async fn keep<T: RecordKind>(
        &self,
        id: Option<&str>,
        draft: Option<DraftSlot>,
        read: impl FnOnce(LocalDay) -> Result<Record, Failure>,
    ) -> Result<Receipt, Failure> {
        let mut journal = self.journal().await;
        let (_, today) = self.now(journal.timeline())?;
        let id = match id {
            None => self.new_id(),
            Some(id) => {
                let id = RecordId::parse("id", id)?;
                journal.timeline().find::<T>(id).ok_or(Failure::NotFound(id))?;
                id
            }
        };
        let record = read(today)?;
        journal.write(&self.host, vec![(id, Change::Put(record))], draft.as_slice()).await?;
        Ok(Receipt { id: id.to_string() })
    }
}

/// The last item 9 that was answered on a form before this one: on an earlier
/// day, or earlier on the same day.
fn previous_item9(timeline: &Timeline, day: LocalDay, this: Option<RecordId>) -> Option<Frequency> {
    timeline
        .phq9_forms()
        .take_while(|form| form.value.day <= day && Some(form.id) != this)
        .filter_map(|form| form.value.answers.item9())
        .last()
}
