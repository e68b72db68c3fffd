//! Warnings from the fade watch, as they are kept.

use crate::record::choice::choice;
use crate::record::fields::node::{Misplaced, Node};
use crate::record::fields::value::Value;
use crate::record::fields::{Field, Shape, fields, record};
use crate::record::problem::Problem;
use crate::record::time::LocalDay;

choice! {
    /// What a person is warned of.
    Warning {
        /// Half of the lift from the last session is more likely gone than not.
        Fading = 0,
        /// Check-ins keep falling below the usual course after a session.
        LowerThanUsual = 1,
        /// Half of the lift will more likely than not be gone by the time a session could be had.
        HalfGoneSoon = 2,
        /// Half of the lift of a course of doses is more likely lost than not.
        CourseFading = 3,
    }
}

impl Warning {
    /// Whether the person can ask not to see it again until their next session.
    pub fn can_be_muted(self) -> bool {
        matches!(self, Self::Fading | Self::HalfGoneSoon)
    }
}

choice! {
    /// What the person says about a warning.
    Verdict {
        /// It was right.
        Right = 0,
        /// It was a bad day.
        BadDay = 1,
        /// It was something else.
        SomethingElse = 2,
    }
}

/// A share or a probability in whole percent, 0–100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u8);

impl Percent {
    /// This many percent. Refuses more than 100.
    pub fn new(field: &'static str, percent: u8) -> Result<Self, Problem> {
        if percent > 100 {
            return Err(Problem::OutOfRange { field, given: percent.into(), min: 0.0, max: 100.0 });
        }
        Ok(Self(percent))
    }

    /// A fraction, 0–1, to the nearest five percent: the model cannot tell it more closely.
    pub fn nearest_five(part: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0–20")]
        let fives = (part * 20.0).round().clamp(0.0, 20.0) as u8;
        Self(fives * 5)
    }

    /// The number, 0–100.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl Field for Percent {
    const SHAPE: Shape = Shape::one("number", "percent");

    fn write(&self) -> Value {
        self.0.into()
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        node.take(Self::new("percent", node.whole()?))
    }
}

fields! {
    /// The numbers a warning gave.
    #[derive(Copy)]
    Said {
        /// How much of the lift is left.
        pub share: Percent => column("share_left"),
        /// Its 10 % quantile.
        pub low: Percent => column("share_low"),
        /// Its 90 % quantile.
        pub high: Percent => column("share_high"),
        /// The probability that half is gone; of `halfGoneSoon`, that it will be by the time a session could be had.
        pub half_gone "halfGone": Percent,
    }
}

record! {
    /// A warning as it was given, and what the person answered.
    FadeAlert "fadeAlert" on day {
        /// The day it was given.
        pub day: LocalDay,
        /// The day of the session before it, or of the first dose of the course that it is about.
        pub session: LocalDay => column("session_day"),
        /// Which warning it was.
        pub warning: Warning,
        /// The numbers it gave.
        pub said: Said => flat,
        /// What the person said about it.
        pub verdict: Option<Verdict>,
        /// "Not again until my next session". It silences the warning of fading and the note to book, together.
        pub muted: bool,
    } checked by checked
}

impl FadeAlert {
    /// Refuses a warning that is not after the session it is about, and a muted one that cannot be muted.
    pub fn checked(self) -> Result<Self, Problem> {
        if self.day <= self.session {
            return Err(Problem::NotAfterSession { field: "day", day: self.day, session: self.session });
        }
        if self.muted && !self.warning.can_be_muted() {
            return Err(Problem::UnknownChoice { field: "muted", given: self.warning.name().to_owned() });
        }
        Ok(self)
    }
}
