//! The people who are harder to follow, and what the model makes of them: the alert, the note, answers and courses.

use std::fmt::Write;

use tidemark::rules::fade::Parameters;

use crate::answers::Answering;
use crate::at_home::Courses;
use crate::course::Course;
use crate::examination::each;
use crate::inject::Injected;
use crate::note::Notes;
use crate::person::{BASE, Cohort, HARD, STEADY, SUDDEN};
use crate::score::{Calibration, Found, median, pairs, share_of};
use crate::trace::{Detector, Model, Trace, follow};

/// Seed of the harder people.
pub const HARD_SEED: u64 = 9_009;
/// The app's model with its alert at ½, as it was.
const AT_HALF: Parameters = Parameters { alert_at_once: 0.5, alert_in_a_row: 0.5, ..Parameters::APP };

/// All tables about them, of this many people.
pub fn page(people: u64) -> String {
    let half = alerts("harder, alert at 0.50", &HARD, people, &AT_HALF, Answering::Never);
    let app = alerts("harder, **alert at 0.55**", &HARD, people, &Parameters::APP, Answering::Never);
    let base = alerts("base, alert at 0.55", &BASE, people, &Parameters::APP, Answering::Never);
    let steady = alerts("base, all with 14 days before", &STEADY, people, &Parameters::APP, Answering::Never);
    let sudden = alerts("base, none with any day before", &SUDDEN, people, &Parameters::APP, Answering::Never);
    let of_hard = notes(&HARD, people);
    let courses = each(people, |number| {
        let mut courses = Courses::default();
        courses.add(&HARD, HARD_SEED, number);
        courses
    });
    let courses = courses.into_iter().fold(Courses::default(), |mut all, one| {
        let (events, found, soon) = one.events;
        all.events = (all.events.0 + events, all.events.1 + found, all.events.2 + soon);
        all.false_alerts += one.false_alerts;
        all.months += one.months;
        all
    });
    let injected = each(people, |number| Injected::into(&Course::draw(&HARD, HARD_SEED, number), &Parameters::APP));
    let mut page = format!("### Harder people\n\n{people} people, seed {HARD_SEED}.\n\n");
    let goals = [
        goal("alert: false a month", app.found.false_rate(), Wanted::AtMost(0.08)),
        goal("alert: found", app.found.share_found(), Wanted::AtLeast(0.64)),
        goal("alert: found within 3 days", app.found.share_soon(), Wanted::AtLeast(0.40)),
        goal("note: fades announced 3 days or more ahead", of_hard.announced(), Wanted::AtLeast(0.35)),
        goal("note: needless a month", of_hard.needless_rate(), Wanted::AtMost(0.13)),
        goal("note: ECE of the week ahead", Calibration::of(of_hard.said.iter().copied()).ece, Wanted::AtMost(0.02)),
        goal("course of doses: false alerts a month", courses.false_rate(), Wanted::AtMost(0.04)),
        goal("course of doses: found", courses.found().0, Wanted::AtLeast(0.9)),
        goal("course of doses: found within 28 days", courses.found().1, Wanted::AtLeast(0.8)),
        goal("P50: ECE, base", base.calibration.ece, Wanted::AtMost(0.01)),
        goal("a bad day adds an alert", share_of(injected.iter().filter_map(|it| it.bad_day)), Wanted::AtMost(0.01)),
        goal("a silent week adds an alert", share_of(injected.iter().filter_map(|it| it.silence)), Wanted::AtMost(0.0)),
    ];
    page.push_str("| What | Goal | Measured |\n|---|---|---|\n");
    page.extend(goals);
    let of_base = notes(&BASE, people);
    page.push_str(
        "\n| Notes to | announced 3 days ahead | given a month | chance said, on average | needless \
        | less than three tenths gone even by the day named |\n|---|---|---|---|---|---|\n",
    );
    page.extend([("base", &of_base), ("harder", &of_hard)].map(|(name, notes)| notes_row(name, notes)));
    page.push_str(
        "\n| People | found | within 3 d | false a month | Brier | ECE | half-time error, 3 intervals on |\n",
    );
    page.push_str("|---|---|---|---|---|---|---|\n");
    page.extend([&base, &steady, &sudden, &half, &app].map(Followed::row));
    let heard = Answering::ALL.iter().skip(1).map(|(name, answering)| {
        alerts(&format!("harder, answers: {name}"), &HARD, people, &Parameters::APP, *answering).row()
    });
    page.extend(heard);
    page
}

/// The booking notes that a cohort is given.
fn notes(cohort: &Cohort, people: u64) -> Notes {
    let of_each = each(people, |number| {
        let course = Course::draw(cohort, HARD_SEED, number);
        let mut notes = Notes::default();
        notes.add(&course, &follow(&course, &Parameters::APP));
        notes
    });
    of_each.into_iter().fold(Notes::default(), |mut all, one| {
        all.events = (all.events.0 + one.events.0, all.events.1 + one.events.1);
        all.given += one.given;
        all.chances += one.chances;
        all.needless += one.needless;
        all.far_off += one.far_off;
        all.months += one.months;
        all.said.extend(one.said);
        all
    })
}

fn notes_row(name: &str, notes: &Notes) -> String {
    let given = f64::from(notes.given);
    let (a_month, chance) = (given / notes.months, notes.chances / given);
    let (announced, needless, far_off) = (notes.announced(), notes.needless_rate(), notes.far_off_rate());
    format!("| {name} | {announced:.3} | {a_month:.3} | {chance:.2} | {needless:.3} | {far_off:.3} |\n")
}

#[derive(Clone, Copy)]
enum Wanted {
    AtLeast(f64),
    AtMost(f64),
}

fn goal(what: &str, measured: f64, wanted: Wanted) -> String {
    let (wanted, is_met) = match wanted {
        Wanted::AtLeast(least) => (format!("≥ {least}"), measured >= least),
        Wanted::AtMost(most) => (format!("≤ {most}"), measured <= most),
    };
    format!("| {what} | {wanted} | {measured:.3}, {} |\n", if is_met { "met" } else { "missed" })
}

/// What the alert found in a cohort, and how good P50 was.
struct Followed {
    name: String,
    found: Found,
    calibration: Calibration,
    error: f64,
}

impl Followed {
    fn row(&self) -> String {
        let Self { name, found, calibration, error } = self;
        let mut row = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(
            row,
            "| {name} | {:.3} | {:.3} | {:.3} | {:.4} | {:.3} | {error:.1} d |",
            found.share_found(),
            found.share_soon(),
            found.false_rate(),
            calibration.brier,
            calibration.ece,
        );
        row
    }
}

fn alerts(name: &str, cohort: &Cohort, people: u64, model: Model, answering: Answering) -> Followed {
    let traces = each(people, |number| {
        let mut course = Course::draw(cohort, HARD_SEED, number);
        answering.put(&mut course, HARD_SEED, number);
        Trace::of(&course, model, &[Detector::Alert(model), Detector::HalfGone(model)])
    });
    let learned = traces.iter().flat_map(|trace| &trace.half_times).filter(|half| half.fades && half.past >= 3);
    Followed {
        name: name.to_owned(),
        found: Found::by(&traces, 0, 1.0),
        calibration: Calibration::of(pairs(&traces, 1).map(|(score, gone)| (score.into(), gone))),
        error: median(learned.map(|half| (half.later[1] - half.truth).abs())),
    }
}
