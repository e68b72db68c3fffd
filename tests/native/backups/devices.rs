//! The key that a person's devices share, and devices that were removed.

use std::collections::BTreeSet;

use super::{Phone, now, phone, second};
use crate::import::fixture;
use crate::storage::{FixedHost, ready};
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::app::view::{Bytes, DeviceView, SyncKey};
use tidemark::exchange::backup::Choices;
use tidemark::exchange::import::{self, Answers, Setting};
use tidemark::exchange::json;
use tidemark::record::id::RecordId;
use tidemark::record::log::Record;
use tidemark::record::timeline::Timeline;
use tidemark::store::rows;

fn sync(phone: &Phone) -> SyncKey {
    ready(phone.app.backup_keys()).unwrap().sync
}

/// What happens once a backup was opened by the passphrase or the code.
fn take_sync(phone: &Phone, theirs: &SyncKey) {
    ready(phone.app.take_sync(theirs)).unwrap();
}

fn device_of(phone: &Phone) -> String {
    phone.knowledge().device.to_string()
}

fn view(phone: &Phone, device: &str) -> DeviceView {
    ready(phone.app.devices()).into_iter().find(|view| view.device == device).unwrap()
}

#[test]
fn a_new_phone_takes_the_shared_key_over() {
    let one = phone(1);
    one.mood(1, "4");
    let other = second(&one, 2);
    take_sync(&other, &sync(&one));
    assert_eq!(sync(&other), sync(&one));
    // Also one that has drawn a key before, whichever of the two is greater.
    for seed in 3..9 {
        let new = phone(seed);
        assert_ne!(sync(&new).key, sync(&one).key);
        new.read(&one.backup(), &Choices::default()).unwrap();
        take_sync(&new, &sync(&one));
        assert_eq!(sync(&new), sync(&one));
    }
}

#[test]
fn a_shared_key_that_was_given_up_does_not_come_back() {
    let one = phone(1);
    one.mood(1, "4");
    let other = second(&one, 2);
    let old = sync(&one);
    take_sync(&other, &old);
    ready(one.app.remove_device("00000000000000ff")).unwrap();
    let new = sync(&one);
    assert_ne!(new.key, old.key);
    take_sync(&one, &old);
    assert_eq!(sync(&one), new);
    take_sync(&other, &new);
    take_sync(&other, &old);
    assert_eq!(sync(&other), new);
    let again = ready(App::open(other.store.clone(), FixedHost::seeded(9), None)).unwrap();
    assert_eq!(ready(again.backup_keys()).unwrap().sync, new);
}

#[test]
fn the_key_of_another_vault_is_left_alone() {
    let one = phone(1);
    one.mood(1, "4");
    let before = sync(&one);
    let other = SyncKey { vault: Bytes::of(&[9; 16]), number: 7, key: Bytes::of(&[9; 32]) };
    take_sync(&one, &other);
    assert_eq!(sync(&one), before);
    for wrong in [SyncKey { key: Bytes::of(&[9; 31]), ..before.clone() }, SyncKey { vault: Bytes::of(&[]), ..other }] {
        assert_eq!(ready(one.app.take_sync(&wrong)), Err(Failure::Malformed));
    }
}

#[test]
fn a_removed_device_is_passed_over_until_it_is_brought_back() {
    let one = phone(1);
    one.mood(1, "4");
    let other = second(&one, 2);
    other.mood(2, "5");
    one.read(&other.backup(), &Choices::default()).unwrap();
    let device = device_of(&other);
    assert!(!view(&one, &device).removed);
    let before = (sync(&one), ready(one.app.backups()).unwrap());
    for _ in 0..2 {
        ready(one.app.remove_device(&device)).unwrap();
    }
    assert!(view(&one, &device).removed && !view(&one, &device_of(&one)).removed);
    assert_eq!(one.moods(), [4, 5], "what it wrote stays");
    assert_ne!(sync(&one).key, before.0.key);
    assert_eq!(ready(one.app.backups()).unwrap(), before.1, "no backup lacks it");

    let third = second(&one, 3);
    assert!(view(&third, &device).removed, "the other devices know it too");
    ready(third.app.bring_device_back(&device)).unwrap();
    one.read(&third.backup(), &Choices::default()).unwrap();
    assert!(!view(&one, &device).removed);
    for wrong in [device_of(&one).as_str(), "", "a phone"] {
        assert_eq!(ready(one.app.remove_device(wrong)), Err(Failure::Malformed), "{wrong}");
    }
}

/// Rows of a file that was imported on two devices are the same rows, whichever device imported it first.
#[test]
fn a_file_that_was_imported_on_two_devices_is_there_once() {
    let one = phone(1);
    one.mood(1, "4");
    let other = second(&one, 2);
    let diary = diary();
    let first = import(&one, &diary, 7);
    // The other one reads a part of it, with a row that stands there twice.
    let second = import(&other, &[&diary[..3], &diary[2..3]].concat(), 8);
    // Rows come oldest first, whatever the order of the file.
    let shared = second.iter().filter(|record| first.contains(record)).count();
    assert_eq!((first.len(), second.len(), shared), (3, 3, 2));
    let (preview, _) = one.preview(&other.backup(), &Choices::default()).unwrap();
    assert_eq!((preview.changed, preview.conflicts), (vec![], 0));
    let receipt = one.read(&other.backup(), &Choices::default()).unwrap();
    other.read(&one.backup(), &Choices::default()).unwrap();
    let both: BTreeSet<RecordId> = first.iter().chain(&second).copied().collect();
    assert_eq!(both.len(), first.len() + 1);
    assert_eq!((imported(&one), imported(&other)), (both.clone(), both));
    assert!(ready(one.app.conflicts()).is_empty() && ready(other.app.conflicts()).is_empty());
    ready(one.app.undo_import(&receipt.batch)).unwrap();
    assert_eq!(imported(&one), first.iter().copied().collect());
}

#[test]
fn an_import_that_was_taken_back_can_be_made_again() {
    let one = phone(1);
    let first = import(&one, &diary(), 7);
    ready(one.app.undo_import(&RecordId::from_bytes([7; 16]).to_string())).unwrap();
    assert!(imported(&one).is_empty());
    assert_eq!(import(&one, &diary(), 8), first);
    assert_eq!(imported(&one), first.into_iter().collect());
}

/// The lines of a file with three rows, the last of them on two lines. They need no answer.
fn diary() -> Vec<String> {
    String::from_utf8(fixture("daylio.csv")).unwrap().lines().take(5).map(str::to_owned).collect()
}

/// The ids of what an import of a file brings.
fn import(phone: &Phone, lines: &[String], seed: u8) -> Vec<RecordId> {
    let timeline = timeline(phone);
    let setting = Setting { timeline: &timeline, at: &now(), offset_at: &|_| 120, seed: [seed; 16], vault: None };
    let run = import::dry_run(lines.join("\n").as_bytes(), &Answers::default(), &setting).unwrap();
    ready(phone.app.import_batch(&rows::write_log(&now(), &run.add, &[]))).unwrap();
    let rows = &run.add[..run.add.len() - 1];
    rows.iter().map(|entry| entry.record).collect()
}

/// The imported moods that are there.
fn imported(phone: &Phone) -> BTreeSet<RecordId> {
    let timeline = timeline(phone);
    let is_mood = |record: &RecordId| matches!(timeline.get(*record), Some(Record::ImportedMood(_)));
    timeline.log().iter().map(|entry| entry.record).filter(is_mood).collect()
}

fn timeline(phone: &Phone) -> Timeline {
    Timeline::from_log(phone.knowledge().known.into_iter().map(|known| known.entry).collect())
}

/// A person may give these away, so they open nothing.
#[test]
fn no_json_holds_the_shared_key() {
    let one = phone(1);
    one.mood(1, "4");
    let key = sync(&one).key;
    let hex: String = key.0.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let export = json::write(&timeline(&one), &now(), Some(one.knowledge().vault));
    for file in [one.backup(), export] {
        let text = String::from_utf8(file).unwrap();
        assert!(text.contains("tidemark-timeline") && !text.contains(&hex) && !text.contains("sync"));
    }
}
