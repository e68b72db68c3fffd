//! From domain values to what the page is given.

use super::view::{
    CheckInView, DoseView, DrugName, EffectName, EndView, EvidenceView, Marks, Phq9View, SetbackView, SideEffectView,
    TotalView,
};
use crate::domain::instrument::phq9::{Frequency, Score};
use crate::domain::record::{CheckIn, Phq9Form, Setback, SideEffect};
use crate::domain::remission::Evidence;
use crate::domain::score::{Grade, Level, Sleep};
use crate::domain::text::Text;
use crate::domain::time::{DayStart, LocalDay, MinuteOfDay};
use crate::domain::timeline::Kept;
use crate::domain::treatment::{Dose, Drug, Effect, End};

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
    SetbackView { marks: marks(kept, setback.day, start), day: setback.day.to_string(), kind: setback.kind.into() }
}

pub(super) fn side_effect(kept: &Kept<'_, SideEffect>, start: DayStart) -> SideEffectView {
    let effect = kept.value;
    SideEffectView {
        marks: marks(kept, effect.onset.day, start),
        effect: effect_name(&effect.effect),
        severity: effect.burden.severity.points(),
        interference: effect.burden.interference.map(Grade::points),
        onset_day: effect.onset.day.to_string(),
        onset_time: time(effect.onset.time),
        end: effect.end.map(|end| match end {
            End::StillThere => EndView::StillThere,
            End::At(when) => EndView::At { day: when.day.to_string(), time: time(when.time) },
        }),
        session: effect.session.map(|id| id.to_string()),
        note: text(effect.note.as_ref()),
    }
}

pub(super) fn time(time: Option<MinuteOfDay>) -> Option<String> {
    time.map(|time| time.to_string())
}

pub(super) fn text<const MAX: usize>(text: Option<&Text<MAX>>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}

pub(super) fn dose(dose: Dose) -> DoseView {
    DoseView { amount: dose.amount(), unit: dose.unit().into() }
}

pub(super) fn drug(drug: &Drug) -> DrugName {
    match drug {
        Drug::Ketamine => DrugName::Ketamine,
        Drug::Esketamine => DrugName::Esketamine,
        Drug::Other(name) => DrugName::Other { name: name.as_str().to_owned() },
    }
}

fn effect_name(effect: &Effect) -> EffectName {
    match effect {
        Effect::Dissociation => EffectName::Dissociation,
        Effect::Dizziness => EffectName::Dizziness,
        Effect::Nausea => EffectName::Nausea,
        Effect::Sedation => EffectName::Sedation,
        Effect::Vertigo => EffectName::Vertigo,
        Effect::Headache => EffectName::Headache,
        Effect::Taste => EffectName::Taste,
        Effect::Numbness => EffectName::Numbness,
        Effect::Anxiety => EffectName::Anxiety,
        Effect::Lethargy => EffectName::Lethargy,
        Effect::HighBloodPressure => EffectName::HighBloodPressure,
        Effect::Vomiting => EffectName::Vomiting,
        Effect::Insomnia => EffectName::Insomnia,
        Effect::FeelingDrunk => EffectName::FeelingDrunk,
        Effect::Own(name) => EffectName::Own { name: name.as_str().to_owned() },
    }
}
