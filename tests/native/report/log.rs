use proptest::prelude::*;
use tidemark::app::App;
use tidemark::record::log::Entry;
use tidemark::record::time::{Moment, Zone};
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::{read_log, read_timeline, write_log};

use crate::storage::{FixedHost, ready, scenario};

fn at() -> Moment {
    Moment::new(1_778_000_000_000, 120, Zone::parse("Europe/Berlin").unwrap()).unwrap()
}

fn entries() -> Vec<Entry> {
    let numbered = (1..).zip(scenario::changes(scenario::all_kinds()));
    numbered.map(|(sequence, (record, change))| Entry { sequence, record, written: at(), change }).collect()
}

#[test]
fn every_kind_of_entry_comes_through() {
    assert_eq!(read_log(&write_log(&at(), &entries(), &[])).unwrap(), (at(), entries()));
    assert_eq!(read_log(&write_log(&at(), &[], &[])).unwrap(), (at(), vec![]));
}

#[test]
fn what_is_not_certain_and_what_lies_ahead_comes_through() {
    let doubted = [entries()[0].record, entries()[5].record];
    let (_, timeline) = read_timeline(&write_log(&at(), &entries(), &doubted)).unwrap();
    assert_eq!(timeline.doubted().collect::<Vec<_>>(), doubted);
    assert_eq!(timeline.horizon().to_string(), "2026-05-07", "6 May at UTC+14, and a day");
}

#[test]
fn the_core_gives_its_log_at_the_present_moment() {
    let app = ready(App::open(MemoryStore::default(), FixedHost::new(1_778_000_000_000, 0, 1), None)).unwrap();
    let (at, log) = read_log(&ready(app.log()).unwrap()).unwrap();
    assert_eq!((at.unix_ms(), log.len()), (1_778_000_000_000, 0));
}

#[test]
fn bytes_cut_short_in_an_entry_are_no_log() {
    let (whole, but_one) =
        (write_log(&at(), &entries(), &[]), write_log(&at(), &entries()[..entries().len() - 1], &[]));
    for length in (0..4).chain(but_one.len() + 1..whole.len()) {
        assert_eq!(read_log(&whole[..length]), None, "{length} of {} bytes", whole.len());
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_stop(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_log(&bytes);
    }
}
