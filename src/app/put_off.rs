//! Forms that are due and were put off. Nothing that R4 or R5 calls for can be put off.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::journal::Journal;
use crate::record::id::RecordId;
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::rules::schedule::Form;
use crate::store::Store;
use crate::store::rows::DraftSlot;

impl<S: Store, H: Host> App<S, H> {
    /// Puts a form off, and returns the day on which it is asked for again. Refuses with `impossible_date` when that
    /// day is beyond the calendar.
    pub async fn put_off(&self, form: Form) -> Result<String, Failure> {
        let mut journal = self.journal().await;
        let (_, today) = self.now(journal.timeline())?;
        let beyond = || Problem::ImpossibleDate { field: "now", given: today.to_string() };
        let again = today.checked_plus(form.rest_days()).ok_or_else(beyond)?;
        let others = PutOff::kept(&journal).0.into_iter().filter(|(other, _)| *other != form);
        let all = PutOff(others.chain([(form, again)]).collect());
        journal.keep_draft(&self.host, DraftSlot::PutOff, OWN, &all.text()).await?;
        Ok(again.to_string())
    }
}

/// The record that this draft is about: none.
const OWN: RecordId = RecordId::from_bytes([0; 16]);

/// What was put off, each with the day on which it is asked for again.
pub(super) struct PutOff(Vec<(Form, LocalDay)>);

impl PutOff {
    /// What is kept. A part that cannot be read is ignored: better one question too many than one too few.
    pub(super) fn kept<S: Store>(journal: &Journal<S>) -> Self {
        let part = |part: &str| {
            let (form, day) = part.split_once(':')?;
            Some((Form::from_number(form.parse().ok()?)?, LocalDay::parse("draft", day).ok()?))
        };
        let text = journal.drafts(DraftSlot::PutOff).next().map(|(_, text)| text).unwrap_or_default();
        Self(text.split_whitespace().filter_map(part).collect())
    }

    /// The day on which a form is asked for again, if that is still ahead. A day later than a form can be put off must
    /// come from a wrong clock, and is ignored.
    pub(super) fn until(&self, form: Form, today: LocalDay) -> Option<LocalDay> {
        let (_, day) = self.0.iter().find(|(other, _)| *other == form)?;
        (*day > today && *day <= today.saturating_plus(form.rest_days())).then_some(*day)
    }

    fn text(&self) -> String {
        let parts: Vec<_> = self.0.iter().map(|(form, day)| format!("{}:{day}", form.number())).collect();
        parts.join(" ")
    }
}
