//! Backups as files: read back, damaged, looked at, and what is remembered of them.

use super::{DAY, NOW, Phone, now, phone, phone_at, plan, second};
use crate::courses::check_in;
use crate::lock::lock;
use crate::storage::{FixedHost, id, mood, ready, scenario};
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::app::journal::Journal;
use tidemark::app::view::{Bytes, NewRecovery, Receipt, SyncKey};
use tidemark::exchange::backup::{self, Choices, Unfit};
use tidemark::record::id::RecordId;
use tidemark::record::kinds::safety_plan::SafetyPlan;
use tidemark::record::kinds::settings::Settings;
use tidemark::record::log::Record;
use tidemark::record::time::{DayStart, Moment, Zone};
use tidemark::record::union::Bringing;
use tidemark::store::look::LookStore;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{StoreError, rows};

#[test]
fn a_backup_is_read_back_as_it_was_written() {
    let phone = phone(1);
    let host = FixedHost::seeded(9);
    let mut journal = ready(Journal::open(phone.store.clone(), &host)).unwrap();
    ready(journal.write(&host, scenario::changes(scenario::all_kinds()), &[])).unwrap();
    ready(phone.app.refresh()).unwrap();
    phone.mood(1, "4");
    let here = phone.knowledge();
    let payload = backup::write(&here, &now());
    assert_eq!(payload.entries as usize, here.known.len());
    let read = backup::read(&payload.bytes, Some(&now())).unwrap();
    assert_eq!(read.theirs, here);
    assert_eq!(read.made, now());
    assert_eq!(backup::write(&read.theirs, &now()), payload, "the same entries give the same bytes");
}

#[test]
fn a_backup_made_before_the_day_begins_is_from_the_day_before() {
    let phone = phone(1);
    // 15 h 23 min before 16:53 UTC, two hours east of it.
    let half_past_three = NOW - (15 * 60 + 23) * 60_000;
    let night = Moment::new(half_past_three, 120, Zone::parse("Europe/Berlin").unwrap()).unwrap();
    let payload = backup::write(&phone.knowledge(), &night).bytes;
    let day = |hour| {
        let settings = Settings { day_start: DayStart::new(hour).unwrap(), ..Settings::default() };
        ready(phone.app.save_settings(settings)).unwrap();
        phone.preview(&payload, &Choices::default()).unwrap().0.day.to_string()
    };
    assert_eq!(day(4), "2026-05-04");
    assert_eq!(day(3), "2026-05-05");
}

#[test]
fn a_bad_file_is_refused_and_changes_nothing() {
    let one = phone(1);
    one.mood(1, "4");
    ready(one.app.save_plan(plan(7))).unwrap();
    let payload = second(&one, 2).backup();
    let before = one.stored();
    let refused = |bytes: &[u8]| one.preview(bytes, &Choices::default()).unwrap_err();
    for end in 0..payload.len() - 1 {
        let unfit = refused(&payload[..end]);
        assert!(matches!(unfit, Unfit::Foreign | Unfit::Damaged(_)), "cut at {end}: {unfit}");
    }
    for at in 0..payload.len() - 1 {
        let mut harmed = payload.clone();
        harmed[at] ^= 1;
        // Its vault, its device and the moment are in no digest: the seal around it vouches for them.
        if let Ok((preview, _)) = one.preview(&harmed, &Choices::default()) {
            assert_eq!(preview.entries as usize, one.knowledge().known.len() + 1, "changed at {at}");
        }
    }
    let text = String::from_utf8(payload).unwrap();
    for (from, to, newer) in [
        (r#"backup","version":1"#, r#"backup","version":2"#, true),
        ("tidemark-backup", "tidemark-buckup", false),
        (r#""entries":3,"#, r#""entries":4,"#, false),
    ] {
        assert!(text.contains(from), "{from}");
        let unfit = refused(text.replacen(from, to, 1).as_bytes());
        assert_eq!(unfit == Unfit::Newer, newer, "{to}: {unfit}");
    }
    assert_eq!(refused(b""), Unfit::Foreign);
    assert_eq!(refused(&vec![0; 1 << 20]), Unfit::Foreign);
    assert_eq!(one.stored(), before);
}

#[test]
fn a_backup_with_entries_of_the_day_after_tomorrow_is_refused() {
    let one = phone(1);
    one.mood(1, "4");
    let late = phone_at(NOW + 2 * DAY, 2);
    late.mood(2, "5");
    let choices = Choices { mine: true, ..Choices::default() };
    assert!(matches!(one.preview(&late.backup(), &choices), Err(Unfit::Later(_))));
    assert!(backup::read(&late.backup(), None).is_ok(), "it can be looked at");
}

#[test]
fn a_backup_that_is_looked_at_is_never_written_to() {
    let one = phone(1);
    one.mood(1, "4");
    ready(one.app.save_plan(plan(7))).unwrap();
    let theirs = backup::read(&one.backup(), None).unwrap().theirs;
    let bytes = rows::write_bringing(&Bringing { theirs, mine: false, chosen: Vec::new() }, &now());
    let store = LookStore::default();
    let app = ready(App::open(store.clone(), FixedHost::seeded(3), None)).unwrap();
    ready(app.show(&bytes)).unwrap();
    store.close();
    let look = Phone { store, app };
    assert_eq!(look.knowledge().known.len(), one.knowledge().known.len());
    assert_eq!(look.moods(), [4]);
    ready(look.app.today()).unwrap();
    let before = look.stored();
    let only: Result<(), Failure> = Err(StoreError::LookOnly.into());
    let record = id(1).to_string();
    assert_eq!(ready(look.app.save_plan(plan(8))), only);
    assert_eq!(ready(look.app.withdraw(&record)).map(drop), only);
    assert_eq!(
        ready(look.app.save(Some(&id(2).to_string()), Record::CheckIn(check_in("2026-05-04", "5", "")))).map(drop),
        only
    );
    assert_eq!(ready(look.app.keep_draft(DraftSlot::CheckIn, &record, "typed")), only);
    assert_eq!(ready(look.app.unite(&bytes)).map(drop), only);
    assert_eq!(ready(look.app.backup_kept(1)), only);
    assert_eq!(ready(look.app.erase()), only);
    assert_eq!(ready(look.app.save_settings(Settings::default())), only);
    assert_eq!(ready(look.app.save_safety_plan(SafetyPlan::default())).map(drop), only);
    assert_eq!(ready(look.app.set_lock(&lock(10))), only);
    assert_eq!(ready(look.app.renew_lock(&lock(10))), only);
    assert_eq!(ready(look.app.keep_recovery(&NewRecovery { public: Bytes::of(&[1; 32]) })), only);
    assert_eq!(ready(look.app.backup_keys()).map(drop), only, "it would draw a key");
    let vault = Bytes::of(&look.knowledge().vault.bytes());
    let sync = SyncKey { vault, number: 9, key: Bytes::of(&[1; 32]) };
    assert_eq!(ready(look.app.take_sync(&sync)), only);
    assert_eq!(ready(look.app.remove_device("00000000000000ff")), only);
    let log = look.knowledge().known.into_iter().map(|known| known.entry).collect::<Vec<_>>();
    let receipt = Receipt { id: record.clone(), change: log[0].sequence };
    assert_eq!(ready(look.app.undo(&receipt)), only);
    ready(look.app.keep_copy());
    ready(look.app.take_copy());
    assert!(!ready(look.app.refresh()).unwrap());
    assert_eq!(look.stored(), before);
    assert_eq!(look.moods(), [4]);
}

#[test]
fn the_last_backup_that_was_found_whole_is_told_with_what_came_since() {
    let one = phone(1);
    one.mood(1, "4");
    let view = |phone: &Phone| ready(phone.app.backups()).unwrap();
    assert_eq!((view(&one).last, view(&one).since, view(&one).old), (None, 1, true));
    let entries = backup::write(&one.knowledge(), &now()).entries;
    assert_eq!(view(&one).last, None, "making one is not enough");
    ready(one.app.backup_kept(entries)).unwrap();
    let last = view(&one).last.unwrap();
    assert_eq!((last.day.as_str(), last.entries, view(&one).since, view(&one).old), ("2026-05-05", 1, 0, false));
    one.mood(2, "5");
    assert_eq!((view(&one).since, view(&one).old), (1, false));
    // A second one counts what the first one added.
    ready(one.app.backup_kept(backup::write(&one.knowledge(), &now()).entries)).unwrap();
    assert_eq!((view(&one).last.unwrap().entries, view(&one).since), (2, 0));
    for number in 3..53 {
        one.mood(number, "5");
    }
    assert_eq!((view(&one).since, view(&one).old), (50, true));

    let later = ready(App::open(one.store.clone(), FixedHost::new(NOW + 31 * DAY, 1000, 5), None)).unwrap();
    let later = Phone { store: one.store.clone(), app: later };
    ready(later.app.backup_kept(backup::write(&later.knowledge(), &now()).entries)).unwrap();
    assert!(!view(&later).old);
    let month = ready(App::open(one.store.clone(), FixedHost::new(NOW + 62 * DAY, 1000, 5), None)).unwrap();
    let month = Phone { store: one.store.clone(), app: month };
    assert!(!view(&month).old, "nothing came since");
    month.mood(1, "9");
    assert!(view(&month).old);

    // Another phone's backup says nothing of what is here.
    let other = second(&one, 2);
    assert_eq!(view(&other).last, None);
}

#[test]
fn each_device_says_when_it_was_last_read() {
    let one = phone(1);
    one.mood(1, "4");
    let other = second(&one, 2);
    let devices = |phone: &Phone| {
        let devices = ready(phone.app.devices()).into_iter();
        devices.map(|device| (device.device, device.own, device.last_read)).collect::<Vec<_>>()
    };
    let (first, second) = (one.knowledge().device.to_string(), other.knowledge().device.to_string());
    let read = Some("2026-05-05".to_owned());
    assert_eq!(devices(&one), [(first.clone(), true, None)]);
    assert_eq!(devices(&other), [(second.clone(), true, None), (first.clone(), false, read.clone())]);
    one.read(&other.backup(), &Choices::default()).unwrap();
    assert_eq!(devices(&one), [(first, true, None), (second, false, read)]);
}

/// Natively and hardly optimised, so the figures are worth their proportions.
#[test]
#[ignore = "prints how long ten years take"]
fn how_long_ten_years_take() {
    let one = phone(1);
    let host = FixedHost::seeded(9);
    let mut journal = ready(Journal::open(one.store.clone(), &host)).unwrap();
    let record = |number: u32| {
        let mut bytes = [1; 16];
        bytes[..4].copy_from_slice(&number.to_le_bytes());
        RecordId::from_bytes(bytes)
    };
    let days: Vec<_> = (0..7300).map(|day| (record(day), mood(i32::try_from(day / 2).unwrap() - 7300, 5))).collect();
    ready(journal.write(&host, days, &[])).unwrap();
    ready(one.app.refresh()).unwrap();
    let took = |what: &str, begun: std::time::Instant| println!("{what}: {} ms", begun.elapsed().as_millis());
    let begun = std::time::Instant::now();
    let here = one.knowledge();
    took("knowledge", begun);
    let begun = std::time::Instant::now();
    let payload = backup::write(&here, &now());
    took("writing", begun);
    println!("{} entries, {} bytes", payload.entries, payload.bytes.len());
    let begun = std::time::Instant::now();
    backup::read(&payload.bytes, Some(&now())).unwrap();
    took("reading", begun);
    let new = phone(2);
    let begun = std::time::Instant::now();
    new.read(&payload.bytes, &Choices::default()).unwrap();
    took("restoring", begun);
    let other: Vec<_> =
        (7300..14_600).map(|day| (record(day), mood(i32::try_from(day / 4).unwrap() - 7300, 5))).collect();
    let mut journal = ready(Journal::open(new.store.clone(), &host)).unwrap();
    ready(journal.write(&host, other, &[])).unwrap();
    ready(new.app.refresh()).unwrap();
    let theirs = new.backup();
    let begun = std::time::Instant::now();
    one.preview(&theirs, &Choices::default()).unwrap();
    took("preview of two logs", begun);
    let begun = std::time::Instant::now();
    one.read(&theirs, &Choices::default()).unwrap();
    took("merging two logs", begun);
}
