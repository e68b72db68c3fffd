//! Daylio: its table (`full_date,date,weekday,time,mood,activities,note_title,note`, lately with `scales` before the
//! title) and the JSON in its backup. Moods are 1 (awful) to 5 (rad); each mood that the person added belongs to one of
//! these five.

use std::collections::BTreeMap;

use super::columns::words;
use super::instant::Clock;
use super::table::{Line, Table};
use super::{Answers, Found, Question, Read, Reason, Row, Setting, Unfit, count};
use crate::exchange::json;
use crate::exchange::json::text;
use crate::exchange::limit::{Limit, MAX_BYTES, MAX_ROWS, MAX_WORDS};
use crate::record::fields::node::{Misplaced, Node};
use crate::record::kinds::imported::{FileKind, Rating, Source};
use crate::record::problem::Problem;
use crate::record::text::Label;
use crate::record::time::When;
use crate::record::time::{LocalDay, MinuteOfDay};

/// The app's own words, worst first.
const WORDS: [&str; 5] = ["awful", "bad", "meh", "good", "rad"];

/// What separates activities in the table.
const BETWEEN: &str = " | ";

/// The longest note with its markup, and the longest activity, in bytes. What is kept is far shorter.
const LONGEST: usize = 64 * 1024;

/// The longest tag in a note, in bytes.
const LONGEST_TAG: usize = 200;

/// The table, if its header is Daylio's.
pub(super) fn read_table(table: &Table, answers: &Answers, setting: &Setting<'_>) -> Option<Read> {
    let column = |name| table.column(&[name]);
    let (date, time, mood) = (column("full_date")?, column("time")?, column("mood")?);
    let (activities, title, note) = (column("activities")?, column("note_title"), column("note")?);
    let mut clock = Clock::new(table.rows().map(|line| line.cell(date)), answers, setting);
    let mut unknown: Vec<String> = Vec::new();
    let mut waiting = 0;
    let mut read = |line: Line<'_>| {
        let at = clock.when(line.cell(date), line.cell(time))?;
        let word = line.cell(mood);
        let label = words("word", word)?;
        let points = match meaning(word, answers) {
            Meaning::Points(points) => points,
            Meaning::Nothing => return Err(Reason::NoValue),
            meaning => {
                let lower = word.to_lowercase();
                if unknown.len() <= MAX_WORDS && !unknown.contains(&lower) {
                    unknown.push(lower);
                    waiting += u32::from(meaning == Meaning::Unknown);
                }
                match meaning {
                    Meaning::Given(points) => points,
                    _ => return Err(Reason::LeftOut),
                }
            }
        };
        let title = title.map_or("", |title| line.cell(title));
        mood_of(at, points, label, line.cell(activities), title, line.cell(note))
    };
    let rows = table.rows().map(|line| Row { line: line.number(), found: read(line) }).collect();
    let (mut questions, open) = clock.questions();
    if !unknown.is_empty() {
        questions.push(Question::Moods { words: unknown });
    }
    Some(Read { source: Source::Daylio, file: FileKind::Csv, rows, questions, open: open + waiting })
}

/// What a mood word means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// It is one of the app's own.
    Points(u8),
    /// The person said what it means.
    Given(u8),
    /// The person left it out.
    Out,
    /// Nobody has said yet.
    Unknown,
    /// There is no word.
    Nothing,
}

fn meaning(word: &str, answers: &Answers) -> Meaning {
    if word.is_empty() {
        return Meaning::Nothing;
    }
    if let Some((points, _)) = (1..).zip(WORDS).find(|(_, known)| known.eq_ignore_ascii_case(word)) {
        return Meaning::Points(points);
    }
    match answers.moods.iter().find(|(known, _)| *known == word.to_lowercase()) {
        Some((_, Some(points))) if (1..=5).contains(points) => Meaning::Given(*points),
        Some((_, None)) => Meaning::Out,
        _ => Meaning::Unknown,
    }
}

fn mood_of(
    at: When,
    points: u8,
    word: Option<Label>,
    activities: &str,
    title: &str,
    note: &str,
) -> Result<Found, Reason> {
    let rating = Rating::new(i32::from(points) * Rating::POINT, Rating::POINT, 5 * Rating::POINT);
    let note = if title.is_empty() { note.to_owned() } else { format!("{title}\n{note}") };
    Ok(Found::Mood {
        at,
        rating: rating.map_err(Reason::Refused)?,
        word,
        activities: words("activities", activities)?,
        note: words::<4000>("note", &note)?,
    })
}

/// The JSON of a backup. It counts months from 0; day, hour and minute are local.
pub(super) fn read_backup(bytes: &[u8]) -> Result<Read, Unfit> {
    let tree = text::parse(bytes, &["customMoods", "tags", "dayEntries"]).map_err(json::Refused::from)?;
    let root = Node::root(&tree);
    let not_daylio = |_: Misplaced| Unfit::NoDiary;
    let moods = root.get("customMoods").each(mood).map_err(not_daylio)?;
    if moods.len() > MAX_WORDS {
        return Err(Unfit::TooMuch(Limit::Words));
    }
    let tags = root.get("tags").each(tag).map_err(not_daylio)?.into_iter().collect();
    let mut diary = Diary { moods, tags, unpacked: 0 };
    let found = root.get("dayEntries").each(|node| Ok::<_, Misplaced>(diary.entry(node))).map_err(not_daylio)?;
    if diary.unpacked > MAX_BYTES {
        return Err(Unfit::TooMuch(Limit::Bytes));
    }
    if found.len() > MAX_ROWS {
        return Err(Unfit::TooMuch(Limit::Rows));
    }
    let rows = found.into_iter().enumerate().map(|(place, found)| Row { line: count(place + 1), found }).collect();
    Ok(Read { source: Source::Daylio, file: FileKind::Archive, rows, questions: Vec::new(), open: 0 })
}

/// A mood in the backup: its word and how good it is, 1–5; 0 if that is not known. The word is read once: many entries
/// may have it.
struct Mood {
    word: Result<Option<Label>, Reason>,
    points: u8,
}

/// A mood with its id.
fn mood(node: &Node<'_>) -> Result<(i64, Mood), Misplaced> {
    let group: u8 = node.get("mood_group_id").whole()?;
    let points = 6_u8.checked_sub(group).filter(|points| (1..=5).contains(points));
    let points = points.unwrap_or_default();
    let own = node.get("custom_name").text().unwrap_or_default().trim();
    let word = match (own, points) {
        ("", 1..=5) => WORDS[usize::from(points) - 1],
        (own, _) => own,
    };
    Ok((node.get("id").whole()?, Mood { word: words("word", word), points }))
}

/// The name of an activity with its id.
fn tag(node: &Node<'_>) -> Result<(i64, String), Misplaced> {
    Ok((node.get("id").whole()?, node.get("name").text()?.to_owned()))
}

fn identity(node: &Node<'_>) -> Result<i64, Misplaced> {
    node.whole()
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
        let at = moment(node).ok_or(Reason::NoDay)?;
        let id = node.get("mood").whole::<i64>().map_err(|_| Reason::NoValue)?;
        let ids: Vec<i64> = node.get("tags").each(identity).unwrap_or_default();
        let mut activities = String::new();
        for name in ids.iter().filter_map(|id| self.tags.get(id)) {
            self.unpacked = self.unpacked.saturating_add(name.len() + BETWEEN.len());
            if self.unpacked > MAX_BYTES || name.len() > LONGEST {
                return Err(too_long("activities", name.len()));
            }
            activities.push_str(if activities.is_empty() { "" } else { BETWEEN });
            activities.push_str(name);
        }
        let (_, mood) =
            self.moods.iter().find(|(known, mood)| *known == id && mood.points > 0).ok_or(Reason::NoValue)?;
        let text = |name| plain(node.get(name).text().unwrap_or_default());
        mood_of(at, mood.points, mood.word.clone()?, &activities, &text("note_title")?, &text("note")?)
    }
}

fn too_long(field: &'static str, given: usize) -> Reason {
    Reason::Refused(Problem::TooLong { field, given, max: LONGEST })
}

fn moment(node: &Node<'_>) -> Option<When> {
    let number = |name| node.get(name).whole::<u16>().ok();
    let month = number("month")?.checked_add(1)?;
    let day = format!("{:04}-{month:02}-{:02}", number("year")?, number("day")?);
    let (hour, minute) = (number("hour")?, number("minute")?);
    let time = (hour < 24 && minute < 60).then(|| MinuteOfDay::new(hour * 60 + minute)).flatten()?;
    Some(When { day: LocalDay::parse("day", &day).ok()?, time: Some(time) })
}

/// A note without the HTML markup that newer versions put into it.
fn plain(note: &str) -> Result<String, Reason> {
    if note.len() > LONGEST {
        return Err(too_long("note", note.len()));
    }
    if !note.contains('<') && !note.contains('&') {
        return Ok(note.to_owned());
    }
    let mut text = String::new();
    let mut rest = note;
    while let Some((before, tail)) = rest.split_once('<') {
        text.push_str(before);
        let end = tail.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
        let Some((tag, after)) = end.map(|end| (&tail[..end], &tail[end + 1..])).filter(|(tag, _)| is_tag(tag)) else {
            text.push('<');
            rest = tail;
            continue;
        };
        let ends_line = ["br", "/div", "/p", "/li"].iter().any(|name| tag.trim_end_matches([' ', '/']) == *name);
        text.push_str(if ends_line { "\n" } else { "" });
        rest = after;
    }
    text.push_str(rest);
    let entities = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    Ok(entities.iter().fold(text, |text, (entity, character)| text.replace(entity, character)))
}

/// A tag starts with a letter; "< 5" is not a tag.
fn is_tag(tag: &str) -> bool {
    tag.trim_start_matches('/').starts_with(|first: char| first.is_ascii_alphabetic())
}
