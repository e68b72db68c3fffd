//! Files made to fill the memory: each is refused with the limit it breaks, or read, in at most 256 MB with the file
//! itself. Small files changed at random take a few megabytes at most; for the long form of that, run
//! `IMPORT_INPUTS=1000000 cargo test --release --features report --test import_memory`. All allocations of the process
//! are counted, so this is one test in a binary of its own.
#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]
#![allow(unsafe_code, reason = "an allocator that counts cannot be written without it")]

#[path = "native/exchange/dice.rs"]
mod dice;
#[path = "native/import/inputs.rs"]
mod inputs;

use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use tidemark::exchange::import::{self, Answers, Setting, Unfit};
use tidemark::exchange::json::Refused;
use tidemark::exchange::limit::{Limit, MAX_BYTES};
use tidemark::record::time::{Moment, Zone};
use tidemark::record::timeline::Timeline;

const MOST: usize = 256 << 20;
/// The most for a file of a few kilobytes.
const MOST_FOR_SMALL: usize = 8 << 20;
/// How many small files the short form tries for each reader.
const SHORT: u64 = 200;

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(held, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// What the reader says, and the most that was held meanwhile, with the file.
fn read(file: &[u8], answers: &Answers) -> (Result<usize, Unfit>, usize) {
    let timeline = Timeline::default();
    let at = Moment::new(1_778_000_000_000, 120, Zone::parse("Europe/Berlin").unwrap()).unwrap();
    let setting = Setting { timeline: &timeline, at: &at, offset_at: &|_| 120, seed: [1; 16], vault: None };
    let before = HELD.load(Relaxed);
    PEAK.store(before, Relaxed);
    let run = import::dry_run(file, answers, &setting).map(|run| run.add.len() + run.refused.len());
    (run, PEAK.load(Relaxed) - before + file.len())
}

/// As many of this piece as a file can hold, between a beginning and an end.
fn full_of(start: &str, piece: &str, end: &str) -> Vec<u8> {
    let count = (MAX_BYTES - start.len() - end.len()) / piece.len();
    [start.as_bytes(), piece.repeat(count).as_bytes(), end.as_bytes()].concat()
}

fn names() -> Vec<u8> {
    let mut file = "{".to_owned();
    for number in 0..3_900_000 {
        write!(file, "\"{number:07}\":0,").unwrap();
    }
    (file + "\"z\":0}").into_bytes()
}

/// One record with this many versions.
fn versions(count: u32) -> Vec<u8> {
    let id = "000102030405060708090a0b0c0d0e0f";
    let mut file = format!(r#"{{"format":"tidemark-timeline","version":1,"records":[{{"id":"{id}","versions":["#);
    for number in 1..=count {
        let comma = if number > 1 { "," } else { "" };
        write!(
            file,
            r#"{comma}{{"sequence":{number},"written":"2026-01-31T21:30:00.000+01:00","zone":"UTC","kind":"checkIn","day":"2026-01-31","mood":{},"note":"{number}"}}"#,
            number % 11
        )
        .unwrap();
    }
    (file + "]}]}").into_bytes()
}

/// A Daylio backup that is stored and not packed.
fn backup(diary: &str) -> Vec<u8> {
    use base64::Engine as _;
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    let (mut entry, config) = archive.new_file("backup.daylio").start().unwrap();
    let mut writer = config.wrap(&mut entry);
    let text = base64::engine::general_purpose::STANDARD.encode(diary);
    std::io::Write::write_all(&mut writer, text.as_bytes()).unwrap();
    let (_, descriptor) = writer.finish().unwrap();
    entry.finish(descriptor).unwrap();
    archive.finish().unwrap();
    bytes
}

/// Every entry names the same long activity.
fn activities() -> Vec<u8> {
    let entry = r#"{"year":2026,"month":0,"day":3,"hour":8,"minute":0,"mood":1,"tags":[1]}"#;
    let (entries, name) = (vec![entry; 100_000].join(","), "a".repeat(4_000));
    backup(&format!(
        r#"{{"customMoods":[{{"id":1,"mood_group_id":1}}],"tags":[{{"id":1,"name":"{name}"}}],"dayEntries":[{entries}]}}"#
    ))
}

/// What a file is full of, the file, and the limit it breaks.
type Case<'a> = (&'a str, &'a dyn Fn() -> Vec<u8>, Option<Limit>);

#[test]
fn no_file_takes_more_memory_than_it_may() {
    large_files();
    small_files();
}

fn small_files() {
    let count = std::env::var("IMPORT_INPUTS").map_or(SHORT, |count| count.parse().unwrap());
    for (name, seed) in inputs::seeds() {
        let (mut dice, mut most) = (dice::Dice(1), 0);
        for number in 0..count {
            let (file, answers) = (inputs::input(&mut dice, &seed), inputs::answers(&mut dice));
            let (_, held) = read(&file, &answers);
            assert!(held <= MOST_FOR_SMALL, "input {number} of {name} takes {held} bytes");
            most = most.max(held);
        }
        println!("{name}: {count} files, at most {} kB", most >> 10);
    }
}

fn large_files() {
    let row = format!("2026-04-03,08:00,good,,{}\n", "a".repeat(330));
    let wide = [[0xff, 0xfe].as_slice(), &[b'a', 0].repeat(MAX_BYTES / 2 - 1)].concat();
    let unknown: String = (0..1000).fold("full_date,time,mood,activities,note\n".to_owned(), |file, number| {
        file + &format!("2026-04-03,08:00,word {number},,\n")
    });
    let cases: [Case<'_>; 15] = [
        ("a row of commas", &|| full_of("a", ",", ""), Some(Limit::Columns)),
        ("rows of empty cells", &|| full_of("", &format!("a{}\n", ",".repeat(255)), ""), Some(Limit::Cells)),
        ("rows of nothing", &|| full_of("a\n", ",\n", ""), None),
        ("short rows", &|| full_of("a\n", "b\n", ""), Some(Limit::Rows)),
        ("a list of zeros", &|| full_of("[", "0,", "0]"), Some(Limit::Values)),
        ("lists", &|| full_of("[", "[0],", "0]"), Some(Limit::Values)),
        ("objects", &|| full_of("[", r#"{"a":0},"#, "0]"), Some(Limit::Values)),
        ("texts", &|| full_of("[", r#""abcdefg","#, "0]"), Some(Limit::Values)),
        ("names", &names, Some(Limit::Names)),
        ("levels", &|| full_of("", "[", ""), Some(Limit::Depth)),
        ("versions", &|| versions(200_001), Some(Limit::Records)),
        ("words", &|| unknown.clone().into_bytes(), Some(Limit::Words)),
        ("activities", &activities, Some(Limit::Bytes)),
        ("UTF-16", &|| wide.clone(), None),
        ("a full diary", &|| full_of("full_date,time,mood,activities,note\n", &row, ""), None),
    ];
    for (what, make, limit) in cases {
        let file = make();
        let (said, held) = read(&file, &Answers::default());
        println!("{what}: {} MB; {said:?}", held >> 20);
        assert!(held <= MOST, "{what}: {} MB", held >> 20);
        match limit {
            Some(limit) => assert_eq!(said, Err(Unfit::TooMuch(limit)), "{what}"),
            None => assert!(!matches!(said, Err(Unfit::TooMuch(_) | Unfit::Json(Refused::TooMuch(_)))), "{what}"),
        }
    }
}
