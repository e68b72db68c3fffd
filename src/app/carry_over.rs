//! What earlier releases kept in drafts and is a record now.

use super::App;
use super::failure::Failure;
use super::follow_up::closed_from;
use super::host::Host;
use super::journal::Changes;
use super::put_off::put_offs_from;
use crate::record::id::RecordId;
use crate::record::log::Change;
use crate::record::timeline::Timeline;
use crate::store::Store;
use crate::store::rows::DraftSlot;

/// The record that these drafts were kept under: none.
const NONE: RecordId = RecordId::from_bytes([0; 16]);

impl<S: Store, H: Host> App<S, H> {
    /// Makes records of what was put off and what was closed, once.
    pub(super) async fn carry_over(&self) -> Result<(), Failure> {
        let mut journal = self.journal().await;
        let put_off = journal.draft(DraftSlot::PutOff, NONE).map(str::to_owned);
        let closed = journal.draft(DraftSlot::Item9Closed, NONE).map(str::to_owned);
        if put_off.is_none() && closed.is_none() {
            return Ok(());
        }
        let id = self.new_id();
        let carry = &mut |timeline: &Timeline, _: &_| {
            let closed = closed.as_deref().and_then(|draft| closed_from(draft, timeline)).map(|record| (id, record));
            let records = put_off.as_deref().map(put_offs_from).unwrap_or_default().into_iter().chain(closed);
            let records = records.map(|(id, record)| (id, Change::Put(record))).collect();
            let drafts = vec![(DraftSlot::PutOff, NONE), (DraftSlot::Item9Closed, NONE)];
            Ok(Changes { records, drafts, ..Changes::default() })
        };
        journal.transact(&self.host, carry, None).await
    }
}
