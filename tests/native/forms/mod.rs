//! The forms beside the PHQ-9, the plans, and what Course says about them.

#![allow(clippy::float_cmp, reason = "the numbers are exact")]

mod clinic_scores;
mod course;
mod function_forms;
mod gad7_forms;
mod gad7_scores;
mod plans;
mod safety;
mod twice_a_day;

use crate::courses::{check_in, contact};
use crate::storage::{FixedHost, ready};
use crate::support::given::{Refusal, date, given, items, with};
use crate::support::last_change;
use serde_json::{Value as Json, json};
use tidemark::app::App;
use tidemark::app::view::{ItemView, StatusView, TrailStep};
use tidemark::record::cut_offs::{CutOff, CutOffs};
use tidemark::record::few::Few;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use tidemark::record::kinds::function::FunctionForm;
use tidemark::record::kinds::gad7::{self, Gad7Band, Gad7Form};
use tidemark::record::kinds::phq9::{Answers, Phq9Form};
use tidemark::record::kinds::plan::{Interval, Plan, Target};
use tidemark::record::kinds::pressure::Limits;
use tidemark::record::kinds::safety_plan::SafetyPlan;
use tidemark::record::kinds::settings::Settings;
use tidemark::record::text::Note;
use tidemark::record::values::Level;
use tidemark::rules::remission::State;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;

type Tidemark = App<MemoryStore, FixedHost>;

/// On 5 May 2026.
fn open() -> Tidemark {
    ready(App::open(MemoryStore::default(), FixedHost::seeded(1), None)).unwrap()
}

fn gad7(day: &str, points: u8) -> Gad7Form {
    Gad7Form::new(date(day), items(gad7_points(points).map(Some))).unwrap()
}

/// Seven answers with this sum, highest first.
fn gad7_points(sum: u8) -> [u8; 7] {
    let mut left = sum;
    [(); 7].map(|()| {
        let item = left.min(3);
        left -= item;
        item
    })
}

fn clinic(day: &str, scale: ClinicScale, total: u8) -> ClinicScore {
    ClinicScore::new(date(day), scale, total, None).unwrap()
}

fn function(day: &str, points: u8, like_myself: Option<u8>) -> FunctionForm {
    let level = |points| Level::new("level", points).unwrap();
    FunctionForm::new(date(day), [Some(level(points)); 4], like_myself.map(level)).unwrap()
}

fn phq9_form(day: &str, points: [Option<u8>; 9]) -> Phq9Form {
    Phq9Form { day: date(day), answers: Answers::new(items(points), None).unwrap() }
}

fn phq9(app: &Tidemark, day: &str, points: [Option<u8>; 9]) -> String {
    ready(app.save_phq9(None, phq9_form(day, points), false)).unwrap().id
}

/// The person sets the day on which the course started.
fn start_course(app: &Tidemark, day: &str) {
    ready(app.save_settings(Settings { course_start: Some(date(day)), ..Settings::default() })).unwrap();
}

fn status(app: &Tidemark) -> StatusView {
    ready(app.course()).unwrap().status.unwrap()
}

fn plan_with(set: &[(CutOff, u16)]) -> Plan {
    let cutoffs = set.iter().fold(CutOffs::default(), |cutoffs, (which, value)| cutoffs.with(*which, *value).unwrap());
    Plan { cutoffs: cutoffs.checked().unwrap(), ..Plan::default() }
}

/// An empty plan, as the page gives it.
fn empty_plan() -> Json {
    json!({ "target": "remission", "planned": [], "questions": [], "cutOffs": {} })
}
