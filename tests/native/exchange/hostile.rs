//! Files that are damaged, hostile or of another kind are refused, and the message says where.

use super::{moment, timelines::timeline};
use serde_json::{Value, json};
use tidemark::exchange::json::{self, Refused};
use tidemark::exchange::limit::Limit;
use tidemark::record::timeline::Timeline;

const ID: &str = "000102030405060708090a0b0c0d0e0f";

fn check_in() -> Value {
    json!({
        "sequence": 1, "written": "2026-01-31T21:30:00.000+01:00", "zone": "Europe/Berlin",
        "kind": "checkIn", "day": "2026-01-31", "mood": 5,
    })
}

fn file(records: &Value) -> Value {
    json!({ "format": "tidemark-timeline", "version": 1, "records": records })
}

fn one(version: &Value) -> Value {
    file(&json!([{ "id": ID, "versions": [version] }]))
}

fn refusal(file: &Value) -> String {
    json::read(file.to_string().as_bytes()).unwrap_err().to_string()
}

/// The check-in with one field changed.
fn with(name: &str, value: Value) -> Value {
    let mut version = check_in();
    version[name] = value;
    one(&version)
}

#[test]
fn the_plain_file_is_read() {
    assert_eq!(json::read(one(&check_in()).to_string().as_bytes()).unwrap().len(), 1);
}

#[test]
fn a_value_that_cannot_be_is_named_by_its_path() {
    for (name, value, message) in [
        ("mood", json!(11), "records[0].versions[0].mood: the number is out of range"),
        ("mood", json!(-1), "records[0].versions[0].mood: a whole number within its range is wanted here"),
        ("mood", json!(5.5), "records[0].versions[0].mood: a whole number within its range is wanted here"),
        ("mood", json!("5"), "records[0].versions[0].mood: a whole number within its range is wanted here"),
        ("mood", json!(null), "records[0].versions[0].mood: a whole number within its range is wanted here"),
        ("mood", json!([5]), "records[0].versions[0].mood: a whole number within its range is wanted here"),
        ("day", json!("2026-02-30"), "records[0].versions[0].day: \"2026-02-30\" is not a day on the calendar"),
        ("sleepHours", json!(7.1), "records[0].versions[0].sleepHours: the number is out of range"),
        ("sleepHours", json!(1e300), "records[0].versions[0].sleepHours: the number is out of range"),
        ("note", json!(""), "records[0].versions[0].note: nothing was given"),
        ("note", json!("x".repeat(4001)), "records[0].versions[0].note: 4001 characters, at most 4000"),
        ("kind", json!("checkin"), "records[0].versions[0].kind: \"checkin\" is not one of the choices"),
        ("kind", json!("plan"), "records[0].versions[0]: \"day\" is not a name that is known here"),
        ("colour", json!(1), "records[0].versions[0]: \"colour\" is not a name that is known here"),
        ("sequence", json!(0), "records[0].versions[0].sequence: a number from 1 to 4294967294 is wanted here"),
        (
            "sequence",
            json!(4_294_967_295_u32),
            "records[0].versions[0].sequence: a number from 1 to 4294967294 is wanted here",
        ),
        ("written", json!("2026-01-31"), "records[0].versions[0].written: \"2026-01-31\" is not a day on the calendar"),
        ("zone", json!("Etc/Unknown"), "records[0].versions[0].zone: \"Etc/Unknown\" is not a known time zone"),
    ] {
        assert_eq!(refusal(&with(name, value)), message);
    }
}

#[test]
fn what_stands_twice_is_refused() {
    let record = json!({ "id": ID, "versions": [check_in()] });
    assert_eq!(refusal(&file(&json!([record, record]))), "records[1].id: it stands twice");
    let upper = json!({ "id": ID.to_uppercase(), "versions": [check_in()] });
    assert_eq!(refusal(&file(&json!([record, upper]))), "records[1].id: it stands twice");
    let versions = json!([{ "id": ID, "versions": [check_in(), check_in()] }]);
    assert_eq!(refusal(&file(&versions)), "records[0].versions[1].sequence: it stands twice");
    let text = one(&check_in()).to_string().replace("\"mood\":5", "\"mood\":5,\"mood\":6");
    let refused = json::read(text.as_bytes()).unwrap_err().to_string();
    assert!(refused.contains("the name \"mood\" stands twice"), "{refused}");
}

#[test]
fn versions_come_in_order_and_are_never_none() {
    let (mut first, second) = (check_in(), check_in());
    first["sequence"] = json!(2);
    let versions = file(&json!([{ "id": ID, "versions": [first, second] }]));
    assert_eq!(refusal(&versions), "records[0].versions: the order of sequence is wanted here");
    assert_eq!(refusal(&file(&json!([{ "id": ID, "versions": [] }]))), "records[0].versions: nothing was given");
}

#[test]
fn an_identity_that_belongs_to_another_kind_is_refused() {
    for id in
        ["00000000000000000000000000000000", "00000000000000000000000000000001", "00000000000000000000000000000002"]
    {
        let records = file(&json!([{ "id": id, "versions": [check_in()] }]));
        assert_eq!(refusal(&records), "records[0].versions[0].kind: the kind that belongs to this id is wanted here");
    }
}

#[test]
fn another_kind_of_file_and_a_newer_one_are_told_apart() {
    assert_eq!(json::read(b"{}"), Err(Refused::Foreign));
    assert_eq!(json::read(b"[]"), Err(Refused::Foreign));
    assert_eq!(json::read(br#"{"format":"else","version":1,"records":[]}"#), Err(Refused::Foreign));
    let newer = br#"{"format":"tidemark-timeline","version":2,"anything":{}}"#;
    assert_eq!(json::read(newer), Err(Refused::Newer { found: 2 }));
    let older = br#"{"format":"tidemark-timeline","version":0,"records":[]}"#;
    assert_eq!(json::read(older).unwrap_err().to_string(), "version: a number from 1 on is wanted here");
}

#[test]
fn what_is_no_json_is_said() {
    for bytes in [
        &b""[..],
        b"PK\x03\x04",
        b"%PDF-1.7",
        b"{",
        b"{\"format\":NaN}",
        b"{\"format\":Infinity}",
        b"{\"format\":1e999}",
        b"{\"format\":\"\\ud800\"}",
        b"{\"format\":\"\xff\"}",
        b"{} {}",
        b"{\"a\":1,}",
    ] {
        assert!(matches!(json::read(bytes), Err(Refused::Unreadable(_))), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_byte_order_mark_is_no_damage() {
    let file = [b"\xef\xbb\xbf", one(&check_in()).to_string().as_bytes()].concat();
    assert_eq!(json::read(&file).unwrap().len(), 1);
}

#[test]
fn depth_and_size_have_limits() {
    let nested = |levels: usize| [vec![b'['; levels], vec![b']'; levels]].concat();
    assert_eq!(json::read(&nested(32)), Err(Refused::Foreign));
    for levels in [33, 100, 1_000_000] {
        assert_eq!(json::read(&nested(levels)), Err(Refused::TooMuch(Limit::Depth)), "{levels}");
    }
    let many = [b"[".to_vec(), b"0,".repeat(4_000_000), b"0]".to_vec()].concat();
    assert_eq!(json::read(&many), Err(Refused::TooMuch(Limit::Values)));
    let huge = vec![b' '; (64 << 20) + 1];
    assert_eq!(json::read(&huge), Err(Refused::TooMuch(Limit::Bytes)));
}

#[test]
fn too_many_versions_are_refused() {
    // One record with many versions, each as short as it can be.
    let version = |number: u32| {
        format!(r#"{{"sequence":{number},"written":"2026-01-31T21:30:00.000+01:00","zone":"UTC","kind":"withdrawn"}}"#)
    };
    let file = |count: u32| {
        let versions: Vec<String> = (1..=count).map(version).collect();
        let versions = versions.join(",");
        format!(r#"{{"format":"tidemark-timeline","version":1,"records":[{{"id":"{ID}","versions":[{versions}]}}]}}"#)
    };
    assert_eq!(json::read(file(200_000).as_bytes()).unwrap().len(), 200_000);
    assert_eq!(json::read(file(200_001).as_bytes()), Err(Refused::TooMuch(Limit::Records)));
}

/// With any byte changed or lost, a file is refused, or it reads as another timeline that is valid in itself.
#[test]
fn damage_is_refused_or_harmless() {
    let whole = json::write(&timeline(3), &moment(), None);
    let sound = |bytes: &[u8]| {
        if let Ok(read) = json::read(bytes) {
            let file = json::write(&Timeline::from_log(read.clone()), &moment(), None);
            assert_eq!(json::read(&file), Ok(read));
        }
    };
    for at in (0..whole.len()).step_by(31) {
        let mut changed = whole.clone();
        changed[at] ^= 1 << (at % 8);
        sound(&changed);
        changed.remove(at);
        sound(&changed);
        sound(&whole[..at]);
    }
}
