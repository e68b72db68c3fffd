//! Use cases over a store in memory: what the page asks that no view holds.

use crate::storage::{FixedHost, ready};
use tidemark::app::App;
use tidemark::app::view::{CheckInInput, Phq9Input, ReactionName, SettingsInput, StateName};
use tidemark::store::memory::MemoryStore;

fn open() -> App<MemoryStore, FixedHost> {
    // On 5 May 2026.
    ready(App::open(MemoryStore::default(), FixedHost::seeded(1), None)).unwrap()
}

fn form(id: Option<String>, day: &str, item9: u8) -> Phq9Input {
    let mut items = vec![Some(0); 9];
    items[8] = Some(item9);
    Phq9Input { id, day: day.to_owned(), items, difficulty: None, confirmed: false }
}

#[test]
fn a_changed_form_is_compared_with_the_forms_before_it_and_not_with_itself() {
    let app = open();
    let first = ready(app.save_phq9(&form(None, "2026-05-01", 0))).unwrap();
    let ask = |id: Option<&str>| ready(app.phq9_reaction("2026-05-01", Some(1), id)).unwrap();
    assert_eq!(ask(None), ReactionName::FullScreen, "a form after one with 0 is a rise");
    assert_eq!(ask(Some(&first.id)), ReactionName::Card, "the form itself, changed, is still the first");

    let changed = ready(app.save_phq9(&form(Some(first.id), "2026-05-01", 1))).unwrap();
    assert_eq!(changed.reaction, ReactionName::Card, "saving it says the same");
}

#[test]
fn any_one_day_can_be_read_but_none_ahead() {
    let app = open();
    let check_in = CheckInInput {
        id: None,
        day: "2026-03-01".to_owned(),
        mood: 4,
        interest: None,
        energy: None,
        calm: None,
        like_myself: None,
        sleep_hours: None,
        note: None,
    };
    ready(app.save_check_in(&check_in)).unwrap();
    let day = ready(app.day("2026-03-01")).unwrap();
    assert_eq!(day.check_ins.iter().map(|kept| kept.mood).collect::<Vec<_>>(), [4]);
    assert!(day.check_ins[0].marks.late);
    assert!(ready(app.day("2026-03-02")).unwrap().check_ins.is_empty());

    let ahead = ready(app.day("2026-05-06")).unwrap_err();
    assert_eq!(ahead.code().as_str(), "in_future");
    let never = ready(app.day("2026-02-30")).unwrap_err();
    assert_eq!(never.code().as_str(), "impossible_date");
}

/// R7, vector 2: a fall from 18 to 4 is shown as 78 %. A fall of 49.7 % is a
/// partial response, and is not shown as the 50 % of a response.
#[test]
fn the_percentage_is_rounded_but_never_onto_a_cut_off() {
    let shown = |baseline: [Option<u8>; 9], latest: [Option<u8>; 9]| {
        let app = open();
        let course_start = Some("2026-04-01".to_owned());
        ready(app.save_settings(&SettingsInput { day_start: 4, course_start })).unwrap();
        for (day, items) in [("2026-03-31", baseline), ("2026-04-20", latest)] {
            let items = items.to_vec();
            let form = Phq9Input { id: None, day: day.to_owned(), items, difficulty: None, confirmed: false };
            ready(app.save_phq9(&form)).unwrap();
        }
        let status = ready(app.course()).unwrap().status.unwrap();
        (status.state, status.drop_percent)
    };
    let answered = |points: [u8; 9]| points.map(Some);
    let eighteen = answered([3, 3, 3, 3, 3, 3, 0, 0, 0]);
    assert_eq!(shown(eighteen, answered([1, 1, 1, 1, 0, 0, 0, 0, 0])), (StateName::RemissionRange, Some(78)));
    assert_eq!(shown(eighteen, answered([3, 3, 3, 1, 0, 0, 0, 0, 0])), (StateName::PartialResponse, Some(44)));

    // Nine points on seven items count as 11.57, half of 23 as 11.5.
    let twenty_three = answered([3, 3, 3, 3, 3, 3, 3, 2, 0]);
    let imputed = [Some(3), Some(3), Some(3), Some(0), Some(0), Some(0), None, None, Some(0)];
    assert_eq!(shown(twenty_three, imputed), (StateName::PartialResponse, Some(49)));
}
