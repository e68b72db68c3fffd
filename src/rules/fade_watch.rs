//! What the fade watch says to the person, and what is kept of it.
//!
//! The model says how things stand at the end of each day. A warning is what a
//! person is told of it. Since edits change the days that the model reads, what
//! was said is a record of its own, and what today's data say stands beside it.

use crate::record::kinds::fade_alert::{FadeAlert, Percent, Said, Warning};
use crate::record::log::Record;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};
use crate::rules::fade::{self, Day, Lift, Outcome, State};

/// The first day after a session on which a person is warned: the first that
/// lies wholly beyond 48 hours, whatever the time of the session.
pub const QUIET_DAYS: u32 = 3;
/// Days from which an interval tells something of this person's half-time.
const LONG_INTERVAL: u32 = 7;
/// The probability of a gain with which an interval does.
const SURE_OF_GAIN: f64 = 0.8;
/// Long intervals that must have ended before a planned session is judged.
const LEARNED: u32 = 2;
/// Long intervals that must have ended before a day is named, and the widest 80 % interval that is, days.
const PERSONAL: (u32, f64) = (3, 30.0);
/// The probability that half is gone by the planned session from which it is worth planning for.
const WORTH_PLANNING: f64 = 0.7;
/// Check-ins before the first session that the model profits from: a steady
/// baseline is worth more to it than anything else.
const STEADY: u32 = 14;
/// How many of the latest intervals make the usual course.
const USUAL_OF: usize = 4;

/// What can be said of a day. "Lower than usual" is said once a longer interval
/// has ended: before that there is no usual course, and who is not helped by a
/// first session is told just that.
pub fn state(outcome: &Outcome) -> State {
    let is_lower = outcome.lift.as_ref().is_some_and(|lift| is_lower(outcome, lift));
    fade::state(is_lower, outcome.lift.as_ref())
}

fn is_lower(outcome: &Outcome, lift: &Lift) -> bool {
    outcome.lower && lift.past_intervals > 0
}

/// The warning in force at the end of a day, muted or not.
fn in_force(outcome: &Outcome) -> Option<Warning> {
    outcome.lift.as_ref().filter(|lift| lift.days >= QUIET_DAYS)?;
    match state(outcome) {
        State::LowerThanUsual => Some(Warning::LowerThanUsual),
        State::Fading => Some(Warning::Fading),
        State::CannotTell(_) | State::Easing | State::Holding => None,
    }
}

/// What the person is told today, unless they muted it; `outcomes` are all days up to today.
pub fn warning(timeline: &Timeline, outcomes: &[Outcome]) -> Option<Warning> {
    let warning = in_force(outcomes.last()?)?;
    (warning == Warning::LowerThanUsual || !is_muted(timeline, outcomes)).then_some(warning)
}

/// Whether the person asked not to be told of fading until their next session.
pub fn is_muted(timeline: &Timeline, outcomes: &[Outcome]) -> bool {
    of_this_interval(timeline, outcomes).any(|kept| kept.value.muted)
}

/// What was said since the last session, newest first. A record is of this
/// interval by its day, so that a session whose day is corrected keeps it.
fn of_this_interval<'a>(
    timeline: &'a Timeline,
    outcomes: &[Outcome],
) -> impl Iterator<Item = Kept<'a, FadeAlert>> + use<'a> {
    let session = outcomes.last().and_then(|today| Some(today.lift.as_ref()?.session));
    timeline.fade_alerts().rev().take_while(move |kept| session.is_some_and(|session| kept.value.day > session))
}

/// The record of what the person is told today, if it was kept: the latest of
/// this interval, unless it ended on a day since then.
pub fn kept<'a>(timeline: &'a Timeline, outcomes: &[Outcome], warning: Warning) -> Option<Kept<'a, FadeAlert>> {
    let kept = of_this_interval(timeline, outcomes).find(|kept| kept.value.warning == warning)?;
    let mut later = outcomes.iter().rev().take_while(|outcome| outcome.day > kept.value.day);
    later.all(|outcome| is_on(outcome, warning)).then_some(kept)
}

/// What the person is told today and no record was kept of.
pub fn unkept(timeline: &Timeline, outcomes: &[Outcome]) -> Option<FadeAlert> {
    let warning = warning(timeline, outcomes)?;
    if kept(timeline, outcomes, warning).is_some() {
        return None;
    }
    let today = outcomes.last()?;
    let lift = today.lift.as_ref()?;
    Some(FadeAlert { day: today.day, session: lift.session, warning, said: said(lift), verdict: None, muted: false })
}

/// Whether what is told may change with a record: with its content, or with its being there. The settings
/// say at which hour a day begins, and so which day today is.
pub fn reads(record: &Record) -> bool {
    match record {
        Record::CheckIn(_)
        | Record::Phq9(_)
        | Record::Session(_)
        | Record::Plan(_)
        | Record::Settings(_)
        | Record::FadeAlert(_) => true,
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
        | Record::SafetyPlan(_) => false,
    }
}

/// The numbers that are told of a lift, rounded as the model knows them.
pub fn said(lift: &Lift) -> Said {
    let five = Percent::nearest_five;
    Said {
        share: five(lift.share.mean),
        low: five(lift.share.low),
        high: five(lift.share.high),
        half_gone: five(lift.p50),
    }
}

fn is_on(outcome: &Outcome, warning: Warning) -> bool {
    outcome.lift.as_ref().is_some_and(|lift| {
        lift.days >= QUIET_DAYS
            && match warning {
                Warning::Fading => lift.alert,
                Warning::LowerThanUsual => is_lower(outcome, lift),
            }
    })
}

/// Days in a row on which a warning is on with today's data, all after one session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Which.
    pub warning: Warning,
    /// The day of the session before it.
    pub session: LocalDay,
    /// The first day.
    pub from: LocalDay,
    /// The last.
    pub until: LocalDay,
    /// What the first day says.
    pub said: Said,
}

/// Every stretch of these days, oldest first.
pub fn stretches(outcomes: &[Outcome]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    // The open stretch of each warning, as its place in the list.
    let mut open: [Option<usize>; Warning::ALL.len()] = [None; Warning::ALL.len()];
    for outcome in outcomes {
        let Some(lift) = outcome.lift.as_ref() else { continue };
        for (warning, open) in Warning::ALL.into_iter().zip(&mut open) {
            if !is_on(outcome, warning) {
                *open = None;
            } else if let Some(at) = *open {
                stretches[at].until = outcome.day;
            } else {
                *open = Some(stretches.len());
                let (session, from, until) = (lift.session, outcome.day, outcome.day);
                stretches.push(Stretch { warning, session, from, until, said: said(lift) });
            }
        }
    }
    stretches
}

/// The last day of each interval, oldest first; the last of them is today's.
pub fn intervals(outcomes: &[Outcome]) -> impl DoubleEndedIterator<Item = (&Outcome, &Lift)> {
    let begins = |next: &Outcome| next.lift.as_ref().is_some_and(|lift| lift.days == 0);
    outcomes.iter().enumerate().filter_map(move |(at, outcome)| {
        let lift = outcome.lift.as_ref()?;
        outcomes.get(at + 1).is_none_or(begins).then_some((outcome, lift))
    })
}

/// Whether an interval that ended tells something of this person's half-time.
pub fn tells(lift: &Lift) -> bool {
    lift.days + 1 >= LONG_INTERVAL && is_lifted(lift)
}

/// Whether the session probably brought a gain that can be followed.
pub fn is_lifted(lift: &Lift) -> bool {
    lift.pgain >= SURE_OF_GAIN
}

/// Whether half was gone by the end of an interval.
pub fn was_half_gone(lift: &Lift) -> bool {
    lift.p50 >= 0.5
}

/// This person's usual course, from the latest intervals that tell of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// How many intervals, at most four.
    pub intervals: u32,
    /// In how many of them half was gone by their end.
    pub half_gone: u32,
    /// The earliest half-time of those, days.
    pub from: f64,
    /// The latest.
    pub until: f64,
}

/// The usual course after a session; `None` before any interval has ended that tells of it.
pub fn usual(outcomes: &[Outcome]) -> Option<Usual> {
    let past = intervals(outcomes).rev().skip(1).map(|(_, lift)| lift).filter(|lift| tells(lift)).take(USUAL_OF);
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

/// The probability that half is gone by the planned session, once enough was learned to say so.
pub fn before_next(lift: &Lift) -> Option<f64> {
    lift.half_gone_by_next.filter(|_| lift.past_intervals >= LEARNED && is_lifted(lift))
}

/// Whether such a probability is worth planning for.
pub fn is_worth_planning(probability: f64) -> bool {
    probability >= WORTH_PLANNING
}

/// The days after the session between which half is gone with a probability of
/// 80 %, once this person's own sessions tell it: before that it is worse than what is true of most people.
pub fn personal_half_time(lift: &Lift) -> Option<(f64, f64)> {
    let (from, until) = (lift.half_time.q10, lift.half_time.q90);
    let (intervals, widest) = PERSONAL;
    let is_known = lift.past_intervals >= intervals && until - from <= widest && is_lifted(lift);
    is_known.then_some((from, until))
}

/// Days with a check-in so far, while there was no session yet and they are too few for a steady baseline.
pub fn baseline_days(days: &[Day]) -> Option<u32> {
    if days.iter().any(|day| day.session) {
        return None;
    }
    let count = days.iter().filter(|day| day.level.is_some()).count();
    u32::try_from(count).ok().filter(|count| *count < STEADY)
}
