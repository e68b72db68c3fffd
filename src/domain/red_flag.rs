//! R5: what a reading, a side effect or a screen calls for at once. The app
//! says it and never clears anyone for a dose or for leaving.

use super::choice::choice;
use super::effect::{Effect, End, NamedEffect, SideEffect};
use super::pressure::{Limits, PressureMoment, PressureReading};
use super::screen::{Screen, ScreenItem};
use super::time::LocalDay;

choice! {
    /// What is said at once, from the least to the most urgent.
    RedFlag {
        /// Nothing.
        Nothing = 0,
        /// Tell the staff, who decide: above 140/90 before the dose.
        TellStaff = 1,
        /// Call the clinic.
        CallClinic = 2,
        /// Very high pressure: tell the staff, and with symptoms it is an emergency.
        EmergencyWithSymptoms = 3,
        /// An emergency.
        Emergency = 4,
        /// The intent to die: the help screen of R4.
        HelpNow = 5,
    }
}

/// What a blood-pressure reading calls for.
pub fn of_pressure(reading: &PressureReading, limits: &Limits) -> RedFlag {
    if reading.pressure.is_very_high() {
        return RedFlag::EmergencyWithSymptoms;
    }
    let pressure = reading.pressure;
    let is_above = pressure.systolic() > limits.systolic() || pressure.diastolic() > limits.diastolic();
    if reading.moment == PressureMoment::Before && is_above {
        return RedFlag::TellStaff;
    }
    RedFlag::Nothing
}

/// What a side effect calls for. `session` is the day of the session it is tied
/// to, `said` the day on which it was last said to be there.
pub fn of_side_effect(effect: &SideEffect, session: Option<LocalDay>, said: LocalDay) -> RedFlag {
    let Effect::Named(named) = effect.effect else { return RedFlag::Nothing };
    if !effect.is_felt() {
        return RedFlag::Nothing;
    }
    match named {
        NamedEffect::IntentToDie | NamedEffect::SuicidalThoughts | NamedEffect::CannotKeepSafe => RedFlag::HelpNow,
        NamedEffect::ChestPain
        | NamedEffect::Breathlessness
        | NamedEffect::SuddenHeadache
        | NamedEffect::VisionChange
        | NamedEffect::Seizure
        | NamedEffect::OneSidedWeakness
        | NamedEffect::PassingOut
        | NamedEffect::SlowBreathing
        | NamedEffect::HardToWake => RedFlag::Emergency,
        NamedEffect::BloodInUrine
        | NamedEffect::PainfulUrgency
        | NamedEffect::Voices
        | NamedEffect::Paranoia
        | NamedEffect::Mania
        | NamedEffect::Craving
        | NamedEffect::Pregnancy => RedFlag::CallClinic,
        NamedEffect::Dissociation | NamedEffect::Sedation if lasted_into_next_day(effect, session, said) => {
            RedFlag::CallClinic
        }
        _ => RedFlag::Nothing,
    }
}

/// It was there on a day after the session's. Of one that was over by some day
/// only the onset is sure.
pub fn lasted_into_next_day(effect: &SideEffect, session: Option<LocalDay>, said: LocalDay) -> bool {
    let Some(session) = session else { return false };
    let last = match effect.end {
        Some(End::StillThere) => said,
        Some(End::At(end)) => end.day,
        Some(End::By(_)) | None => effect.onset.day,
    };
    last > session
}

/// What a long-term screen calls for: blood in the urine, pain with urgency,
/// craving or use beyond the prescription at any grade; feeling high from
/// moderate on `[D]`.
pub fn of_screen(screen: &Screen) -> RedFlag {
    let at_least = |item, grade| screen.answer(item).is_some_and(|answer| answer.points() >= grade);
    let painful_urgency = at_least(ScreenItem::Pain, 1) && at_least(ScreenItem::Urgency, 1);
    let any = [ScreenItem::Blood, ScreenItem::Craving, ScreenItem::ExtraUse].into_iter().any(|item| at_least(item, 1));
    if painful_urgency || any || at_least(ScreenItem::High, 2) { RedFlag::CallClinic } else { RedFlag::Nothing }
}
