//! What a reader must not overlook: item 9, signs of danger, very high pressures, low oxygen.

use crate::record::kinds::long_term_check::ScreenItem;
use crate::record::kinds::phq9::Frequency;
use crate::record::kinds::pressure::{Oxygen, PressureReading};
use crate::record::kinds::side_effect::{Effect, NamedEffect};
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::record::values::Grade;
use crate::report::request::Range;
use crate::rules::red_flag::{Answer, answer};

/// An answer to item 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item9Answer {
    /// The day of the form.
    pub day: LocalDay,
    /// The answer.
    pub answer: Frequency,
}

/// Item 9 over the range: thoughts of being better off dead or of self-harm.
/// An answer left out is not an answer of 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item9 {
    /// The latest answer.
    pub latest: Option<Item9Answer>,
    /// The answers above 0, by day.
    pub above_zero: Vec<Item9Answer>,
    /// Forms in the range on which the answer was 0.
    pub zero: usize,
    /// Forms in the range on which it was left out.
    pub left_out: usize,
}

impl Item9 {
    pub(super) fn of(timeline: &Timeline, range: Range) -> Self {
        let mut found = Self::default();
        for form in timeline.phq9_forms_between(range.from, range.until).map(|kept| kept.value) {
            let Some(answer) = form.answers.item9() else {
                found.left_out += 1;
                continue;
            };
            let answer = Item9Answer { day: form.day, answer };
            found.latest = Some(answer);
            if answer.answer == Frequency::NOT_AT_ALL {
                found.zero += 1;
            } else {
                found.above_zero.push(answer);
            }
        }
        found
    }

    /// How many forms there are in the range.
    pub fn forms(&self) -> usize {
        self.zero + self.above_zero.len() + self.left_out
    }
}

/// A sign of danger, with the days on which it began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// The sign.
    pub sign: NamedEffect,
    /// Its days, in order, each once.
    pub days: Vec<LocalDay>,
}

/// What else is in the safety line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Safety<'a> {
    /// Signs of danger, thoughts of suicide first.
    pub signs: Vec<Sign>,
    /// Pressures of 180/120 or more, by time.
    pub very_high: Vec<&'a PressureReading>,
    /// Oxygen saturations below the limit, by time.
    pub low_oxygen: Vec<(LocalDay, Oxygen)>,
    /// Days of monthly checks that report blood in the urine.
    pub blood: Vec<LocalDay>,
}

impl<'a> Safety<'a> {
    pub(super) fn of(timeline: &'a Timeline, range: Range) -> Self {
        let readings = || timeline.pressures().map(|kept| kept.value).filter(|reading| range.contains(reading.at.day));
        let lowest = timeline.plan().limits.oxygen();
        let screens = timeline.screens().map(|kept| kept.value).filter(|screen| range.contains(screen.day));
        let is_blood = |answer: Option<Grade>| answer.is_some_and(|grade| grade.points() > 0);
        Self {
            signs: signs(timeline, range),
            very_high: readings().filter(|reading| reading.pressure.is_very_high()).collect(),
            low_oxygen: readings()
                .filter_map(|reading| Some((reading.at.day, reading.oxygen?)))
                .filter(|(_, oxygen)| oxygen.percent() < lowest)
                .collect(),
            blood: screens
                .filter(|screen| is_blood(screen.answer(ScreenItem::Blood)))
                .map(|screen| screen.day)
                .collect(),
        }
    }
}

fn signs(timeline: &Timeline, range: Range) -> Vec<Sign> {
    let mut found: Vec<Sign> = Vec::new();
    let within = timeline.side_effects().map(|kept| kept.value).filter(|effect| range.contains(effect.onset.day));
    for effect in within.filter(|effect| effect.is_felt()) {
        let (Some(sign), day) = (sign(&effect.effect), effect.onset.day) else { continue };
        match found.iter_mut().find(|other| other.sign == sign) {
            Some(other) if other.days.last() == Some(&day) => {}
            Some(other) => other.days.push(day),
            None => found.push(Sign { sign, days: vec![day] }),
        }
    }
    found.sort_by_key(|found| answer(found.sign) != Answer::HelpNow);
    found
}

/// The sign of danger that an effect is, if it is one. Such a sign is not a side effect like any other: its strength
/// says nothing.
pub fn sign(effect: &Effect) -> Option<NamedEffect> {
    let Effect::Named(named) = effect else { return None };
    let is_sign = match answer(*named) {
        Answer::HelpNow | Answer::Emergency => true,
        Answer::CallClinic => *named == NamedEffect::BloodInUrine,
        Answer::NextDay | Answer::Usual => false,
    };
    is_sign.then_some(*named)
}
