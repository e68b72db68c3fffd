//! What format 3 added, with every part that it can have.

use tidemark::record::contact::{Contact, Phone};
use tidemark::record::cut_offs::{CutOff, CutOffs};
use tidemark::record::few::Few;
use tidemark::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use tidemark::record::kinds::plan::Plan;
use tidemark::record::kinds::pressure::{BloodPressure, Limits, Oxygen, PressureMoment, PressureReading};
use tidemark::record::kinds::safety_plan::SafetyPlan;
use tidemark::record::kinds::setback::{Setback, SetbackKind, StayReason};
use tidemark::record::kinds::side_effect::{Effect, End, Felt, NamedEffect, SideEffect};
use tidemark::record::log::Record;
use tidemark::record::text::Label;
use tidemark::record::time::When;
use tidemark::record::values::Grade;

use super::{day, id, minute, note};

pub(super) fn kinds() -> Vec<Record> {
    [setbacks(), side_effects(), pressures(), typed_totals(), plans()].concat()
}

fn setbacks() -> Vec<Record> {
    let stays = StayReason::ALL.map(SetbackKind::Stay);
    let kinds = stays.into_iter().chain([SetbackKind::Attempt]);
    kinds.map(|kind| Record::Setback(Setback { day: day("2026-01-25"), kind })).collect()
}

fn side_effects() -> Vec<Record> {
    let plain = SideEffect {
        effect: Effect::Own(Label::parse("effect", "cold feet").unwrap()),
        felt: Felt { severity: None, interference: None },
        onset: When { day: day("2026-01-26"), time: Some(minute("09:15")) },
        end: None,
        session: None,
        note: None,
    };
    let grade = |points| Some(Grade::new("severity", points).unwrap());
    let at = When { day: day("2026-01-27"), time: None };
    let whole = SideEffect {
        felt: Felt { severity: grade(3), interference: grade(0) },
        session: Some(id(11)),
        note: Some(note("Wore off by noon.")),
        ..plain.clone()
    };
    let ends = [End::StillThere, End::At(at), End::By(at)].map(|end| SideEffect { end: Some(end), ..whole.clone() });
    let added = NamedEffect::ALL.into_iter().skip_while(|effect| *effect != NamedEffect::SuicidalThoughts);
    let added: Vec<_> = added.map(|effect| SideEffect { effect: Effect::Named(effect), ..plain.clone() }).collect();
    [plain].into_iter().chain(ends).chain(added).map(Record::SideEffect).collect()
}

fn pressures() -> Vec<Record> {
    let reading = |oxygen| PressureReading {
        session: Some(id(11)),
        at: When { day: day("2026-01-15"), time: Some(minute("14:41")) },
        moment: PressureMoment::Before,
        pressure: BloodPressure::new(128, 82).unwrap(),
        pulse: None,
        oxygen,
    };
    [None, Some(Oxygen::new(50).unwrap()), Some(Oxygen::new(100).unwrap())].map(reading).map(Record::Pressure).into()
}

fn typed_totals() -> Vec<Record> {
    let typed = |scale: ClinicScale| ClinicScore::new(day("2026-01-11"), scale, scale.max(), None).unwrap();
    [ClinicScale::Phq9, ClinicScale::Gad7].map(typed).map(Record::ClinicScore).into()
}

fn plans() -> Vec<Record> {
    let phone = Some(Phone::parse("phone", "555 0102").unwrap());
    let plan = Plan {
        companion: Some(Contact { name: Label::parse("name", "Sam").unwrap(), phone }),
        limits: Limits { systolic: Some(150), diastolic: Some(95), pulse: Some(110), oxygen: Some(90) },
        cutoffs: CutOffs::default().with(CutOff::PauseDays, 7).unwrap(),
        ..Plan::default()
    };
    let hidden = vec![Label::parse("hidden", "us-988-text").unwrap()];
    let safety = SafetyPlan { hidden: Few::new("hidden", hidden).unwrap(), ..SafetyPlan::default() };
    vec![Record::Plan(plan.into()), Record::SafetyPlan(safety.into())]
}
