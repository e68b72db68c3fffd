//! The questions of a dry run by number, and the answers given on the command line.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use tidemark::exchange::import::{
    Answers, DateOrder, Holds, Letters, Mapping, Numbers, OnChange, OtherVault, Question, Times,
};

/// The questions so far. A question keeps its number whatever is asked later.
#[derive(Default)]
pub(crate) struct Asked {
    questions: Vec<One>,
    pub(crate) answers: Answers,
}

/// One question; each word of a diary is a question of its own.
struct One {
    text: String,
    /// What the answer sets.
    about: About,
    /// The names of the choices; none if the answer is written freely.
    choices: Vec<&'static str>,
    /// What is taken unless somebody answers.
    usual: Option<&'static str>,
    answer: Option<String>,
}

#[derive(Clone, PartialEq)]
enum About {
    Times,
    DateOrder,
    Word(String),
    Scale,
    Columns(Vec<String>),
    Swapped,
    Letters,
    OldDays,
    Changed,
    OtherVault,
    Removed,
}

const POINTS: [&str; 6] = ["1", "2", "3", "4", "5", "skip"];

impl Asked {
    /// Takes up what is asked, and answers what is new. Says whether anything was answered.
    pub(crate) fn answer(&mut self, questions: &[Question], given: &[(usize, String)]) -> Result<bool> {
        let mut is_changed = false;
        for one in questions.iter().flat_map(ones) {
            if self.questions.iter().any(|known| known.about == one.about) {
                continue;
            }
            self.questions.push(one);
            let number = self.questions.len();
            let Some((_, choice)) = given.iter().find(|(known, _)| *known == number) else { continue };
            let one = &mut self.questions[number - 1];
            let choice = choice.trim().to_lowercase();
            // A choice by its number or its name.
            let by_number = choice.parse::<usize>().ok().and_then(|place| one.choices.get(place.checked_sub(1)?));
            let choice = if one.choices.contains(&choice.as_str()) {
                choice
            } else {
                by_number.map_or(choice, |name| (*name).to_owned())
            };
            if !one.choices.is_empty() && !one.choices.contains(&choice.as_str()) {
                bail!("Question {number} has the choices {}", one.choices.join(", "));
            }
            set(&mut self.answers, &one.about, &choice).with_context(|| format!("The answer to question {number}"))?;
            one.answer = Some(choice);
            is_changed = true;
        }
        Ok(is_changed)
    }

    /// The questions with their choices.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for (number, one) in (1..).zip(&self.questions) {
            let _ = writeln!(text, "question {number}: {}", one.text);
            for (place, choice) in (1..).zip(&one.choices) {
                let _ = writeln!(text, "  {place} {choice}");
            }
            let answer = match (&one.answer, one.usual) {
                (Some(answer), _) => format!("answered: {answer}"),
                (None, Some(usual)) => format!("taken: {usual}"),
                (None, None) => "not answered".to_owned(),
            };
            let _ = writeln!(text, "  {answer}");
        }
        text
    }
}

fn ones(question: &Question) -> Vec<One> {
    let one = |text: String, about, choices: &[&'static str], usual| {
        vec![One { text, about, choices: choices.to_vec(), usual, answer: None }]
    };
    match question {
        Question::Times => {
            let text = "The times name no zone. What are they?".to_owned();
            one(text, About::Times, &["as written", "world time"], Some("as written"))
        }
        Question::DateOrder { example, orders } => {
            let names: Vec<_> = orders.iter().map(|order| order_name(*order)).collect();
            one(format!("How is the date {example} read?"), About::DateOrder, &names, None)
        }
        Question::Moods { words } => words
            .iter()
            .flat_map(|word| {
                let usual = word.usual.map(|points| POINTS[usize::from(points) - 1]);
                let text = format!("What does {:?} mean? 1 is the worst mood, 5 the best.", word.word);
                one(text, About::Word(word.word.clone()), &POINTS, usual)
            })
            .collect(),
        Question::Scale { seen: (least, most) } => {
            let text =
                format!("What are the ends of the scale, as WORST..BEST? The numbers go from {least} to {most}.");
            one(text, About::Scale, &[], None)
        }
        Question::Columns { header, sample } => {
            let mut text = "What is in which column? As date=COLUMN,mood=COLUMN or \
                            date=COLUMN,systolic=COLUMN,diastolic=COLUMN,pulse=COLUMN, with time=COLUMN and note=COLUMN where \
                            there are such columns. A column is its name or its number. The columns are:"
                .to_owned();
            for (number, name) in (1..).zip(header) {
                let values: Vec<_> = sample.iter().filter_map(|row| row.get(number - 1)).map(String::as_str).collect();
                let _ = write!(text, "\n    {number} {name} ({})", values.join("; "));
            }
            one(text, About::Columns(header.clone()), &[], None)
        }
        Question::Swapped { rows } => {
            let text = format!("In {rows} rows the upper number is not above the lower one. What is to be done?");
            one(text, About::Swapped, &["swap", "leave out"], None)
        }
        Question::Letters { sample, usual } => {
            let text = format!("The file does not say which letters it has. Which make this right: {sample:?}?");
            one(text, About::Letters, &LETTERS.map(|(_, name)| name), Some(letters_name(*usual)))
        }
        Question::OldDays { rows, first } => {
            let text = format!("{rows} rows lie years before all others, the first on {first}. What is to be done?");
            one(text, About::OldDays, &["add", "leave out"], None)
        }
        Question::Changed { rows } => {
            let text =
                format!("{rows} entries are here already and read differently in this file. What is to be done?");
            one(text, About::Changed, &["take the file's", "keep what is here", "keep both"], None)
        }
        Question::OtherVault => {
            let text = "The file is from another phone or person. What is to be done?".to_owned();
            one(text, About::OtherVault, &["mine", "look"], None)
        }
        Question::Removed { records } => {
            let text = format!("{records} records of the file were removed here. Are they brought back?");
            one(text, About::Removed, &["no", "yes"], Some("no"))
        }
    }
}

const LETTERS: [(Letters, &str); 6] = [
    (Letters::Western, "western"),
    (Letters::CentralEuropean, "central european"),
    (Letters::Cyrillic, "cyrillic"),
    (Letters::Mac, "mac"),
    (Letters::Greek, "greek"),
    (Letters::Turkish, "turkish"),
];

fn letters_name(letters: Letters) -> &'static str {
    LETTERS.into_iter().find(|(known, _)| *known == letters).map_or("western", |(_, name)| name)
}

fn order_name(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "day first",
        DateOrder::MonthFirst => "month first",
        DateOrder::YearFirst => "year first",
    }
}

fn set(answers: &mut Answers, about: &About, choice: &str) -> Result<()> {
    match about {
        About::Times => answers.times = Some(if choice == "world time" { Times::World } else { Times::AsWritten }),
        About::DateOrder => {
            let orders = [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst];
            answers.date_order = orders.into_iter().find(|order| order_name(*order) == choice);
        }
        About::Word(word) => answers.moods.push((word.clone(), choice.parse().ok())),
        About::Scale => answers.scale = Some(scale(choice).context("a scale is written 1..5")?),
        About::Columns(header) => answers.columns = Some(mapping(header, choice)?),
        About::Swapped => answers.swap = Some(choice == "swap"),
        About::Letters => {
            answers.letters = LETTERS.into_iter().find(|(_, name)| *name == choice).map(|(letters, _)| letters);
        }
        About::OldDays => answers.old_days = Some(choice == "add"),
        About::Changed => {
            answers.changed = Some(match choice {
                "keep what is here" => OnChange::Keep,
                "keep both" => OnChange::Both,
                _ => OnChange::Take,
            });
        }
        About::OtherVault => {
            answers.other_vault = Some(if choice == "mine" { OtherVault::Mine } else { OtherVault::Look });
        }
        About::Removed => answers.bring_back = choice == "yes",
    }
    Ok(())
}

/// "1..5", "1-5", "1 to 5", "-1..1".
fn scale(text: &str) -> Option<(f64, f64)> {
    let parts = ["..", " to ", "–", ","].iter().find_map(|between| text.split_once(between));
    let (worst, best) = parts.or_else(|| {
        let dash = text.get(1..)?.find('-')? + 1;
        Some((&text[..dash], &text[dash + 1..]))
    })?;
    Some((worst.trim().parse().ok()?, best.trim().parse().ok()?))
}

fn mapping(header: &[String], text: &str) -> Result<Mapping> {
    let mut columns: Vec<(&str, usize)> = Vec::new();
    for part in text.split(',') {
        let (name, column) = part.split_once('=').context("a column is written date=1")?;
        let column = column.trim();
        let named = header.iter().position(|known| known.to_lowercase() == column);
        let numbered = || column.parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < header.len());
        let place = named.or_else(numbered).with_context(|| format!("there is no column {column}"))?;
        columns.push((name.trim(), place));
    }
    let find = |name: &str| columns.iter().find(|(known, _)| *known == name).map(|(_, place)| *place);
    let holds = match (find("mood"), find("systolic")) {
        (Some(mood), None) => Holds::Mood(mood),
        (None, Some(upper)) => Holds::Pressure(Numbers { upper, lower: find("diastolic"), pulse: find("pulse") }),
        _ => bail!("it needs mood or systolic"),
    };
    Ok(Mapping { date: find("date").context("it needs date")?, time: find("time"), holds, note: find("note") })
}
