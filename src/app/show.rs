//! From domain values to what the page is given.

mod fade;
mod forms;
mod imports;
mod plan;
mod treatment;

pub(super) use fade::{dose_course, lift, next, said, soon, usual, warning, whole_days};
pub(super) use forms::{clinic_scores, function, function_mean, gad7, gad7_total, latest_clinic_scores, latest_gad7};
pub(super) use imports::{imported_moods, imports};
pub(super) use plan::plan;
pub(super) use treatment::{limits_in_force, offered, pressure, screens, side_effect, stamp};

use super::view::{CheckInView, EvidenceView, Marks, Phq9View, SetbackView, TotalView};
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::phq9::Phq9Form;
use crate::record::kinds::phq9::Score;
use crate::record::kinds::setback::Setback;
use crate::record::text::Text;
use crate::record::time::{DayStart, LocalDay, MinuteOfDay};
use crate::record::timeline::Kept;
use crate::rules::remission::Evidence;

pub(super) fn marks<T>(kept: &Kept<'_, T>, about: LocalDay, start: DayStart) -> Marks {
    let written_day = kept.first_written.local_day(start);
    Marks {
        id: kept.id.to_string(),
        written_day: written_day.to_string(),
        written_time: kept.first_written.minute_of_day().to_string(),
        late: written_day > about,
        edited: kept.edited,
        uncertain: !kept.certain,
        contested: kept.contested,
    }
}

/// The marks of a record that is about no day, and so is never late.
pub(super) fn undated<T>(kept: &Kept<'_, T>, start: DayStart) -> Marks {
    marks(kept, LocalDay::LAST, start)
}

pub(super) fn check_in(kept: &Kept<'_, CheckIn>, start: DayStart) -> CheckInView {
    CheckInView { marks: marks(kept, kept.value.day, start), value: kept.value.clone() }
}

pub(super) fn phq9(kept: &Kept<'_, Phq9Form>, start: DayStart) -> Phq9View {
    let form = kept.value;
    let total = form.answers.score().map(total);
    Phq9View { marks: marks(kept, form.day, start), value: form.clone(), total }
}

pub(super) fn total(score: Score) -> TotalView {
    TotalView { shown: score.total.shown(), imputed: score.imputed, band: score.total.band() }
}

pub(super) fn evidence(evidence: Evidence) -> EvidenceView {
    EvidenceView { id: evidence.record.to_string(), day: evidence.day.to_string(), total: total(evidence.score) }
}

pub(super) fn setback(kept: &Kept<'_, Setback>, start: DayStart) -> SetbackView {
    SetbackView { marks: marks(kept, kept.value.day, start), value: kept.value.clone() }
}

pub(super) fn time(time: Option<MinuteOfDay>) -> Option<String> {
    time.map(|time| time.to_string())
}

pub(super) fn text<const MAX: usize>(text: Option<&Text<MAX>>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}
