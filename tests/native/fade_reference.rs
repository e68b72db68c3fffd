//! The model against the project's own reference: six simulated people of 300 days each.

use tidemark::record::kinds::phq9::Total;
use tidemark::record::time::LocalDay;
use tidemark::rules::fade::{DailyLevel, Day, Fade, Outcome};

/// The columns of the reference, in the order of the files, with the number that each stands for.
fn expected(outcome: &Outcome) -> [(&'static str, Option<f64>); 22] {
    let lift = outcome.lift;
    let half = lift.map(|lift| lift.half_time);
    let forecast = lift.map(|lift| lift.forecast);
    let since = |number: f64| lift.map(|_| number);
    [
        ("z", outcome.z),
        ("z_s", lift.and_then(|lift| lift.z_s)),
        ("lower_cusum", Some(outcome.lower_cusum)),
        ("b", Some(outcome.baseline)),
        ("p_gain_mean", lift.map(|lift| lift.gain)),
        ("r", since(outcome.residual)),
        ("g", since(outcome.usual_gain)),
        ("sigma", since(outcome.sigma)),
        ("p50", lift.map(|lift| lift.p50)),
        ("p70", lift.map(|lift| lift.p70)),
        ("share", lift.map(|lift| lift.share.mean)),
        ("pgain", lift.map(|lift| lift.pgain)),
        ("half_q10", half.map(|half| half.q10)),
        ("half_q25", half.map(|half| half.q25)),
        ("half_q50", half.map(|half| half.q50)),
        ("half_q75", half.map(|half| half.q75)),
        ("half_q90", half.map(|half| half.q90)),
        ("forecast_q10", forecast.map(|forecast| forecast.q10)),
        ("forecast_q25", forecast.map(|forecast| forecast.q25)),
        ("forecast_q50", forecast.map(|forecast| forecast.q50)),
        ("forecast_q75", forecast.map(|forecast| forecast.q75)),
        ("forecast_q90", forecast.map(|forecast| forecast.q90)),
    ]
}

/// Runs a file through the model and compares every column of every row. Numbers must agree to 1e-6, relative above 1,
/// and empty cells must match empty cells.
fn agrees(csv: &str) {
    let (header, rows) = csv.split_once('\n').unwrap();
    let names: Vec<_> = header.trim_end().split(',').collect();
    let mut fade = Fade::reference();
    let mut compared = 0;
    for row in rows.lines() {
        let cells: Vec<_> = row.split(',').collect();
        let cell = |name: &str| {
            let cell = cells[names.iter().position(|other| *other == name).unwrap()];
            (!cell.is_empty()).then_some(cell)
        };
        let outcome = fade.step(&Day {
            level: cell("level").map(|text| DailyLevel::new("level", text.parse().unwrap()).unwrap()),
            phq9: cell("phq9").map(|text| Total::from_points(text.parse().unwrap()).unwrap()),
            session: cell("session").is_some(),
            ..Day::empty(LocalDay::parse("day", cells[0]).unwrap())
        });
        for (name, ours) in expected(&outcome) {
            let theirs: Option<f64> = cell(name).map(|text| text.parse().unwrap());
            assert_eq!(ours.is_some(), theirs.is_some(), "{name} on {}", cells[0]);
            if let (Some(ours), Some(theirs)) = (ours, theirs) {
                let error = (ours - theirs).abs() / theirs.abs().max(1.0);
                assert!(error <= 1e-6, "{name} on {}: {ours} for {theirs}", cells[0]);
                compared += 1;
            }
        }
        let alert = outcome.lift.is_some_and(|lift| lift.alert);
        assert_eq!(alert, cell("alert").is_some(), "alert on {}", cells[0]);
    }
    assert!(compared > 5000, "{compared} numbers only");
}

macro_rules! series {
    ($($name:ident),* $(,)?) => {$(
        #[test]
        fn $name() {
            agrees(include_str!(concat!("../fixtures/fade/", stringify!($name), ".csv")));
        }
    )*};
}

series!(fading, gaps, joins_in_maintenance, non_responder, relapse, sustained);
