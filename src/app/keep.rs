//! Keeping a record: read the input, write it, say so.

use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::journal::Journal;
use super::view::{
    CheckInInput, ClinicScoreInput, FunctionInput, Gad7Input, Gad7Receipt, Phq9Input, Phq9Receipt, PlanInput,
    QuestionsInput, ReactionName, Receipt, SafetyPlanView, SetbackInput, SettingsInput,
};
use super::{App, read, show};
use crate::record::id::RecordId;
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::clinic_score::ClinicScore;
use crate::record::kinds::function::FunctionForm;
use crate::record::kinds::gad7::Gad7Form;
use crate::record::kinds::phq9::Phq9Form;
use crate::record::kinds::plan::Plan;
use crate::record::kinds::setback::Setback;
use crate::record::log::{Change, Record};
use crate::record::problem::Problem;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, RecordKind, Timeline};
use crate::rules::item9::reaction_on;
use crate::store::Store;
use crate::store::rows::DraftSlot;

/// Reads a record from what the page gave, on this local day.
type Read<'a> = dyn FnOnce(LocalDay) -> Result<Record, Failure> + 'a;
/// The same over what is kept by now.
type ReadOver<'a> = dyn FnOnce(&Timeline, LocalDay) -> Result<Record, Failure> + 'a;
/// Whether a record of a kind is kept under an id.
type IsThere = fn(&Timeline, RecordId) -> bool;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps a check-in.
    pub async fn save_check_in(&self, input: &CheckInInput) -> Result<Receipt, Failure> {
        let keep = |today| Ok(Record::CheckIn(read::check_in(input, today)?));
        self.keep::<CheckIn>(input.id.as_deref(), Some(DraftSlot::CheckIn), keep).await
    }

    /// Keeps a PHQ-9 and says how its item 9 is answered, from the very records
    /// that it was put among: nothing is written in between. A second form of a day
    /// is asked about first (`form_that_day`).
    pub async fn save_phq9(&self, input: &Phq9Input) -> Result<Phq9Receipt, Failure> {
        let mut journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let id = self.id_for::<Phq9Form>(timeline, input.id.as_deref())?;
        let form = read::phq9(input, today)?;
        if !input.confirmed {
            alone_on(form.day, id, timeline.phq9_forms_between(form.day, form.day), timeline.settings().day_start)?;
        }
        let Phq9Form { day, answers } = form;
        let kept = self.put(&mut journal, id, Record::Phq9(form), Some(DraftSlot::Phq9)).await?;
        Ok(Phq9Receipt {
            id: kept.id,
            change: kept.change,
            reaction: reaction_on(journal.timeline(), day, Some(id), answers.item9()).into(),
            total: answers.score().map(show::total),
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
        Ok(reaction_on(journal.timeline(), day, this, answer).into())
    }

    /// Keeps a stay in hospital or an attempt.
    pub async fn save_setback(&self, input: &SetbackInput) -> Result<Receipt, Failure> {
        let keep = |today| Ok(Record::Setback(read::setback(input, today)?));
        self.keep::<Setback>(input.id.as_deref(), None, keep).await
    }

    /// Keeps a GAD-7. A second form of a day is asked about first (`form_that_day`).
    pub async fn save_gad7(&self, input: &Gad7Input) -> Result<Gad7Receipt, Failure> {
        let mut journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let id = self.id_for::<Gad7Form>(timeline, input.id.as_deref())?;
        let form = read::gad7(input, today)?;
        if !input.confirmed {
            let that_day = timeline.gad7_forms().filter(|kept| kept.value.day == form.day);
            alone_on(form.day, id, that_day, timeline.settings().day_start)?;
        }
        let total = show::gad7_total(&form);
        let kept = self.put(&mut journal, id, Record::Gad7(form), Some(DraftSlot::Gad7)).await?;
        Ok(Gad7Receipt { id: kept.id, change: kept.change, total })
    }

    /// Keeps a score that was rated in the clinic.
    pub async fn save_clinic_score(&self, input: &ClinicScoreInput) -> Result<Receipt, Failure> {
        let keep = |today| Ok(Record::ClinicScore(read::clinic_score(input, today)?));
        self.keep::<ClinicScore>(input.id.as_deref(), Some(DraftSlot::ClinicScore), keep).await
    }

    /// Keeps a weekly look at function.
    pub async fn save_function(&self, input: &FunctionInput) -> Result<Receipt, Failure> {
        let keep = |today| Ok(Record::Function(read::function(input, today)?));
        self.keep::<FunctionForm>(input.id.as_deref(), Some(DraftSlot::Function), keep).await
    }

    /// Keeps the settings.
    pub async fn save_settings(&self, input: &SettingsInput) -> Result<(), Failure> {
        let keep = |_: &Timeline, today| Ok(Record::Settings(read::settings(input, today)?));
        self.keep_only(RecordId::SETTINGS, None, Box::new(keep)).await?;
        Ok(())
    }

    /// Keeps the treatment plan, with the questions it has. Its versions before stay in the trail.
    pub async fn save_plan(&self, input: &PlanInput) -> Result<(), Failure> {
        let keep =
            |kept: &Timeline, today| Ok(Record::Plan(read::plan(input, kept.plan().questions.clone(), today)?.into()));
        self.keep_only(RecordId::PLAN, Some(DraftSlot::Plan), Box::new(keep)).await?;
        Ok(())
    }

    /// Keeps the questions for the clinician in the treatment plan, whose other parts stay as they are.
    pub async fn save_questions(&self, input: &QuestionsInput) -> Result<Receipt, Failure> {
        let keep = |kept: &Timeline, _| {
            Ok(Record::Plan(Plan { questions: read::questions(input)?, ..kept.plan().clone() }.into()))
        };
        self.keep_only(RecordId::PLAN, Some(DraftSlot::Questions), Box::new(keep)).await
    }

    /// Keeps the safety plan.
    pub async fn save_safety_plan(&self, input: &SafetyPlanView) -> Result<(), Failure> {
        let keep = |_: &Timeline, _| Ok(Record::SafetyPlan(read::safety_plan(input)?.into()));
        self.keep_only(RecordId::SAFETY_PLAN, Some(DraftSlot::SafetyPlan), Box::new(keep)).await?;
        Ok(())
    }

    /// Writes the one record of its kind.
    async fn keep_only(
        &self,
        id: RecordId,
        draft: Option<DraftSlot>,
        read: Box<ReadOver<'_>>,
    ) -> Result<Receipt, Failure> {
        let mut journal = self.journal().await;
        let (_, today) = self.now(journal.timeline())?;
        let record = read(journal.timeline(), today)?;
        self.put(&mut journal, id, record, draft).await
    }

    /// Writes a new record, or a new version of the one with this id, which
    /// must be of the same kind; drops the draft it came from in the same transaction.
    pub(super) fn keep<'a, T: RecordKind>(
        &'a self,
        id: Option<&'a str>,
        draft: Option<DraftSlot>,
        read: impl FnOnce(LocalDay) -> Result<Record, Failure> + 'a,
    ) -> impl Future<Output = Result<Receipt, Failure>> + 'a {
        self.keep_if(|timeline, id| timeline.find::<T>(id).is_some(), id, draft, Box::new(read))
    }

    /// The same for any kind, so that it is compiled once: `is_there` finds a record of that kind.
    async fn keep_if(
        &self,
        is_there: IsThere,
        id: Option<&str>,
        draft: Option<DraftSlot>,
        read: Box<Read<'_>>,
    ) -> Result<Receipt, Failure> {
        let mut journal = self.journal().await;
        let (_, today) = self.now(journal.timeline())?;
        let id = self.id_if(is_there, journal.timeline(), id)?;
        self.put(&mut journal, id, read(today)?, draft).await
    }

    /// The id to keep a record under: that of the kept one of this kind, or a new one.
    pub(super) fn id_for<T: RecordKind>(&self, timeline: &Timeline, id: Option<&str>) -> Result<RecordId, Failure> {
        self.id_if(|timeline, id| timeline.find::<T>(id).is_some(), timeline, id)
    }

    fn id_if(&self, is_there: IsThere, timeline: &Timeline, id: Option<&str>) -> Result<RecordId, Failure> {
        let Some(id) = id else { return Ok(self.new_id()) };
        let id = RecordId::parse("id", id)?;
        if is_there(timeline, id) { Ok(id) } else { Err(Failure::NotFound(id)) }
    }

    /// Writes one record into the journal that is held, and drops the draft it came from.
    async fn put(
        &self,
        journal: &mut Journal<S>,
        id: RecordId,
        record: Record,
        draft: Option<DraftSlot>,
    ) -> Result<Receipt, Failure> {
        self.write(journal, vec![(id, Change::Put(record))], draft.as_slice()).await?;
        Ok(receipt(journal.timeline(), id))
    }
}

/// Refuses to keep a form of a day beside another that is kept of it. A form that is of that day already may stay there.
fn alone_on<'a, T: 'a>(
    day: LocalDay,
    this: RecordId,
    that_day: impl Iterator<Item = Kept<'a, T>>,
    start: DayStart,
) -> Result<(), Problem> {
    let mut other = None;
    for kept in that_day {
        if kept.id == this {
            return Ok(());
        }
        other = Some((kept.id, kept.first_written));
    }
    let Some((id, written)) = other else { return Ok(()) };
    let time = (written.local_day(start) == day).then(|| written.minute_of_day());
    Err(Problem::FormThatDay { field: "day", id, time })
}
