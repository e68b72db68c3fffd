//! What the fade watch tells the person, and what is kept of it.
//!
//! The model says how things stand at the end of each day. A warning is what the person is told about it. Since edits
//! change the days that the model reads, a warning is kept as a record of its own, and what today's data say is shown
//! beside it.

use crate::record::id::RecordId;
use crate::record::kinds::fade_alert::{FadeAlert, Percent, Said, Warning};
use crate::record::log::Record;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};
use crate::rules::fade::{self, Day, DoseCourse, Following, Lift, Outcome, Share, State, Unsure};

/// The first day after a session on which the person is warned: the first that is wholly beyond 48 hours, whatever the
/// time of the session.
pub const QUIET_DAYS: u32 = 3;
/// The shortest interval, in days, that says something about this person's half-time.
const LONG_INTERVAL: u32 = 7;
/// The lowest probability of a gain at which an interval does.
const SURE_OF_GAIN: f64 = 0.8;
/// How many long intervals must have ended before anything is said about a planned session.
const LEARNED: u32 = 2;
/// How many long intervals must have ended before a day is named, and the widest 80 % interval, in days, for which it
/// is.
const PERSONAL: (u32, f64) = (3, 30.0);
/// The lowest probability that half is gone by the planned session at which that is worth planning for.
const WORTH_PLANNING: f64 = 0.7;
/// How many check-ins before the first session help the model: a steady baseline is worth more to it than anything
/// else.
const STEADY: u32 = 14;
/// The first day of a course of doses on which it is said that it has not lifted the level, and the probability of a
/// lift under which that is.
const COURSE_LIFT: (u32, f64) = (42, 0.5);
/// The probability from which something is called more likely than not.
const MORE_LIKELY_THAN_NOT: f64 = 0.5;
/// How many of the latest intervals make the usual course.
const USUAL_OF: usize = 4;

/// What can be said about a day. "Lower than usual" is said only once a longer interval has ended: before that there is
/// no usual course, and somebody whom a first session did not help is told just that. Nor is it said in a course of
/// doses, where no session is followed.
pub fn state(outcome: &Outcome) -> State {
    if outcome.course_of_doses.is_some() {
        return State::CannotTell(Unsure::CourseOfDoses);
    }
    let is_lower = outcome.lift.as_ref().is_some_and(|lift| is_lower(outcome, lift));
    fade::state(is_lower, outcome.lift.as_ref())
}

fn is_lower(outcome: &Outcome, lift: &Lift) -> bool {
    outcome.lower && lift.past_intervals > 0
}

/// The warning in force at the end of a day, muted or not.
fn in_force(outcome: &Outcome) -> Option<Warning> {
    if let Some(course) = &outcome.course_of_doses {
        let is_said = course.alert && !course.paused && is_course_followed(course);
        return is_said.then_some(Warning::CourseFading);
    }
    let lift = outcome.lift.as_ref().filter(|lift| lift.days >= QUIET_DAYS)?;
    match state(outcome) {
        State::LowerThanUsual => Some(Warning::LowerThanUsual),
        State::Fading => Some(Warning::Fading),
        State::CannotTell(Unsure::FewLately) | State::Easing | State::Holding if is_half_gone_soon(lift) => {
            Some(Warning::HalfGoneSoon)
        }
        State::CannotTell(_) | State::Easing | State::Holding => None,
    }
}

/// Whether half will more likely than not be gone before a session could be had, and none is planned by then. The note,
/// once given, is said only while that is so.
pub fn is_half_gone_soon(lift: &Lift) -> bool {
    lift.note && lift.half_gone_when_booked >= MORE_LIKELY_THAN_NOT && !lift.booked && lift.days >= QUIET_DAYS
}

/// The warning that the person is given today, unless they muted it. `outcomes` are all days up to today.
pub fn warning(timeline: &Timeline, outcomes: &[Outcome]) -> Option<Warning> {
    let warning = in_force(outcomes.last()?)?;
    (!warning.can_be_muted() || !is_muted(timeline, outcomes)).then_some(warning)
}

/// Whether the person asked not to be told about fading until their next session.
pub fn is_muted(timeline: &Timeline, outcomes: &[Outcome]) -> bool {
    of_this_interval(timeline, outcomes).any(|kept| kept.value.muted)
}

/// The day of the last session, or of the first dose of the course that is followed.
fn began(outcome: &Outcome) -> Option<LocalDay> {
    let course = outcome.course_of_doses.as_ref().map(|course| course.since);
    course.or_else(|| Some(outcome.lift.as_ref()?.session))
}

/// The warnings given since the last session, or since a course began, newest first. Their own day decides, so that a
/// session keeps its warnings when its day is corrected.
fn of_this_interval<'a>(
    timeline: &'a Timeline,
    outcomes: &[Outcome],
) -> impl Iterator<Item = Kept<'a, FadeAlert>> + use<'a> {
    let began = outcomes.last().and_then(began);
    timeline.fade_alerts().rev().take_while(move |kept| began.is_some_and(|began| kept.value.day > began))
}

/// The record of the warning that the person is given today, if one was kept: the latest of this interval, unless the
/// warning has been off on a day since. The booking note is given once in an interval, so days without it end nothing.
pub fn kept<'a>(timeline: &'a Timeline, outcomes: &[Outcome], warning: Warning) -> Option<Kept<'a, FadeAlert>> {
    let kept = of_this_interval(timeline, outcomes).find(|kept| kept.value.warning == warning)?;
    let mut later = outcomes.iter().rev().take_while(|outcome| outcome.day > kept.value.day);
    let is_same = warning == Warning::HalfGoneSoon || later.all(|outcome| is_on(outcome, warning));
    is_same.then_some(kept)
}

/// The id of the record of a warning that is not kept yet. It follows from the session and the warning, so that two
/// devices that see the same keep the same record.
pub fn id_of(timeline: &Timeline, alert: &FadeAlert) -> RecordId {
    let same = |kept: &Kept<'_, FadeAlert>| kept.value.session == alert.session && kept.value.warning == alert.warning;
    let before = u32::try_from(timeline.fade_alerts().filter(same).count()).unwrap_or(u32::MAX);
    let mut id = *b"fade\0\0\0\0\0\0\0\0\0\0\0\0";
    id[7] = alert.warning.number();
    id[8..12].copy_from_slice(&alert.session.number().to_be_bytes());
    id[12..].copy_from_slice(&before.to_be_bytes());
    RecordId::from_bytes(id)
}

/// The warning that the person is given today, if no record of it was kept yet.
pub fn unkept(timeline: &Timeline, outcomes: &[Outcome]) -> Option<FadeAlert> {
    let warning = warning(timeline, outcomes)?;
    if kept(timeline, outcomes, warning).is_some() {
        return None;
    }
    let today = outcomes.last()?;
    let (session, said) = (began(today)?, said_with(warning, today)?);
    Some(FadeAlert { day: today.day, session, warning, said, verdict: None, muted: false })
}

/// Whether a record can change what the person is told, by its content or just by being there. The settings can: they
/// say at which hour a day begins, and so which day today is.
pub fn reads(record: &Record) -> bool {
    match record {
        Record::CheckIn(_)
        | Record::Phq9(_)
        | Record::Session(_)
        | Record::Plan(_)
        | Record::Settings(_)
        | Record::FadeAlert(_)
        | Record::Regimen(_)
        | Record::DoseDay(_) => true,
        Record::SideEffect(_)
        | Record::Setback(_)
        | Record::Gad7(_)
        | Record::ClinicScore(_)
        | Record::Function(_)
        | Record::Pressure(_)
        | Record::ImportedPressure(_)
        | Record::ImportedMood(_)
        | Record::ImportBatch(_)
        | Record::Stamp(_)
        | Record::Screen(_)
        | Record::SafetyPlan(_)
        | Record::PutOff(_)
        | Record::Item9Closed(_)
        | Record::KeptAhead(_)
        | Record::Backup(_)
        | Record::Medicine(_)
        | Record::Trial(_)
        | Record::Therapy(_)
        | Record::Goal(_)
        | Record::GoalLook(_)
        | Record::Offered(_) => false,
    }
}

/// The numbers that are given for a lift, rounded to what the model can tell.
pub fn said(lift: &Lift) -> Said {
    rounded(lift.share, lift.p50)
}

fn rounded(share: Share, half_gone: f64) -> Said {
    let five = Percent::nearest_five;
    Said { share: five(share.mean), low: five(share.low), high: five(share.high), half_gone: five(half_gone) }
}

/// The numbers of a warning. One of half gone soon gives the probability for the day on which a session could be had.
fn said_with(warning: Warning, outcome: &Outcome) -> Option<Said> {
    let lift = outcome.lift.as_ref();
    Some(match warning {
        Warning::Fading | Warning::LowerThanUsual => said(lift?),
        Warning::HalfGoneSoon => rounded(lift?.share, lift?.half_gone_when_booked),
        Warning::CourseFading => {
            let known = outcome.course_of_doses.as_ref()?.known.as_ref()?;
            rounded(known.share, known.half_lost)
        }
    })
}

fn is_on(outcome: &Outcome, warning: Warning) -> bool {
    let lift = outcome.lift.as_ref().filter(|lift| lift.days >= QUIET_DAYS);
    match warning {
        Warning::Fading => lift.is_some_and(|lift| lift.alert),
        Warning::LowerThanUsual => lift.is_some_and(|lift| is_lower(outcome, lift)),
        Warning::HalfGoneSoon => lift.is_some_and(is_half_gone_soon),
        // A pause takes nothing back: the warning is not said in it, and is the same one after it.
        Warning::CourseFading => outcome.course_of_doses.as_ref().is_some_and(|course| course.alert),
    }
}

/// A run of days on which a warning is on by today's data, all after the same session or in the same course. Days
/// without it part two runs, except of the booking note, which is one in an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Which warning it is.
    pub warning: Warning,
    /// The day of the session before it, or of the first dose of the course.
    pub session: LocalDay,
    /// The first day.
    pub from: LocalDay,
    /// The last.
    pub until: LocalDay,
    /// The numbers on the first day.
    pub said: Said,
}

/// Every stretch in these days, oldest first.
pub fn stretches(outcomes: &[Outcome]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    // The index of the open stretch of each warning.
    let mut open: [Option<usize>; Warning::ALL.len()] = [None; Warning::ALL.len()];
    for outcome in outcomes {
        let Some(session) = began(outcome) else { continue };
        for (warning, open) in Warning::ALL.into_iter().zip(&mut open) {
            let said = is_on(outcome, warning).then(|| said_with(warning, outcome)).flatten();
            let has_ended = |at: &usize| match warning {
                Warning::HalfGoneSoon => stretches[*at].session != session,
                Warning::Fading | Warning::LowerThanUsual | Warning::CourseFading => said.is_none(),
            };
            *open = open.filter(|at| !has_ended(at));
            let Some(said) = said else { continue };
            if let Some(at) = *open {
                stretches[at].until = outcome.day;
                continue;
            }
            *open = Some(stretches.len());
            let (from, until) = (outcome.day, outcome.day);
            stretches.push(Stretch { warning, session, from, until, said });
        }
    }
    stretches
}

/// The last day of each interval that has ended, oldest first. A session ends one, and so does a course of doses.
pub fn ended_intervals(outcomes: &[Outcome]) -> impl DoubleEndedIterator<Item = &Lift> {
    let begins = |next: &Outcome| next.lift.as_ref().is_none_or(|lift| lift.days == 0);
    outcomes.iter().enumerate().filter_map(move |(at, outcome)| {
        let lift = outcome.lift.as_ref()?;
        outcomes.get(at + 1).is_some_and(begins).then_some(lift)
    })
}

/// Whether an interval that has ended says something about this person's half-time.
pub fn tells(lift: &Lift) -> bool {
    lift.days + 1 >= LONG_INTERVAL && is_lifted(lift)
}

/// Whether the session probably brought a gain that can be followed.
pub fn is_lifted(lift: &Lift) -> bool {
    lift.pgain >= SURE_OF_GAIN
}

/// Whether a course of doses on this day has lifted the level enough to follow. In its first six weeks it may still do
/// so.
pub fn is_course_lifted(days: u32, known: &Following) -> bool {
    let (from_day, sure) = COURSE_LIFT;
    days < from_day || known.pgain >= sure
}

/// The same of what is known on this day.
fn is_course_followed(course: &DoseCourse) -> bool {
    course.known.as_ref().is_some_and(|known| is_course_lifted(course.days, known))
}

/// Whether the lift counts from the last dose of a course of close doses that has ended, and not from a session.
pub fn is_from_dose(timeline: &Timeline, lift: &Lift) -> bool {
    timeline.sessions_between(lift.session, lift.session).next().is_none()
}

/// Whether half was more likely gone than not by the end of an interval.
pub fn was_half_gone(lift: &Lift) -> bool {
    lift.p50 >= MORE_LIKELY_THAN_NOT
}

/// Whether half of the lift of a course of doses is more likely lost than not.
pub fn is_half_lost(known: &Following) -> bool {
    known.half_lost >= MORE_LIKELY_THAN_NOT
}

/// This person's usual course, from the latest intervals that say something about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// How many intervals, at most four.
    pub intervals: u32,
    /// How many of them ended with half gone.
    pub half_gone: u32,
    /// The shortest half-time of those, in days.
    pub from: f64,
    /// The longest, in days.
    pub until: f64,
}

/// The usual course after a session; `None` until an interval has ended that says something about it.
pub fn usual(outcomes: &[Outcome]) -> Option<Usual> {
    let past = ended_intervals(outcomes).rev().filter(|lift| tells(lift)).take(USUAL_OF);
    let mut usual = Usual { intervals: 0, half_gone: 0, from: f64::INFINITY, until: 0.0 };
    for lift in past {
        usual.intervals += 1;
        if was_half_gone(lift) {
            usual.half_gone += 1;
            usual.from = usual.from.min(lift.half_time.q50);
            usual.until = usual.until.max(lift.half_time.q50);
        }
    }
    (usual.intervals > 0).then_some(usual)
}

/// The probability that half is gone by the planned session, once enough has been learned to say so.
pub fn before_next(lift: &Lift) -> Option<f64> {
    lift.half_gone_by_next.filter(|_| lift.past_intervals >= LEARNED && is_lifted(lift))
}

/// Whether such a probability is worth planning for.
pub fn is_worth_planning(probability: f64) -> bool {
    probability >= WORTH_PLANNING
}

/// The first and the last of the days after the session between which half is gone with a probability of 80 %. `None`
/// until this person's own sessions show it: before that it is a worse guess than what is true of most people.
pub fn personal_half_time(lift: &Lift) -> Option<(f64, f64)> {
    let (from, until) = (lift.half_time.q10, lift.half_time.q90);
    let (intervals, widest) = PERSONAL;
    let is_known = lift.past_intervals >= intervals && until - from <= widest && is_lifted(lift);
    is_known.then_some((from, until))
}

/// Whether the first session, or dose of a followed course, came before any check-in: the person joined in the middle of
/// a treatment.
pub fn has_joined(days: &[Day]) -> bool {
    let first = |of: fn(&Day) -> bool| days.iter().position(of);
    let (treated, check_in) = (first(|day| day.session || day.dose), first(|day| day.level.is_some()));
    treated.is_some_and(|treated| check_in.is_none_or(|check_in| treated <= check_in))
}

/// How many days have a check-in so far, as long as there was neither a session nor a dose of a followed course, and they
/// are too few for a steady baseline.
pub fn baseline_days(days: &[Day]) -> Option<u32> {
    if days.iter().any(|day| day.session || day.dose) {
        return None;
    }
    let count = days.iter().filter(|day| day.level.is_some()).count();
    u32::try_from(count).ok().filter(|count| *count < STEADY)
}
