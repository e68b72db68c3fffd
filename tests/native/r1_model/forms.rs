//! The page's table of forms, and the events in order.

use super::timelines::{Fact, Standing};
use tidemark::record::cut_offs::CutOffs;
use tidemark::record::kinds::clinic_score::ClinicScale;
use tidemark::record::kinds::setback::{SetbackKind, StayReason};
use tidemark::rules::remission::Block;

/// "Each form is one of these, by what was answered."
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Item9,
    High,
    Slight,
    Remission,
    Open,
    None,
}

/// Nine answers, or a total typed from paper or the clinic.
#[derive(Clone, Copy)]
pub(crate) enum Sheet {
    Answered([Option<u8>; 9]),
    Typed(u8),
}

pub(crate) struct Form {
    pub(crate) record: usize,
    pub(crate) sheet: Sheet,
    pub(crate) difficulty: Option<u8>,
    pub(crate) first_written: (i32, u16),
    pub(crate) total: Option<f64>,
    pub(crate) kind: Kind,
}

impl Form {
    /// What keeps a total of at most 4 from being a remission form.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let items = match self.sheet {
            Sheet::Answered(items) => items,
            Sheet::Typed(_) => return vec![Block::ItemsUnknown],
        };
        let told = [
            (items[..2].iter().flatten().any(|points| *points >= 2), Block::CoreMood),
            (items[8].is_some_and(|points| points > 0), Block::Item9),
            (items[8].is_none(), Block::Item9Unknown),
            (items.contains(&None), Block::Incomplete),
        ];
        told.into_iter().filter(|(holds, _)| *holds).map(|(_, block)| block).collect()
    }
}

pub(crate) enum What {
    Form(Form),
    Setback { record: usize },
}

pub(crate) struct Event {
    pub(crate) day: i32,
    pub(crate) what: What,
}

impl Event {
    pub(crate) fn form(&self) -> Option<&Form> {
        match &self.what {
            What::Form(form) => Some(form),
            What::Setback { .. } => None,
        }
    }
}

pub(crate) fn events(kept: &[&Standing], c: &CutOffs) -> Vec<Event> {
    let mut events: Vec<(u8, Event)> = kept.iter().filter_map(|kept| event(kept, c)).collect();
    events.sort_by_key(|(place, event)| (event.day, *place));
    events.into_iter().map(|(_, event)| event).collect()
}

/// An event and its place among those of the same day.
fn event(kept: &Standing, c: &CutOffs) -> Option<(u8, Event)> {
    let form = |sheet: Sheet, difficulty: Option<u8>| {
        let total = total(&sheet);
        let kind = kind(&sheet, total, c);
        let first_written = kept.first_written;
        What::Form(Form { record: kept.record, sheet, difficulty, first_written, total, kind })
    };
    let (place, what) = match kept.fact {
        Fact::Clinic { scale: ClinicScale::Phq9, total } => (0, form(Sheet::Typed(total), None)),
        Fact::Form { items, difficulty } => (1, form(Sheet::Answered(items), difficulty)),
        // "A hospital stay for mental health, or a suicide attempt. A stay for another reason changes nothing."
        Fact::Setback(SetbackKind::Attempt | SetbackKind::Stay(StayReason::MentalHealth | StayReason::NotAsked)) => {
            (2, What::Setback { record: kept.record })
        }
        _ => return None,
    };
    Some((place, Event { day: kept.day, what }))
}

/// "Up to 2 missing: mean-imputed; 3 or more: no total."
fn total(sheet: &Sheet) -> Option<f64> {
    match sheet {
        Sheet::Typed(total) => Some(f64::from(*total)),
        Sheet::Answered(items) => {
            let answered: Vec<u32> = items.iter().flatten().map(|points| u32::from(*points)).collect();
            let count = u32::try_from(answered.len()).unwrap();
            (count >= 7).then(|| f64::from(answered.iter().sum::<u32>() * 9) / f64::from(count))
        }
    }
}

/// The table of kinds, from top to bottom.
fn kind(sheet: &Sheet, total: Option<f64>, c: &CutOffs) -> Kind {
    let items = match sheet {
        Sheet::Answered(items) => Some(items),
        Sheet::Typed(_) => None,
    };
    let at_least = |item: usize, points: u8| items.is_some_and(|items| items[item - 1] >= Some(points));
    if at_least(9, 1) {
        return Kind::Item9;
    }
    let Some(total) = total else { return Kind::None };
    if total >= f64::from(c.moderate_total) {
        return Kind::High;
    }
    if total > f64::from(c.remission_total) || at_least(1, 2) || at_least(2, 2) {
        return Kind::Slight;
    }
    if items.is_some_and(|items| !items.contains(&None)) { Kind::Remission } else { Kind::Open }
}
