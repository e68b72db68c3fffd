//! Forms that are due and were put off. Nothing that R4 or R5 calls for can be put off.

use super::App;
use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::view::PutOffReceipt;
use crate::record::id::RecordId;
use crate::record::kinds::asked::PutOff;
use crate::record::log::{Change, Record};
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::rules::schedule::Form;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// Puts a form off. Refuses with `impossible_date` when the day on which it would be asked for again is beyond the
    /// calendar.
    pub async fn put_off(&self, form: Form) -> Result<PutOffReceipt, Failure> {
        let mut journal = self.journal().await;
        let (_, today) = self.now(journal.timeline())?;
        let beyond = || Problem::ImpossibleDate { field: "now", given: today.to_string() };
        let until = today.checked_plus(form.rest_days()).ok_or_else(beyond)?;
        let id = RecordId::put_off(form);
        self.write(&mut journal, vec![(id, Change::Put(Record::PutOff(PutOff { form, until })))], &[]).await?;
        let receipt = receipt(journal.timeline(), id);
        Ok(PutOffReceipt { id: receipt.id, change: receipt.change, again: until.to_string() })
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
