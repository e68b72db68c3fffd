//! Keeping a record: check it against what is kept, write it, and report back.

use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::journal::Journal;
use super::view::{Gad7Receipt, Phq9Receipt, Receipt};
use super::{App, show};
use crate::record::few::Few;
use crate::record::fields::Fields;
use crate::record::fields::node::{Misplaced, Node};
use crate::record::id::RecordId;
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::clinic_score::ClinicScore;
use crate::record::kinds::function::FunctionForm;
use crate::record::kinds::gad7::Gad7Form;
use crate::record::kinds::phq9::{Frequency, Phq9Form};
use crate::record::kinds::plan::{Plan, Question};
use crate::record::kinds::safety_plan::SafetyPlan;
use crate::record::kinds::setback::Setback;
use crate::record::kinds::settings::Settings;
use crate::record::log::{Change, Record, RecordKind};
use crate::record::problem::Problem;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};
use crate::rules::item9::{Reaction, reaction_on};
use crate::store::Store;
use crate::store::rows::DraftSlot;

/// Declares the kinds that [`App::save`] keeps, each with the draft its form has.
macro_rules! plain_kinds {
    ($($variant:ident($kind:ty): $draft:expr,)*) => {
        /// A record of one of the kinds that [`App::save`] keeps, by the name of the kind; `None` for another kind.
        pub fn plain_record(kind: &str, node: &Node<'_>) -> Option<Result<Record, Misplaced>> {
            $(if kind == <$kind as RecordKind>::NAME {
                return Some(<$kind as Fields>::from_node(node).map(Record::$variant));
            })*
            None
        }

        fn draft_of(record: &Record) -> Option<Option<DraftSlot>> {
            match record {
                $(Record::$variant(_) => Some($draft),)*
                Record::Phq9(_)
                | Record::Session(_)
                | Record::SideEffect(_)
                | Record::Settings(_)
                | Record::Gad7(_)
                | Record::Pressure(_)
                | Record::Stamp(_)
                | Record::Screen(_)
                | Record::Plan(_)
                | Record::SafetyPlan(_)
                | Record::ImportBatch(_)
                | Record::ImportedMood(_)
                | Record::ImportedPressure(_)
                | Record::FadeAlert(_)
                | Record::PutOff(_)
                | Record::Item9Closed(_)
                | Record::KeptAhead(_) => None,
            }
        }
    };
}

plain_kinds! {
    CheckIn(CheckIn): Some(DraftSlot::CheckIn),
    ClinicScore(ClinicScore): Some(DraftSlot::ClinicScore),
    Function(FunctionForm): Some(DraftSlot::Function),
    Setback(Setback): None,
}

impl<S: Store, H: Host> App<S, H> {
    /// Keeps a record of a kind that nothing else is asked or said about. `id` is the record to change, here and below;
    /// without one a new record is kept. The other kinds have use cases of their own.
    pub async fn save(&self, id: Option<&str>, record: Record) -> Result<Receipt, Failure> {
        let draft = draft_of(&record).ok_or(Failure::Malformed)?;
        let record = match record {
            Record::Setback(setback) => Record::Setback(setback.asked()),
            other => other,
        };
        {
            let journal = self.journal().await;
            let (_, today) = self.now(journal.timeline())?;
            let last = self.last_day(journal.timeline(), id, today)?;
            past_day("day", record.day().unwrap_or(last), last)?;
        }
        self.keep(id, draft, record).await
    }

    /// Keeps a PHQ-9 and says how the app reacts to its item 9, judged by exactly the records that the form joins:
    /// nothing is written in between. A second form on the same day is asked about first (`form_that_day`), until
    /// `confirmed` says to keep both.
    pub async fn save_phq9(&self, id: Option<&str>, form: Phq9Form, confirmed: bool) -> Result<Phq9Receipt, Failure> {
        let Phq9Form { day, answers } = form;
        let mut journal = self.journal().await;
        let timeline = journal.timeline();
        past_day("day", day, self.last_day(timeline, id, self.now(timeline)?.1)?)?;
        let form = Record::Phq9(form);
        let id = self.id_for(timeline, id, &form)?;
        if !confirmed {
            alone_on(day, id, timeline.phq9_forms_between(day, day), timeline.settings().day_start)?;
        }
        let kept = self.put(&mut journal, id, form, Some(DraftSlot::Phq9)).await?;
        Ok(Phq9Receipt {
            id: kept.id,
            change: kept.change,
            reaction: reaction_on(journal.timeline(), day, Some(id), answers.item9()),
            total: answers.score().map(show::total),
        })
    }

    /// How the app would react to this answer to item 9 on this day, before the form is kept. `id` is the kept form
    /// that is being changed, if any: its own earlier answer does not count as an earlier form.
    pub async fn phq9_reaction(&self, day: &str, item9: Option<u8>, id: Option<&str>) -> Result<Reaction, Failure> {
        let journal = self.journal().await;
        let day = LocalDay::parse("day", day)?;
        let (_, today) = self.now(journal.timeline())?;
        past_day("day", day, self.last_day(journal.timeline(), id, today)?)?;
        let answer = item9.map(|points| Frequency::new("items", points)).transpose()?;
        let this = id.map(|id| RecordId::parse("id", id)).transpose()?;
        Ok(reaction_on(journal.timeline(), day, this, answer))
    }

    /// Keeps a GAD-7. A second form of a day is asked about first, as of a PHQ-9.
    pub async fn save_gad7(&self, id: Option<&str>, form: Gad7Form, confirmed: bool) -> Result<Gad7Receipt, Failure> {
        let (day, total) = (form.day, show::gad7_total(&form));
        let form = Record::Gad7(form);
        let mut journal = self.journal().await;
        let timeline = journal.timeline();
        past_day("day", day, self.last_day(timeline, id, self.now(timeline)?.1)?)?;
        let id = self.id_for(timeline, id, &form)?;
        if !confirmed {
            let that_day = timeline.gad7_forms().filter(|kept| kept.value.day == day);
            alone_on(day, id, that_day, timeline.settings().day_start)?;
        }
        let kept = self.put(&mut journal, id, form, Some(DraftSlot::Gad7)).await?;
        Ok(Gad7Receipt { id: kept.id, change: kept.change, total })
    }

    /// Keeps the settings.
    pub async fn save_settings(&self, settings: Settings) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        if let Some(day) = settings.course_start {
            past_day("courseStart", day, self.now(journal.timeline())?.1)?;
        }
        self.put(&mut journal, RecordId::SETTINGS, Record::Settings(settings), None).await?;
        Ok(())
    }

    /// Keeps the treatment plan, except its questions, which stay as they are. Earlier versions stay in the trail.
    pub async fn save_plan(&self, plan: Plan) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let timeline = journal.timeline();
        if let Some(day) = plan.target_agreed {
            past_day("targetAgreed", day, self.now(timeline)?.1)?;
        }
        let plan = Plan { questions: timeline.plan().questions.clone(), planned: plan.planned.in_order(), ..plan };
        self.put(&mut journal, RecordId::PLAN, Record::Plan(plan.into()), Some(DraftSlot::Plan)).await?;
        Ok(())
    }

    /// Keeps the questions for the clinician. The rest of the treatment plan stays as it is. Blank questions are
    /// dropped.
    pub async fn save_questions(&self, questions: &[String]) -> Result<Receipt, Failure> {
        let asked = questions.iter().filter(|question| !question.trim().is_empty());
        let asked = asked.map(|question| Question::parse("questions", question)).collect::<Result<_, _>>()?;
        let questions = Few::new("questions", asked)?;
        let mut journal = self.journal().await;
        let plan = Plan { questions, ..journal.timeline().plan().clone() };
        self.put(&mut journal, RecordId::PLAN, Record::Plan(plan.into()), Some(DraftSlot::Questions)).await
    }

    /// Keeps the safety plan.
    pub async fn save_safety_plan(&self, plan: SafetyPlan) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let record = Record::SafetyPlan(plan.into());
        self.put(&mut journal, RecordId::SAFETY_PLAN, record, Some(DraftSlot::SafetyPlan)).await?;
        Ok(())
    }

    /// Writes a new record, or a new version of the one with this id, which
    /// must be of the same kind; drops the draft it came from in the same transaction.
    pub(super) async fn keep(
        &self,
        id: Option<&str>,
        draft: Option<DraftSlot>,
        record: Record,
    ) -> Result<Receipt, Failure> {
        let mut journal = self.journal().await;
        let id = self.id_for(journal.timeline(), id, &record)?;
        self.put(&mut journal, id, record, draft).await
    }

    /// The id to keep a record under: that of the kept one of its kind, or a new one.
    pub(super) fn id_for(&self, timeline: &Timeline, id: Option<&str>, record: &Record) -> Result<RecordId, Failure> {
        let Some(id) = id else { return Ok(self.new_id()) };
        let id = RecordId::parse("id", id)?;
        let kept = timeline.get(id).is_some_and(|kept| kept.stands_among() == record.stands_among());
        if kept { Ok(id) } else { Err(Failure::NotFound(id)) }
    }

    /// Writes one record into the journal already held, and drops the draft that it came from.
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

/// Refuses a day that has not come yet.
pub(super) fn past_day(field: &'static str, day: LocalDay, today: LocalDay) -> Result<(), Problem> {
    if day > today { Err(Problem::InFuture { field, day, today }) } else { Ok(()) }
}

/// Refuses a second form on a day that already has one. A form that is already on that day may stay there.
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
