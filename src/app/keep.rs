//! Keeping a record: check it against what is kept, write it, and report back.

use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::journal::Changes;
use super::now::Now;
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
use crate::record::kinds::goal::{Goal, GoalLook};
use crate::record::kinds::medicine::Medicine;
use crate::record::kinds::phq9::{Frequency, Phq9Form};
use crate::record::kinds::plan::{Plan, Question};
use crate::record::kinds::regimen::DoseDay;
use crate::record::kinds::safety_plan::SafetyPlan;
use crate::record::kinds::setback::Setback;
use crate::record::kinds::settings::Settings;
use crate::record::kinds::therapy::Therapy;
use crate::record::kinds::trial::Trial;
use crate::record::log::{Change, Record, RecordKind};
use crate::record::problem::Problem;
use crate::record::rough_date::RoughDate;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};
use crate::rules::goals;
use crate::rules::item9::{Reaction, reaction_on};
use crate::rules::regular_doses;
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
                _ => None,
            }
        }
    };
}

plain_kinds! {
    CheckIn(CheckIn): Some(DraftSlot::CheckIn),
    ClinicScore(ClinicScore): Some(DraftSlot::ClinicScore),
    Function(FunctionForm): Some(DraftSlot::Function),
    Setback(Setback): None,
    DoseDay(DoseDay): None,
    Medicine(Medicine): Some(DraftSlot::Medicine),
    Trial(Trial): Some(DraftSlot::Trial),
    Therapy(Therapy): Some(DraftSlot::Therapy),
    Goal(Goal): Some(DraftSlot::Goal),
    GoalLook(GoalLook): None,
}

impl<S: Store, H: Host> App<S, H> {
    /// Keeps a record of a kind that nothing else is asked or said about. `id` is the record to change, here and below;
    /// without one a new record is kept. Where the id follows from what the record says, it does. The other kinds have
    /// use cases of their own.
    pub async fn save(&self, id: Option<&str>, record: Record) -> Result<Receipt, Failure> {
        let draft = draft_of(&record).ok_or(Failure::Malformed)?;
        let record = match record {
            Record::Setback(setback) => Record::Setback(setback.asked()),
            other => other,
        };
        let checked = &mut |timeline: &Timeline, now: &Now<'_>, id| {
            may_say(timeline, id, &record, now.last_day(timeline, id))?;
            Ok(record.clone())
        };
        match record.own_id() {
            Some(id) => self.keep_only(id, draft, &mut |timeline, now| checked(timeline, now, id)).await,
            None => self.keep(id, draft, checked).await,
        }
    }

    /// Keeps a PHQ-9 and says how the app reacts to its item 9, judged by exactly the records that the form joins:
    /// nothing is written in between. A second form on the same day is asked about first (`form_that_day`), until
    /// `confirmed` says to keep both.
    pub async fn save_phq9(&self, id: Option<&str>, form: Phq9Form, confirmed: bool) -> Result<Phq9Receipt, Failure> {
        let Phq9Form { day, answers } = form;
        let mut reaction = None;
        let checked = &mut |timeline: &Timeline, now: &Now<'_>, id| {
            past_day("day", day, now.last_day(timeline, id))?;
            if !confirmed {
                alone_on(day, id, timeline.phq9_forms_between(day, day), timeline.settings().day_start)?;
            }
            reaction = Some(reaction_on(timeline, day, Some(id), answers.item9()));
            Ok(Record::Phq9(form.clone()))
        };
        let kept = self.keep(id, Some(DraftSlot::Phq9), checked).await?;
        let reaction = reaction.ok_or(Failure::Malformed)?;
        Ok(Phq9Receipt { id: kept.id, change: kept.change, reaction, total: answers.score().map(show::total) })
    }

    /// How the app would react to this answer to item 9 on this day, before the form is kept. `id` is the kept form
    /// that is being changed, if any: its own earlier answer does not count as an earlier form.
    pub async fn phq9_reaction(&self, day: &str, item9: Option<u8>, id: Option<&str>) -> Result<Reaction, Failure> {
        let journal = self.journal().await;
        let day = LocalDay::parse("day", day)?;
        let (now, today) = self.now(journal.timeline())?;
        let this = id.map(|id| RecordId::parse("id", id)).transpose()?;
        let is_kept = this.is_some_and(|this| journal.timeline().get(this).is_some());
        past_day("day", day, if is_kept { now.latest_day() } else { today })?;
        let answer = item9.map(|points| Frequency::new("items", points)).transpose()?;
        Ok(reaction_on(journal.timeline(), day, this, answer))
    }

    /// Keeps a GAD-7. A second form of a day is asked about first, as of a PHQ-9.
    pub async fn save_gad7(&self, id: Option<&str>, form: Gad7Form, confirmed: bool) -> Result<Gad7Receipt, Failure> {
        let (day, total) = (form.day, show::gad7_total(&form));
        let checked = &mut |timeline: &Timeline, now: &Now<'_>, id| {
            past_day("day", day, now.last_day(timeline, id))?;
            if !confirmed {
                let that_day = timeline.gad7_forms().filter(|kept| kept.value.day == day);
                alone_on(day, id, that_day, timeline.settings().day_start)?;
            }
            Ok(Record::Gad7(form.clone()))
        };
        let kept = self.keep(id, Some(DraftSlot::Gad7), checked).await?;
        Ok(Gad7Receipt { id: kept.id, change: kept.change, total })
    }

    /// Keeps the settings.
    pub async fn save_settings(&self, settings: Settings) -> Result<(), Failure> {
        let checked = &mut |_: &Timeline, now: &Now<'_>| {
            if let Some(day) = settings.course_start {
                past_day("courseStart", day, now.today)?;
            }
            Ok(Record::Settings(settings.clone()))
        };
        self.keep_only(RecordId::SETTINGS, None, checked).await?;
        Ok(())
    }

    /// Keeps the treatment plan, except its questions, which stay as they are. Earlier versions stay in the trail.
    pub async fn save_plan(&self, plan: Plan) -> Result<(), Failure> {
        let plan = Plan { planned: plan.planned.in_order(), ..plan };
        let checked = &mut |timeline: &Timeline, now: &Now<'_>| {
            if let Some(day) = plan.target_agreed {
                past_day("targetAgreed", day, now.today)?;
            }
            let questions = timeline.plan().questions.clone();
            Ok(Record::Plan(Plan { questions, ..plan.clone() }.into()))
        };
        self.keep_only(RecordId::PLAN, Some(DraftSlot::Plan), checked).await?;
        Ok(())
    }

    /// Keeps the questions for the clinician. The rest of the treatment plan stays as it is. Blank questions are
    /// dropped.
    pub async fn save_questions(&self, questions: &[String]) -> Result<Receipt, Failure> {
        let asked = questions.iter().filter(|question| !question.trim().is_empty());
        let asked = asked.map(|question| Question::parse("questions", question)).collect::<Result<_, _>>()?;
        let questions = Few::new("questions", asked)?;
        let with_questions = &mut |timeline: &Timeline, _: &Now<'_>| {
            Ok(Record::Plan(Plan { questions: questions.clone(), ..timeline.plan().clone() }.into()))
        };
        self.keep_only(RecordId::PLAN, Some(DraftSlot::Questions), with_questions).await
    }

    /// Keeps the safety plan.
    pub async fn save_safety_plan(&self, plan: SafetyPlan) -> Result<(), Failure> {
        let whole = &mut |_: &Timeline, _: &Now<'_>| Ok(Record::SafetyPlan(plan.clone().into()));
        self.keep_only(RecordId::SAFETY_PLAN, Some(DraftSlot::SafetyPlan), whole).await?;
        Ok(())
    }

    /// Keeps a new record, or a new version of the one with this id, which must be of the same kind; drops the draft it
    /// came from in the same transaction. `record` makes it of the records as they are, and of its id.
    pub(super) async fn keep(
        &self,
        id: Option<&str>,
        draft: Option<DraftSlot>,
        record: &mut (dyn FnMut(&Timeline, &Now<'_>, RecordId) -> Result<Record, Failure> + '_),
    ) -> Result<Receipt, Failure> {
        let id = self.id_for(id)?;
        let of_its_kind = &mut |timeline: &Timeline, now: &Now<'_>| {
            let record = record(timeline, now, id)?;
            may_keep(timeline, id, &record)?;
            Ok(record)
        };
        self.keep_only(id, draft, of_its_kind).await
    }

    /// Keeps the one record with this id.
    async fn keep_only(
        &self,
        id: RecordId,
        draft: Option<DraftSlot>,
        record: &mut (dyn FnMut(&Timeline, &Now<'_>) -> Result<Record, Failure> + '_),
    ) -> Result<Receipt, Failure> {
        let mut journal = self.journal().await;
        let plan = &mut |timeline: &Timeline, now: &Now<'_>| {
            let drafts = draft.map(|slot| (slot, id)).into_iter().collect();
            Ok(Changes { drafts, ..Changes::of(id, Change::Put(record(timeline, now)?)) })
        };
        self.transact(&mut journal, plan).await?;
        Ok(receipt(journal.timeline(), id))
    }

    /// The id that the page has given a record, or a new one.
    pub(super) fn id_for(&self, id: Option<&str>) -> Result<RecordId, Failure> {
        Ok(id.map_or_else(|| Ok(self.new_id()), |id| RecordId::parse("id", id))?)
    }
}

/// Refuses a record that was withdrawn, and an id that another kind of record has.
pub(super) fn may_keep(timeline: &Timeline, id: RecordId, record: &Record) -> Result<(), Failure> {
    let is_new = timeline.newest_change(id).is_none();
    let same = timeline.get(id).is_some_and(|kept| kept.stands_among() == record.stands_among());
    if is_new || same { Ok(()) } else { Err(Failure::NotFound(id)) }
}

/// Refuses what cannot be said yet, or cannot be said beside what is kept. `last` is the last day it may be about.
fn may_say(timeline: &Timeline, id: RecordId, record: &Record, last: LocalDay) -> Result<(), Failure> {
    let begun = |field, date: Option<RoughDate>| begun(field, date, last);
    match record {
        Record::DoseDay(doses) if regular_doses::in_force(timeline, doses.day).is_none() => {
            past_day("day", doses.day, last)?;
            return Err(Problem::NoRegimen { field: "day", day: doses.day }.into());
        }
        Record::Medicine(medicine) => begun("since", medicine.since)?,
        Record::Trial(trial) => begun("when", trial.when)?,
        Record::Therapy(therapy) => past_day("since", therapy.since, last)?,
        Record::Goal(goal) => {
            past_day("agreed", goal.agreed.unwrap_or(last), last)?;
            past_day("ended", goal.ended.unwrap_or(last), last)?;
            goals::has_room(timeline, id, goal)?;
        }
        Record::GoalLook(look) => {
            past_day("day", look.day, last)?;
            timeline.find::<Goal>(look.goal).ok_or(Failure::NotFound(look.goal))?;
        }
        other => past_day("day", other.day().unwrap_or(last), last)?,
    }
    Ok(())
}

/// Refuses a rough date of which no part has come yet.
fn begun(field: &'static str, date: Option<RoughDate>, today: LocalDay) -> Result<(), Problem> {
    let ahead = date.filter(|date| RoughDate::Day(today).is_before(*date));
    ahead.map_or(Ok(()), |date| Err(Problem::InFuture { field, day: date.first_day(), today }))
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
