//! Daylio: its table (`full_date,date,weekday,time,mood,activities,note_title,note`, lately with `scales` before the
//! title; in 2018 with `year` for `full_date`) and the JSON in its backup. Moods are 1 (awful) to 5 (rad); each mood
//! that the person added belongs to one of these five. What a person took out of the table is not needed, as long as
//! there are a day and a mood.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::clock::Clock;
use super::columns::words;
use super::moods::{Meaning, Meanings, WORDS};
use super::table::{Line, Table};
use super::{Answers, Found, Read, Reason, Row, Setting, Unfit, What, Without, count};
use crate::exchange::json;
use crate::exchange::json::text;
use crate::exchange::limit::{Limit, MAX_BYTES, MAX_ROWS, MAX_WORDS};
use crate::record::fields::node::{Misplaced, Node};
use crate::record::kinds::imported::{FileKind, Rating, Source};
use crate::record::problem::Problem;
use crate::record::text::{Label, Note};
use crate::record::time::When;
use crate::record::time::{LocalDay, MinuteOfDay};

/// What separates activities in the table.
const BETWEEN: &str = " | ";

/// The longest name of an activity, in bytes. What is kept is far shorter.
const LONGEST: usize = 64 * 1024;

/// The table, if its header is Daylio's.
pub(super) fn read_table(table: &Table, answers: &Answers, setting: &Setting<'_>) -> Option<Read> {
    let column = |name| table.column(&[name]);
    let mood = column("mood")?;
    let year = column("year");
    let date = column("full_date").or_else(|| year.and(column("date")))?;
    let year = year.filter(|_| column("full_date").is_none());
    let (time, activities) = (column("time"), column("activities"));
    let (title, note) = (column("note_title"), column("note"));
    let days: Vec<Cow<'_, str>> = table.rows().map(|line| day_cell(line, date, year)).collect();
    let mut clock = Clock::new(days.iter().map(AsRef::as_ref), answers, setting);
    let mut meanings = Meanings::new(answers, table.rows().map(|line| line.cell(mood)));
    let mut read = |line: Line<'_>, day: &str| {
        line.fits()?;
        let at = clock.when(day, line.maybe(time))?;
        let mut without = Without { time: at.is_time_lost, ..Without::default() };
        let Meaning { points, word } = meanings.of(line.cell(mood), &mut without)?;
        let activities = words("activities", line.maybe(activities), &mut without);
        let note = note_of(line.maybe(title), line.maybe(note), &mut without);
        let what = What::Mood { rating: rating(points)?, word, activities };
        Ok(Found { at: at.when, utc: at.utc, what, note, without })
    };
    let rows = table.rows().zip(&days).map(|(line, day)| Row { line: line.number(), found: read(line, day) }).collect();
    let (mut questions, open) = clock.questions();
    let open = open + meanings.open();
    questions.extend(meanings.question());
    // The day once more, in other words.
    let beside = [column("date"), column("weekday")];
    let unused =
        table.not_in(&[[Some(date), year, Some(mood), time, activities, title, note].as_slice(), &beside].concat());
    Some(Read { source: Source::Daylio, file: FileKind::Csv, rows, questions, open, unused })
}

/// The text of the day; the year may have a cell of its own.
fn day_cell(line: Line<'_>, date: usize, year: Option<usize>) -> Cow<'_, str> {
    match year {
        Some(year) => Cow::Owned(format!("{} {}", line.cell(date), line.cell(year))),
        None => Cow::Borrowed(line.cell(date)),
    }
}

fn rating(points: u8) -> Result<Rating, Reason> {
    Rating::new(i32::from(points) * Rating::POINT, Rating::POINT, 5 * Rating::POINT).map_err(Reason::Refused)
}

/// The note under its title.
fn note_of(title: &str, note: &str, without: &mut Without) -> Option<Note> {
    let parts = [title, note].map(str::trim);
    let both = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    words("note", &both, without)
}

/// Whether JSON is a backup of Daylio.
pub(super) fn is_backup(json: &[u8]) -> bool {
    const NAME: &[u8] = b"\"dayEntries\"";
    /// Our own file says what it is at the start.
    const HEAD: usize = 200;
    let is_ours = json[..json.len().min(HEAD)].windows(8).any(|window| window == b"tidemark");
    !is_ours && json.windows(NAME.len()).any(|window| window == NAME)
}

/// The JSON of a backup. It counts months from 0; day, hour and minute are local.
pub(super) fn read_backup(bytes: &[u8]) -> Result<Read, Unfit> {
    let tree = text::parse(bytes, &["customMoods", "tags", "dayEntries"]).map_err(json::Refused::from)?;
    let root = Node::root(&tree);
    let not_daylio = |_: Misplaced| Unfit::NoDiary;
    let list = |name| root.get(name);
    let mut moods = list("customMoods").maybe(|moods| readable(moods, mood)).map_err(not_daylio)?.unwrap_or_default();
    if moods.len() > MAX_WORDS {
        return Err(Unfit::TooMuch(Limit::Words));
    }
    if moods.is_empty() {
        // The first versions had no moods but the five.
        let word = |points: u8| words("word", WORDS[usize::from(points) - 1], &mut Without::default());
        moods = (1..=5).map(|points| (6 - i64::from(points), Mood { word: word(points), points })).collect();
    }
    let tags = list("tags").maybe(|tags| readable(tags, tag)).map_err(not_daylio)?.unwrap_or_default();
    let mut diary = Diary { moods, tags: tags.into_iter().collect(), unpacked: 0 };
    let found = list("dayEntries").each(|node| Ok::<_, Misplaced>(diary.entry(node))).map_err(not_daylio)?;
    if diary.unpacked > MAX_BYTES {
        return Err(Unfit::TooMuch(Limit::Bytes));
    }
    if found.len() > MAX_ROWS {
        return Err(Unfit::TooMuch(Limit::Rows));
    }
    let rows = found.into_iter().enumerate().map(|(place, found)| Row { line: count(place + 1), found }).collect();
    Ok(Read { rows, ..Read::nothing(Source::Daylio, FileKind::Archive) })
}

/// A mood in the backup: its word and how good it is, 1–5; 0 if that is not known. The word is read once: many entries
/// may have it.
struct Mood {
    word: Option<Label>,
    points: u8,
}

/// A mood with its id; `None` if it has none.
fn mood(node: &Node<'_>) -> Option<(i64, Mood)> {
    let id = node.get("id").whole().ok()?;
    let group: Option<u8> = node.get("mood_group_id").whole().ok();
    let points = group.and_then(|group| 6_u8.checked_sub(group)).filter(|points| (1..=5).contains(points));
    let points = points.unwrap_or_default();
    let own = node.get("custom_name").text().unwrap_or_default().trim();
    let word = match (own, points) {
        ("", 1..=5) => WORDS[usize::from(points) - 1],
        (own, _) => own,
    };
    Some((id, Mood { word: words("word", word, &mut Without::default()), points }))
}

/// The name of an activity with its id; `None` if one of them is missing.
fn tag(node: &Node<'_>) -> Option<(i64, String)> {
    let (id, name) = (node.get("id").whole(), node.get("name").text());
    id.ok().zip(name.ok().map(str::to_owned))
}

/// What can be read of each value of a list. The rest is passed over.
fn readable<T>(list: &Node<'_>, read: impl Fn(&Node<'_>) -> Option<T>) -> Result<Vec<T>, Misplaced> {
    let read = list.each(|node| Ok::<_, Misplaced>(read(node)))?;
    Ok(read.into_iter().flatten().collect())
}

/// What the entries of a backup refer to by number.
struct Diary {
    /// A hundred at most.
    moods: Vec<(i64, Mood)>,
    tags: BTreeMap<i64, String>,
    /// The bytes of all activities so far. A few bytes of the file can name a long activity again and again.
    unpacked: usize,
}

impl Diary {
    fn entry(&mut self, node: &Node<'_>) -> Result<Found, Reason> {
        let day = day(node).ok_or(Reason::NoDay)?;
        let mut without = Without::default();
        let time = time(node);
        without.time = time.is_none();
        let id = node.get("mood").whole::<i64>().map_err(|_| Reason::NoValue)?;
        let ids: Vec<i64> = readable(&node.get("tags"), |id| id.whole().ok()).unwrap_or_default();
        let mut activities = String::new();
        for name in ids.iter().filter_map(|id| self.tags.get(id)) {
            self.unpacked = self.unpacked.saturating_add(name.len() + BETWEEN.len());
            if self.unpacked > MAX_BYTES || name.len() > LONGEST {
                return Err(Reason::Refused(Problem::TooLong { field: "activities", given: name.len(), max: LONGEST }));
            }
            activities.push_str(if activities.is_empty() { "" } else { BETWEEN });
            activities.push_str(name);
        }
        let (_, mood) =
            self.moods.iter().find(|(known, mood)| *known == id && mood.points > 0).ok_or(Reason::NoValue)?;
        let what = What::Mood {
            rating: rating(mood.points)?,
            word: mood.word.clone(),
            activities: words("activities", &activities, &mut without),
        };
        let words_in = |name| node.get(name).text().unwrap_or_default();
        let written = note_of(words_in("note_title"), words_in("note"), &mut without);
        Ok(Found { at: When { day, time }, utc: None, what, note: written, without })
    }
}

fn number(node: &Node<'_>, name: &str) -> Option<u16> {
    node.get(name).whole::<u16>().ok()
}

fn day(node: &Node<'_>) -> Option<LocalDay> {
    let (year, month, day) = (number(node, "year")?, number(node, "month")?.checked_add(1)?, number(node, "day")?);
    LocalDay::parse("day", &format!("{year:04}-{month:02}-{day:02}")).ok()
}

/// The time of an entry. Real backups have entries whose hour is −1.
fn time(node: &Node<'_>) -> Option<MinuteOfDay> {
    let (hour, minute) = (number(node, "hour")?, number(node, "minute")?);
    (hour < 24 && minute < 60).then(|| MinuteOfDay::new(hour * 60 + minute)).flatten()
}
