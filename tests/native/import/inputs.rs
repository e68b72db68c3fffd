//! Inputs for the fuzzing of readers: a file of each kind, changed at random.

use super::dice::Dice;
use tidemark::exchange::import::{Answers, DateOrder, Holds, Letters, Mapping, Numbers, OnChange, OtherVault, Times};

/// A file for each reader, and some for the ways in which tables differ.
const SEEDS: [&str; 21] = [
    "daylio.csv",
    "backup.daylio",
    "bearable.csv",
    "bearable-2022.csv",
    "omron.csv",
    "withings.csv",
    "apple-like.csv",
    "own-table.csv",
    "cases/04-open-quote.csv",
    "cases/11-many-forms.csv",
    "cases/12-japanese.csv",
    "cases/13-maker-line.csv",
    "cases/14-windows-1252.csv",
    "cases/16-state-of-mind.csv",
    "cases/17-health-export-pairs.xml",
    "cases/17-table-in-an-archive.zip",
    "cases/18-html-in-a-csv-note.csv",
    "cases/01-pm-before-a-zone-name.csv",
    "cases/02-times-in-other-scripts.csv",
    "cases/15-backup-not-zipped.daylio",
    "../exchange/clock-change.json",
];

/// Things that readers look for, inserted where they may do harm.
const PIECES: [&[u8]; 30] = [
    b",",
    b";",
    b"\t",
    b"\"",
    b"\"\"",
    b"\n",
    b"\r\n",
    b"\r",
    b"\0",
    b":",
    b"T",
    b"Z",
    b"+",
    b"-",
    b"/",
    b"am",
    b"pm",
    b"99999999999999999999",
    b"-0",
    b"1e308",
    b"NaN",
    b"2199-12-31 23:59",
    b"1970-01-01 00:00",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"PK\x03\x04",
    b"{\"format\":\"tidemark-timeline\",\"version\":1,",
    b"[[[[",
    "\u{202f}é🌊".as_bytes(),
    b"full_date,time,mood,activities,note\n",
];

/// The files by their names.
pub(crate) fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import");
    SEEDS.into_iter().map(|name| (name, std::fs::read(format!("{folder}/{name}")).unwrap())).collect()
}

/// A seed after some changes, and now and then bytes made from nothing.
pub(crate) fn input(dice: &mut Dice, seed: &[u8]) -> Vec<u8> {
    if dice.below(20) == 0 {
        return (0..dice.below(300)).map(|_| dice.roll().to_le_bytes()[0]).collect();
    }
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(8) {
        let at = dice.place(bytes.len() + 1);
        let end = (at + dice.place(40)).min(bytes.len());
        match dice.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 if at < bytes.len() => bytes[at] = dice.roll().to_le_bytes()[0],
            3 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            4 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => {
                let piece = PIECES[dice.place(PIECES.len())];
                bytes.splice(at..end, piece.iter().copied());
            }
        }
    }
    bytes
}

/// Answers as a person or a page gone wrong might give them.
pub(crate) fn answers(dice: &mut Dice) -> Answers {
    if dice.below(4) == 0 {
        return Answers::default();
    }
    let column = |dice: &mut Dice| [0, 1, 2, 7, usize::MAX][dice.place(5)];
    Answers {
        times: [None, Some(Times::AsWritten), Some(Times::World)][dice.place(3)],
        date_order: [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)][dice.place(3)],
        moods: vec![("fuzzy head".into(), [None, Some(0), Some(2), Some(255)][dice.place(4)])],
        scale: [None, Some((1.0, 5.0)), Some((10.0, 0.0)), Some((f64::NAN, f64::INFINITY))][dice.place(4)],
        columns: (dice.below(2) == 0).then(|| Mapping {
            date: column(dice),
            time: Some(column(dice)),
            holds: match dice.below(2) {
                0 => Holds::Mood(column(dice)),
                _ => Holds::Pressure(Numbers { upper: column(dice), lower: Some(column(dice)), pulse: None }),
            },
            note: Some(column(dice)),
        }),
        swap: [None, Some(false), Some(true)][dice.place(3)],
        letters: [None, Some(Letters::Greek), Some(Letters::Mac)][dice.place(3)],
        old_days: [None, Some(false), Some(true)][dice.place(3)],
        changed: [None, Some(OnChange::Take), Some(OnChange::Keep)][dice.place(3)],
        bring_back: dice.below(2) == 0,
        other_vault: [None, Some(OtherVault::Mine), Some(OtherVault::Look)][dice.place(3)],
        takes: vec![("plan.clinic".into(), dice.below(2) == 0)],
    }
}
