//! Undo takes back the change that its receipt is for, and no other.

use crate::courses::{Clock, Person, check_in, nobody, open};
use crate::storage::ready;
use tidemark::app::failure::Failure;
use tidemark::app::view::Receipt;
use tidemark::record::log::Record;
use tidemark::store::memory::MemoryStore;

/// Two tabs on one store. Neither has read what the other wrote since.
fn two_tabs() -> (Person, Person) {
    let (store, clock) = (MemoryStore::default(), Clock::new());
    clock.set("2026-03-02", "12:00");
    (open(store.clone(), &clock), open(store, &clock))
}

fn save(app: &Person, id: Option<&str>, mood: &str) -> Receipt {
    ready(app.save(id, Record::CheckIn(check_in("2026-03-02", mood, "5")))).unwrap()
}

/// The moods of the day, read again.
fn moods(app: &Person) -> Vec<u8> {
    ready(app.refresh()).unwrap();
    ready(app.today()).unwrap().check_ins.iter().map(|check_in| check_in.value.mood.points()).collect()
}

fn is_refused(undone: &Result<(), Failure>, receipt: &Receipt) {
    let Err(Failure::ChangedSince(record)) = undone else { panic!("{undone:?}") };
    assert_eq!(record.to_string(), receipt.id);
}

#[test]
fn what_another_tab_changed_since_is_not_taken_back() {
    let (here, there) = two_tabs();
    let kept = save(&here, None, "4");
    ready(there.refresh()).unwrap();
    save(&there, Some(&kept.id), "7");
    is_refused(&ready(here.undo(&kept)), &kept);
    assert_eq!((moods(&here), moods(&there)), (vec![7], vec![7]));
}

#[test]
fn what_another_tab_removed_since_does_not_come_back() {
    let (here, there) = two_tabs();
    let kept = save(&here, None, "4");
    let edited = save(&here, Some(&kept.id), "6");
    ready(there.refresh()).unwrap();
    ready(there.withdraw(&kept.id)).unwrap();
    is_refused(&ready(here.undo(&edited)), &edited);
    assert_eq!(moods(&here), [0; 0]);
}

#[test]
fn what_another_tab_wrote_of_other_records_does_not_stand_in_the_way() {
    let (here, there) = two_tabs();
    let kept = save(&here, None, "4");
    ready(there.refresh()).unwrap();
    save(&there, None, "7");
    ready(here.undo(&kept)).unwrap();
    assert_eq!((moods(&here), moods(&there)), (vec![7], vec![7]));
}

#[test]
fn of_several_none_is_taken_back_when_one_was_changed_since() {
    let (here, there) = two_tabs();
    let both = [save(&here, None, "4"), save(&here, None, "5")];
    ready(there.refresh()).unwrap();
    save(&there, Some(&both[1].id), "8");
    is_refused(&ready(here.undo_all(&both)), &both[1]);
    assert_eq!(moods(&here), [4, 8]);
}

#[test]
fn an_earlier_change_is_not_taken_back_from_under_a_later_one_and_no_change_twice() {
    let (app, clock) = nobody();
    clock.set("2026-03-02", "12:00");
    let first = save(&app, None, "4");
    let second = save(&app, Some(&first.id), "6");
    is_refused(&ready(app.undo(&first)), &first);
    ready(app.undo(&second)).unwrap();
    assert_eq!(moods(&app), [4]);
    is_refused(&ready(app.undo(&second)), &second);
    let removed = ready(app.withdraw(&first.id)).unwrap();
    ready(app.undo(&removed)).unwrap();
    assert_eq!(moods(&app), [4]);
}
