//! Backups: read back whole, brought in without losing anything of either side, and taken back.

use crate::courses::check_in;
use crate::lost_updates::interval;
use crate::storage::{FixedHost, id, mood, ready, scenario};
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::app::journal::Journal;
use tidemark::exchange::backup::{self, Choices, Preview, Unfit, Whose};
use tidemark::record::contact::Contact;
use tidemark::record::few::Few;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::plan::Plan;
use tidemark::record::kinds::safety_plan::SafetyPlan;
use tidemark::record::log::Record;
use tidemark::record::name::EntryName;
use tidemark::record::text::Text;
use tidemark::record::time::{Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::record::union::{Bringing, Knowledge};
use tidemark::store::look::LookStore;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Contents, Store, StoreError, rows};

const NOW: i64 = 1_778_000_000_000;
const DAY: i64 = 24 * 60 * 60 * 1000;

struct Phone<S: Store = MemoryStore> {
    store: S,
    app: App<S, FixedHost>,
}

fn phone_at(unix_ms: i64, seed: u64) -> Phone {
    let store = MemoryStore::default().with_copy(Vec::new());
    let app = ready(App::open(store.clone(), FixedHost::new(unix_ms, 1000, seed), None)).unwrap();
    Phone { store, app }
}

fn phone(seed: u64) -> Phone {
    phone_at(NOW, seed)
}

/// A phone that was set up from the backup of another one.
fn second(first: &Phone, seed: u64) -> Phone {
    let second = phone(seed);
    second.read(&first.backup(), &Choices::default()).unwrap();
    second
}

fn now() -> Moment {
    Moment::new(NOW + DAY / 2, 60, Zone::parse("Europe/Berlin").unwrap()).unwrap()
}

impl<S: Store> Phone<S> {
    fn knowledge(&self) -> Knowledge {
        rows::read_knowledge(&ready(self.app.knowledge()).unwrap()).unwrap().1
    }

    fn backup(&self) -> Vec<u8> {
        backup::write(&self.knowledge(), &now()).bytes
    }

    fn preview(&self, payload: &[u8], choices: &Choices) -> Result<(Preview, Bringing), Unfit> {
        backup::dry_run(payload, choices, &self.knowledge(), &now())
    }

    fn read(&self, payload: &[u8], choices: &Choices) -> Result<tidemark::app::view::MergeReceipt, Failure> {
        let (_, bringing) = self.preview(payload, choices).unwrap();
        ready(self.app.unite(&rows::write_bringing(&bringing, &now())))
    }

    fn mood(&self, record: u8, points: &str) {
        let check_in = Record::CheckIn(check_in("2026-05-04", points, ""));
        ready(self.app.save(Some(&id(record).to_string()), check_in)).unwrap();
    }

    fn remove(&self, record: u8) {
        ready(self.app.withdraw(&id(record).to_string())).unwrap();
    }

    fn moods(&self) -> Vec<u8> {
        let log = self.knowledge().known.into_iter().map(|known| known.entry).collect();
        Timeline::from_log(log).check_ins().map(|kept| kept.value.mood.points()).collect()
    }

    fn stored(&self) -> Contents {
        ready(self.store.load()).unwrap()
    }
}

fn plan(days: u16) -> Plan {
    Plan { interval: Some(interval(days)), ..Plan::default() }
}

fn safety_plan(name: &str) -> SafetyPlan {
    let contact = Contact { name: Text::parse("name", name).unwrap(), phone: None };
    SafetyPlan { people: Few::new("people", vec![contact]).unwrap(), ..SafetyPlan::default() }
}

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
fn a_new_phone_takes_over_the_vault_and_keeps_what_was_typed() {
    let old = phone(1);
    old.mood(1, "4");
    old.mood(2, "5");
    let new = phone(2);
    ready(new.app.draft(DraftSlot::CheckIn, Some(&id(9).to_string()))).unwrap();
    ready(new.app.keep_draft(DraftSlot::CheckIn, &id(9).to_string(), "typed")).unwrap();
    let (preview, _) = new.preview(&old.backup(), &Choices::default()).unwrap();
    assert_eq!((preview.whose, preview.entries, preview.fresh, preview.new_records), (Whose::Empty, 2, 2, 2));
    let receipt = new.read(&old.backup(), &Choices::default()).unwrap();
    assert_eq!((receipt.added, receipt.cloned, receipt.new_device), (2, 0, false));
    assert_eq!(new.moods(), [4, 5]);
    assert_eq!(new.knowledge().vault, old.knowledge().vault);
    assert_ne!(new.knowledge().device, old.knowledge().device);
    let text = |phone: &Phone| ready(phone.app.draft(DraftSlot::CheckIn, Some(&id(9).to_string()))).unwrap();
    assert_eq!(text(&new).unwrap().text, "typed");
    ready(new.app.keep_draft(DraftSlot::CheckIn, &id(9).to_string(), "typed on")).unwrap();

    // All of it is there after the next start, also from the second copy alone.
    ready(new.app.keep_copy());
    let again = ready(App::open(new.store.clone(), FixedHost::seeded(5), None)).unwrap();
    let again = Phone { store: new.store.clone(), app: again };
    assert_eq!(again.knowledge(), new.knowledge());
    assert_eq!(text(&again).unwrap().text, "typed on");
    let copy = ready(new.store.read_copy()).unwrap();
    let healed = MemoryStore::default().with_copy(copy);
    let app = ready(App::open(healed.clone(), FixedHost::seeded(6), None)).unwrap();
    assert_eq!(Phone { store: healed, app }.moods(), [4, 5]);
}

#[test]
fn an_edit_follows_what_its_writer_had_seen_whatever_the_clocks_say() {
    let one = phone(1);
    one.mood(1, "4");
    let other = phone_at(NOW - 10 * 365 * DAY, 2);
    other.read(&one.backup(), &Choices::default()).unwrap();
    one.mood(1, "5");
    other.read(&one.backup(), &Choices::default()).unwrap();
    // Its clock is ten years late.
    let earlier = Record::CheckIn(check_in("2016-01-04", "6", ""));
    ready(other.app.save(Some(&id(1).to_string()), earlier)).unwrap();
    one.read(&other.backup(), &Choices::default()).unwrap();
    assert_eq!(one.moods(), [6]);
    assert_eq!(ready(one.app.conflicts()), []);
    assert_eq!(ready(one.app.trail(&id(1).to_string())).unwrap().len(), 3);
}

#[test]
fn of_two_changes_the_last_is_shown_and_the_other_offered() {
    let one = phone(1);
    one.mood(1, "4");
    let other = second(&one, 2);
    one.mood(1, "5");
    other.mood(2, "9");
    other.mood(1, "6");
    let (preview, _) = one.preview(&other.backup(), &Choices::default()).unwrap();
    assert_eq!((preview.conflicts, preview.changed.len()), (1, 1));
    one.read(&other.backup(), &Choices::default()).unwrap();
    other.read(&one.backup(), &Choices::default()).unwrap();
    assert_eq!((one.moods(), other.moods()), (vec![6, 9], vec![6, 9]));
    let conflicts = ready(one.app.conflicts());
    assert_eq!(conflicts.len(), 1);
    let versions = &conflicts[0].versions;
    assert_eq!(
        versions.iter().map(|version| (version.own, version.shown)).collect::<Vec<_>>(),
        [(true, false), (false, true)]
    );
    assert_eq!(ready(one.app.today()).unwrap().conflicts, 1);
    let day = ready(one.app.day("2026-05-04")).unwrap();
    assert_eq!(day.check_ins.iter().map(|shown| shown.marks.contested).collect::<Vec<_>>(), [true, false]);

    let receipt = ready(one.app.choose_version(&id(1).to_string(), &versions[0].name)).unwrap();
    assert_eq!((one.moods(), ready(one.app.conflicts())), (vec![5, 9], vec![]));
    other.read(&one.backup(), &Choices::default()).unwrap();
    assert_eq!((other.moods(), ready(other.app.conflicts())), (vec![5, 9], vec![]));
    ready(one.app.undo(&receipt)).unwrap();
    assert_eq!(one.moods(), [6, 9]);
    let unknown = ready(one.app.choose_version(&id(1).to_string(), "0000000000000000-1"));
    assert!(matches!(unknown, Err(Failure::Problem(_))), "{unknown:?}");
}

#[test]
fn the_shown_version_can_be_chosen_too() {
    let one = phone(1);
    one.mood(1, "4");
    let other = second(&one, 2);
    one.mood(1, "5");
    other.mood(2, "9");
    other.mood(1, "6");
    one.read(&other.backup(), &Choices::default()).unwrap();
    let conflict = &ready(one.app.conflicts())[0];
    let shown = conflict.versions.iter().find(|version| version.shown).unwrap();
    ready(one.app.choose_version(&conflict.record, &shown.name)).unwrap();
    assert_eq!((one.moods(), ready(one.app.conflicts())), (vec![6, 9], vec![]));
}

#[test]
fn a_change_beats_a_removal_that_did_not_know_of_it() {
    for removed_last in [false, true] {
        let one = phone(1);
        one.mood(1, "4");
        let other = second(&one, 2);
        if removed_last {
            one.mood(1, "5");
            other.mood(2, "9");
            other.remove(1);
        } else {
            one.remove(1);
            other.mood(2, "9");
            other.mood(1, "5");
        }
        one.read(&other.backup(), &Choices::default()).unwrap();
        other.read(&one.backup(), &Choices::default()).unwrap();
        assert_eq!((one.moods(), other.moods()), (vec![5, 9], vec![5, 9]), "removed last: {removed_last}");
        let again = ready(App::open(one.store.clone(), FixedHost::seeded(7), None)).unwrap();
        assert_eq!(Phone { store: one.store.clone(), app: again }.moods(), [5, 9]);
        let conflict = &ready(one.app.conflicts())[0];
        let removal = conflict.versions.iter().find(|version| version.value.is_none()).unwrap();
        ready(one.app.choose_version(&conflict.record, &removal.name)).unwrap();
        assert_eq!((one.moods(), ready(one.app.conflicts())), (vec![9], vec![]));
        other.read(&one.backup(), &Choices::default()).unwrap();
        assert_eq!(other.moods(), [9], "what was chosen holds on the other phone");
    }
}

#[test]
fn removing_a_contested_record_removes_all_of_it() {
    let one = phone(1);
    one.mood(1, "4");
    let other = second(&one, 2);
    one.mood(1, "5");
    other.mood(1, "6");
    one.read(&other.backup(), &Choices::default()).unwrap();
    one.remove(1);
    assert_eq!((one.moods(), ready(one.app.conflicts())), (vec![], vec![]));
    let again = ready(App::open(one.store.clone(), FixedHost::seeded(7), None)).unwrap();
    assert_eq!(Phone { store: one.store.clone(), app: again }.moods(), [] as [u8; 0]);
}

#[test]
fn what_a_backup_brought_is_taken_back_at_once() {
    let one = phone(1);
    one.mood(1, "4");
    ready(one.app.save_plan(plan(7))).unwrap();
    let other = second(&one, 2);
    other.mood(1, "6");
    other.mood(2, "9");
    ready(other.app.save_plan(plan(14))).unwrap();
    let receipt = one.read(&other.backup(), &Choices::default()).unwrap();
    assert_eq!((one.moods(), receipt.added), (vec![6, 9], 4));
    one.mood(3, "1");
    ready(one.app.undo_import(&receipt.batch)).unwrap();
    assert_eq!(one.moods(), [4, 1]);
    assert_eq!(ready(one.app.plan()).unwrap().value.interval, Some(interval(7)));
    assert_eq!(
        ready(one.app.undo_import(&receipt.batch)),
        Err(Failure::NotFound(RecordId::parse("id", &receipt.batch).unwrap()))
    );
    // The same backup brings it again only if it is chosen: its entries are known.
    assert_eq!(one.preview(&other.backup(), &Choices::default()).unwrap().0.fresh, 0);
}

#[test]
fn plans_are_taken_if_they_were_written_knowing_of_ours_and_are_asked_about_otherwise() {
    let one = phone(1);
    ready(one.app.save_safety_plan(safety_plan("Anna"))).unwrap();
    let other = second(&one, 2);
    ready(other.app.save_safety_plan(safety_plan("Berta"))).unwrap();
    let (preview, bringing) = one.preview(&other.backup(), &Choices::default()).unwrap();
    assert_eq!(
        preview.relied.iter().map(|part| (part.name.as_str(), part.takes)).collect::<Vec<_>>(),
        [("safetyPlan.people", true)]
    );
    assert_eq!(bringing.chosen, []);

    ready(one.app.save_safety_plan(safety_plan("Carla"))).unwrap();
    let (preview, bringing) = one.preview(&other.backup(), &Choices::default()).unwrap();
    assert_eq!(preview.relied.iter().map(|part| part.takes).collect::<Vec<_>>(), [false]);
    assert_eq!(bringing.chosen.len(), 1);
    one.read(&other.backup(), &Choices::default()).unwrap();
    let people = |phone: &Phone| ready(phone.app.help()).plan.people;
    assert_eq!(people(&one), safety_plan("Carla").people);
    assert_eq!(ready(one.app.conflicts()), [], "the person has chosen");
    other.read(&one.backup(), &Choices::default()).unwrap();
    assert_eq!(people(&other), safety_plan("Carla").people, "both phones show what was chosen");

    let takes = vec![("safetyPlan.people".to_owned(), true)];
    ready(other.app.save_safety_plan(safety_plan("Dora"))).unwrap();
    ready(one.app.save_safety_plan(safety_plan("Eva"))).unwrap();
    one.read(&other.backup(), &Choices { mine: false, takes }).unwrap();
    assert_eq!(people(&one), safety_plan("Dora").people);
}

#[test]
fn a_plan_that_changed_since_the_choice_is_chosen_again() {
    let one = phone(1);
    ready(one.app.save_plan(plan(7))).unwrap();
    let other = second(&one, 2);
    ready(one.app.save_plan(plan(8))).unwrap();
    ready(other.app.save_plan(plan(9))).unwrap();
    let (_, bringing) = one.preview(&other.backup(), &Choices::default()).unwrap();
    ready(one.app.save_plan(plan(10))).unwrap();
    let before = one.stored();
    let done = ready(one.app.unite(&rows::write_bringing(&bringing, &now())));
    assert!(matches!(done, Err(Failure::ChangedSince(_))), "{done:?}");
    assert_eq!(one.stored(), before);
}

#[test]
fn another_persons_backup_asks_first() {
    let (one, stranger) = (phone(1), phone(2));
    one.mood(1, "4");
    stranger.mood(2, "9");
    let before = one.stored();
    assert_eq!(one.preview(&stranger.backup(), &Choices::default()).unwrap().0.whose, Whose::Other);
    assert_eq!(one.read(&stranger.backup(), &Choices::default()), Err(Failure::AnotherVault));
    assert_eq!(one.stored(), before);
    let vault = one.knowledge().vault;
    one.read(&stranger.backup(), &Choices { mine: true, ..Choices::default() }).unwrap();
    assert_eq!((one.moods(), one.knowledge().vault), (vec![4, 9], vault));
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
        (r#"tidemark-backup"#, r#"tidemark-buckup"#, false),
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
    assert_eq!(look.stored(), before);
    assert_eq!(look.moods(), [4]);
}

#[test]
fn a_copied_phone_is_found_and_told_once() {
    let one = phone(1);
    one.mood(1, "4");
    let store = MemoryStore::holding(one.stored());
    let app = ready(App::open(store.clone(), FixedHost::seeded(2), None)).unwrap();
    let copy = Phone { store, app };
    one.mood(2, "5");
    copy.mood(3, "6");
    let name = |phone: &Phone| -> EntryName { phone.knowledge().known[1].origin.name };
    assert_eq!(name(&one), name(&copy), "both phones gave the same name");
    let device = one.knowledge().device;
    let (preview, _) = one.preview(&copy.backup(), &Choices::default()).unwrap();
    assert_eq!((preview.fresh, preview.cloned), (1, 1));
    let receipt = one.read(&copy.backup(), &Choices::default()).unwrap();
    assert_eq!((receipt.added, receipt.cloned, receipt.new_device), (1, 1, true));
    assert_ne!(one.knowledge().device, device);
    let mut moods = one.moods();
    moods.sort_unstable();
    assert_eq!(moods, [4, 5, 6]);
    let again = one.read(&copy.backup(), &Choices::default()).unwrap();
    assert_eq!((again.added, again.cloned, again.new_device), (0, 0, false));
    one.mood(4, "7");
    let reopened = ready(App::open(one.store.clone(), FixedHost::seeded(9), None)).unwrap();
    assert_eq!(Phone { store: one.store.clone(), app: reopened }.knowledge(), one.knowledge());
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
    let other: Vec<_> = (7300..14_600).map(|day| (record(day), mood(i32::try_from(day / 4).unwrap() - 7300, 5))).collect();
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
