//! Every flow over a store that fails at its n-th operation, for every n and
//! every way of failing: what was acknowledged is there, what was not is there
//! wholly or not at all, and what was there before stays.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

mod storage;

use std::cell::Cell;

use storage::{FixedHost, id, mood, moods, ready};
use tidemark::app::failure::Failure;
use tidemark::app::journal::Journal;
use tidemark::store::memory::MemoryStore;
use tidemark::store::row::DraftSlot;
use tidemark::store::{Batch, Contents, Store, StoreError};

/// How an operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// It does nothing and says so.
    Refused,
    /// There is no room.
    Full,
    /// It was done, but the answer never came.
    Unanswered,
    /// It was done, the answer was lost, and the second try met the first.
    MetItself,
}

const WAYS: [Way; 4] = [Way::Refused, Way::Full, Way::Unanswered, Way::MetItself];

/// A store whose n-th operation, counted from 0, fails.
struct FaultyStore {
    store: MemoryStore,
    way: Way,
    left: Cell<Option<usize>>,
}

impl FaultyStore {
    /// Whether this is the operation that fails.
    fn is_due(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.and_then(|left| left.checked_sub(1)));
        left == Some(0)
    }

    fn failed<T>(&self, done: Result<T, StoreError>) -> Result<T, StoreError> {
        match self.way {
            Way::Refused => Err(StoreError::Failed("injected".into())),
            Way::Full => Err(StoreError::Full),
            Way::Unanswered => Err(StoreError::Timeout),
            Way::MetItself => done.and(Err(StoreError::Conflict)),
        }
    }

    fn does_it(&self) -> bool {
        matches!(self.way, Way::Unanswered | Way::MetItself)
    }
}

impl Store for FaultyStore {
    async fn load(&self) -> Result<Contents, StoreError> {
        // Reading has nothing to meet: it fails or it does not.
        if self.is_due() { self.failed(Err(StoreError::Timeout)) } else { self.store.load().await }
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        if !self.is_due() {
            return self.store.commit(batch).await;
        }
        let done = if self.does_it() { self.store.commit(batch).await } else { Ok(()) };
        // A batch of drafts meets nothing when it is written again.
        if matches!(batch, Batch::Write { log: None, .. }) && self.way == Way::MetItself {
            return done;
        }
        self.failed(done)
    }

    async fn erase(&self) -> Result<(), StoreError> {
        if !self.is_due() {
            return self.store.erase().await;
        }
        let done = if self.does_it() { self.store.erase().await } else { Ok(()) };
        if self.way == Way::MetItself { done } else { self.failed(done) }
    }
}

/// A store with one record and two drafts, and the host that wrote them.
fn prepared() -> (MemoryStore, FixedHost) {
    let (store, host) = (MemoryStore::default(), FixedHost::seeded(1));
    let mut journal = ready(Journal::open(store.clone(), &host)).unwrap();
    ready(journal.write(&host, vec![(id(1), mood(1, 1))], &[])).unwrap();
    ready(journal.keep_draft(&host, DraftSlot::CheckIn, "old")).unwrap();
    ready(journal.keep_draft(&host, DraftSlot::Phq9, "form")).unwrap();
    (store, host)
}

type Flow = fn(&mut Journal<&FaultyStore>, &FixedHost, &MemoryStore) -> Result<(), Failure>;

/// What was there before a flow and after it.
struct Outcome {
    way: Way,
    result: Result<(), Failure>,
    after: Journal<MemoryStore>,
    /// The journal that met the fault, as it believes things to be.
    believed: Vec<(i32, u8)>,
}

/// Runs a flow on a prepared store with each operation failing in each way,
/// until the flow makes no further operation, and checks what is there after.
fn every_fault(flow: Flow, check: impl Fn(&Outcome)) {
    for way in WAYS {
        for n in 0.. {
            let (store, host) = prepared();
            let faulty = FaultyStore { store: store.clone(), way, left: Cell::new(None) };
            let mut journal = ready(Journal::open(&faulty, &host)).unwrap();
            faulty.left.set(Some(n));
            let result = flow(&mut journal, &host, &store);
            let met = faulty.left.get().is_none();
            let after = ready(Journal::open(store, &host)).unwrap();
            assert!(after.damage().is_empty(), "{way:?} at {n}");
            check(&Outcome { way, result: result.clone(), after, believed: moods(&journal) });
            if !met {
                assert_eq!(result, Ok(()));
                assert!(n > 0, "the flow made no operation");
                break;
            }
        }
    }
}

impl Outcome {
    /// The flow wrote these moods: all of them or none, all if it was
    /// acknowledged, none if there was no room, and the old ones stay.
    fn wrote(&self, old: &[(i32, u8)], new: &[(i32, u8)]) {
        let found = moods(&self.after);
        let all = [old, new].concat();
        assert!(found == all || found == old, "{:?}: {found:?}", self.way);
        match &self.result {
            Ok(()) => assert_eq!(found, all, "acknowledged and lost: {:?}", self.way),
            Err(Failure::Store(StoreError::Full | StoreError::Failed(_))) => assert_eq!(found, old),
            Err(_) => {}
        }
        if self.result.is_err() {
            assert!(!self.believed.iter().any(|mood| new.contains(mood)), "shown and not acknowledged");
        }
    }
}

#[test]
fn a_first_run() {
    for way in WAYS {
        for n in 0..3 {
            let (store, host) = (MemoryStore::default(), FixedHost::seeded(1));
            let faulty = FaultyStore { store: store.clone(), way, left: Cell::new(Some(n)) };
            let opened = ready(Journal::open(&faulty, &host)).map(|journal| journal.install());
            let again = ready(Journal::open(store, &host)).unwrap();
            if let Ok(install) = opened {
                assert_eq!(again.install(), install, "{way:?} at {n}: a key that was shown is not the stored one");
            }
            assert!(again.damage().is_empty());
        }
    }
}

#[test]
fn a_write() {
    every_fault(
        |journal, host, _| ready(journal.write(host, vec![(id(2), mood(2, 2)), (id(3), mood(3, 3))], &[])),
        |outcome| {
            outcome.wrote(&[(1, 1)], &[(2, 2), (3, 3)]);
            assert_eq!(outcome.after.draft(DraftSlot::CheckIn), Some("old"));
        },
    );
}

#[test]
fn a_write_that_clears_its_draft() {
    every_fault(
        |journal, host, _| ready(journal.write(host, vec![(id(2), mood(2, 2))], &[DraftSlot::CheckIn])),
        |outcome| {
            outcome.wrote(&[(1, 1)], &[(2, 2)]);
            let kept = outcome.after.draft(DraftSlot::CheckIn).is_some();
            assert_ne!(kept, moods(&outcome.after).contains(&(2, 2)), "the input is in the draft or in the log");
            assert_eq!(outcome.after.draft(DraftSlot::Phq9), Some("form"));
        },
    );
}

#[test]
fn a_write_on_top_of_another_tabs() {
    every_fault(
        |journal, host, store| {
            let mut other = ready(Journal::open(store.clone(), host)).unwrap();
            ready(other.write(host, vec![(id(9), mood(0, 9))], &[])).unwrap();
            ready(journal.write(host, vec![(id(2), mood(2, 2))], &[]))
        },
        |outcome| outcome.wrote(&[(0, 9), (1, 1)], &[(2, 2)]),
    );
}

#[test]
fn two_writes_in_a_row() {
    every_fault(
        |journal, host, _| {
            // The person tries again.
            let try_twice = |journal: &mut Journal<&FaultyStore>, record, day| {
                let attempt = |journal: &mut Journal<&FaultyStore>| {
                    ready(journal.write(host, vec![(id(record), mood(day, 5))], &[]))
                };
                attempt(journal).or_else(|_| attempt(journal))
            };
            try_twice(journal, 2, 2)?;
            try_twice(journal, 3, 3)
        },
        |outcome| {
            assert_eq!(outcome.result, Ok(()));
            assert_eq!(moods(&outcome.after), [(1, 1), (2, 5), (3, 5)]);
            assert_eq!(outcome.believed, [(1, 1), (2, 5), (3, 5)]);
        },
    );
}

#[test]
fn keeping_and_dropping_drafts() {
    every_fault(
        |journal, host, _| {
            ready(journal.keep_draft(host, DraftSlot::CheckIn, "new"))?;
            ready(journal.drop_draft(DraftSlot::Phq9))
        },
        |outcome| {
            let drafts = [DraftSlot::CheckIn, DraftSlot::Phq9].map(|slot| outcome.after.draft(slot));
            let steps = [[Some("old"), Some("form")], [Some("new"), Some("form")], [Some("new"), None]];
            assert!(steps.contains(&drafts), "{drafts:?}");
            if outcome.result.is_ok() {
                assert_eq!(drafts, steps[2]);
            }
            outcome.wrote(&[(1, 1)], &[]);
        },
    );
}

#[test]
fn refreshing() {
    every_fault(
        |journal, host, store| {
            let mut other = ready(Journal::open(store.clone(), host)).unwrap();
            ready(other.write(host, vec![(id(9), mood(0, 9))], &[])).unwrap();
            ready(journal.refresh()).map(drop)
        },
        |outcome| {
            assert_eq!(moods(&outcome.after), [(0, 9), (1, 1)]);
            let expected = if outcome.result.is_ok() { vec![(0, 9), (1, 1)] } else { vec![(1, 1)] };
            assert_eq!(outcome.believed, expected, "after a failed refresh the old view stays");
        },
    );
}

#[test]
fn erasing() {
    every_fault(
        |journal, _, _| ready(journal.erase()),
        |outcome| {
            let found = moods(&outcome.after);
            assert!(found == [(1, 1)] || found.is_empty());
            let drafts = DraftSlot::ALL.iter().filter(|slot| outcome.after.draft(**slot).is_some()).count();
            assert_eq!(drafts, 2 * found.len(), "half erased");
            if outcome.result.is_ok() {
                assert!(found.is_empty());
            }
        },
    );
}
