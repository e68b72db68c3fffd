//! Every flow over a store that fails at its n-th operation, for every n and every kind of failure.

use std::cell::Cell;

use crate::storage::flows::{FLOWS, Flow, prepare};
use crate::storage::prefix::PrefixStore;
use crate::storage::{FixedHost, id, mood, moods, ready};
use tidemark::app::journal::Journal;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Batch, Contents, DraftWrite, Store, StoreError};

/// How an operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// It does nothing and says so.
    Refused,
    /// There is no room.
    Full,
    /// It was done, but the answer never came.
    Unanswered,
    /// It was done, the answer was lost, and the second try conflicted with the first.
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
        // A read has nothing to conflict with: it fails or it does not.
        if self.is_due() { self.failed(Err(StoreError::Timeout)) } else { self.store.load().await }
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        if !self.is_due() {
            return self.store.commit(batch).await;
        }
        let done = if self.does_it() { self.store.commit(batch).await } else { Ok(()) };
        // A draft that is already gone has no conflict when it is cleared again.
        let only_clears = batch.drafts.iter().all(|draft| matches!(draft, DraftWrite::Clear(..)));
        if batch.tip.is_none() && batch.new_root.is_none() && only_clears && self.way == Way::MetItself {
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

#[test]
fn a_first_run() {
    for way in WAYS {
        for n in 0..3 {
            let (store, host) = (MemoryStore::default(), FixedHost::seeded(1));
            let faulty = FaultyStore { store: store.clone(), way, left: Cell::new(Some(n)) };
            let opened = ready(Journal::open(&faulty, &host)).map(|journal| journal.vault());
            let again = ready(Journal::open(store, &host)).unwrap();
            if let Ok(vault) = opened {
                assert_eq!(again.vault(), vault, "{way:?} at {n}: a key that was shown is not the stored one");
            }
            assert!(again.damage().is_empty());
        }
    }
}

#[test]
fn every_flow() {
    for flow in FLOWS {
        for way in WAYS {
            for n in 0.. {
                let at = format!("{flow:?}, {way:?} at {n}");
                let (store, host) = (MemoryStore::default(), FixedHost::seeded(1));
                ready(prepare(&store, &host));
                let faulty = FaultyStore { store: store.clone(), way, left: Cell::new(None) };
                let mut journal = ready(Journal::open(&faulty, &host)).unwrap();
                ready(flow.meanwhile(&store, &host));
                faulty.left.set(Some(n));
                let result = ready(flow.run(&mut journal, &host));
                let met = faulty.left.get().is_none();
                let mut after = ready(Journal::open(&store, &host)).unwrap();
                flow.check(&result, &journal, &mut after, &at);
                if !met {
                    assert_eq!(result, Ok(()), "{at}");
                    assert!(n > 0, "the flow made no operation");
                    break;
                }
            }
        }
    }
}

/// The person tries again after each failure.
#[test]
fn trying_again() {
    for way in WAYS {
        for n in 0..8 {
            let (store, host) = (MemoryStore::default(), FixedHost::seeded(1));
            let faulty = FaultyStore { store: store.clone(), way, left: Cell::new(None) };
            let mut journal = ready(Journal::open(&faulty, &host)).unwrap();
            faulty.left.set(Some(n));
            for record in 1..=3 {
                let mut attempt = || ready(journal.write(&host, vec![(id(record), mood(record.into(), 5))], &[]));
                attempt().or_else(|_| attempt()).unwrap();
            }
            let expected = [(1, 5), (2, 5), (3, 5)];
            assert_eq!(moods(&journal), expected, "{way:?} at {n}");
            assert_eq!(moods(&ready(Journal::open(&store, &host)).unwrap()), expected, "{way:?} at {n}");
        }
    }
}

/// A batch of which only the first parts reached the disk.
#[test]
fn every_save_cut_short_and_tried_again() {
    for flow in [Flow::Write, Flow::WriteAndClearDraft, Flow::WriteOnTopOfAnother] {
        for parts in 0.. {
            let at = format!("{flow:?}, {parts} parts");
            let (store, host) = (MemoryStore::default(), FixedHost::seeded(1));
            ready(prepare(&store, &host));
            let cutting = PrefixStore::new(&store);
            let mut journal = ready(Journal::open(&cutting, &host)).unwrap();
            ready(flow.meanwhile(&store, &host));
            let before = moods(&ready(Journal::open(&store, &host)).unwrap());
            cutting.keep_only(parts);
            let first = ready(flow.run(&mut journal, &host));
            let between = ready(Journal::open(&store, &host)).unwrap();
            assert!(between.damage().is_empty(), "{at}: {:?}", between.damage());
            assert!(before.iter().all(|mood| moods(&between).contains(mood)), "{at}: what was there is gone");
            let second = ready(flow.run(&mut journal, &host));
            assert_eq!(second, Ok(()), "{at}");

            let mut after = ready(Journal::open(&store, &host)).unwrap();
            assert!(after.damage().is_empty(), "{at}");
            assert_eq!(moods(&after).len(), before.len() + 2, "{at}");
            assert_eq!(moods(&after), moods(&journal), "{at}");
            assert_eq!(after.timeline().log().len(), before.len() + 2, "{at}: kept twice");
            assert_eq!(after.draft(DraftSlot::Phq9, id(4)), Some("form"), "{at}");
            if !cutting.was_cut() {
                assert_eq!(first, Ok(()), "{at}");
                assert!(parts > 1, "{at}");
                break;
            }
        }
    }
}
