//! Files of stored rows: what they hold comes back, from either layout, and whatever is left of it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tidemark::exchange::json::read;
use tidemark::record::log::Entry;
use tidemark::record::time::{Moment, Zone};
use tidemark::rescue::{self, Refused};
use tidemark::store::Contents;
use tidemark::store::memory::MemoryStore;
use tidemark::vault::segment::Segment;

use crate::storage::{ready, scenario};

fn at() -> Moment {
    Moment::new(1_780_000_000_000, 0, Zone::parse("UTC").unwrap()).unwrap()
}

fn stored() -> Contents {
    ready(scenario::run(MemoryStore::default())).unwrap()
}

fn value(bytes: &[u8]) -> Value {
    json!({ "base64": BASE64_STANDARD.encode(bytes) })
}

/// The file as the page writes it.
fn file(contents: &Contents) -> Vec<u8> {
    let row = |key: Value, bytes: &[u8]| json!({ "key": key, "value": value(bytes) });
    let root = [(0, &contents.root), (1, &contents.tip)];
    let root = root.into_iter().filter_map(|(key, bytes)| Some(row(json!(key), bytes.as_ref()?)));
    let log = contents.segments.iter().map(|bytes| {
        let name = Segment::name_of(bytes).unwrap();
        row(json!([name.generation, name.number]), bytes)
    });
    let stores = json!({
        "root": root.collect::<Vec<_>>(),
        "mirror": contents.mirror.iter().map(|bytes| row(json!(0), bytes)).collect::<Vec<_>>(),
        "log": log.collect::<Vec<_>>(),
        "drafts": [],
    });
    let file = json!({ "format": "tidemark-rows", "version": 2, "stores": stores, "copy": null, "errors": [] });
    file.to_string().into_bytes()
}

fn log_of(bytes: &[u8]) -> Vec<Entry> {
    rescue::read(bytes, &at()).unwrap().log
}

#[test]
fn the_rows_of_today_come_back_whole() {
    let contents = stored();
    let file = file(&contents);
    let rescued = rescue::read(&file, &at()).unwrap();
    assert!(rescued.log.len() > 50);
    assert_eq!((rescued.unreadable, rescued.missing), (0, 0));
    let records = rescue::as_records(&file, &at()).unwrap();
    assert_eq!(read(&records).unwrap(), rescued.log);
}

#[test]
fn the_mirror_is_enough() {
    let contents = stored();
    let whole = log_of(&file(&contents));
    let without_root = Contents { root: None, ..contents.clone() };
    assert_eq!(log_of(&file(&without_root)), whole);
    let without_any = Contents { root: None, mirror: None, ..contents };
    assert!(matches!(rescue::read(&file(&without_any), &at()), Err(Refused::Closed(_))));
}

#[test]
fn what_is_damaged_costs_only_itself() {
    let mut contents = stored();
    let whole = log_of(&file(&contents)).len();
    let middle = contents.segments[0].len() / 2;
    contents.segments[0][middle] ^= 1;
    let rescued = rescue::read(&file(&contents), &at()).unwrap();
    assert_eq!((rescued.log.len(), rescued.unreadable, rescued.missing), (whole - 1, 1, 0));
}

#[test]
fn another_file_stays_as_it_is() {
    for other in [b"".as_slice(), b"date,mood\n2026-01-01,5\n", b"{\"format\":\"tidemark-timeline\"}"] {
        assert_eq!(&*rescue::as_records(other, &at()).unwrap(), other);
    }
    assert!(matches!(rescue::read(b"{}", &at()), Err(Refused::Foreign)));
    let newer = br#"{"format":"tidemark-rows","version":3,"stores":{}}"#;
    assert!(matches!(rescue::read(newer, &at()), Err(Refused::Newer { found: 3 })));
}
