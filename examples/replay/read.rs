//! Reads one person's days from a CSV file.

use std::path::Path;
use std::{fmt, fs};

use anyhow::{Context, bail};
use tidemark::record::kinds::phq9::{Answers, Frequency, ITEMS, Total};
use tidemark::record::kinds::regimen::EveryDays;
use tidemark::record::time::LocalDay;
use tidemark::record::values::Level;
use tidemark::rules::fade::DailyLevel;

/// The columns, in order.
pub(crate) const COLUMNS: [&str; 9] =
    ["day", "mood", "interest", "energy", "calm", "like_myself", "phq9", "session", "planned"];
/// The columns that may follow, in this order.
pub(crate) const MORE: [&str; 2] = ["half_gone", "dose"];

/// One day: a row of the file, or a date between two rows.
pub(crate) struct Row {
    pub(crate) day: LocalDay,
    pub(crate) levels: Levels,
    /// The PHQ-9 filled in on this day.
    pub(crate) form: Option<Form>,
    /// Whether there was a session.
    pub(crate) session: bool,
    /// The next planned session.
    pub(crate) planned: Option<LocalDay>,
    /// Whether half of the lift was gone before the session, as the person said.
    pub(crate) half_gone: Option<bool>,
    /// A dose of a course that is taken every so many days.
    pub(crate) dose: Option<EveryDays>,
}

impl Row {
    fn empty(day: LocalDay) -> Self {
        Self { day, levels: Levels::default(), form: None, session: false, planned: None, half_gone: None, dose: None }
    }
}

/// The items of a check-in.
#[derive(Clone, Copy, Default)]
pub(crate) struct Levels {
    /// Mood, interest, energy, calm.
    pub(crate) items: [Option<DailyLevel>; 4],
    /// "Feeling like myself", in whole points.
    pub(crate) like_myself: Option<Level>,
}

/// A PHQ-9, as the file has it.
pub(crate) enum Form {
    /// Item by item.
    Items(Answers),
    /// Only the total is known.
    Total(Total),
}

/// What is wrong with a file, and what would be right.
#[derive(Debug)]
pub(crate) struct Malformed {
    line: usize,
    /// The column, or `None` if the whole line is wrong.
    column: Option<&'static str>,
    found: String,
    wanted: String,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": found {:?}. {}.", self.found, self.wanted)
    }
}

impl std::error::Error for Malformed {}

/// The days of a file.
pub(crate) fn read_file(file: &Path) -> anyhow::Result<Vec<Row>> {
    let text = match fs::read(file).map(String::from_utf8) {
        Ok(Ok(text)) => text,
        Ok(Err(_)) => bail!("{}: the file is not plain text. Save it as UTF-8", file.display()),
        Err(error) => return Err(error).with_context(|| format!("Cannot read {}", file.display())),
    };
    read(&text).with_context(|| file.display().to_string())
}

/// The days from the first row to the last. A date without a row is a day on which nothing was recorded.
pub(crate) fn read(text: &str) -> Result<Vec<Row>, Malformed> {
    let mut lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
    let (_, header) = lines.next().unwrap_or((1, ""));
    let Some(columns) = columns(header) else {
        let wanted = format!("Begin the file with the line {}; {} may follow", COLUMNS.join(","), MORE.join(" and "));
        return Err(Malformed { line: 1, column: None, found: header.to_owned(), wanted });
    };
    let mut rows: Vec<Row> = Vec::new();
    for (line, text) in lines.filter(|(_, text)| !text.is_empty()) {
        let row = Cells::new(line, text, &columns)?.row(rows.last().map(|row| row.day))?;
        let after_last = rows.last().map_or(row.day.number(), |last| last.day.number() + 1);
        rows.extend((after_last..row.day.number()).filter_map(LocalDay::from_number).map(Row::empty));
        rows.push(row);
    }
    Ok(rows)
}

/// The columns of a file; `None` if its first line is not such a list.
fn columns(header: &str) -> Option<Vec<&str>> {
    let columns: Vec<_> = header.split(',').collect();
    let more = columns.strip_prefix(&COLUMNS)?;
    let known = MORE.iter().filter(|column| more.contains(column));
    known.eq(more).then_some(columns)
}

/// The cells of one line.
struct Cells<'a> {
    line: usize,
    columns: &'a [&'a str],
    texts: Vec<&'a str>,
}

impl<'a> Cells<'a> {
    fn new(line: usize, text: &'a str, columns: &'a [&'a str]) -> Result<Self, Malformed> {
        let texts: Vec<_> = text.split(',').collect();
        let (count, right) = (texts.len(), columns.len());
        if count != right {
            let wanted = format!("Give {right} cells and not {count}; a missing value is an empty cell");
            return Err(Malformed { line, column: None, found: text.to_owned(), wanted });
        }
        Ok(Self { line, columns, texts })
    }

    fn row(&self, before: Option<LocalDay>) -> Result<Row, Malformed> {
        let [_, mood, interest, energy, calm, like_myself, _, _, _] = COLUMNS;
        let day = self.day(before)?;
        let [mood, interest] = [self.level(mood)?, self.level(interest)?];
        let items = [mood, interest, self.level(energy)?, self.level(calm)?];
        let form = self.form()?;
        let (session, planned) = (self.session()?, self.planned()?);
        let like_myself = self.level(like_myself)?.and_then(whole);
        let (half_gone, dose) = (self.half_gone()?, self.dose()?);
        Ok(Row { day, levels: Levels { items, like_myself }, form, session, planned, half_gone, dose })
    }

    fn day(&self, before: Option<LocalDay>) -> Result<LocalDay, Malformed> {
        let wanted = "Write the date as YYYY-MM-DD, one row a day, later days further down";
        let day = LocalDay::parse("day", self.cell("day")).ok();
        day.filter(|day| before.is_none_or(|before| before < *day)).ok_or_else(|| self.malformed("day", wanted))
    }

    fn planned(&self) -> Result<Option<LocalDay>, Malformed> {
        let wanted = "Write the date as YYYY-MM-DD, or leave the cell empty";
        self.read("planned", wanted, |text| LocalDay::parse("planned", text).ok())
    }

    fn level(&self, column: &'static str) -> Result<Option<DailyLevel>, Malformed> {
        let wanted = "Write a number from 0 to 10, or leave the cell empty";
        self.read(column, wanted, |text| DailyLevel::new(column, text.parse().ok()?).ok())
    }

    fn session(&self) -> Result<bool, Malformed> {
        let wanted = "Write 1 on the day of a session, else leave the cell empty";
        let session = self.read("session", wanted, |text| match text {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        });
        Ok(session?.unwrap_or(false))
    }

    fn half_gone(&self) -> Result<Option<bool>, Malformed> {
        let wanted = "Write yes or no on the day of a session, or leave the cell empty";
        self.read("half_gone", wanted, |text| match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
    }

    fn dose(&self) -> Result<Option<EveryDays>, Malformed> {
        let wanted = "Write 1, 2 or 3 on the day of a dose, for a course with a dose every so many days, or leave the \
                      cell empty";
        self.read("dose", wanted, |text| EveryDays::new("dose", text.parse().ok()?).ok())
    }

    fn form(&self) -> Result<Option<Form>, Malformed> {
        let wanted = "Write nine digits from 0 to 3 with . for an item left out, or a total from 0 to 27, \
                      or leave the cell empty";
        self.read("phq9", wanted, |text| match <[u8; ITEMS]>::try_from(text.as_bytes()) {
            Ok(digits) => items(digits).map(Form::Items),
            Err(_) => Total::from_points(text.parse().ok()?).ok().map(Form::Total),
        })
    }

    /// The value of a cell, or `None` if it is empty.
    fn read<T>(
        &self,
        column: &'static str,
        wanted: &str,
        value: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Malformed> {
        match self.cell(column) {
            "" => Ok(None),
            text => value(text).map(Some).ok_or_else(|| self.malformed(column, wanted)),
        }
    }

    fn cell(&self, column: &'static str) -> &'a str {
        self.columns.iter().position(|name| *name == column).map_or("", |place| self.texts[place])
    }

    fn malformed(&self, column: &'static str, wanted: &str) -> Malformed {
        let found = self.cell(column).to_owned();
        Malformed { line: self.line, column: Some(column), found, wanted: wanted.to_owned() }
    }
}

/// A fraction is dropped, so that it can never be rounded up to a cut-off.
pub(crate) fn whole(level: DailyLevel) -> Option<Level> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a level is 0 to 10")]
    let points = level.points() as u8;
    Level::new("level", points).ok()
}

fn items(digits: [u8; ITEMS]) -> Option<Answers> {
    let mut items = [None; ITEMS];
    for (item, digit) in items.iter_mut().zip(digits) {
        if digit != b'.' {
            *item = Some(Frequency::new("phq9", digit.checked_sub(b'0')?).ok()?);
        }
    }
    Answers::new(items, None).ok()
}
