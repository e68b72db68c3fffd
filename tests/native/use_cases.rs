//! Use cases over a store in memory: what the page asks that no view answers.

use crate::courses::check_in;
use crate::storage::{FixedHost, ready};
use crate::support::given::{date, items};
use tidemark::app::App;
use tidemark::record::kinds::phq9::{Answers, Phq9Form};
use tidemark::record::kinds::settings::Settings;
use tidemark::record::log::Record;
use tidemark::rules::item9::Reaction;
use tidemark::rules::remission::State;
use tidemark::store::memory::MemoryStore;

fn open() -> App<MemoryStore, FixedHost> {
    // On 5 May 2026.
    ready(App::open(MemoryStore::default(), FixedHost::seeded(1), None)).unwrap()
}

fn form(day: &str, points: [Option<u8>; 9]) -> Phq9Form {
    Phq9Form { day: date(day), answers: Answers::new(items(points), None).unwrap() }
}

fn with_item9(day: &str, item9: u8) -> Phq9Form {
    let mut points = [Some(0); 9];
    points[8] = Some(item9);
    form(day, points)
}

#[test]
fn a_changed_form_is_compared_with_the_forms_before_it_and_not_with_itself() {
    let app = open();
    let first = ready(app.save_phq9(None, with_item9("2026-05-01", 0), false)).unwrap();
    let ask = |id: Option<&str>| ready(app.phq9_reaction("2026-05-01", Some(1), id)).unwrap();
    assert_eq!(ask(None), Reaction::FullScreen, "a form after one with 0 is a rise");
    assert_eq!(ask(Some(&first.id)), Reaction::Card, "the form itself, changed, is still the first");

    let changed = ready(app.save_phq9(Some(&first.id), with_item9("2026-05-01", 1), false)).unwrap();
    assert_eq!(changed.reaction, Reaction::Card, "saving it says the same");
}

#[test]
fn any_one_day_can_be_read_but_none_ahead() {
    let app = open();
    ready(app.save(None, Record::CheckIn(check_in("2026-03-01", "4", "")))).unwrap();
    let day = ready(app.day("2026-03-01")).unwrap();
    assert_eq!(day.check_ins.iter().map(|kept| kept.value.mood.points()).collect::<Vec<_>>(), [4]);
    assert!(day.check_ins[0].marks.late);
    assert!(ready(app.day("2026-03-02")).unwrap().check_ins.is_empty());

    assert!(ready(app.day("2026-05-06")).unwrap().check_ins.is_empty(), "it has come at UTC+14");
    let ahead = ready(app.day("2026-05-07")).unwrap_err();
    assert_eq!(ahead.code().as_str(), "in_future");
    let never = ready(app.day("2026-02-30")).unwrap_err();
    assert_eq!(never.code().as_str(), "impossible_date");
}

/// R7, vector 2: a fall from 18 to 4 is shown as 78 %. A fall of 49.7 % is a partial response, and is not shown as the
/// 50 % of a response.
#[test]
fn the_percentage_is_rounded_but_never_onto_a_cut_off() {
    let shown = |baseline: [Option<u8>; 9], latest: [Option<u8>; 9]| {
        let app = open();
        let course_start = Some(date("2026-04-01"));
        ready(app.save_settings(Settings { course_start, ..Settings::default() })).unwrap();
        for (day, items) in [("2026-03-31", baseline), ("2026-04-20", latest)] {
            ready(app.save_phq9(None, form(day, items), false)).unwrap();
        }
        let status = ready(app.course()).unwrap().status.unwrap();
        (status.state, status.drop_percent)
    };
    let answered = |points: [u8; 9]| points.map(Some);
    let eighteen = answered([3, 3, 3, 3, 3, 3, 0, 0, 0]);
    assert_eq!(shown(eighteen, answered([1, 1, 1, 1, 0, 0, 0, 0, 0])), (State::RemissionRange, Some(78)));
    assert_eq!(shown(eighteen, answered([3, 3, 3, 1, 0, 0, 0, 0, 0])), (State::PartialResponse, Some(44)));

    // Nine points on seven items count as 11.57; half of 23 is 11.5.
    let twenty_three = answered([3, 3, 3, 3, 3, 3, 3, 2, 0]);
    let imputed = [Some(3), Some(3), Some(3), Some(0), Some(0), Some(0), None, None, Some(0)];
    assert_eq!(shown(twenty_three, imputed), (State::PartialResponse, Some(49)));
}
