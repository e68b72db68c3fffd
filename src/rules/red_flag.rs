//! R5: what a reading, a side effect or a monthly check calls for at once. The app says it, and never clears anyone for
//! a dose or to leave.

use std::cmp::Reverse;

use crate::record::choice::choice;
use crate::record::kinds::long_term_check::{Screen, ScreenItem};
use crate::record::kinds::pressure::{Limits, PressureMoment, PressureReading, Pulse};
use crate::record::kinds::side_effect::{Effect, End, NamedEffect, SideEffect};
use crate::record::time::LocalDay;
use crate::record::values::Grade;
use crate::rules::by_session::insert_by;

choice! {
    /// What is said at once, from the least to the most urgent.
    RedFlag {
        /// Nothing.
        Nothing = 0,
        /// Tell the clinic before the next session.
        TellClinic = 1,
        /// Above a limit before the dose: show it to the staff, or at home call the prescriber, before the dose is
        /// taken.
        ShowBeforeDose = 2,
        /// Call the clinic today.
        CallClinic = 3,
        /// Very high pressure: tell the staff or the prescriber now. With symptoms it is an emergency.
        VeryHighPressure = 4,
        /// Low oxygen: tell the staff now. At home it is an emergency.
        LowOxygen = 5,
        /// An emergency.
        Emergency = 6,
        /// Thoughts of suicide: the full screen of R4.
        HelpNow = 7,
    }
}

choice! {
    /// A part of a reading that has a limit of its own.
    ReadingPart {
        /// Both numbers of the pressure.
        Pressure = 0,
        /// The pulse.
        Pulse = 1,
        /// The oxygen saturation.
        Oxygen = 2,
    }
}

/// What a reading calls for. The most urgent of its parts decides.
pub fn of_pressure(reading: &PressureReading, limits: &Limits) -> RedFlag {
    let flags = ReadingPart::ALL.map(|part| of_part(part, reading, limits));
    flags.into_iter().max().unwrap_or(RedFlag::Nothing)
}

/// What one part of a reading calls for. A value at its limit is within it.
pub fn of_part(part: ReadingPart, reading: &PressureReading, limits: &Limits) -> RedFlag {
    let pressure = reading.pressure;
    let above = |value: Option<u16>, limit: Option<u16>| limit.is_some_and(|limit| value > Some(limit));
    let (is_over, flag) = match part {
        ReadingPart::Pressure if pressure.is_very_high() => return RedFlag::VeryHighPressure,
        ReadingPart::Pressure => {
            let is_over = pressure.systolic() > limits.systolic() || pressure.diastolic() > limits.diastolic();
            (is_over, RedFlag::ShowBeforeDose)
        }
        ReadingPart::Pulse => (above(reading.pulse.map(Pulse::beats), limits.pulse), RedFlag::ShowBeforeDose),
        ReadingPart::Oxygen => {
            let is_low = reading.oxygen.is_some_and(|oxygen| oxygen.percent() < limits.oxygen());
            (is_low, RedFlag::LowOxygen)
        }
    };
    let counts = flag != RedFlag::ShowBeforeDose || reading.moment == PressureMoment::Before;
    if is_over && counts { flag } else { RedFlag::Nothing }
}

/// A part of a reading that calls for something now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The reading.
    pub reading: &'a PressureReading,
    /// The part.
    pub part: ReadingPart,
    /// What it calls for.
    pub flag: RedFlag,
}

/// What the readings of a session, given by time, call for now, the most urgent first. For each part the newest reading
/// that has it decides. For a limit before the dose it is the newest reading taken before the dose, and what that calls
/// for ends with the dose.
pub fn standing<'a>(readings: &[&'a PressureReading], limits: &Limits, is_dosed: bool) -> Vec<Standing<'a>> {
    let mut all = Vec::new();
    for standing in ReadingPart::ALL.into_iter().filter_map(|part| standing_part(part, readings, limits, is_dosed)) {
        insert_by(&mut all, standing, |standing| Reverse(standing.flag));
    }
    all
}

fn standing_part<'a>(
    part: ReadingPart,
    readings: &[&'a PressureReading],
    limits: &Limits,
    is_dosed: bool,
) -> Option<Standing<'a>> {
    let of = |reading: &'a PressureReading| Standing { reading, part, flag: of_part(part, reading, limits) };
    let newest = |wanted: &dyn Fn(&PressureReading) -> bool| {
        readings.iter().rev().copied().find(|reading| has(reading, part) && wanted(reading)).map(of)
    };
    let latest = newest(&|_| true)?;
    if latest.flag > RedFlag::ShowBeforeDose {
        return Some(latest);
    }
    let waits_for_dose = part != ReadingPart::Oxygen && !is_dosed;
    let before = newest(&|reading| reading.moment == PressureMoment::Before);
    before.filter(|before| waits_for_dose && before.flag > RedFlag::Nothing)
}

fn has(reading: &PressureReading, part: ReadingPart) -> bool {
    match part {
        ReadingPart::Pressure => true,
        ReadingPart::Pulse => reading.pulse.is_some(),
        ReadingPart::Oxygen => reading.oxygen.is_some(),
    }
}

/// How an effect on the list is answered. A new effect does not compile until it is given an answer here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Thoughts of suicide.
    HelpNow,
    /// An emergency.
    Emergency,
    /// A sign that the clinic has to hear about the same day.
    CallClinic,
    /// A usual effect, which the clinic has to hear about if it is still there the next day.
    NextDay,
    /// A usual effect.
    Usual,
}

/// How an effect is answered (R5).
pub fn answer(effect: NamedEffect) -> Answer {
    match effect {
        NamedEffect::IntentToDie | NamedEffect::SuicidalThoughts | NamedEffect::CannotKeepSafe => Answer::HelpNow,
        NamedEffect::ChestPain
        | NamedEffect::Breathlessness
        | NamedEffect::SlowBreathing
        | NamedEffect::HardToWake
        | NamedEffect::SuddenHeadache
        | NamedEffect::VisionChange
        | NamedEffect::Seizure
        | NamedEffect::OneSidedWeakness
        | NamedEffect::PassingOut => Answer::Emergency,
        NamedEffect::BloodInUrine
        | NamedEffect::PainfulUrgency
        | NamedEffect::Voices
        | NamedEffect::Paranoia
        | NamedEffect::Mania
        | NamedEffect::Craving
        | NamedEffect::Pregnancy => Answer::CallClinic,
        NamedEffect::Dissociation | NamedEffect::Sedation => Answer::NextDay,
        NamedEffect::Dizziness
        | NamedEffect::Nausea
        | NamedEffect::Vertigo
        | NamedEffect::Headache
        | NamedEffect::Taste
        | NamedEffect::Numbness
        | NamedEffect::Anxiety
        | NamedEffect::Lethargy
        | NamedEffect::HighBloodPressure
        | NamedEffect::Vomiting
        | NamedEffect::Insomnia
        | NamedEffect::FeelingDrunk => Answer::Usual,
    }
}

/// What a side effect calls for. `session` is the day of the session it belongs to, and `said` the day it was last said
/// to be there.
pub fn of_side_effect(effect: &SideEffect, session: Option<LocalDay>, said: LocalDay) -> RedFlag {
    if !effect.is_felt() {
        return RedFlag::Nothing;
    }
    let answer = match effect.effect {
        Effect::Named(named) => answer(named),
        Effect::Own(_) => Answer::Usual,
    };
    let is_told = match answer {
        Answer::HelpNow => return RedFlag::HelpNow,
        Answer::Emergency => return RedFlag::Emergency,
        Answer::CallClinic => true,
        Answer::NextDay => is_severe_and_there(effect, said) || lasted_into_next_day(effect, session, said),
        Answer::Usual => is_severe_and_there(effect, said),
    };
    if is_told { RedFlag::CallClinic } else { RedFlag::Nothing }
}

/// Whether "today" in what is said at once still means today. `said` is the day the record was last written. On a later
/// day it is no longer a call to act today, but a reminder that names its day.
pub fn is_for_today(said: LocalDay, today: LocalDay) -> bool {
    said >= today
}

/// Severe, and not over as far as anybody has said: still there, or recorded on the day it began, with no end.
fn is_severe_and_there(effect: &SideEffect, said: LocalDay) -> bool {
    let is_there = match effect.end {
        Some(End::StillThere) => true,
        Some(End::At(_) | End::By(_)) => false,
        None => effect.onset.day >= said,
    };
    is_there && effect.felt.severity.is_some_and(Grade::is_worst)
}

/// Whether it was there on a day after the session's. If it was over by some day, only its onset is certain.
pub fn lasted_into_next_day(effect: &SideEffect, session: Option<LocalDay>, said: LocalDay) -> bool {
    let Some(session) = session else { return false };
    let last = match effect.end {
        Some(End::StillThere) => said,
        Some(End::At(end)) => end.day,
        Some(End::By(_)) | None => effect.onset.day,
    };
    last > session
}

/// "A lot" on the monthly check.
const A_LOT: u8 = 3;
/// "Some" on the monthly check.
const SOME: u8 = 2;
/// How many monthly checks in a row must say "some" of the same.
const MONTHS: usize = 3;
/// Checks closer than this, in days, belong to the same month. `[D]`
const NEXT_MONTH: i32 = 21;
/// Checks further apart than this, in days, are not in a row. `[D]`
const IN_A_ROW: i32 = 45;

/// What a monthly check calls for. `earlier` are the checks from the days before it, newest first.
pub fn of_screen<'a>(screen: &'a Screen, earlier: impl Iterator<Item = &'a Screen>) -> RedFlag {
    let reaches = |item, grade| screen.answer(item).is_some_and(|answer| answer.points() >= grade);
    if ScreenItem::ALL.into_iter().any(|item| call_from(item).is_some_and(|grade| reaches(item, grade))) {
        return RedFlag::CallClinic;
    }
    let is_a_lot = ScreenItem::ALL.into_iter().any(|item| reaches(item, A_LOT));
    if is_a_lot || !lasting(screen, earlier).is_empty() { RedFlag::TellClinic } else { RedFlag::Nothing }
}

/// The lowest grade at which an item alone is a reason to call the clinic today: any pain, blood, craving or use beyond
/// the prescription, and "some" of feeling high `[D]`.
fn call_from(item: ScreenItem) -> Option<u8> {
    match item {
        ScreenItem::Pain | ScreenItem::Blood | ScreenItem::Craving | ScreenItem::ExtraUse => Some(1),
        ScreenItem::High => Some(SOME),
        ScreenItem::Frequency | ScreenItem::Urgency | ScreenItem::Nights | ScreenItem::Memory => None,
    }
}

/// The items that were "some" or more three months in a row, with this check as the third. `earlier` as in
/// [`of_screen`].
pub fn lasting<'a>(screen: &'a Screen, earlier: impl Iterator<Item = &'a Screen>) -> Vec<ScreenItem> {
    let row = in_a_row(screen, earlier);
    if row.len() < MONTHS {
        return Vec::new();
    }
    let is_some = |screen: &Screen, item| screen.answer(item).is_some_and(|answer| answer.points() >= SOME);
    ScreenItem::ALL.into_iter().filter(|item| row.iter().all(|screen| is_some(screen, *item))).collect()
}

/// This check and those of the months before it, as long as no month is missing, at most [`MONTHS`].
fn in_a_row<'a>(screen: &'a Screen, earlier: impl Iterator<Item = &'a Screen>) -> Vec<&'a Screen> {
    let mut row = vec![screen];
    let mut last = screen.day;
    for before in earlier {
        let gap = last.days_since(before.day);
        if row.len() == MONTHS || gap > IN_A_ROW {
            break;
        }
        if gap >= NEXT_MONTH {
            row.push(before);
            last = before.day;
        }
    }
    row
}
