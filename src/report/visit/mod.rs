//! The report as data. Everything is derived from the timeline at a moment. Nothing is in words yet.

mod adherence;
mod beside;
mod fade;
mod given;
mod lived;
mod safety;
mod session;

pub use adherence::Adherence;
pub use beside::{ClinicLine, Seen, latest_and_first};
pub use fade::{FadeDay, FadeSummary, HalfGone};
pub use given::Given;
pub use lived::{GoalLine, Lived, RegimenLine};
pub use safety::{Item9, Item9Answer, Safety, Sign, sign};
pub use session::{EffectTrend, SessionLine};

use super::request::{Range, ReportRequest};
use super::words::{self, Words};
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::gad7;
use crate::record::kinds::gad7::Gad7Form;
use crate::record::kinds::long_term_check::Screen;
use crate::record::kinds::phq9::Answers;
use crate::record::kinds::phq9::Phq9Form;
use crate::record::kinds::plan::Plan;
use crate::record::kinds::setback::Setback;
use crate::record::language::Language;
use crate::record::problem::Problem;
use crate::record::time::{DayStart, LocalDay, Moment};
use crate::record::timeline::{Kept, Timeline};
use crate::rules::benefit::{Spaced, spaced};
use crate::rules::certainty;
use crate::rules::compare::{self, ItemChange};
use crate::rules::edition::Edition;
use crate::rules::fade::DoseCourse;
use crate::rules::remission::{Evidence, History, Status, Wellbeing, status};
use crate::rules::schedule;

/// What a visit is about. Everything is as of the last day of the range, by the records of the days up to it.
#[derive(Clone, Debug)]
pub struct Visit<'a> {
    /// Where everything comes from.
    pub timeline: &'a Timeline,
    /// The day the report is made on.
    pub today: LocalDay,
    /// The days it is about.
    pub range: Range,
    /// When the person's day begins.
    pub day_start: DayStart,
    /// The language that it is written in.
    pub language: Language,
    /// Whether notes are asked for.
    pub notes: bool,
    /// The name and the date of birth, where they were typed.
    pub identity: [Option<String>; 2],
    /// The day the course started, if it had started by then.
    pub course_start: Option<LocalDay>,
    /// The plan in force.
    pub plan: &'a Plan,
    /// R1, with its evidence.
    pub status: Status,
    /// The answers of the latest form with a total, and of the baseline.
    pub latest: Option<&'a Answers>,
    /// See [`Visit::latest`].
    pub baseline: Option<&'a Answers>,
    /// The followed items of the latest form, beside those of the baseline.
    pub items: Vec<ItemChange>,
    /// How the person was doing when the course started.
    pub wellbeing_at_start: Wellbeing,
    /// GAD-7 totals: the latest, and the first if that is a different one.
    pub gad7: Option<Seen<gad7::Score>>,
    /// Scores that were rated in the clinic, the latest on each scale.
    pub clinic: Vec<ClinicLine<'a>>,
    /// Item 9 in the range.
    pub item9: Item9,
    /// Signs of danger and very high pressures in the range.
    pub safety: Safety<'a>,
    /// Hospital stays and attempts in the range.
    pub setbacks: Vec<Kept<'a, Setback>>,
    /// The sessions in the range, by time.
    pub sessions: Vec<SessionLine<'a>>,
    /// What was given in them, the latest drug and route first.
    pub given: Vec<Given<'a>>,
    /// How far apart the latest sessions were.
    pub spaced: Option<Spaced>,
    /// Regular doses, medicines, earlier treatments, therapies and goals.
    pub lived: Lived<'a>,
    /// Side effects over these sessions, those felt in the most sessions first. Signs of danger are not among them.
    pub effects: Vec<EffectTrend<'a>>,
    /// The latest long-term check, and the one before it.
    pub screens: (Option<Kept<'a, Screen>>, Option<Kept<'a, Screen>>),
    /// The fade model's days in the range.
    pub fade_days: Vec<FadeDay>,
    /// What the model says at the end of the range.
    pub fade: Option<FadeSummary>,
    /// The course of close doses that is followed at the end of the range.
    pub dose_course: Option<DoseCourse>,
    /// The next session that was planned for the last day of the range or later.
    pub next_session: Option<LocalDay>,
    /// Something that the report rests on is not certain.
    pub uncertain: bool,
    /// How the records were kept.
    pub adherence: Adherence,
    /// What may be said about them.
    pub edition: Edition,
}

impl<'a> Visit<'a> {
    /// The report on a timeline at a moment.
    pub fn of(timeline: &'a Timeline, at: &Moment, request: &ReportRequest) -> Result<Self, Problem> {
        let day_start = timeline.settings().day_start;
        let today = at.local_day(day_start);
        let range = request.range(timeline, today)?;
        let plan = timeline.plan();
        let history = History::of(timeline, range.until);
        let status = status(&history, range.until, &plan.cutoffs);
        let answers = |evidence: Option<Evidence>| Some(&timeline.find::<Phq9Form>(evidence?.record)?.value.answers);
        let (latest, baseline) = (answers(status.latest), answers(status.baseline));
        let at_start = history.course_start.map(|start| history.wellbeing(start, &plan.cutoffs));
        let followed = fade::Followed::of(timeline, range.until);
        let sessions = session::Sessions::of(timeline, range);
        let steps = sessions.steps(timeline, day_start);
        let lines = sessions.lines(timeline, &followed, range, &steps);
        Ok(Self {
            timeline,
            today,
            range,
            day_start,
            language: request.language,
            notes: request.notes,
            identity: [&request.name, &request.birth_date].map(|text| typed(text.as_deref()?)),
            course_start: history.course_start,
            status,
            latest,
            baseline,
            items: latest.map(|latest| compare::items(baseline, latest).into()).unwrap_or_default(),
            wellbeing_at_start: at_start.unwrap_or_default(),
            gad7: latest_and_first(
                timeline.gad7_forms(),
                range.until,
                |form: &Gad7Form| form.day,
                |form| gad7::score(form.items()),
            ),
            clinic: beside::clinic(timeline, range.until),
            item9: Item9::of(timeline, range),
            safety: Safety::of(timeline, range),
            setbacks: timeline.setbacks().filter(|kept| range.contains(kept.value.day)).collect(),
            fade: followed.summary(timeline),
            dose_course: followed.dose_course(),
            fade_days: followed.days_in(range),
            given: given::given(&lines),
            spaced: spaced(&steps[..sessions.until(range.until)]),
            lived: Lived::of(timeline, range),
            sessions: lines,
            effects: sessions.effects(timeline, day_start),
            screens: beside::screens(timeline, range.until),
            next_session: schedule::next_session(timeline, range.until),
            uncertain: certainty::of_all_until(timeline, range.until),
            adherence: Adherence::of(timeline, range, day_start),
            plan,
            edition: Edition::Whole,
        })
    }

    /// The words it is told in.
    pub(crate) fn words(&self) -> &'static Words {
        words::of(self.language)
    }

    /// The same visit in another edition.
    #[must_use]
    pub fn in_edition(self, edition: Edition) -> Self {
        Self { edition, ..self }
    }

    /// The PHQ-9 forms in the range, by day.
    pub fn forms(&self) -> impl DoubleEndedIterator<Item = Kept<'a, Phq9Form>> {
        self.timeline.phq9_forms_between(self.range.from, self.range.until)
    }

    /// The check-ins in the range, by day.
    pub fn check_ins(&self) -> impl DoubleEndedIterator<Item = Kept<'a, CheckIn>> {
        self.timeline.check_ins_between(self.range.from, self.range.until)
    }

    /// Whether a record was written on a later day than it is about.
    pub fn is_late<T>(&self, kept: &Kept<'_, T>, about: LocalDay) -> bool {
        kept.first_written.local_day(self.day_start) > about
    }
}

/// What was typed, or `None` if it is nothing but space.
fn typed(text: &str) -> Option<String> {
    Some(words::one_line(text)).filter(|text| !text.is_empty())
}
