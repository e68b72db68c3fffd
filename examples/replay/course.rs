//! What the rules read of each day: levels for the model, forms for R1. The course starts at the first session.

use tidemark::record::cut_offs::CutOffs;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::phq9::Score;
use tidemark::rules::fade::{CourseOfDoses, DailyLevel, Day};
use tidemark::rules::remission::{self, History, Reading, State, Status};

use super::read::{Form, Row};

/// The course of doses so far: it is agreed with its first dose, and anew with the first that comes every other so many
/// days. The model itself ends it where doses stop.
#[derive(Default)]
pub(crate) struct Doses(Option<CourseOfDoses>);

impl Doses {
    /// What the model reads of the next day.
    pub(crate) fn model_day(&mut self, row: &Row) -> Day {
        let [mood, interest, ..] = row.levels.items;
        if let Some(every) = row.dose.filter(|every| self.0.is_none_or(|course| course.every != *every)) {
            self.0 = Some(CourseOfDoses { since: row.day, every });
        }
        Day {
            level: mood.map(|mood| DailyLevel::of(mood, interest)),
            phq9: row.form.as_ref().and_then(score).map(|score| score.total),
            session: row.session,
            planned: row.planned,
            half_gone: row.half_gone,
            course: self.0,
            dose: row.dose.is_some(),
            ..Day::empty(row.day)
        }
    }
}

/// A form's score. `None` if three or more items are missing.
fn score(form: &Form) -> Option<Score> {
    match form {
        Form::Items(answers) => answers.score(),
        Form::Total(total) => Some(Score { total: *total, imputed: false }),
    }
}

/// What R1 knows about one person up to some day.
#[derive(Default)]
pub(crate) struct Course {
    history: History,
    cutoffs: CutOffs,
}

impl Course {
    /// The status at the end of the next day, as the file prints it.
    pub(crate) fn step(&mut self, row: &Row) -> String {
        let day = row.day;
        if row.session {
            self.history.course_start.get_or_insert(day);
        }
        let record = RecordId::from_bytes((self.history.readings.len() as u128).to_be_bytes());
        self.history.readings.extend(row.form.as_ref().map(|form| match form {
            Form::Items(answers) => Reading::answered(record, day, answers),
            Form::Total(total) => Reading::typed(record, day, *total),
        }));
        self.history.like_myself.extend(row.levels.like_myself.map(|level| (day, level)));
        let status = remission::status(&self.history, day, &self.cutoffs);
        format!("{}{}", name(status.state), marks(&status))
    }
}

/// The marks beside a state.
fn marks(status: &Status) -> String {
    let relapsing = matches!(status.state, State::Relapse | State::Recurrence);
    let marks = [
        (status.full && status.state != State::FullRemission, "+full"),
        (status.stale, "+stale"),
        (status.paused.is_some(), "+paused"),
        (status.remission_lost, "+remission_lost"),
        (status.relapsed_on.is_some() && !relapsing, "+after_relapse"),
    ];
    marks.into_iter().filter_map(|(holds, mark)| holds.then_some(mark)).collect()
}

/// A state as the file prints it.
pub(crate) fn name(state: State) -> &'static str {
    match state {
        State::Unknown => "none",
        State::NoResponse => "no_response",
        State::PartialResponse => "partial_response",
        State::Response => "response",
        State::RemissionRange => "remission_range",
        State::Remission => "remission",
        State::SustainedRemission => "sustained_remission",
        State::FullRemission => "full_remission",
        State::Recovery => "recovery",
        State::PossibleRelapse => "possible_relapse",
        State::Relapse => "relapse",
        State::Recurrence => "recurrence",
    }
}
