//! Moments as ISO 8601 text: local time with its offset from UTC.

use crate::record::problem::Problem;
use crate::record::time::{LocalDay, MinuteOfDay, Moment, Zone};

const SECOND_MS: i64 = 1000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// `2026-01-31T21:30:00.000+01:00`.
pub(super) fn moment(moment: &Moment) -> String {
    let local = moment.unix_ms() + i64::from(moment.offset_minutes()) * MINUTE_MS;
    let (seconds, thousandths) = (local.div_euclid(SECOND_MS).rem_euclid(60), local.rem_euclid(SECOND_MS));
    let (day, time, offset) = (date(moment), moment.minute_of_day(), offset(moment.offset_minutes()));
    format!("{day}T{time}:{seconds:02}.{thousandths:03}{offset}")
}

/// `20260131T203000Z`, as calendars want it.
pub(super) fn basic_utc(moment: &Moment) -> String {
    let (date, seconds) = (day_of(moment.unix_ms()), moment.unix_ms().rem_euclid(DAY_MS) / SECOND_MS);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{}T{hours:02}{minutes:02}{seconds:02}Z", basic(date))
}

/// `20260131`.
pub(super) fn basic(day: LocalDay) -> String {
    let (year, month, day) = day.ymd();
    format!("{year}{month:02}{day:02}")
}

/// The date on the person's calendar, no matter when their day starts.
pub(super) fn date(moment: &Moment) -> LocalDay {
    day_of(moment.unix_ms() + i64::from(moment.offset_minutes()) * MINUTE_MS)
}

/// `+01:00`.
pub(super) fn offset(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// Reads what [`moment()`] writes, and refuses anything else.
pub(super) fn read(text: &str, zone: Zone) -> Result<Moment, Problem> {
    let refused = || Problem::ImpossibleDate { field: "moment", given: text.to_owned() };
    let (local, offset) = local(text).ok_or_else(refused)?;
    Moment::new(local - i64::from(offset) * MINUTE_MS, offset, zone)
}

/// The time on the wall clock in milliseconds since 1970, and the offset in minutes.
fn local(text: &str) -> Option<(i64, i16)> {
    let (date, rest) = text.split_once('T')?;
    let day = LocalDay::parse("moment", date).ok()?;
    let time = MinuteOfDay::parse("moment", rest.get(..5)?).ok()?;
    let rest = rest.get(5..)?.strip_prefix(':')?;
    let seconds = digits(rest.get(..2)?).filter(|seconds| *seconds < 60)?;
    let rest = rest.get(2..)?.strip_prefix('.')?;
    let thousandths = digits(rest.get(..3)?)?;
    let offset = rest.get(3..)?;
    let sign = match offset.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let ahead = MinuteOfDay::parse("moment", offset.get(1..)?).ok()?;
    let in_day = i64::from(time.minutes()) * MINUTE_MS + seconds * SECOND_MS + thousandths;
    Some((i64::from(day.number()) * DAY_MS + in_day, sign * i16::try_from(ahead.minutes()).ok()?))
}

fn digits(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// A moment is always at least a day away from the ends of the calendar.
fn day_of(ms: i64) -> LocalDay {
    let number = i32::try_from(ms.div_euclid(DAY_MS)).ok();
    number.and_then(LocalDay::from_number).unwrap_or(LocalDay::LAST)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

    use super::{Zone, basic_utc, moment, read};
    use crate::record::time::Moment;

    fn at(unix_ms: i64, offset: i16) -> Moment {
        Moment::new(unix_ms, offset, Zone::parse("UTC").unwrap()).unwrap()
    }

    #[test]
    fn a_moment_is_read_back_as_it_was_written() {
        for (unix_ms, offset, text) in [
            (1_769_891_400_000, 60, "2026-01-31T21:30:00.000+01:00"),
            (1_769_891_400_007, 0, "2026-01-31T20:30:00.007+00:00"),
            (1_769_891_459_999, -210, "2026-01-31T17:00:59.999-03:30"),
            (1_769_902_200_000, 840, "2026-02-01T13:30:00.000+14:00"),
        ] {
            assert_eq!(moment(&at(unix_ms, offset)), text);
            assert_eq!(read(text, Zone::parse("UTC").unwrap()), Ok(at(unix_ms, offset)));
        }
    }

    #[test]
    fn other_shapes_are_refused() {
        for text in [
            "",
            "2026-01-31",
            "2026-01-31T21:30:00+01:00",
            "2026-01-31T21:30:00.000Z",
            "2026-01-31T21:30:60.000+01:00",
            "2026-02-31T21:30:00.000+01:00",
            "2026-01-31T21:30:00.000+15:00",
            "2026-01-31T21:30:00.000+01:00 ",
            "2026-01-31T21:30:00.0é+01:00",
        ] {
            assert!(read(text, Zone::parse("UTC").unwrap()).is_err(), "{text}");
        }
    }

    #[test]
    fn calendars_get_utc() {
        assert_eq!(basic_utc(&at(1_769_891_461_000, 60)), "20260131T203101Z");
    }
}
