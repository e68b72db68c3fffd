//! Whether the model may use what people answer about their lift: their answers beside what the model itself thought.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use tidemark::exchange::json;
use tidemark::record::kinds::session::HalfGone;
use tidemark::record::time::LocalDay;
use tidemark::record::timeline::Timeline;
use tidemark::rules::fade::{ASKED_FROM, Day, Fade, Lift, days};

/// The fewest answers of a person that count.
const ANSWERS: usize = 4;
/// The fewest such people.
const PEOPLE: usize = 50;
/// The least slope of answers over what the model thought, in logits.
const SLOPE: f64 = 0.5;
/// The most by which the share of "yes" may differ from the model's mean.
const SHIFT: f64 = 0.10;
/// How far apart one person and the model may be, and the share of people who may be farther.
const APART: (f64, f64) = (0.3, 0.2);
/// Probabilities nearer to 0 or 1 than this count as this near.
const NEAREST: f64 = 0.01;

/// An answer, and the model's probability that half was gone on the day before, without any answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// The person said that half or more was gone.
    pub gone: bool,
    /// The model's P50.
    pub p50: f64,
}

/// What came of the check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// People with enough answers.
    pub people: usize,
    /// Their answers.
    pub answers: usize,
    /// The logistic slope.
    pub slope: f64,
    /// The share of "yes" less the mean P50.
    pub shift: f64,
    /// The share of people for whom the two are far apart.
    pub apart: f64,
}

impl Verdict {
    /// Of these people, each with their answers.
    pub fn of(people: &[Vec<Answer>]) -> Self {
        let counted: Vec<&[Answer]> = people.iter().map(Vec::as_slice).filter(|it| it.len() >= ANSWERS).collect();
        let all = counted.concat();
        let far = counted.iter().filter(|answers| shift(answers).abs() > APART.0).count();
        Self {
            people: counted.len(),
            answers: all.len(),
            slope: slope(&all),
            shift: shift(&all),
            apart: as_f64(far) / as_f64(counted.len()),
        }
    }

    /// Whether answers may be used.
    pub fn holds(&self) -> bool {
        self.people >= PEOPLE && self.slope >= SLOPE && self.shift.abs() <= SHIFT && self.apart < APART.1
    }

    /// The verdict in words, a line for each part.
    pub fn said(&self) -> String {
        let part = |what: &str, measured: String, wanted: String, holds: bool| {
            format!("{} {what}: {measured} ({wanted})\n", if holds { "yes" } else { "no " })
        };
        let Self { people, answers, slope, shift, apart } = *self;
        let of_some = |number: String| if people == 0 { "nobody to tell from".to_owned() } else { number };
        let lines = [
            part(
                &format!("people with {ANSWERS} answers or more"),
                format!("{people}, with {answers} answers"),
                format!("{PEOPLE} or more"),
                people >= PEOPLE,
            ),
            part("slope", of_some(format!("{slope:.2}")), format!("{SLOPE} or more"), slope >= SLOPE),
            part("yes less P50", of_some(format!("{shift:+.2}")), format!("within ±{SHIFT:.2}"), shift.abs() <= SHIFT),
            part("people far apart", of_some(format!("{apart:.2}")), format!("under {}", APART.1), apart < APART.1),
        ];
        let end = if self.holds() { "The model may use answers.\n" } else { "Answers stay a record only.\n" };
        lines.concat() + end
    }
}

/// Checks every `.json` file of a folder, each an export of one person.
pub fn folder(folder: &Path) -> Result<Verdict> {
    let entries = fs::read_dir(folder).with_context(|| format!("Cannot read the folder {}", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    ensure!(!files.is_empty(), "{} holds no .json file. Next: put exports of people there", folder.display());
    let people = files.iter().map(|file| {
        let bytes = fs::read(file).with_context(|| format!("Cannot read {}", file.display()))?;
        let log = json::read(&bytes).map_err(|refused| anyhow::anyhow!("{}: {refused}", file.display()))?;
        Ok(answers(&Timeline::from_log(log)))
    });
    Ok(Verdict::of(&people.collect::<Result<Vec<_>>>()?))
}

/// The answers of one person, each with what the model thought on the day before the session. As in the app, only an
/// interval of four days or more is asked about.
pub fn answers(timeline: &Timeline) -> Vec<Answer> {
    let Some(last) = timeline.sessions().next_back().map(|kept| kept.value.day) else { return Vec::new() };
    let mut fade = Fade::new();
    let unheard = days(timeline, last).into_iter().map(|day| Day { half_gone: None, usual_half: None, ..day });
    let said: Vec<(LocalDay, Option<Lift>)> = unheard.map(|day| (day.day, fade.step(&day).lift)).collect();
    let before = |day: LocalDay| {
        let lift = said.iter().rev().find(|(other, _)| *other < day)?.1?;
        (lift.days + 1 >= ASKED_FROM).then_some(lift.p50)
    };
    let answered = timeline.sessions().filter_map(|kept| {
        let gone = match kept.value.half_gone? {
            HalfGone::Yes => true,
            HalfGone::NotYet => false,
            HalfGone::NoLift | HalfGone::CannotSay => return None,
        };
        Some(Answer { gone, p50: before(kept.value.day)? })
    });
    answered.collect()
}

fn shift(answers: &[Answer]) -> f64 {
    answers.iter().map(|answer| yes(answer) - answer.p50).sum::<f64>() / as_f64(answers.len())
}

/// The slope of a logistic regression of the answers on the logit of P50, by Newton's method. A slight pull towards 0
/// keeps it finite where the two agree in everything.
fn slope(answers: &[Answer]) -> f64 {
    const PULL: f64 = 1e-3;
    let (mut level, mut slope) = (0.0, 0.0);
    for _ in 0..50 {
        let (mut g0, mut g1) = (-PULL * level, -PULL * slope);
        let (mut h00, mut h01, mut h11) = (PULL, 0.0, PULL);
        for answer in answers {
            let p = answer.p50.clamp(NEAREST, 1.0 - NEAREST);
            let x = libm::log(p / (1.0 - p));
            let expected = 1.0 / (1.0 + libm::exp(-(level + slope * x)));
            let weight = expected * (1.0 - expected);
            g0 += yes(answer) - expected;
            g1 += (yes(answer) - expected) * x;
            h00 += weight;
            h01 += weight * x;
            h11 += weight * x * x;
        }
        let determinant = h00 * h11 - h01 * h01;
        level += (h11 * g0 - h01 * g1) / determinant;
        slope += (h00 * g1 - h01 * g0) / determinant;
    }
    slope
}

fn yes(answer: &Answer) -> f64 {
    f64::from(u8::from(answer.gone))
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^53")]
fn as_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use tidemark::exchange::json;
    use tidemark::record::id::RecordId;
    use tidemark::record::kinds::check_in::CheckIn;
    use tidemark::record::kinds::session::{Drug, HalfGone, Route, Session};
    use tidemark::record::log::{Change, Entry, Record};
    use tidemark::record::time::{LocalDay, Moment, Zone};
    use tidemark::record::timeline::Timeline;
    use tidemark::record::values::Level;

    use super::{Answer, Verdict, answers, folder};
    use crate::random::Random;

    fn day(number: u32) -> LocalDay {
        LocalDay::parse("day", "2026-01-01").unwrap().checked_plus(number).unwrap()
    }

    fn written() -> Moment {
        Moment::new(1_780_308_000_000, 0, Zone::parse("UTC").unwrap()).unwrap()
    }

    /// A check-in a day, and sessions with these answers.
    fn answering(sessions: &[(u32, Option<HalfGone>)]) -> Timeline {
        let mood = |number: u32| Level::new("mood", if number < 14 { 3 } else { 7 }).unwrap();
        let check_in = |number| CheckIn {
            day: day(number),
            mood: mood(number),
            interest: None,
            energy: None,
            calm: None,
            like_myself: None,
            sleep: None,
            note: None,
        };
        let session = |(number, half_gone): &(u32, Option<HalfGone>)| {
            let session = Session::on(day(*number), Route::Intranasal, Drug::Esketamine);
            Record::Session(Session { half_gone: *half_gone, ..session })
        };
        let records = (0..60).map(|number| Record::CheckIn(check_in(number))).chain(sessions.iter().map(session));
        // The first ids are those of records that there is one of.
        let entry = |(sequence, record)| Entry {
            sequence,
            record: RecordId::from_bytes(u128::from(sequence + 1000).to_be_bytes()),
            written: written(),
            change: Change::Put(record),
        };
        Timeline::from_log((1..).zip(records).map(entry).collect())
    }

    #[test]
    fn answers_are_those_that_the_model_could_use() {
        let said = [None, Some(HalfGone::Yes), Some(HalfGone::NotYet), Some(HalfGone::Yes), Some(HalfGone::CannotSay)];
        let person = answering(&[14, 28, 42, 45, 56].into_iter().zip(said).collect::<Vec<_>>());
        let gone: Vec<bool> = answers(&person).iter().map(|answer| answer.gone).collect();
        assert_eq!(gone, [true, false], "the first session ends nothing, and three days are not asked about");
        assert!(answers(&person).iter().all(|answer| (0.0..=1.0).contains(&answer.p50)));
        assert!(answers(&answering(&[])).is_empty());
    }

    #[test]
    fn a_folder_of_exports_is_checked() {
        let path = std::env::temp_dir().join(format!("tidemark-check-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        assert!(folder(&path).unwrap_err().to_string().contains("no .json file"));
        let sessions: Vec<_> = (1..5).map(|number| (number * 14, Some(HalfGone::Yes))).collect();
        for (name, last) in [("a.json", 4), ("b.json", 2)] {
            std::fs::write(path.join(name), json::write(&answering(&sessions[..last]), &written(), None)).unwrap();
        }
        std::fs::write(path.join("notes.txt"), "not an export").unwrap();
        let few = folder(&path).unwrap();
        assert_eq!((few.people, few.answers), (0, 0), "three answers of one, one of the other");
        let more: Vec<_> = (1..6).map(|number| (number * 10, Some(HalfGone::Yes))).collect();
        std::fs::write(path.join("c.json"), json::write(&answering(&more), &written(), None)).unwrap();
        let verdict = folder(&path).unwrap();
        assert_eq!((verdict.people, verdict.answers, verdict.holds()), (1, 4, false));
        std::fs::write(path.join("d.json"), "{").unwrap();
        assert!(folder(&path).unwrap_err().to_string().contains("d.json"));
        std::fs::remove_dir_all(&path).unwrap();
    }

    /// People who answer yes with a probability that this makes of the model's.
    fn people(count: u64, chance: impl Fn(f64) -> f64) -> Vec<Vec<Answer>> {
        let person = |number| {
            let mut random = Random::new(3, number);
            let answer = |_| {
                let p50 = random.unit();
                Answer { gone: random.chance(chance(p50)), p50 }
            };
            (0..12).map(answer).collect()
        };
        (0..count).map(person).collect()
    }

    #[test]
    fn people_who_say_what_the_model_thinks_pass() {
        let verdict = Verdict::of(&people(200, |p50| p50));
        assert!(verdict.holds(), "{verdict:?}");
        assert!((verdict.slope - 1.0).abs() < 0.15, "{verdict:?}");
    }

    #[test]
    fn people_who_answer_by_chance_do_not() {
        let verdict = Verdict::of(&people(200, |_| 0.5));
        assert!(!verdict.holds() && verdict.slope.abs() < 0.2, "{verdict:?}");
    }

    #[test]
    fn people_who_always_say_yes_do_not() {
        let verdict = Verdict::of(&people(200, |p50| p50.max(0.8)));
        assert!(!verdict.holds() && verdict.shift > 0.2, "{verdict:?}");
    }

    #[test]
    fn fifty_people_are_needed_and_nobody_is_no_failure() {
        assert!(!Verdict::of(&people(49, |p50| p50)).holds());
        let nobody = Verdict::of(&[]);
        assert!(!nobody.holds() && nobody.said().contains("record only") && !nobody.said().contains("NaN"));
    }
}
