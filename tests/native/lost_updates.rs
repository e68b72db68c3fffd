//! Several tabs, lost answers and ends in the middle: what was acknowledged stays, is there once, and no draft is lost.

use std::cell::Cell;
use std::rc::Rc;

use crate::courses::check_in;
use crate::storage::{FixedHost, id, ready};
use crate::support::given::date;
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::record::kinds::plan::{Interval, Plan};
use tidemark::record::kinds::session::{Dose, DoseUnit, Drug, Route, Session};
use tidemark::record::log::Record;
use tidemark::record::text::Note;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Batch, Contents, Store, StoreError};

pub(crate) type Tab<S = MemoryStore> = App<S, FixedHost>;

pub(crate) fn open<S: Store>(store: S, seed: u64) -> Tab<S> {
    ready(App::open(store, FixedHost::seeded(seed), None)).unwrap()
}

fn session(dose: f64) -> Session {
    let dose = Some(Dose::new(dose, DoseUnit::Milligram).unwrap());
    Session { dose, ..Session::on(date("2026-05-05"), Route::Intranasal, Drug::Esketamine) }
}

pub(crate) fn mood(points: &str) -> Record {
    Record::CheckIn(check_in("2026-05-04", points, ""))
}

/// A store that writes and does not answer, when told so.
#[derive(Clone, Default)]
pub(crate) struct Silent {
    pub(crate) store: MemoryStore,
    pub(crate) silent: Rc<Cell<bool>>,
}

impl Store for Silent {
    async fn load(&self) -> Result<Contents, StoreError> {
        // The read that would settle it does not answer either.
        if self.silent.get() { Err(StoreError::Timeout) } else { self.store.load().await }
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let done = self.store.commit(batch).await;
        if self.silent.get() { Err(StoreError::Timeout) } else { done }
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.store.erase().await
    }
}

#[test]
fn a_save_that_was_not_answered_is_not_known_and_the_next_press_keeps_no_second() {
    let store = Silent::default();
    let app = open(store.clone(), 1);
    let press = || ready(app.save_session(Some(&id(1).to_string()), session(56.0), false));
    store.silent.set(true);
    assert_eq!(press(), Err(Failure::NotKnown));
    store.silent.set(false);
    let receipt = press().unwrap();
    assert_eq!(press().unwrap(), receipt, "the same receipt, however often");
    let after = open(store.store, 9);
    assert_eq!(ready(after.sessions()).unwrap().sessions.len(), 1);
    assert_eq!(ready(after.trail(&receipt.id)).unwrap().len(), 1);
}

#[test]
fn a_save_in_one_tab_leaves_what_another_typed() {
    let store = MemoryStore::default();
    let (one, other) = (open(store.clone(), 1), open(store.clone(), 2));
    let (mine, theirs) = (id(1).to_string(), id(2).to_string());
    ready(one.keep_draft(DraftSlot::CheckIn, &mine, "mine")).unwrap();
    ready(other.keep_draft(DraftSlot::CheckIn, &theirs, "typed for ten minutes")).unwrap();
    ready(one.save(Some(&mine), mood("3"))).unwrap();
    drop(other);
    let after = open(store.clone(), 3);
    let draft = ready(after.draft(DraftSlot::CheckIn, None)).unwrap().unwrap();
    assert_eq!((draft.record, draft.text.as_str()), (theirs.clone(), "typed for ten minutes"));

    // The same record in both: the text that the saver never saw stays.
    ready(after.keep_draft(DraftSlot::CheckIn, &theirs, "and a little more")).unwrap();
    let stale = open(store.clone(), 4);
    ready(stale.draft(DraftSlot::CheckIn, Some(&theirs))).unwrap();
    ready(after.keep_draft(DraftSlot::CheckIn, &theirs, "and more still")).unwrap();
    ready(stale.save(Some(&theirs), mood("4"))).unwrap();
    let kept = ready(open(store, 5).draft(DraftSlot::CheckIn, Some(&theirs))).unwrap();
    assert_eq!(kept.unwrap().text, "and more still");
}

#[test]
fn a_stale_tab_overwrites_no_draft_it_never_saw() {
    let store = MemoryStore::default();
    let (one, other) = (open(store.clone(), 1), open(store.clone(), 2));
    let form = id(1).to_string();
    ready(one.keep_draft(DraftSlot::Phq9, &form, "eight answers")).unwrap();
    assert_eq!(ready(other.keep_draft(DraftSlot::Phq9, &form, "one")), Err(Failure::DraftElsewhere));
    let text = |app: &Tab| ready(app.draft(DraftSlot::Phq9, Some(&form))).unwrap().map(|draft| draft.text);
    assert_eq!(text(&open(store.clone(), 3)).as_deref(), Some("eight answers"));
    assert_eq!(text(&other).as_deref(), Some("eight answers"), "the refusal brings the other text along");
    ready(other.keep_draft(DraftSlot::Phq9, &form, "nine answers")).unwrap();
    assert_eq!(text(&open(store, 3)).as_deref(), Some("nine answers"));
}

#[test]
fn the_plan_and_its_questions_from_two_tabs_are_both_kept() {
    let store = MemoryStore::default();
    let (one, other) = (open(store.clone(), 1), open(store.clone(), 2));
    ready(one.save_questions(&["May I drive the day after?".to_owned()])).unwrap();
    ready(other.save_plan(Plan { interval: Some(interval(21)), ..Plan::default() })).unwrap();
    let plan = ready(open(store, 3).plan()).unwrap().value;
    assert_eq!((plan.questions.iter().count(), plan.interval), (1, Some(interval(21))));
}

pub(crate) fn interval(days: u16) -> Interval {
    Interval::new("interval", days).unwrap()
}

#[test]
fn the_dose_stamped_in_a_stale_tab_takes_nothing_back() {
    let store = MemoryStore::default();
    let one = open(store.clone(), 1);
    let kept = ready(one.save_session(None, session(56.0), false)).unwrap().id;
    let other = open(store.clone(), 2);
    let changed = Session { note: Some(Note::parse("note", "blood pressure pill before").unwrap()), ..session(84.0) };
    ready(one.save_session(Some(&kept), changed.clone(), true)).unwrap();
    ready(other.dose_taken(&kept)).unwrap();
    let shown = &ready(open(store, 3).sessions()).unwrap().sessions[0];
    assert_eq!((&shown.value.note, shown.value.dose), (&changed.note, changed.dose));
    assert!(shown.value.time.is_some());
}

#[test]
fn saving_one_check_in_keeps_the_drafts_of_other_days() {
    let store = MemoryStore::default();
    let app = open(store.clone(), 1);
    for number in 1..=3 {
        ready(app.keep_draft(DraftSlot::CheckIn, &id(number).to_string(), "a long note")).unwrap();
    }
    ready(app.save(Some(&id(2).to_string()), mood("3"))).unwrap();
    // Here the phone ends the app.
    let left = ready(open(store, 2).drafts(DraftSlot::CheckIn));
    assert_eq!(left.iter().map(|draft| draft.record.clone()).collect::<Vec<_>>(), [1, 3].map(|n| id(n).to_string()));
}
