//! Sessions and what belongs to them.

use super::{marks, text, time};
use crate::app::view::{
    DoseView, DrugName, EffectKind, EffectName, EndView, LimitsInForceView, OfferedView, PressureView, ScreenView,
    SideEffectView, StampView,
};
use crate::record::kinds::long_term_check::{Screen, ScreenItem};
use crate::record::kinds::pressure::{Limits, PressureReading, Pulse};
use crate::record::kinds::session::{Dose, Drug, Session};
use crate::record::kinds::side_effect::{Effect, End, NamedEffect, SideEffect};
use crate::record::kinds::stamp::Stamp;
use crate::record::log::Record;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};
use crate::record::values::Grade;
use crate::rules::red_flag::{self, Answer, ReadingPart, RedFlag};

pub(in crate::app) fn side_effect(
    timeline: &Timeline,
    kept: &Kept<'_, SideEffect>,
    start: DayStart,
    today: LocalDay,
) -> SideEffectView {
    let effect = kept.value;
    let session = effect.session.and_then(|id| timeline.find::<Session>(id)).map(|session| session.value.day);
    let said = kept.last_written.local_day(start);
    SideEffectView {
        marks: marks(kept, effect.onset.day, start),
        effect: self::effect(&effect.effect),
        severity: effect.felt.severity.map(Grade::points),
        interference: effect.felt.interference.map(Grade::points),
        onset_day: effect.onset.day.to_string(),
        onset_time: time(effect.onset.time),
        end: effect.end.map(|end| match end {
            End::StillThere => EndView::StillThere,
            End::At(when) => EndView::At { day: when.day.to_string(), time: time(when.time) },
            End::By(when) => EndView::By { day: when.day.to_string(), time: time(when.time) },
        }),
        session: effect.session.map(|id| id.to_string()),
        note: text(effect.note.as_ref()),
        flag: red_flag::of_side_effect(effect, session, said).into(),
        for_today: red_flag::is_for_today(said, today),
    }
}

pub(in crate::app) fn stamp(kept: &Kept<'_, Stamp>, start: DayStart) -> StampView {
    let stamp = kept.value;
    StampView {
        marks: marks(kept, stamp.at.day, start),
        kind: stamp.kind.into(),
        day: stamp.at.day.to_string(),
        time: time(stamp.at.time),
    }
}

pub(in crate::app) fn pressure(
    timeline: &Timeline,
    kept: &Kept<'_, PressureReading>,
    start: DayStart,
    limits: &Limits,
) -> PressureView {
    let reading = kept.value;
    let is_beyond = |part: &ReadingPart| red_flag::of_part(*part, reading, limits) > RedFlag::Nothing;
    PressureView {
        marks: marks(kept, reading.at.day, start),
        session: reading.session.map(|id| id.to_string()),
        day: reading.at.day.to_string(),
        time: time(reading.at.time),
        moment: reading.moment.into(),
        systolic: reading.pressure.systolic(),
        diastolic: reading.pressure.diastolic(),
        pulse: reading.pulse.map(Pulse::beats),
        oxygen: reading.oxygen.map(|oxygen| oxygen.percent().into()),
        flag: red_flag::of_pressure(reading, limits).into(),
        beyond: ReadingPart::ALL.into_iter().filter(is_beyond).map(Into::into).collect(),
        source: match timeline.get(kept.id) {
            Some(Record::ImportedPressure(pressure)) => Some(pressure.source.into()),
            _ => None,
        },
    }
}

/// Every long-term screen, newest first.
pub(in crate::app) fn screens(timeline: &Timeline, start: DayStart, today: LocalDay) -> Vec<ScreenView> {
    timeline.screens().rev().map(|kept| screen(timeline, &kept, start, today)).collect()
}

fn screen(timeline: &Timeline, kept: &Kept<'_, Screen>, start: DayStart, today: LocalDay) -> ScreenView {
    let screen = kept.value;
    let lasting = red_flag::lasting(screen, timeline.screens_before(screen.day));
    ScreenView {
        marks: marks(kept, screen.day, start),
        day: screen.day.to_string(),
        answers: screen.answers().iter().map(|answer| answer.map(Grade::points)).collect(),
        flag: red_flag::of_screen(screen, timeline.screens_before(screen.day)).into(),
        lasting: lasting.into_iter().map(ScreenItem::number).collect(),
        for_today: red_flag::is_for_today(kept.last_written.local_day(start), today),
    }
}

/// The limits in force.
pub(in crate::app) fn limits_in_force(limits: &Limits) -> LimitsInForceView {
    LimitsInForceView {
        systolic: limits.systolic(),
        diastolic: limits.diastolic(),
        pressure_is_own: limits.systolic.is_some() || limits.diastolic.is_some(),
        pulse: limits.pulse,
        oxygen: limits.oxygen(),
        oxygen_is_own: limits.oxygen.is_some(),
    }
}

/// The effects that are offered, in the order of [`NamedEffect::OFFERED`].
pub(in crate::app) fn offered() -> OfferedView {
    let of = |wanted: &[Answer]| {
        let offered = NamedEffect::OFFERED.iter().filter(|effect| wanted.contains(&red_flag::answer(**effect)));
        offered.map(|effect| (*effect).into()).collect()
    };
    OfferedView {
        help_now: of(&[Answer::HelpNow]),
        emergency: of(&[Answer::Emergency]),
        call_clinic: of(&[Answer::CallClinic]),
        usual: of(&[Answer::NextDay, Answer::Usual]),
    }
}

pub(in crate::app) fn dose(dose: Dose) -> DoseView {
    DoseView { amount: dose.amount(), unit: dose.unit().into() }
}

pub(in crate::app) fn drug(drug: &Drug) -> DrugName {
    match drug {
        Drug::Ketamine => DrugName::Ketamine,
        Drug::Esketamine => DrugName::Esketamine,
        Drug::Other(name) => DrugName::Other { name: name.as_str().to_owned() },
    }
}

pub(in crate::app) fn effect(effect: &Effect) -> EffectName {
    match effect {
        Effect::Named(named) => EffectName { kind: (*named).into(), name: None },
        Effect::Own(name) => EffectName { kind: EffectKind::Own, name: Some(name.as_str().to_owned()) },
    }
}
