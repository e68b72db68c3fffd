//! From domain values to what the page is given.

mod fade;
mod forms;
mod imports;
mod plan;
mod treatment;

pub(super) use fade::{lift, next, said, usual, warning, whole_days};
pub(super) use forms::{clinic_scores, function, function_mean, gad7, gad7_total, latest_clinic_scores, latest_gad7};
pub(super) use imports::{imported_moods, imports};
pub(super) use plan::{contact, plan, safety_plan};
pub(super) use treatment::{dose, drug, effect, limits_in_force, offered, pressure, screens, side_effect, stamp};

use super::view::{CheckInView, EvidenceView, Marks, Phq9View, SetbackName, SetbackView, TotalView};
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::phq9::Phq9Form;
use crate::record::kinds::phq9::{Frequency, Score};
use crate::record::kinds::setback::{Setback, SetbackKind};
use crate::record::text::Text;
use crate::record::time::{DayStart, LocalDay, MinuteOfDay};
use crate::record::timeline::Kept;
use crate::record::values::{Level, Sleep};
use crate::rules::remission::Evidence;

pub(super) fn marks<T>(kept: &Kept<'_, T>, about: LocalDay, start: DayStart) -> Marks {
    let written_day = kept.first_written.local_day(start);
    Marks {
        id: kept.id.to_string(),
        written_day: written_day.to_string(),
        written_time: kept.first_written.minute_of_day().to_string(),
        late: written_day > about,
        edited: kept.edited,
    }
}

pub(super) fn check_in(kept: &Kept<'_, CheckIn>, start: DayStart) -> CheckInView {
    let check_in = kept.value;
    CheckInView {
        marks: marks(kept, check_in.day, start),
        day: check_in.day.to_string(),
        mood: check_in.mood.points(),
        interest: check_in.interest.map(Level::points),
        energy: check_in.energy.map(Level::points),
        calm: check_in.calm.map(Level::points),
        like_myself: check_in.like_myself.map(Level::points),
        sleep_hours: check_in.sleep.map(Sleep::hours),
        note: text(check_in.note.as_ref()),
    }
}

pub(super) fn phq9(kept: &Kept<'_, Phq9Form>, start: DayStart) -> Phq9View {
    let form = kept.value;
    Phq9View {
        marks: marks(kept, form.day, start),
        day: form.day.to_string(),
        items: form.answers.items().iter().map(|item| item.map(Frequency::points)).collect(),
        difficulty: form.answers.difficulty().map(Into::into),
        total: form.answers.score().map(total),
    }
}

pub(super) fn total(score: Score) -> TotalView {
    TotalView { shown: score.total.shown(), imputed: score.imputed, band: score.total.band().into() }
}

pub(super) fn evidence(evidence: Evidence) -> EvidenceView {
    EvidenceView { id: evidence.record.to_string(), day: evidence.day.to_string(), total: total(evidence.score) }
}

pub(super) fn setback(kept: &Kept<'_, Setback>, start: DayStart) -> SetbackView {
    let setback = kept.value;
    let (kind, reason) = match setback.kind {
        SetbackKind::Stay(reason) => (SetbackName::Hospitalised, Some(reason.into())),
        SetbackKind::Attempt => (SetbackName::Attempt, None),
    };
    SetbackView { marks: marks(kept, setback.day, start), day: setback.day.to_string(), kind, reason }
}

pub(super) fn time(time: Option<MinuteOfDay>) -> Option<String> {
    time.map(|time| time.to_string())
}

pub(super) fn text<const MAX: usize>(text: Option<&Text<MAX>>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}
