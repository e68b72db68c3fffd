//! When something was, as far as it is certain. A record has a day and a time by the person's clock; the offset from UTC
//! is known only of the moments at which something was written down.

use crate::exchange::iso;
use crate::record::time::{LocalDay, MinuteOfDay, Moment};
use crate::record::timeline::Timeline;

const MINUTE_MS: i64 = 60_000;
const DAY: i64 = 24 * 60;
/// The part of a day in which no clock is changed anywhere, in minutes: from 04:00 until 21:00.
const NO_CLOCK_CHANGES: std::ops::Range<u16> = 4 * 60..21 * 60;

/// The offsets from UTC of clocks, in minutes.
const OFFSETS: std::ops::RangeInclusive<i16> = -12 * 60..=14 * 60;

/// What tells the offset of a time from UTC.
#[derive(Clone, Copy)]
pub(super) enum Known<'a> {
    /// The moment at which the time was written down, by the same clock.
    Written(&'a Moment),
    /// The same time as a minute of world time, counted from 1970.
    Utc(u32),
    Nothing,
}

/// The moments at which anything was written, in milliseconds since 1970 and in order, each with the clock's offset from
/// UTC in minutes.
pub(super) struct Clock(Vec<(i64, i16)>);

impl Clock {
    pub(super) fn of(timeline: &Timeline) -> Self {
        let written = timeline.log().iter().map(|entry| (entry.written.unix_ms(), entry.written.offset_minutes()));
        let mut moments: Vec<_> = written.collect();
        moments.sort_unstable();
        Self(moments)
    }

    /// A date, with the time of day if its offset from UTC is certain.
    pub(super) fn when(&self, day: LocalDay, time: Option<MinuteOfDay>, known: Known<'_>) -> String {
        match time.and_then(|time| Some((time, self.offset(day, time, known)?))) {
            Some((time, offset)) => format!("{day}T{time}:00{}", iso::offset(offset)),
            None => day.to_string(),
        }
    }

    /// The offset from UTC that a time of a day had, in minutes, if it is certain.
    pub(super) fn offset(&self, day: LocalDay, time: MinuteOfDay, known: Known<'_>) -> Option<i16> {
        let at = i64::from(day.number()) * DAY + i64::from(time.minutes());
        match known {
            Known::Written(written) => {
                let offset = written.offset_minutes();
                let since = (at - i64::from(offset)) * MINUTE_MS;
                (is_unchanging(day, time, written) && self.stood_still(since, written)).then_some(offset)
            }
            Known::Utc(utc) => i16::try_from(at - i64::from(utc)).ok().filter(|offset| OFFSETS.contains(offset)),
            Known::Nothing => None,
        }
    }

    /// Whether all that was written since then, and the last before it, has one offset.
    fn stood_still(&self, since: i64, until: &Moment) -> bool {
        let last_before = self.0.partition_point(|(at, _)| *at <= since).saturating_sub(1);
        let mut moments = self.0[last_before..].iter().take_while(|(at, _)| *at <= until.unix_ms());
        moments.all(|(_, offset)| *offset == until.offset_minutes())
    }
}

/// Whether a clock that shows this time shows the moment of writing on the same date with no change of the clocks between
/// the two. A record does not say when its zone changes its clocks.
fn is_unchanging(day: LocalDay, time: MinuteOfDay, written: &Moment) -> bool {
    let is_by_day = |time: MinuteOfDay| NO_CLOCK_CHANGES.contains(&time.minutes());
    let is_unchanging = written.zone().name() == "UTC" || (is_by_day(time) && is_by_day(written.minute_of_day()));
    iso::date(written) == day && is_unchanging
}
