//! The forms beside the PHQ-9, the plans, and what the Course says of them.

#![allow(clippy::float_cmp, reason = "the numbers are exact")]

mod clinic_scores;
mod course;
mod function_forms;
mod gad7_forms;
mod gad7_scores;
mod plans;
mod safety;
mod twice_a_day;

use crate::storage::{FixedHost, ready};
use crate::support::last_change;
use tidemark::app::App;
use tidemark::app::view::{
    ClinicScaleName, ClinicScoreInput, ContactView, CutOffInput, CutOffName, DraftKind, FunctionInput, Gad7Band,
    Gad7Input, ItemView, LimitsView, Phq9Input, PlanInput, QuestionsInput, SafetyPlanView, SettingsInput, StateName,
    StatusView, TargetName, TrailStep,
};
use tidemark::record::cut_offs::{CutOff, CutOffs};
use tidemark::record::id::RecordId;
use tidemark::record::kinds::gad7::{self, Band};
use tidemark::record::kinds::phq9::Frequency;
use tidemark::store::memory::MemoryStore;

type Tidemark = App<MemoryStore, FixedHost>;

/// On 5 May 2026.
fn open() -> Tidemark {
    ready(App::open(MemoryStore::default(), FixedHost::seeded(1), None)).unwrap()
}

fn gad7(day: &str, points: u8) -> Gad7Input {
    let mut left = points;
    let items = [(); 7].map(|()| {
        let item = left.min(3);
        left -= item;
        Some(item)
    });
    Gad7Input { id: None, day: day.to_owned(), items: items.into(), confirmed: false }
}

fn clinic(day: &str, scale: ClinicScaleName, total: u8) -> ClinicScoreInput {
    ClinicScoreInput { id: None, day: day.to_owned(), scale, total, rater: None }
}

fn function(day: &str, points: u8, like_myself: Option<u8>) -> FunctionInput {
    FunctionInput { id: None, day: day.to_owned(), items: vec![Some(points); 4], like_myself }
}

fn phq9(app: &Tidemark, day: &str, items: [Option<u8>; 9]) -> String {
    let input = Phq9Input { id: None, day: day.to_owned(), items: items.into(), difficulty: None, confirmed: false };
    ready(app.save_phq9(&input)).unwrap().id
}

fn status(app: &Tidemark) -> StatusView {
    ready(app.course()).unwrap().status.unwrap()
}

fn empty_plan() -> PlanInput {
    PlanInput {
        target: TargetName::Remission,
        target_agreed: None,
        interval_days: None,
        planned: Vec::new(),
        therapy: None,
        goals: None,
        would_accept: None,
        would_not_accept: None,
        clinic: None,
        companion: None,
        limits: LimitsView::default(),
        cutoffs: Vec::new(),
    }
}

fn plan_with(cutoffs: &[(CutOffName, u16)]) -> PlanInput {
    let cutoffs = cutoffs.iter().map(|(which, value)| CutOffInput { which: *which, value: *value });
    PlanInput { cutoffs: cutoffs.collect(), ..empty_plan() }
}

fn contact(name: &str, phone: Option<&str>) -> ContactView {
    ContactView { name: name.to_owned(), phone: phone.map(str::to_owned) }
}
