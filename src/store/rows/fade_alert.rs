//! The row of a fade alert.

use serde::{Deserialize, Serialize};

use super::values::{choice, day};
use crate::record::kinds::fade_alert::{FadeAlert, Percent, Said, Verdict, Warning};
use crate::record::problem::Problem;

#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    day: i32,
    session: i32,
    warning: u8,
    share: u8,
    low: u8,
    high: u8,
    half_gone: u8,
    verdict: Option<u8>,
    muted: bool,
}

impl From<&FadeAlert> for Row {
    fn from(alert: &FadeAlert) -> Self {
        let Said { share, low, high, half_gone } = alert.said;
        Self {
            day: alert.day.number(),
            session: alert.session.number(),
            warning: alert.warning.number(),
            share: share.number(),
            low: low.number(),
            high: high.number(),
            half_gone: half_gone.number(),
            verdict: alert.verdict.map(Verdict::number),
            muted: alert.muted,
        }
    }
}

impl Row {
    pub(super) fn read(self) -> Result<FadeAlert, Problem> {
        let alert = FadeAlert {
            day: day(self.day)?,
            session: day(self.session)?,
            warning: choice("warning", self.warning, Warning::from_number)?,
            said: Said {
                share: Percent::new("share", self.share)?,
                low: Percent::new("low", self.low)?,
                high: Percent::new("high", self.high)?,
                half_gone: Percent::new("halfGone", self.half_gone)?,
            },
            verdict: self.verdict.map(|number| choice("verdict", number, Verdict::from_number)).transpose()?,
            muted: self.muted,
        };
        alert.checked()
    }
}
