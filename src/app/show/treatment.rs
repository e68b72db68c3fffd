//! Sessions and what belongs to them.

use super::marks;
use crate::app::view::{LimitsInForceView, OfferedView, PressureView, ScreenView, SideEffectView, StampView};
use crate::record::kinds::long_term_check::Screen;
use crate::record::kinds::pressure::{Limits, PressureReading};
use crate::record::kinds::session::Session;
use crate::record::kinds::side_effect::{NamedEffect, SideEffect};
use crate::record::kinds::stamp::Stamp;
use crate::record::log::Record;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};
use crate::rules::red_flag::{self, Answer, ReadingPart, RedFlag};
use crate::rules::regular_doses;

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
        value: effect.clone(),
        flag: red_flag::of_side_effect(effect, session, said),
        for_today: red_flag::is_for_today(said, today),
    }
}

pub(in crate::app) fn stamp(kept: &Kept<'_, Stamp>, start: DayStart) -> StampView {
    StampView { marks: marks(kept, kept.value.at.day, start), value: kept.value.clone() }
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
        value: reading.clone(),
        flag: red_flag::of_pressure(reading, limits),
        beyond: ReadingPart::ALL.into_iter().filter(is_beyond).collect(),
        source: match timeline.get(kept.id) {
            Some(Record::ImportedPressure(pressure)) => Some(pressure.source),
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
        value: screen.clone(),
        flag: red_flag::of_screen(screen, timeline.screens_before(screen.day)),
        lasting,
        extra_doses: regular_doses::extra_in_month(timeline, screen.day),
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
        offered.copied().collect()
    };
    OfferedView {
        help_now: of(&[Answer::HelpNow]),
        emergency: of(&[Answer::Emergency]),
        call_clinic: of(&[Answer::CallClinic]),
        usual: of(&[Answer::NextDay, Answer::Usual]),
    }
}
