//! Files of stored rows: what they hold comes back, from either layout, and whatever is left of it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tidemark::app::failure::Failure;
use tidemark::app::view::{Bytes, Kdf, NewLock, PassphraseKeys, Proof, RecoveryKeys};
use tidemark::app::{App, ways};
use tidemark::exchange::import::Unfit;
use tidemark::exchange::json::read;
use tidemark::record::log::{Change, Entry};
use tidemark::record::time::{Moment, Zone};
use tidemark::rescue::{self, Part, Refused};
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Contents, Store, schema};
use tidemark::vault::draft;
use tidemark::vault::segment::Segment;
use tidemark_lock::{code, passphrase};

use crate::examples::typed;
use crate::storage::{FixedHost, id, mood, ready, scenario};

fn at() -> Moment {
    Moment::new(1_780_000_000_000, 0, Zone::parse("UTC").unwrap()).unwrap()
}

fn stored() -> Contents {
    ready(scenario::run(MemoryStore::default())).unwrap()
}

fn value(bytes: &[u8]) -> Value {
    json!({ "base64": BASE64_STANDARD.encode(bytes) })
}

/// The file as the page writes it where every row could be read.
fn file(contents: &Contents) -> Vec<u8> {
    file_of(contents, &[], &[])
}

/// The file with second copies that were set aside, and where parts could not be read.
fn file_of(contents: &Contents, aside: &[Vec<u8>], errors: &[&str]) -> Vec<u8> {
    let row = |key: Value, bytes: &[u8]| json!({ "key": key, "value": value(bytes) });
    let root = [(0, &contents.root), (1, &contents.tip)];
    let root = root.into_iter().filter_map(|(key, bytes)| Some(row(json!(key), bytes.as_ref()?)));
    let log = contents.segments.iter().map(|bytes| {
        let name = Segment::name_of(bytes).unwrap();
        row(json!([name.generation, name.number]), bytes)
    });
    let drafts = contents.drafts.iter().map(|sealed| {
        let key = schema::draft_key(draft::name(sealed).unwrap());
        row(json!(key), sealed)
    });
    let stores = json!({
        "root": root.collect::<Vec<_>>(),
        "mirror": contents.mirror.iter().map(|bytes| row(json!(0), bytes)).collect::<Vec<_>>(),
        "log": log.collect::<Vec<_>>(),
        "drafts": drafts.collect::<Vec<_>>(),
    });
    let aside: Vec<Value> = aside.iter().map(|bytes| value(bytes)).collect();
    let file = json!({
        "format": "tidemark-rows", "version": 2, "stores": stores, "copy": null, "aside": aside, "errors": errors
    });
    file.to_string().into_bytes()
}

fn log_of(bytes: &[u8]) -> Vec<Entry> {
    rescue::read(bytes, Part::Kept, &at(), None).unwrap().log
}

#[test]
fn the_rows_of_today_come_back_whole() {
    let contents = stored();
    let file = file(&contents);
    let rescued = rescue::read(&file, Part::Kept, &at(), None).unwrap();
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
    assert!(matches!(rescue::read(&file(&without_any), Part::Kept, &at(), None), Err(Refused::Closed(_))));
}

#[test]
fn what_is_damaged_costs_only_itself() {
    let mut contents = stored();
    let whole = log_of(&file(&contents)).len();
    let middle = contents.segments[0].len() / 2;
    contents.segments[0][middle] ^= 1;
    let rescued = rescue::read(&file(&contents), Part::Kept, &at(), None).unwrap();
    assert_eq!((rescued.log.len(), rescued.unreadable, rescued.missing), (whole - 1, 1, 0));
}

#[test]
fn another_file_stays_as_it_is() {
    for other in [b"".as_slice(), b"date,mood\n2026-01-01,5\n", b"{\"format\":\"tidemark-timeline\"}"] {
        assert_eq!(&*rescue::as_records(other, &at()).unwrap(), other);
    }
    assert!(matches!(rescue::read(b"{}", Part::Kept, &at(), None), Err(Refused::Foreign)));
    let damaged = br#"{"format":"tidemark-rows","version":2,"stores":{"root":[{"key":0,"value":{"base64":"AAAA"}}]}}"#;
    assert_eq!(Unfit::from(rescue::as_records(damaged, &at()).unwrap_err()), Unfit::DamagedRows);
    let newer = br#"{"format":"tidemark-rows","version":3,"stores":{}}"#;
    assert!(matches!(rescue::read(newer, Part::Kept, &at(), None), Err(Refused::Newer { found: 3 })));
}

#[test]
fn what_does_not_come_back_is_told() {
    let store = MemoryStore::default();
    let app = ready(App::open(store.clone(), FixedHost::seeded(1), None)).unwrap();
    for (record, text) in [(1, "a walk"), (2, "a swim")] {
        ready(app.keep_draft(DraftSlot::CheckIn, &id(record).to_string(), text)).unwrap();
    }
    let mut contents = ready(store.load()).unwrap();
    *contents.drafts[0].last_mut().unwrap() ^= 1;
    let rescued = rescue::read(&file_of(&contents, &[], &["log [1,2]: it failed"]), Part::Kept, &at(), None).unwrap();
    assert_eq!((rescued.drafts, rescued.closed_drafts), (vec!["a swim".to_owned()], 1));
    assert_eq!(rescued.left_out, ["log [1,2]: it failed"]);
}

#[test]
fn what_was_set_aside_comes_back_too() {
    let lost = MemoryStore::default().with_copy(Vec::new());
    let app = ready(App::open(lost.clone(), FixedHost::seeded(1), None)).unwrap();
    let Change::Put(record) = mood(1, 5) else { unreachable!() };
    ready(app.save(None, record)).unwrap();
    ready(app.keep_copy());
    let aside = ready(lost.read_copy()).unwrap();
    let new = stored();
    let file = file_of(&new, &[aside.clone(), b"nothing of ours".to_vec()], &[]);
    assert_eq!(rescue::parts(&file).unwrap(), [Part::Kept, Part::Aside(0), Part::Aside(1)]);
    assert_eq!(log_of(&file), log_of(&self::file(&new)));
    let rescued = rescue::read(&file, Part::Aside(0), &at(), None).unwrap();
    assert_eq!((rescued.log.len(), rescued.unreadable, rescued.missing), (1, 0, 0));
    // After a database and its copy that are gone, only what was set aside is tried.
    let file = file_of(&Contents::default(), &[aside], &[]);
    assert_eq!(rescue::parts(&file).unwrap(), [Part::Aside(0)]);
    assert_eq!(rescue::parts(&self::file(&Contents::default())).unwrap(), [Part::Kept]);
}

const PASSPHRASE: &str = "cafe\u{301} by the old harbour";

/// Rows under a lock, and the recovery code that opens them.
fn locked() -> (Contents, String) {
    let store = MemoryStore::holding(stored());
    let code = code::write(b"sixteen letters!").to_string();
    let app = ready(App::open(store.clone(), FixedHost::seeded(1), None)).unwrap();
    let kdf = Kdf { memory: 256, passes: 1, lanes: 1, salt: Bytes::of(&[5; 16]) };
    // The page puts what is typed into the same form.
    let keys = passphrase::keys("caf\u{e9} by the old harbour", &kdf.within_limits().unwrap()).ok().unwrap();
    let (key, backup) = (Bytes::of(keys.slot.as_slice()), Bytes::of(keys.backup.as_slice()));
    let recovery = Bytes::of(code::keys(&code).ok().unwrap().slot.as_slice());
    let lock = NewLock {
        proof: Proof { passphrase: key.clone(), recovery: recovery.clone() },
        passphrase: PassphraseKeys { kdf, key, backup },
        recovery: RecoveryKeys { key: recovery, public: Bytes::of(&[7; 32]) },
    };
    ready(app.set_lock(&lock)).unwrap();
    (ready(store.load()).unwrap(), code)
}

#[test]
fn locked_rows_open_by_what_is_typed() {
    let (contents, code) = locked();
    let file = file(&contents);
    let Err(Refused::Closed(Failure::Locked { slots })) = rescue::read(&file, Part::Kept, &at(), None) else {
        panic!("no lock")
    };
    let ways = ways(&slots);
    for typed in [PASSPHRASE, &code, &code.replace(' ', "-")] {
        let unlock = typed::unlock(typed, &ways).unwrap();
        assert_eq!(
            rescue::read(&file, Part::Kept, &at(), Some(&unlock)).unwrap().log,
            log_of(&self::file(&stored())),
            "{typed}"
        );
    }
    assert_eq!(Unfit::from(rescue::as_records(&file, &at()).unwrap_err()), Unfit::LockedRows);
    let other = code::write(b"sixteen numbers!").to_string();
    for wrong in ["something else", &other] {
        let unlock = typed::unlock(wrong, &ways).unwrap();
        let refused = rescue::read(&file, Part::Kept, &at(), Some(&unlock)).unwrap_err();
        assert!(matches!(refused, Refused::Closed(Failure::WrongKey { .. })), "{wrong}: {refused}");
    }
    let digit = if code.starts_with('1') { "2" } else { "1" };
    for (wrong, said) in [
        (code.replacen(&code[..1], digit, 1), "Group 1 of the code is not right"),
        (code[..47].to_owned(), "Group 7 of the code is not right"),
        (format!("{code}5"), "The code has too many digits"),
    ] {
        assert_eq!(typed::unlock(&wrong, &ways).unwrap_err().to_string(), said);
    }
    let refused = typed::unlock(&code, &ways[..1]).unwrap_err();
    assert_eq!(refused.to_string(), "No recovery code opens these records");
}
