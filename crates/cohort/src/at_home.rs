//! Simulated courses of doses every one to three days, and what the model says of their lift.

use tidemark::record::kinds::regimen::EveryDays;
use tidemark::record::time::LocalDay;
use tidemark::rules::fade::{CourseOfDoses, DailyLevel, Day, Fade};

use crate::person::Cohort;
use crate::random::Random;

/// How many days each person is followed.
const DAYS: u32 = 300;
/// Days before the first dose.
const RUN_IN: u32 = 14;
/// The smallest lift, in points, whose loss counts.
const LIFT_THAT_COUNTS: f64 = 1.2;
/// Days over which the true lift builds up.
const BUILD_UP: f64 = 8.0;
/// How many days after half is lost still count as finding it soon.
const SOON: u32 = 28;

/// What the alerts of many courses came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Courses {
    /// Lifts of which half was lost, a month or more before the end; how many of them were found, and how many within
    /// four weeks.
    pub events: (u32, u32, u32),
    /// Alerts that started with 0.7 or more of a lift that counts, or without one.
    pub false_alerts: u32,
    /// Months of courses.
    pub months: f64,
}

/// What is true of one course.
struct Truth {
    gain: f64,
    /// The day of the course from which the lift is lost, and in how many days half of it.
    loss: Option<(f64, f64)>,
}

impl Truth {
    fn share(&self, days: u32) -> f64 {
        self.loss.map_or(1.0, |(from, half)| libm::exp2(-(f64::from(days) - from).max(0.0) / half))
    }
}

impl Courses {
    /// Draws a person with a course, and adds what the model says.
    pub fn add(&mut self, cohort: &Cohort, seed: u64, number: u64) {
        let mut random = Random::new(seed, number);
        let (truth, days) = draw(cohort, &mut random);
        let first_under = |share| (0..DAYS - RUN_IN).find(|day| truth.share(*day) < share);
        let counts = truth.gain >= LIFT_THAT_COUNTS;
        let eased = first_under(0.7).filter(|_| counts);
        let lost = first_under(0.5).filter(|day| counts && *day >= SOON && day + SOON <= DAYS - RUN_IN);
        self.months += f64::from(DAYS - RUN_IN) / 30.4375;
        let (mut fade, mut on, mut found) = (Fade::new(), false, None);
        for (number, day) in (0..).zip(&days) {
            let was_on = on;
            on = fade.step(day).course_of_doses.is_some_and(|course| course.alert);
            let since = number - i64::from(RUN_IN);
            let is_eased = eased.is_some_and(|eased| i64::from(eased) <= since);
            self.false_alerts += u32::from(on && !was_on && !is_eased);
            if on && is_eased && found.is_none() {
                found = Some(since);
            }
        }
        if let Some(lost) = lost {
            self.events.0 += 1;
            self.events.1 += u32::from(found.is_some());
            self.events.2 += u32::from(found.is_some_and(|day| day <= i64::from(lost + SOON)));
        }
    }

    /// The share of losses that were found, and within four weeks.
    pub fn found(&self) -> (f64, f64) {
        let (all, found, soon) = self.events;
        (f64::from(found) / f64::from(all), f64::from(soon) / f64::from(all))
    }

    /// False alerts a month.
    pub fn false_rate(&self) -> f64 {
        f64::from(self.false_alerts) / self.months
    }
}

/// A person of whom the lift holds, is lost from some day on, or never comes, and their days as recorded.
fn draw(cohort: &Cohort, random: &mut Random) -> (Truth, Vec<Day>) {
    let baseline = (2.8 + 0.8 * random.normal()).clamp(0.5, 6.0);
    let responds = !random.chance(0.2);
    let gain = if responds { random.within((0.3, 0.6)) * (10.0 - baseline) } else { random.within((0.0, 0.5)) };
    let is_lost = random.chance(0.4);
    let loss = is_lost.then(|| (random.within((20.0, 200.0)), random.log_normal(20.0, 0.7)));
    let truth = Truth { gain, loss };
    let every = random.whole(1, 3);
    let agreed = CourseOfDoses { since: day(RUN_IN), every: every_days(every) };
    let noise = random.log_normal(cohort.noise, 0.25);
    let carried_part = random.within(cohort.noise_carried);
    let kept = random.within(cohort.noise_kept);
    let missing = random.within(cohort.missing);
    let (mut carried, mut drift, mut pause) = (noise * carried_part.sqrt() * random.normal(), 0.0, 0);
    let mut silent = false;
    let mut days = Vec::new();
    for number in 0..DAYS {
        let since = number.checked_sub(RUN_IN);
        drift += cohort.drift * random.normal();
        carried = kept * carried + noise * (carried_part * (1.0 - kept * kept)).sqrt() * random.normal();
        let lift =
            since.map_or(0.0, |days| truth.gain * (1.0 - libm::exp(-f64::from(days) / BUILD_UP)) * truth.share(days));
        let own = noise * (1.0 - carried_part).sqrt() * random.normal();
        let bad_day = if random.chance(0.02) { random.within((1.5, 4.0)) } else { 0.0 };
        let level = baseline + drift + lift + carried + own - bad_day;
        silent = random.chance(if silent { 1.0 - 1.0 / cohort.gap } else { missing / ((1.0 - missing) * cohort.gap) });
        pause = if pause > 0 {
            pause - 1
        } else if random.chance(0.002) {
            random.whole(4, 11)
        } else {
            0
        };
        days.push(Day {
            level: DailyLevel::new("level", level.round().clamp(0.0, DailyLevel::MAX)).ok().filter(|_| !silent),
            course: since.map(|_| agreed),
            dose: since.is_some_and(|days| days == 0 || days.is_multiple_of(every) && pause == 0),
            ..Day::empty(day(number))
        });
    }
    (truth, days)
}

fn day(number: u32) -> LocalDay {
    i32::try_from(20_000 + number).ok().and_then(LocalDay::from_number).expect("a day of this century")
}

fn every_days(days: u32) -> EveryDays {
    let days = u16::try_from(days).unwrap_or(u16::MAX);
    EveryDays::new("every", days).expect("one to three")
}
