//! The invented person lives with more than sessions, so that every place has something to look at.

use tidemark::app::sample;
use tidemark::rules::edition::Edition;
use tidemark::store::memory::MemoryStore;

use crate::storage::{FixedHost, ready};

#[test]
fn the_sample_has_medicines_a_trial_therapy_a_goal_with_looks_and_a_plan() {
    let app = ready(sample::open(MemoryStore::default(), FixedHost::seeded(1), Edition::Whole)).unwrap();
    let medicines = ready(app.medicines()).unwrap().medicines;
    assert!(medicines.iter().all(|medicine| medicine.current) && medicines.len() == 2);
    assert_eq!(medicines.iter().filter(|medicine| medicine.class.is_some()).count(), 1, "one has the quiet question");
    assert_eq!(ready(app.history()).unwrap().trials.len(), 1);
    let therapies = ready(app.therapies()).unwrap().therapies;
    assert_eq!(therapies.len(), 1);
    assert!(therapies[0].value.times_a_week.is_some_and(|times| times.number() == 1));

    let goals = ready(app.goals()).unwrap();
    let [goal] = goals.standing.as_slice() else { panic!("one goal") };
    let days: Vec<_> = goal.looks.iter().map(|look| look.day.as_str()).collect();
    assert!(days.len() == 10 && days.is_sorted() && days.iter().all(|day| *day <= goals.today.as_str()), "{days:?}");
    let plan = ready(app.plan()).unwrap().value;
    assert!(plan.reviewer.is_some() && plan.review_day.is_some() && plan.stop_if.is_some());
    assert!(ready(app.today()).unwrap().offer.is_none(), "a plan is offered that is there");
}

#[test]
fn nothing_of_the_sample_was_written_before_its_day_or_out_of_order() {
    let app = ready(sample::open(MemoryStore::default(), FixedHost::seeded(1), Edition::Whole)).unwrap();
    let (_, log) = tidemark::store::rows::read_log(&ready(app.log()).unwrap()).unwrap();
    assert!(log.is_sorted_by_key(|entry| entry.written.unix_ms()));
}
