//! A calendar (RFC 5545) with a daily reminder and the planned sessions. Other people can see calendars, so nothing in
//! it gives away what it is about.

use std::collections::BTreeSet;

use super::iso;
use super::uuid::{Part, person, uuid};
use crate::record::language::Language;
use crate::record::log::{Entry, Record};
use crate::record::time::{LocalDay, MinuteOfDay, Moment};
use crate::record::timeline::Timeline;

/// The title of the reminder.
fn reminder_title(language: Language) -> &'static str {
    match language {
        Language::En => "Check-in",
        Language::Es => "Registro",
    }
}

/// The title of a planned session.
fn planned_title(language: Language) -> &'static str {
    match language {
        Language::En => "Appointment",
        Language::Es => "Cita",
    }
}

/// The calendar as of a moment. The reminder comes every day from today on, at `remind_at` by whatever clock the person
/// has with them; `None` leaves it out. Sessions planned for today or later are
/// all-day events, and days that were planned lately and no longer are come as cancelled. `None` if there is none of
/// these: many calendars take a file without an event for a broken one.
pub fn write(timeline: &Timeline, now: &Moment, remind_at: Option<MinuteOfDay>, language: Language) -> Option<Vec<u8>> {
    let today = now.local_day(timeline.settings().day_start);
    let person = person(timeline);
    let mut calendar = Calendar::default();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//Tidemark//Tidemark//EN");
    let (reminds, plans) = (reminder_title(language), planned_title(language));
    if let Some(time) = remind_at {
        calendar.event(now, &uuid(person, Part::Reminder), |calendar| reminder(calendar, reminds, today, time));
    }
    // The same day has the same identity in every export, so it does not show up twice; a later export replaces it, or
    // says that it is cancelled.
    let sequence = newest_change(timeline);
    let planned = planned(timeline);
    for day in ever_planned(timeline, today.saturating_minus(LOOKED_BACK)) {
        let is_cancelled = !planned.contains(&day);
        if day < today && !is_cancelled {
            continue;
        }
        let id = uuid(person, Part::Planned(day));
        calendar.event(now, &id, |calendar| appointment(calendar, plans, day, sequence, is_cancelled));
    }
    calendar.line("END", "VCALENDAR");
    calendar.has_events.then(|| calendar.text.into_bytes())
}

/// How many days back a planned day that has moved is still taken out.
const LOOKED_BACK: u32 = 31;

/// The days on which there was a session, those in the treatment plan and the one that the latest session names. A day
/// that was planned before the latest session is over.
fn planned(timeline: &Timeline) -> BTreeSet<LocalDay> {
    let latest = timeline.sessions().next_back().map(|kept| kept.value);
    let plan = timeline.plan();
    let ahead = latest.and_then(|session| session.planned_next).into_iter().chain(plan.planned.iter().copied());
    let ahead = ahead.filter(|day| latest.is_none_or(|session| *day > session.day));
    let mut days = BTreeSet::new();
    days.extend(ahead);
    days.extend(timeline.sessions().map(|kept| kept.value.day));
    days
}

/// All days from this one on that a treatment plan or a session ever named, also those that were moved since.
fn ever_planned(timeline: &Timeline, from: LocalDay) -> BTreeSet<LocalDay> {
    let mut days = BTreeSet::new();
    for entry in timeline.log() {
        match entry.value() {
            Some(Record::Plan(plan)) => days.extend(plan.planned.iter().copied()),
            Some(Record::Session(session)) => days.extend(session.planned_next),
            _ => {}
        }
    }
    days.split_off(&from)
}

/// The number of the newest change to a plan or a session. It only grows, as the number of an event has to.
fn newest_change(timeline: &Timeline) -> u32 {
    let is_about_plans = |entry: &&Entry| {
        let newest = timeline.trail(entry.record).find_map(Entry::value);
        matches!(newest, Some(Record::Plan(_) | Record::Session(_)))
    };
    timeline.log().iter().rev().find(is_about_plans).map_or(0, |entry| entry.sequence)
}

fn reminder(calendar: &mut Calendar, title: &str, today: LocalDay, time: MinuteOfDay) {
    let time = time.to_string().replace(':', "");
    // Without a zone: at this time wherever the person is.
    calendar.line("DTSTART", &format!("{}T{time}00", iso::basic(today)));
    calendar.line("DURATION", "PT5M");
    calendar.line("RRULE", "FREQ=DAILY");
    calendar.line("SUMMARY", &escaped(title));
    calendar.line("TRANSP", "TRANSPARENT");
    calendar.line("CLASS", "PRIVATE");
    calendar.line("BEGIN", "VALARM");
    calendar.line("ACTION", "DISPLAY");
    calendar.line("DESCRIPTION", &escaped(title));
    calendar.line("TRIGGER", "PT0S");
    calendar.line("END", "VALARM");
}

fn appointment(calendar: &mut Calendar, title: &str, day: LocalDay, sequence: u32, is_cancelled: bool) {
    // No end: it lasts all day.
    calendar.line("DTSTART;VALUE=DATE", &iso::basic(day));
    calendar.line("SEQUENCE", &sequence.to_string());
    calendar.line("STATUS", if is_cancelled { "CANCELLED" } else { "CONFIRMED" });
    calendar.line("SUMMARY", &escaped(title));
    calendar.line("TRANSP", if is_cancelled { "TRANSPARENT" } else { "OPAQUE" });
    calendar.line("CLASS", "PRIVATE");
}

/// The lines written so far.
#[derive(Default)]
struct Calendar {
    text: String,
    has_events: bool,
}

impl Calendar {
    fn event(&mut self, now: &Moment, id: &str, body: impl FnOnce(&mut Self)) {
        self.has_events = true;
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("urn:uuid:{id}"));
        self.line("DTSTAMP", &iso::basic_utc(now));
        body(self);
        self.line("END", "VEVENT");
    }

    /// A line of at most 75 octets. What is left goes on continuation lines, which begin with a space.
    fn line(&mut self, name: &str, value: &str) {
        const OCTETS: usize = 75;
        let mut left = OCTETS;
        for letter in format!("{name}:{value}").chars() {
            if letter.len_utf8() > left {
                self.text.push_str("\r\n ");
                left = OCTETS - 1;
            }
            self.text.push(letter);
            left -= letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// Escapes a text value.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace("\r\n", "\\n").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::{Calendar, escaped};

    #[test]
    fn long_lines_are_folded_between_letters() {
        for letter in ["a", "é", "静", "🌊"] {
            let mut calendar = Calendar::default();
            let value = letter.repeat(200);
            calendar.line("SUMMARY", &value);
            let lines: Vec<_> = calendar.text.split_terminator("\r\n").collect();
            assert!(lines.len() > 2 && lines.iter().all(|line| line.len() <= 75), "{lines:?}");
            assert_eq!(calendar.text.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }
    }

    #[test]
    fn what_parts_values_is_escaped() {
        assert_eq!(escaped("a,b;c\\d\r\ne\nf"), "a\\,b\\;c\\\\d\\ne\\nf");
    }
}
