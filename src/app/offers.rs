//! What the app offers once.

use super::App;
use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::journal::Changes;
use super::now::Now;
use super::view::Receipt;
use crate::record::id::RecordId;
use crate::record::kinds::asked::{Offer, Offered};
use crate::record::log::{Change, Record};
use crate::record::timeline::Timeline;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps that an offer was taken or closed. It is not made again.
    pub async fn close_offer(&self, offer: Offer) -> Result<Receipt, Failure> {
        let id = RecordId::offer(offer);
        let close =
            &mut |_: &Timeline, _: &Now<'_>| Ok(Changes::of(id, Change::Put(Record::Offered(Offered { offer }))));
        let mut journal = self.journal().await;
        self.transact(&mut journal, close).await?;
        Ok(receipt(journal.timeline(), id))
    }
}
