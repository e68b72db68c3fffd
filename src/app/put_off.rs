//! Forms that are due and were put off. Nothing that R4 or R5 calls for can be put off.

use super::App;
use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::journal::Changes;
use super::now::Now;
use super::view::{PutOffReceipt, Receipt};
use crate::record::id::RecordId;
use crate::record::kinds::asked::PutOff;
use crate::record::log::{Change, Record};
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::rules::schedule::Form;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// Puts a form off. Refuses with `impossible_date` when the day on which it would be asked for again is beyond the
    /// calendar.
    pub async fn put_off(&self, form: Form) -> Result<PutOffReceipt, Failure> {
        let id = RecordId::put_off(form);
        let mut again = None;
        let rest = &mut |_: &Timeline, now: &Now<'_>| {
            let beyond = || Problem::ImpossibleDate { field: "now", given: now.today.to_string() };
            let until = now.today.checked_plus(form.rest_days()).ok_or_else(beyond)?;
            again = Some(until);
            Ok(Changes::of(id, Change::Put(Record::PutOff(PutOff { form, until }))))
        };
        let mut journal = self.journal().await;
        self.transact(&mut journal, rest).await?;
        let Receipt { id, change } = receipt(journal.timeline(), id);
        Ok(PutOffReceipt { id, change, again: again.ok_or(Failure::Malformed)?.to_string() })
    }
}

/// The records of what a draft of before said was put off. A part that cannot be read is left out: better one question
/// too many than one too few.
pub fn put_offs_from(draft: &str) -> Vec<(RecordId, Record)> {
    let part = |part: &str| {
        let (form, day) = part.split_once(':')?;
        let form = Form::from_number(form.parse().ok()?)?;
        let until = LocalDay::parse("draft", day).ok()?;
        Some((RecordId::put_off(form), Record::PutOff(PutOff { form, until })))
    };
    draft.split_whitespace().filter_map(part).collect()
}
