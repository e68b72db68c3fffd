//! Goals and the weekly looks at them.

use serde_json::{Value as Json, json};

use super::{on, refused, save};
use crate::courses::Person;
use crate::storage::ready;
use crate::support::given::Refusal;

fn goal(text: &str, first: bool) -> Json {
    json!({ "text": text, "first": first })
}

fn texts(app: &Person) -> Vec<String> {
    let standing = ready(app.goals()).unwrap().standing;
    standing.iter().map(|goal| goal.value.text.as_str().to_owned()).collect()
}

#[test]
fn what_remission_looks_like_comes_first() {
    let (app, _) = on("2026-03-10");
    save(&app, "goal", &goal("Cook again", false)).unwrap();
    save(&app, "goal", &goal("Wake up without dread", true)).unwrap();
    save(&app, "goal", &goal("Choir", false)).unwrap();
    assert_eq!(texts(&app), ["Wake up without dread", "Cook again", "Choir"]);
    assert!(!ready(app.goals()).unwrap().has_room);
    assert_eq!(save(&app, "goal", &goal("A fourth", false)), refused("text", "too_many"));
}

#[test]
fn a_goal_that_was_let_go_makes_room_and_is_brought_back_only_into_room() {
    let (app, _) = on("2026-03-10");
    let first = save(&app, "goal", &goal("One", false)).unwrap();
    for text in ["Two", "Three"] {
        save(&app, "goal", &goal(text, false)).unwrap();
    }
    let put = |ended: Option<&str>| {
        let value = crate::support::given::plain(&json!({ "text": "One", "first": false, "ended": ended }));
        let node = tidemark::record::fields::node::Node::given(&value);
        let record = tidemark::app::plain_record("goal", &node).unwrap().unwrap();
        ready(app.save(Some(&first), record)).map_err(Refusal::from)
    };
    put(Some("2026-03-09")).unwrap();
    assert_eq!(ready(app.goals()).unwrap().ended.len(), 1);
    let fourth = save(&app, "goal", &goal("Four", false)).unwrap();
    assert_eq!(put(None).unwrap_err(), Refusal::at("text", "too_many"));
    ready(app.withdraw(&fourth)).unwrap();
    put(None).unwrap();
    assert_eq!(texts(&app), ["One", "Two", "Three"]);
}

#[test]
fn a_goal_that_was_removed_comes_back_only_into_room() {
    let (app, _) = on("2026-03-10");
    let first = save(&app, "goal", &goal("One", false)).unwrap();
    for text in ["Two", "Three"] {
        save(&app, "goal", &goal(text, false)).unwrap();
    }
    let removed = ready(app.withdraw(&first)).unwrap();
    let fourth = save(&app, "goal", &goal("Four", false)).unwrap();
    let refusal = ready(app.undo(&removed)).unwrap_err();
    assert_eq!(Refusal::from(refusal), Refusal::at("text", "too_many"));
    assert_eq!(texts(&app), ["Two", "Three", "Four"]);
    ready(app.withdraw(&fourth)).unwrap();
    ready(app.undo(&removed)).unwrap();
    assert_eq!(texts(&app), ["One", "Two", "Three"]);
}

#[test]
fn a_goal_is_looked_at_once_a_week() {
    let (app, clock) = on("2026-03-10");
    let id = save(&app, "goal", &goal("Choir", false)).unwrap();
    let due = || ready(app.today()).unwrap().goals_due;
    assert_eq!(due(), 1);
    let first = ready(app.look_at_goal(&id, 3)).unwrap();
    let second = ready(app.look_at_goal(&id, 4)).unwrap();
    assert_eq!(first.id, second.id, "one look a day");
    assert_eq!(due(), 0);
    clock.set("2026-03-16", "12:00");
    assert_eq!(due(), 0);
    clock.set("2026-03-17", "12:00");
    assert_eq!(due(), 1);
    ready(app.look_at_goal(&id, 6)).unwrap();
    let goal = ready(app.goals()).unwrap().standing.remove(0);
    let looks: Vec<_> = goal.looks.iter().map(|look| (look.day.as_str(), look.score)).collect();
    assert_eq!(looks, [("2026-03-10", 4), ("2026-03-17", 6)]);
    assert!(!goal.due);
}

#[test]
fn a_look_needs_its_goal_and_a_score_on_the_scale() {
    let (app, _) = on("2026-03-10");
    let id = save(&app, "goal", &goal("Choir", false)).unwrap();
    let unknown = ready(app.look_at_goal(&"7".repeat(32), 3)).unwrap_err();
    assert_eq!(Refusal::from(unknown), Refusal::at("", "not_found"));
    let beyond = ready(app.look_at_goal(&id, 11)).unwrap_err();
    assert_eq!(Refusal::from(beyond), Refusal::at("score", "out_of_range"));
    let ahead = json!({ "goal": id, "day": "2026-03-11", "score": 3 });
    assert_eq!(save(&app, "goalLook", &ahead), refused("day", "in_future"));
}

#[test]
fn the_words_and_the_days_of_a_goal_are_checked() {
    let (app, _) = on("2026-03-10");
    let with =
        |field: &str, value: Json| save(&app, "goal", &crate::support::given::with(goal("Choir", false), field, value));
    assert_eq!(with("text", json!("x".repeat(201))), refused("text", "too_long"));
    assert_eq!(with("text", json!(" ")), refused("text", "empty"));
    assert_eq!(with("agreed", json!("2026-03-11")), refused("agreed", "in_future"));
    assert_eq!(with("ended", json!("2026-03-11")), refused("ended", "in_future"));
    let ended = json!({ "text": "Choir", "first": false, "agreed": "2026-03-05", "ended": "2026-03-04" });
    assert_eq!(save(&app, "goal", &ended), refused("ended", "end_before_onset"));
}
