//! The booking note: whether it comes in time to get a session, and how often nothing comes of it.

use tidemark::rules::fade::{DAYS_TO_BOOK, Outcome};

use crate::course::{Course, GAIN_THAT_COUNTS, Interval};
use crate::person::Response;

/// How many days ahead of half gone a note is of use.
const AHEAD: u32 = 3;

/// What the notes of many people came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// Fades to under half, and how many of them were announced three days or more ahead.
    pub events: (u32, u32),
    /// Notes that were given.
    pub given: u32,
    /// The probabilities that they began with, added up.
    pub chances: f64,
    /// How many of them came without half gone within the days they speak of.
    pub needless: u32,
    /// How many of those with 0.7 or more left even then, or in a non-responder: what makes an alert a false one.
    pub far_off: u32,
    /// Patient-months.
    pub months: f64,
    /// The probabilities of the days ahead at check-ins, of gains that count, and whether half was gone by then.
    pub said: Vec<(f64, bool)>,
}

impl Notes {
    /// Adds one person.
    pub fn add(&mut self, course: &Course, outcomes: &[Outcome]) {
        self.months += f64::from(crate::course::DAYS) / 30.4375;
        for interval in &course.intervals {
            self.add_interval(course, interval, outcomes);
        }
    }

    fn add_interval(&mut self, course: &Course, interval: &Interval, outcomes: &[Outcome]) {
        let lift_on = |days: u32| outcomes[(interval.start + days) as usize].lift;
        let note = (1..interval.length).find(|days| lift_on(*days).is_some_and(|lift| lift.note && !lift.booked));
        let is_under = |share: f64, days: u32| interval.share(days + u32::from(DAYS_TO_BOOK)) < share;
        if let Some(days) = note {
            let responds = course.person.response != Response::None;
            self.given += 1;
            self.chances += lift_on(days).map_or(0.0, |lift| lift.half_gone_when_booked);
            self.needless += u32::from(!(responds && is_under(0.5, days)));
            self.far_off += u32::from(!(responds && is_under(0.7, days)));
        }
        if let Some(crossed) = interval.event() {
            self.events.0 += 1;
            self.events.1 += u32::from(note.is_some_and(|days| days + AHEAD <= crossed));
        }
        if interval.gain < GAIN_THAT_COUNTS {
            return;
        }
        for days in 2..interval.length {
            if course.days[(interval.start + days) as usize].level.is_some()
                && let Some(lift) = lift_on(days)
            {
                self.said.push((lift.half_gone_when_booked, is_under(0.5, days)));
            }
        }
    }

    /// The share of fades that were announced.
    pub fn announced(&self) -> f64 {
        f64::from(self.events.1) / f64::from(self.events.0)
    }

    /// Needless notes a month.
    pub fn needless_rate(&self) -> f64 {
        f64::from(self.needless) / self.months
    }

    /// Notes a month that an alert's measure would call false.
    pub fn far_off_rate(&self) -> f64 {
        f64::from(self.far_off) / self.months
    }
}
