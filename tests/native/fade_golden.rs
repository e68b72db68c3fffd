//! The model's numbers, to the last bit. A test in the browser checks the same file.

use crate::fade::{self, golden};

#[test]
fn the_mixed_series_gives_the_golden_bits() {
    for (ours, golden) in golden::write().lines().zip(golden::GOLDEN.lines()) {
        assert_eq!(ours, golden);
    }
    assert_eq!(golden::write().lines().count(), golden::GOLDEN.lines().count());
}

#[test]
fn the_course_of_doses_gives_the_golden_bits() {
    assert!(golden::write_course() == golden::COURSE, "the course has changed");
    let outcomes = fade::run(&golden::course_series());
    let courses = || outcomes.iter().filter_map(|outcome| outcome.course_of_doses);
    assert!(courses().any(|course| course.paused) && courses().any(|course| course.alert));
    assert!(courses().any(|course| course.days > 300 && course.known.is_some()));
    assert!(outcomes[900].lift.is_some() && outcomes[900].course_of_doses.is_none());
}

#[test]
fn the_mixed_series_has_every_kind_of_day() {
    let days = golden::series();
    let outcomes = fade::run(&days);
    let lifts = || outcomes.iter().filter_map(|outcome| outcome.lift);
    assert!(days.iter().filter(|today| today.session).count() > 30);
    assert!(lifts().any(|lift| lift.alert) && lifts().any(|lift| lift.days > 150));
    assert!(outcomes.iter().any(|outcome| outcome.lower));
    assert!(lifts().any(|lift| lift.half_gone_by_next.is_some_and(|probability| probability > 0.7)));
    assert!(outcomes.iter().any(|outcome| outcome.silent_days > Some(20)));
}

/// Writes the golden bits again, after the model was changed on purpose.
#[test]
#[ignore = "writes the fixture"]
fn write_golden_bits() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/fade/golden.txt");
    std::fs::write(path, golden::write()).unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/fade/golden-course.txt");
    std::fs::write(path, golden::write_course()).unwrap();
}
