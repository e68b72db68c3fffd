//! A calendar (RFC 5545) with a daily reminder and the planned sessions. Other people can see calendars, so nothing in
//! it gives away what it is about.

use super::iso;
use super::uuid::{Part, person, uuid};
use crate::record::time::{LocalDay, MinuteOfDay, Moment};
use crate::record::timeline::Timeline;

/// The title of the reminder.
const REMINDER: &str = "Check-in";
/// The title of a planned session.
const PLANNED: &str = "Appointment";

/// The calendar as of a moment. The reminder comes every day from today on, at `remind_at` by whatever clock the person
/// has with them; `None` leaves it out. Sessions planned for today or later are all-day events.
pub fn write(timeline: &Timeline, now: &Moment, remind_at: Option<MinuteOfDay>) -> Vec<u8> {
    let today = now.local_day(timeline.settings().day_start);
    let person = person(timeline);
    let mut calendar = Calendar::default();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//Tidemark//Tidemark//EN");
    if let Some(time) = remind_at {
        calendar.event(now, &uuid(person, Part::Reminder), |calendar| reminder(calendar, today, time));
    }
    for day in planned(timeline, today) {
        // The same day has the same identity in every export, so it does not show up twice.
        let id = uuid(person, Part::Planned(day));
        calendar.event(now, &id, |calendar| appointment(calendar, day));
    }
    calendar.line("END", "VCALENDAR");
    calendar.0.into_bytes()
}

/// The days in the treatment plan and the one that the latest session names, each once, from today on.
fn planned(timeline: &Timeline, today: LocalDay) -> Vec<LocalDay> {
    let latest = timeline.sessions().next_back().map(|kept| kept.value);
    let plan = timeline.plan();
    let days = latest.and_then(|session| session.planned_next).into_iter().chain(plan.planned.iter().copied());
    let mut days: Vec<_> =
        days.filter(|day| *day >= today && latest.is_none_or(|session| *day > session.day)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn reminder(calendar: &mut Calendar, today: LocalDay, time: MinuteOfDay) {
    let time = time.to_string().replace(':', "");
    // Without a zone: at this time wherever the person is.
    calendar.line("DTSTART", &format!("{}T{time}00", iso::basic(today)));
    calendar.line("DURATION", "PT5M");
    calendar.line("RRULE", "FREQ=DAILY");
    calendar.line("SUMMARY", &escaped(REMINDER));
    calendar.line("TRANSP", "TRANSPARENT");
    calendar.line("BEGIN", "VALARM");
    calendar.line("ACTION", "DISPLAY");
    calendar.line("DESCRIPTION", &escaped(REMINDER));
    calendar.line("TRIGGER", "PT0S");
    calendar.line("END", "VALARM");
}

fn appointment(calendar: &mut Calendar, day: LocalDay) {
    // No end: it lasts all day.
    calendar.line("DTSTART;VALUE=DATE", &iso::basic(day));
    calendar.line("SUMMARY", &escaped(PLANNED));
    calendar.line("TRANSP", "OPAQUE");
}

/// The lines written so far.
#[derive(Default)]
struct Calendar(String);

impl Calendar {
    fn event(&mut self, now: &Moment, id: &str, body: impl FnOnce(&mut Self)) {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("urn:uuid:{id}"));
        self.line("DTSTAMP", &iso::basic_utc(now));
        body(self);
        self.line("CLASS", "PRIVATE");
        self.line("END", "VEVENT");
    }

    /// A line of at most 75 octets. What is left goes on continuation lines, which begin with a space.
    fn line(&mut self, name: &str, value: &str) {
        const OCTETS: usize = 75;
        let mut left = OCTETS;
        for letter in format!("{name}:{value}").chars() {
            if letter.len_utf8() > left {
                self.0.push_str("\r\n ");
                left = OCTETS - 1;
            }
            self.0.push(letter);
            left -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
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
            let lines: Vec<_> = calendar.0.split_terminator("\r\n").collect();
            assert!(lines.len() > 2 && lines.iter().all(|line| line.len() <= 75), "{lines:?}");
            assert_eq!(calendar.0.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }
    }

    #[test]
    fn what_parts_values_is_escaped() {
        assert_eq!(escaped("a,b;c\\d\r\ne\nf"), "a\\,b\\;c\\\\d\\ne\\nf");
    }
}
