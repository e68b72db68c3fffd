//! R1: "All days are local calendar days."
use super::*;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::time::{DayStart, Moment};
use tidemark::record::timeline::Timeline;

/// Forms of 3, each filed under the local day on which it is filled in.
fn filled_at(moments: &[Moment]) -> Timeline {
    let entry = |(sequence, written): (u32, &Moment)| {
        let form = Phq9Form { day: written.local_day(DayStart::default()), answers: form(3) };
        let record = RecordId::from_bytes(u128::from(sequence).to_be_bytes());
        Entry { sequence, record, written: written.clone(), change: Change::Put(Record::Phq9(form)) }
    };
    Timeline::from_log((1..).zip(moments).map(entry).collect())
}

fn span_of(moments: &[Moment]) -> i32 {
    let timeline = filled_at(moments);
    let as_of = moments.last().unwrap().local_day(DayStart::default());
    let status = tidemark::rules::remission::status(&History::of(&timeline, as_of), as_of, &cutoffs());
    status.chain.unwrap().span()
}

#[test]
fn fourteen_days_over_the_hour_that_is_lost_or_won_are_fourteen() {
    // 335 and 337 hours.
    let spring = ["2026-03-22T12:00:00Z", "2026-04-05T11:00:00Z"];
    assert_eq!(
        span_of(&[support::moment(spring[0], 60, "Europe/Berlin"), support::moment(spring[1], 120, "Europe/Berlin")]),
        14
    );
    let autumn = ["2026-10-18T11:00:00Z", "2026-11-01T12:00:00Z"];
    assert_eq!(
        span_of(&[support::moment(autumn[0], 120, "Europe/Berlin"), support::moment(autumn[1], 60, "Europe/Berlin")]),
        14
    );
}

#[test]
fn a_flight_over_the_date_line_takes_the_days_of_the_calendar() {
    // The evening of the 1st in Auckland and, thirteen and a half days later, the morning of the 14th in Honolulu.
    let away = support::moment("2026-06-01T08:00:00Z", 720, "Pacific/Auckland");
    let home = support::moment("2026-06-14T20:00:00Z", -600, "Pacific/Honolulu");
    assert_eq!(span_of(&[away, home]), 13);
}

#[test]
fn an_hour_after_midnight_belongs_to_the_day_before() {
    let evening = support::moment("2026-06-01T20:00:00Z", 0, "UTC");
    let night = support::moment("2026-06-15T01:00:00Z", 0, "UTC");
    assert_eq!(span_of(&[evening, night]), 13);
}
