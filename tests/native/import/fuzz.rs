//! Arbitrary bytes: no input may crash or hang a reader. For the long form, run `IMPORT_INPUTS=1000000 cargo test
//! --release --features report --test native import::fuzz`: so many for each reader. An input that fails is written to
//! `tests/fixtures/import/crashers`, and every later run reads it first. How much memory the readers take is asserted in
//! `tests/import_memory.rs`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::dice::Dice;
use super::inputs::{answers, input, seeds};
use super::{dry_run, first, fixture, with};
use tidemark::exchange::import::Answers;
use tidemark::record::timeline::Timeline;

const CRASHERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import/crashers");

/// How many inputs the short form tries for each reader.
const SHORT: u64 = 1000;

/// Reads the bytes over some records, with some answers, and checks that what is said is true.
fn check(bytes: &[u8], answers: &Answers, timeline: &Timeline) {
    let Ok(run) = dry_run(bytes, answers, timeline) else { return };
    assert!(run.open == 0 || run.add.is_empty());
    assert!(run.refused.len() + run.add.len() <= 2 * bytes.len() + 1);
    if !run.add.is_empty() {
        let again = dry_run(bytes, answers, &with(timeline, &run)).unwrap();
        let new = again.add.len();
        assert!(again.add.is_empty(), "brought in twice: {new} new");
    }
}

#[test]
fn no_input_stops_a_reader() {
    let inputs = std::env::var("IMPORT_INPUTS").map_or(SHORT, |count| count.parse().unwrap());
    let swap = Answers { swap: Some(true), ..Answers::default() };
    let timeline = with(&Timeline::default(), &first(&fixture("withings.csv"), &swap));
    for (name, seed) in seeds() {
        let mut dice = Dice(1);
        for number in 0..inputs {
            let bytes = input(&mut dice, &seed);
            let answers = answers(&mut dice);
            if catch_unwind(AssertUnwindSafe(|| check(&bytes, &answers, &timeline))).is_err() {
                let path = format!("{CRASHERS}/{}-{number}", name.replace('/', "-"));
                std::fs::write(&path, &bytes).unwrap();
                panic!("input {number} of {name} with {answers:?}, kept in {path}");
            }
        }
    }
}

#[test]
fn what_once_stopped_a_reader_does_so_no_more() {
    let mut dice = Dice(2);
    for crasher in std::fs::read_dir(CRASHERS).unwrap() {
        // Apart from them, there is only the empty file that keeps the folder in the repository.
        let bytes = std::fs::read(crasher.unwrap().path()).unwrap();
        for _ in 0..200 {
            check(&bytes, &answers(&mut dice), &Timeline::default());
        }
    }
}
