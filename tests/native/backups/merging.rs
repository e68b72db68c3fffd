//! Backups of other devices brought in.

use super::{DAY, NOW, Phone, now, phone, phone_at, plan, safety_plan, second};
use crate::courses::check_in;
use crate::lost_updates::interval;
use crate::storage::{FixedHost, id, ready};
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::exchange::backup::{Choices, Whose};
use tidemark::record::id::RecordId;
use tidemark::record::log::Record;
use tidemark::record::name::EntryName;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Store, rows};

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
fn a_change_follows_every_version_that_says_what_was_shown() {
    let one = phone(1);
    one.mood(1, "4");
    let other = second(&one, 2);
    one.mood(1, "5");
    other.mood(1, "5");
    one.read(&other.backup(), &Choices::default()).unwrap();
    assert_eq!(ready(one.app.conflicts()), [], "both say the same");
    one.mood(1, "6");
    assert_eq!((ready(one.app.conflicts()), one.conflicts_when_opened_again()), (vec![], vec![]));
    // Whoever wrote without having seen that change stands beside it.
    other.mood(1, "7");
    one.read(&other.backup(), &Choices::default()).unwrap();
    assert_eq!(ready(one.app.conflicts()).len(), 1);
}

#[test]
fn what_a_phone_and_its_copy_wrote_is_offered_at_once() {
    let one = phone(1);
    one.mood(1, "4");
    let copy = one.copied(2);
    one.mood(1, "5");
    copy.mood(1, "6");
    one.show(&copy.backup());
    assert_eq!(ready(one.app.conflicts()).len(), 1);
    one.mood(2, "9");
    assert_eq!(ready(one.app.conflicts()), one.conflicts_when_opened_again());
}

#[test]
fn a_change_beats_the_removal_by_a_copy_of_the_phone_at_once() {
    let one = phone(1);
    one.mood(1, "4");
    let copy = one.copied(2);
    one.mood(1, "5");
    copy.mood(2, "9");
    copy.remove(1);
    one.show(&copy.backup());
    assert_eq!(one.moods(), [5, 9]);
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
    // Both were written first: the device decides which comes before the other.
    let mut moods = one.moods();
    moods.sort_unstable();
    assert_eq!((moods, one.knowledge().vault), (vec![4, 9], vault));
}

#[test]
fn a_copied_phone_is_found_and_told_once() {
    let one = phone(1);
    one.mood(1, "4");
    let copy = one.copied(2);
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
