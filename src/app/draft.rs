//! Drafts: what the page holds of an unfinished form, kept at each tap.

use super::App;
use super::failure::Failure;
use super::host::Host;
use crate::store::Store;
use crate::store::rows::DraftSlot;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps the draft of a form, replacing the one before.
    pub async fn keep_draft(&self, kind: DraftSlot, payload: &str) -> Result<(), Failure> {
        self.journal().await.keep_draft(&self.host, kind, payload).await
    }

    /// The draft of a form.
    pub async fn draft(&self, kind: DraftSlot) -> Option<String> {
        self.journal().await.draft(kind).map(str::to_owned)
    }

    /// Drops the draft of a form.
    pub async fn drop_draft(&self, kind: DraftSlot) -> Result<(), Failure> {
        self.journal().await.drop_draft(kind).await
    }
}
