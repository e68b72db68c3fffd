//! What a person does with the journal, and what must hold if the store fails in the middle: acknowledged writes are
//! there, others are there completely or not at all, and what was there before stays.

use tidemark::app::failure::Failure;
use tidemark::app::journal::Journal;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Store, StoreError};

use super::{FixedHost, id, mood, moods};

/// Fixed days and moods.
type Moods = &'static [(i32, u8)];

/// One thing that is done on a store filled by [`prepare`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    Write,
    WriteAndClearDraft,
    WriteOnTopOfAnother,
    KeepAndDropDrafts,
    Refresh,
    Erase,
}

pub(crate) const FLOWS: [Flow; 6] = [
    Flow::Write,
    Flow::WriteAndClearDraft,
    Flow::WriteOnTopOfAnother,
    Flow::KeepAndDropDrafts,
    Flow::Refresh,
    Flow::Erase,
];

/// The drafts that [`prepare`] keeps, each with the record it is about.
const DRAFTS: [(DraftSlot, u8); 2] = [(DraftSlot::CheckIn, 2), (DraftSlot::Phq9, 4)];

/// One record and two drafts in an empty store.
pub(crate) async fn prepare(store: impl Store, host: &FixedHost) {
    let mut journal = Journal::open(store, host).await.unwrap();
    journal.write(host, vec![(id(1), mood(1, 1))], &[]).await.unwrap();
    journal.keep_draft(host, DraftSlot::CheckIn, id(2), "old").await.unwrap();
    journal.keep_draft(host, DraftSlot::Phq9, id(4), "form").await.unwrap();
}

impl Flow {
    /// Another tab writes before the flow begins.
    pub(crate) async fn meanwhile(self, other: impl Store, host: &FixedHost) {
        if matches!(self, Self::WriteOnTopOfAnother | Self::Refresh) {
            let mut other = Journal::open(other, host).await.unwrap();
            other.write(host, vec![(id(9), mood(0, 9))], &[]).await.unwrap();
        }
    }

    pub(crate) async fn run<S: Store>(self, journal: &mut Journal<S>, host: &FixedHost) -> Result<(), Failure> {
        let two = vec![(id(2), mood(2, 2)), (id(3), mood(3, 3))];
        // The page reads a draft before it replaces or drops it.
        for (slot, record) in DRAFTS {
            let _ = journal.draft(slot, id(record));
        }
        match self {
            Self::Write | Self::WriteOnTopOfAnother => journal.write(host, two, &[]).await,
            Self::WriteAndClearDraft => journal.write(host, two, &[(DraftSlot::CheckIn, id(2))]).await,
            Self::KeepAndDropDrafts => {
                journal.keep_draft(host, DraftSlot::CheckIn, id(2), "new").await?;
                journal.drop_draft(DraftSlot::Phq9, id(4)).await
            }
            Self::Refresh => journal.refresh().await.map(drop),
            Self::Erase => journal.erase().await,
        }
    }

    /// Compares what `journal` believes, and what is in the store `after` it, with `result`.
    pub(crate) fn check<S: Store, T: Store>(
        self,
        result: &Result<(), Failure>,
        journal: &Journal<S>,
        after: &mut Journal<T>,
        at: &str,
    ) {
        assert!(after.damage().is_empty(), "{at}: half written");
        let (believed, found) = (moods(journal), moods(after));
        let drafts = DRAFTS.map(|(slot, record)| after.draft(slot, id(record)).map(str::to_owned));
        let drafts = drafts.each_ref().map(Option::as_deref);
        let (old, new) = self.before_and_after();
        let untouched = [Some("old"), Some("form")];
        assert!(found == old || found == new, "{at}: {found:?}");
        match result {
            Ok(()) => assert_eq!(found, new, "{at}: acknowledged and not there"),
            // Erasing also fails if only the check that proves it failed.
            Err(Failure::Store(StoreError::Full | StoreError::Failed(_))) if self != Self::Erase => {
                assert_eq!(found, old, "{at}: said to be not written and there");
            }
            Err(_) => {}
        }
        match self {
            // What was typed is in the draft or in the log, never lost from both.
            Self::WriteAndClearDraft if found == new => assert_eq!(drafts, [None, Some("form")], "{at}"),
            Self::KeepAndDropDrafts => {
                let steps = [untouched, [Some("new"), Some("form")], [Some("new"), None]];
                assert!(steps.contains(&drafts), "{at}: {drafts:?}");
                assert!(result.is_err() || drafts == steps[2], "{at}: {drafts:?}");
            }
            Self::Erase if found == new => assert_eq!(drafts, [None, None], "{at}: half erased"),
            _ => assert_eq!(drafts, untouched, "{at}"),
        }
        if result.is_ok() {
            assert_eq!(believed, found, "{at}: the page shows something else than what is stored");
        } else if self != Self::Erase {
            let unsaved = |mood| new.contains(mood) && !old.contains(mood);
            assert!(!believed.iter().any(unsaved), "{at}: shown and not acknowledged");
        }
    }

    /// The moods stored before the flow, and after it.
    fn before_and_after(self) -> (Moods, Moods) {
        match self {
            Self::Write | Self::WriteAndClearDraft => (&[(1, 1)], &[(1, 1), (2, 2), (3, 3)]),
            Self::WriteOnTopOfAnother => (&[(0, 9), (1, 1)], &[(0, 9), (1, 1), (2, 2), (3, 3)]),
            Self::KeepAndDropDrafts => (&[(1, 1)], &[(1, 1)]),
            Self::Refresh => (&[(0, 9), (1, 1)], &[(0, 9), (1, 1)]),
            Self::Erase => (&[(1, 1)], &[]),
        }
    }
}
