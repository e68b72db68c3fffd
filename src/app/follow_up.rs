//! The row that stays on Today after an answer to item 9 that calls for telling the clinic (R4), until the person
//! closes it.

use super::App;
use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::journal::Changes;
use super::now::Now;
use super::view::Receipt;
use crate::record::id::RecordId;
use crate::record::kinds::asked::Item9Closed;
use crate::record::log::{Change, Record};
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::rules::item9;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// Closes the question about this form. It comes back if the form's answers are changed.
    pub async fn close_follow_up(&self, form: &str) -> Result<Receipt, Failure> {
        let form = RecordId::parse("form", form)?;
        let id = self.new_id();
        let close = &mut |timeline: &Timeline, now: &Now<'_>| {
            let open = item9::follow_up(timeline, now.today).filter(|open| open.form == form);
            let form_day = open.ok_or(Failure::NotFound(form))?.day;
            Ok(Changes::of(id, Change::Put(Record::Item9Closed(Item9Closed { form, form_day }))))
        };
        let mut journal = self.journal().await;
        self.transact(&mut journal, close).await?;
        Ok(receipt(journal.timeline(), id))
    }
}

/// The record of what a draft of before said was closed. `None` for a text that cannot be read, and where the form's
/// answers have changed since: better one question too many than one too few.
pub fn closed_from(draft: &str, timeline: &Timeline) -> Option<Record> {
    let [form, day, written_ms] = draft.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let (form, written_ms) = (RecordId::parse("draft", form).ok()?, written_ms.parse::<i64>().ok()?);
    let form_day = LocalDay::parse("draft", day).ok()?;
    let newest = timeline.trail(form).next_back()?;
    let closed = Record::Item9Closed(Item9Closed { form, form_day });
    (newest.written.unix_ms() == written_ms).then_some(closed)
}
