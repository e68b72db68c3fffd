//! A long, mixed series and what the model makes of it, bit by bit: the same natively and in a browser. The input is
//! made from whole numbers and thirds, so that it is itself the same everywhere.

use std::fmt::Write;

use tidemark::record::kinds::phq9::Total;
use tidemark::record::kinds::regimen::EveryDays;
use tidemark::rules::fade::{CourseOfDoses, DailyLevel, Day, Fade, Outcome};

use super::{AT_HALF, bits, day};

/// The output of [`write()`] when the fixture was made.
pub(crate) const GOLDEN: &str = include_str!("../../fixtures/fade/golden.txt");

const DAYS: usize = 1500;

/// The output of [`write_course()`] when the fixture was made.
pub(crate) const COURSE: &str = include_str!("../../fixtures/fade/golden-course.txt");

/// One line a day: its number, and, for the app's model with its alert at ½ and for the reference, the bits of P50 in hexadecimal (`-`
/// before the first session) and a hash of all numbers of the day.
pub(crate) fn write() -> String {
    let mut models = [Fade::with(&AT_HALF), Fade::reference()];
    let mut text = String::new();
    for (number, today) in series().iter().enumerate() {
        write!(text, "{number}").unwrap();
        for fade in &mut models {
            let outcome = fade.step(today);
            let p50 = outcome.lift.map_or("-".to_owned(), |lift| format!("{:016x}", lift.p50.to_bits()));
            write!(text, " {p50} {:016x}", hash(&outcome)).unwrap();
        }
        text.push('\n');
    }
    text
}

/// One line a day of the same four years with doses in place of sessions: its number, and a hash of all numbers of the
/// day.
pub(crate) fn write_course() -> String {
    let mut fade = Fade::new();
    let mut text = String::new();
    for (number, today) in course_series().iter().enumerate() {
        writeln!(text, "{number} {:016x}", hash(&fade.step(today))).unwrap();
    }
    text
}

/// After two sessions, doses every second day for most of a year, and every day after a silence of three weeks. Some
/// are left out.
pub(crate) fn course_series() -> Vec<Day> {
    let mut random = Random(21);
    let mut days = series();
    for (number, today) in days.iter_mut().enumerate() {
        let every = if number < 340 { 2 } else { 1 };
        let follows = (40..700).contains(&number);
        today.session &= !follows;
        today.course = follows.then(|| CourseOfDoses {
            since: day(340 * usize::from(every == 1)),
            every: EveryDays::new("every", every).unwrap(),
        });
        let left_out = (320..340).contains(&number) || (500..512).contains(&number) || random.below(9) == 0;
        today.dose = follows && number.is_multiple_of(every.into()) && !left_out;
    }
    days
}

/// Four years: a run-in, sessions twice a week, weekly and further apart, levels that sink between them, bad days, a
/// slump of three months, silences of up to forty days, two hundred days without a session, and PHQ-9 forms at odd
/// times.
pub(crate) fn series() -> Vec<Day> {
    let mut random = Random(20);
    let (mut next, mut since) = (14, 0);
    let mut silent_until = 0;
    (0..DAYS)
        .map(|number| {
            let session = number == next;
            since = if session { 0 } else { since + 1 };
            if session {
                next += [3, 4, 7, 7, 14, 14, 21, 28, 35, 200][random.below(10).min(number / 40)];
            }
            if random.below(60) == 0 {
                silent_until = number + random.below(40);
            }
            let silent = number < silent_until || random.below(6) == 0;
            let slump = (900..990).contains(&number);
            let lift = if number < 14 || slump { 0 } else { 12_usize.saturating_sub(since / 2) };
            let bad_day = if random.below(40) == 0 { 9 } else { 0 };
            let thirds = (6 + lift + random.below(7)).saturating_sub(bad_day).min(30);
            let total = || u8::try_from(27 - (thirds * 27 / 30)).unwrap();
            Day {
                level: (!silent)
                    .then(|| DailyLevel::new("level", f64::from(u8::try_from(thirds).unwrap()) / 3.0).unwrap()),
                phq9: (random.below(11) == 0).then(|| Total::from_points(total()).unwrap()),
                session,
                planned: (random.below(3) > 0).then(|| day(next)),
                ..Day::empty(day(number))
            }
        })
        .collect()
}

/// FNV-1a (Fowler, Noll and Vo) over the bits of a day's numbers.
fn hash(outcome: &Outcome) -> u64 {
    let bytes = bits(outcome).into_iter().flat_map(u64::to_le_bytes);
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Knuth's linear congruential generator: two lines, the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 40).unwrap() % limit
    }
}
