//! What a simulated person goes through in 300 days, and how much of it is recorded.

use tidemark::record::kinds::phq9::Total;
use tidemark::record::time::LocalDay;
use tidemark::rules::fade::{DailyLevel, Day};

use crate::person::{Cohort, Curve, Person, Response, Rhythm};
use crate::random::Random;

/// How many days each person is followed.
pub const DAYS: u32 = 300;
/// The smallest peak gain, in points, whose fading counts.
pub const GAIN_THAT_COUNTS: f64 = 1.2;
/// How many days before the next session half must be gone to count as an event.
const BEFORE_NEXT: u32 = 2;

/// A person's days as recorded, and the truth behind them.
#[derive(Clone, Debug)]
pub struct Course {
    /// The person.
    pub person: Person,
    /// What is recorded: this is all that a model may see.
    pub days: Vec<Day>,
    /// The true level without treatment, by day.
    pub baseline: Vec<f64>,
    /// The time after each session.
    pub intervals: Vec<Interval>,
}

/// The time from one session to the next, or to the end of the course.
#[derive(Clone, Copy, Debug)]
pub struct Interval {
    /// Day of the session.
    pub start: u32,
    /// Days to the next session or to the end.
    pub length: u32,
    /// Peak gain, points.
    pub gain: f64,
    /// Half-time, days.
    pub half_time: f64,
    /// The person's typical half-time at this point, days.
    pub typical: f64,
    /// How the gain fades.
    pub curve: Curve,
    /// Days from the session to the next as planned, if there is a plan.
    pub planned: Option<u32>,
}

impl Interval {
    /// The true share `days` days after the session.
    pub fn share(&self, days: u32) -> f64 {
        self.curve.share(days.into(), self.half_time)
    }

    /// The first day after the session on which the share is under this, if that is before the next session.
    pub fn first_under(&self, share: f64) -> Option<u32> {
        (0..self.length).find(|days| self.share(*days) < share)
    }

    /// The day on which half is gone, if the gain counts and the next session is at least two days later.
    pub fn event(&self) -> Option<u32> {
        let crossed = self.first_under(0.5)?;
        (self.gain >= GAIN_THAT_COUNTS && crossed + BEFORE_NEXT <= self.length).then_some(crossed)
    }
}

impl Course {
    /// Draws the person with this number from a cohort, and their days.
    pub fn draw(cohort: &Cohort, seed: u64, number: u64) -> Self {
        let mut random = Random::new(seed, number);
        let person = Person::draw(cohort, &mut random);
        let intervals = intervals(&person, &mut random);
        let baseline = baseline(&person, &mut random);
        let levels = levels(&person, &intervals, &baseline, &mut random);
        let days = record(&person, &intervals, &levels, &mut random);
        Self { person, days, baseline, intervals }
    }
}

fn intervals(person: &Person, random: &mut Random) -> Vec<Interval> {
    let mut intervals = Vec::new();
    let mut start = person.run_in;
    let mut frequent = if person.in_maintenance { 0 } else { random.whole(6, 8) };
    let mut weekly = if person.in_maintenance { 0 } else { random.whole(0, 4) };
    let mut typical = person.half_time;
    while start < DAYS {
        let relapsed = person.relapse.is_some_and(|day| day <= start);
        let mut interval = Interval {
            start,
            length: 0,
            gain: (person.gain * (1.0 + 0.2 * random.normal())).max(0.0) * if relapsed { 0.1 } else { 1.0 },
            half_time: random.log_normal(typical, person.half_time_within),
            typical,
            curve: person.curve,
            planned: None,
        };
        let twice_weekly = frequent > 1;
        let (planned, known) = if twice_weekly {
            frequent -= 1;
            (random.whole(3, 4), true)
        } else if weekly > 0 {
            weekly -= 1;
            (7, true)
        } else {
            in_rhythm(person, &interval, random)
        };
        let late = if !twice_weekly && known && random.chance(0.15) { random.whole(3, 10) } else { 0 };
        interval.planned = known.then_some(planned);
        interval.length = (planned + late).min(DAYS - start);
        start += interval.length;
        typical *= person.half_time_kept;
        intervals.push(interval);
    }
    intervals
}

/// Days to the next session, and whether that is known in advance.
fn in_rhythm(person: &Person, interval: &Interval, random: &mut Random) -> (u32, bool) {
    match person.rhythm {
        Rhythm::Every(days) => (random.whole(days - 1, days + 1), true),
        Rhythm::Irregular => (random.whole(7, 42), false),
        Rhythm::AsNeeded if person.response == Response::None => (random.whole(10, 28), false),
        Rhythm::AsNeeded => {
            let low = (1..50).find(|days| interval.share(*days) < 0.4).unwrap_or(50);
            (low.max(5) + random.whole(2, 10), false)
        }
    }
}

fn baseline(person: &Person, random: &mut Random) -> Vec<f64> {
    let mut drift = 0.0;
    let by_day = |day| {
        drift += person.drift * random.normal();
        let sunk =
            person.relapse.map_or(0.0, |relapse| (0.1 * f64::from(day) - 0.1 * f64::from(relapse)).clamp(0.0, 1.5));
        person.baseline + drift - sunk
    };
    (0..DAYS).map(by_day).collect()
}

/// The level of each day, before it is rounded to steps and before some days go missing.
fn levels(person: &Person, intervals: &[Interval], baseline: &[f64], random: &mut Random) -> Vec<f64> {
    let carried_sd = person.noise * person.noise_carried.sqrt();
    let fresh_sd = carried_sd * (1.0 - person.noise_kept * person.noise_kept).sqrt();
    let own_sd = person.noise * (1.0 - person.noise_carried).sqrt();
    let mut carried = carried_sd * random.normal();
    let (mut dip, mut dip_left) = (0.0, 0);
    let mut levels = Vec::with_capacity(baseline.len());
    let mut sessions = intervals.iter().peekable();
    let mut since = None;
    for (day, base) in (0..DAYS).zip(baseline) {
        since = sessions.next_if(|interval| interval.start == day).or(since);
        carried = person.noise_kept * carried + fresh_sd * random.normal();
        if dip_left > 0 {
            dip_left -= 1;
        } else if random.chance(person.life_events / 80.0) {
            (dip, dip_left) = (random.within((1.0, 2.5)), random.whole(3, 6) - 1);
        } else {
            dip = 0.0;
        }
        let bad_day = if random.chance(0.02 * person.life_events) { random.within((1.5, 4.0)) } else { 0.0 };
        let (height, top) = person.week;
        let wave = height * libm::cos(std::f64::consts::TAU * (f64::from(day) - top) / 7.0);
        let gain = since.map_or(0.0, |interval| interval.gain * interval.share(day - interval.start));
        levels.push(base + gain + carried + own_sd * random.normal() + wave - dip - bad_day);
    }
    levels
}

fn record(person: &Person, intervals: &[Interval], levels: &[f64], random: &mut Random) -> Vec<Day> {
    let first = 20_000 + random.whole(0, 6);
    let form_on = random.whole(0, person.phq9_every - 1);
    let middle = person.baseline + person.gain / 2.0;
    let mut missing = false;
    let mut sessions = intervals.iter().peekable();
    let mut planned = None;
    let mut days = Vec::with_capacity(levels.len());
    for (day, level) in (0..DAYS).zip(levels) {
        let mut today = Day::empty(calendar(first + day));
        if let Some(interval) = sessions.next_if(|interval| interval.start == day) {
            today.session = true;
            planned = interval.planned.map(|in_days| calendar(first + day + in_days));
        }
        today.planned = planned.filter(|planned| *planned >= today.day);
        missing = random.chance(if missing { 1.0 - 1.0 / person.gap } else { gap_begins(person, *level < middle) });
        if !missing {
            today.level = answered(*level, person.step);
        }
        if day % person.phq9_every == form_on && random.chance(0.85) {
            today.phq9 = filled(person, &levels[(day as usize).saturating_sub(13)..=day as usize], random);
        }
        days.push(today);
    }
    days
}

fn calendar(number: u32) -> LocalDay {
    i32::try_from(number).ok().and_then(LocalDay::from_number).expect("a day of this century")
}

/// The probability that a run of missing days starts, chosen so that the right share of days is missing.
fn gap_begins(person: &Person, low: bool) -> f64 {
    let usual = person.missing / ((1.0 - person.missing) * person.gap);
    let factor = match (person.missing_informative, low) {
        (false, _) => 1.0,
        (true, true) => 1.5,
        (true, false) => 0.6,
    };
    (usual * factor).min(0.95)
}

fn answered(level: f64, step: f64) -> Option<DailyLevel> {
    DailyLevel::new("level", ((level / step).round() * step).clamp(0.0, DailyLevel::MAX)).ok()
}

/// A PHQ-9 about the last two weeks.
fn filled(person: &Person, levels: &[f64], random: &mut Random) -> Option<Total> {
    #[expect(clippy::cast_precision_loss, reason = "fourteen at most")]
    let mean = levels.iter().sum::<f64>() / levels.len() as f64;
    let total = 25.0 - 2.4 * mean + person.phq9_bias + 2.0 * random.normal();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 27")]
    let points = total.round().clamp(0.0, 27.0) as u8;
    Total::from_points(points).ok()
}

#[cfg(test)]
mod tests {
    use super::{Course, Curve, DAYS, Interval};
    use crate::person::{BASE, STRESS};

    fn interval(length: u32, gain: f64, half_time: f64) -> Interval {
        let curve = Curve::Stretched(1.0);
        Interval { start: 0, length, gain, half_time, typical: half_time, curve, planned: None }
    }

    #[test]
    fn an_event_has_a_gain_that_counts_and_two_days_left() {
        // After 10 days exactly half is left; it is under half on day 11.
        assert_eq!(interval(13, 2.0, 10.0).event(), Some(11));
        assert_eq!(interval(12, 2.0, 10.0).event(), None);
        assert_eq!(interval(13, 1.1, 10.0).event(), None);
        assert_eq!(interval(30, 2.0, 100.0).event(), None);
    }

    #[test]
    fn intervals_cover_the_days_after_the_first_session() {
        for number in 0..50 {
            let course = Course::draw(&BASE, 5, number);
            let mut next = course.person.run_in;
            for interval in &course.intervals {
                assert_eq!(interval.start, next);
                assert!(course.days[next as usize].session);
                next += interval.length;
            }
            assert_eq!(next, DAYS);
            let sessions = course.days.iter().filter(|day| day.session).count();
            assert_eq!(sessions, course.intervals.len());
        }
    }

    #[test]
    fn a_day_that_was_planned_is_forgotten_once_it_has_passed() {
        let courses = (0..50).map(|number| Course::draw(&BASE, 5, number));
        let days: Vec<_> = courses.flat_map(|course| course.days).collect();
        assert!(days.iter().any(|day| day.planned == Some(day.day)), "late sessions");
        assert!(days.iter().all(|day| day.planned.is_none_or(|planned| planned >= day.day)));
    }

    #[test]
    fn as_many_days_are_missing_as_the_cohort_says() {
        let missing = |cohort, wanted: f64| {
            let (mut empty, mut all) = (0.0, 0.0);
            for number in 0..200 {
                let course = Course::draw(cohort, 6, number);
                empty += course.days.iter().map(|day| f64::from(u8::from(day.level.is_none()))).sum::<f64>();
                all += f64::from(DAYS);
            }
            assert!((empty / all - wanted).abs() < 0.05, "{}", empty / all);
        };
        missing(&BASE, 0.25);
        missing(&STRESS[5], 0.55);
    }

    #[test]
    fn a_person_is_the_same_each_time() {
        let (once, again) = (Course::draw(&BASE, 9, 4), Course::draw(&BASE, 9, 4));
        assert_eq!(once.days, again.days);
        assert_ne!(once.days, Course::draw(&BASE, 9, 5).days);
    }
}
