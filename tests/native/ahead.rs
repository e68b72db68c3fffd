//! Records of days that have not come: what a wrong clock leaves, and what a flight to the west does.

use std::cell::Cell;
use std::rc::Rc;

use crate::courses::{Clock, Person, check_in, nobody, open, session_on};
use crate::storage::ready;
use crate::support::given::{date, items, on};
use tidemark::app::App;
use tidemark::app::host::Host;
use tidemark::app::view::{AheadView, TodayView};
use tidemark::exchange::json;
use tidemark::record::kinds::phq9::{Answers, Phq9Form};
use tidemark::record::kinds::session::{Drug, Route};
use tidemark::record::kinds::side_effect::{Effect, End, Felt, NamedEffect, SideEffect};
use tidemark::record::log::Record;
use tidemark::record::problem::Problem;
use tidemark::record::time::{Moment, Zone};
use tidemark::rules::remission::State;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::{read_log, read_timeline};

fn form(day: &str, points: u8) -> Phq9Form {
    let mut all = [Some(points); 9];
    all[8] = Some(0);
    Phq9Form { day: date(day), answers: Answers::new(items(all), None).unwrap() }
}

fn today(app: &Person) -> TodayView {
    ready(app.today()).unwrap()
}

fn ahead(app: &Person) -> Option<AheadView> {
    today(app).ahead
}

/// Somebody with a form and a session in March 2026, whose clock then was ten years ahead for a day on which they had
/// another session with a side effect, another form and a check-in, and is right again on 20 March.
fn wrong_for_a_day() -> (Person, Clock, MemoryStore) {
    let (clock, store) = (Clock::new(), MemoryStore::default());
    let app = open(store.clone(), &clock);
    let session = |day| session_on(day, Route::Intravenous, Drug::Ketamine);
    clock.set("2026-03-01", "12:00");
    ready(app.save_phq9(None, form("2026-03-01", 2), false)).unwrap();
    ready(app.save_session(None, session("2026-03-01"), false)).unwrap();
    clock.set("2026-03-18", "20:00");
    ready(app.save(None, Record::CheckIn(check_in("2026-03-18", "4", "4")))).unwrap();
    clock.set("2036-03-19", "20:00");
    let kept = ready(app.save_session(None, session("2036-03-19"), false)).unwrap();
    let effect = SideEffect {
        effect: Effect::Named(NamedEffect::Nausea),
        felt: Felt { severity: None, interference: None },
        onset: on("2036-03-19"),
        end: Some(End::At(on("2036-03-20"))),
        session: Some(tidemark::record::id::RecordId::parse("id", &kept.id).unwrap()),
        note: None,
    };
    clock.set("2036-03-20", "08:00");
    ready(app.save_side_effect(None, effect)).unwrap();
    ready(app.save_phq9(None, form("2036-03-20", 0), false)).unwrap();
    ready(app.save(None, Record::CheckIn(check_in("2036-03-20", "9", "9")))).unwrap();
    clock.set("2026-03-20", "12:00");
    (app, clock, store)
}

#[test]
fn what_a_wrong_clock_left_counts_nowhere() {
    let (app, clock, store) = wrong_for_a_day();
    for app in [&app, &open(store, &clock)] {
        let today = today(app);
        assert_eq!(today.last_session.as_deref(), Some("2026-03-01"));
        assert!(today.phq9.unwrap().due, "a week after the session of 1 March");
        assert_eq!(today.state, Some(State::NoResponse));
        let course = ready(app.course()).unwrap();
        assert_eq!(course.forms.len(), 1);
        assert_eq!(course.sessions, ["2026-03-01"]);
        assert_eq!(ready(app.sessions()).unwrap().sessions.len(), 1);
        let fade = ready(app.fade(30)).unwrap();
        assert_eq!(fade.days.last().unwrap().day, "2026-03-20");
    }
    let bytes = ready(app.log()).unwrap();
    let (at, timeline) = read_timeline(&bytes).unwrap();
    assert_eq!((timeline.sessions().count(), timeline.ahead().count()), (1, 5 - 1));
    assert_eq!(json::read(&json::write(&timeline, &at, None)).unwrap(), read_log(&bytes).unwrap().1, "JSON keeps all");
}

#[test]
fn it_is_asked_about_with_the_days_of_the_entries_around_it() {
    let (app, clock, _) = wrong_for_a_day();
    let asked = AheadView {
        records: 4,
        first: "2036-03-19".into(),
        last: "2036-03-20".into(),
        before: Some("2026-03-18".into()),
        after: None,
        move_to: "2026-03-18".into(),
    };
    assert_eq!(ahead(&app), Some(asked.clone()));
    ready(app.save(None, Record::CheckIn(check_in("2026-03-20", "4", "4")))).unwrap();
    assert_eq!(ahead(&app), Some(AheadView { after: Some("2026-03-20".into()), ..asked }));
    clock.set("2036-03-18", "12:00");
    assert_eq!(ahead(&app), None, "tomorrow may be today elsewhere, and the day after it tomorrow");
}

#[test]
fn moved_they_keep_their_distance_and_undo_brings_them_back() {
    let (app, _, _) = wrong_for_a_day();
    let asked = ahead(&app);
    let receipts = ready(app.move_ahead("2026-03-19")).unwrap();
    assert_eq!(receipts.len(), 4);
    assert_eq!(ahead(&app), None);
    let view = today(&app);
    assert_eq!(view.last_session.as_deref(), Some("2026-03-19"));
    assert_eq!(view.check_ins.len(), 1, "of the second day of the wrong clock, which is today");
    let effects = ready(app.sessions()).unwrap().sessions.remove(0).side_effects;
    assert_eq!(effects[0].value.end, Some(End::At(on("2026-03-20"))));
    ready(app.undo_all(&receipts)).unwrap();
    assert_eq!(ahead(&app), asked);
}

#[test]
fn none_is_moved_beyond_today() {
    let (app, _, _) = wrong_for_a_day();
    assert_eq!(ready(app.move_ahead("2026-03-21")).unwrap_err().code().as_str(), "in_future");
    ready(app.move_ahead("2026-03-20")).unwrap();
    let view = today(&app);
    assert_eq!((view.last_session.as_deref(), view.check_ins.len()), (Some("2026-03-20"), 1));
    assert_eq!(ahead(&app), None);
    assert_eq!(ready(app.move_ahead("2026-03-20")).unwrap_err().code().as_str(), "empty", "nothing is left to move");
}

#[test]
fn kept_they_are_asked_about_no_more_and_count_from_their_day_on() {
    let (app, clock, store) = wrong_for_a_day();
    let kept = ready(app.keep_ahead()).unwrap();
    assert_eq!((ahead(&app), ahead(&open(store, &clock))), (None, None));
    assert_eq!(today(&app).last_session.as_deref(), Some("2026-03-01"));
    ready(app.undo_all(&kept)).unwrap();
    assert_eq!(ahead(&app).map(|ahead| ahead.records), Some(4));
    ready(app.keep_ahead()).unwrap();
    clock.set("2046-01-01", "12:00");
    ready(app.save(None, Record::CheckIn(check_in("2046-01-01", "5", "5")))).unwrap();
    clock.set("2026-03-20", "13:00");
    assert_eq!(ahead(&app).map(|ahead| ahead.records), Some(1), "only the later one brings the question back");
    clock.set("2036-03-21", "12:00");
    assert_eq!(today(&app).last_session.as_deref(), Some("2036-03-19"));
}

#[test]
fn removed_they_are_gone_until_it_is_undone() {
    let (app, _, _) = wrong_for_a_day();
    let asked = ahead(&app);
    let receipts = ready(app.remove_ahead()).unwrap();
    assert_eq!(ahead(&app), None);
    ready(app.undo_all(&receipts)).unwrap();
    assert_eq!(ahead(&app), asked);
}

#[test]
fn nothing_is_asked_of_tomorrow() {
    let (app, clock) = nobody();
    clock.set("2026-03-02", "23:30");
    ready(app.save(None, Record::CheckIn(check_in("2026-03-02", "4", "4")))).unwrap();
    clock.set("2026-02-28", "12:00");
    assert_eq!(ahead(&app), None, "at UTC+14 it is 1 March, and 2 March tomorrow");
    clock.set("2026-02-28", "10:59");
    assert_eq!(ahead(&app).map(|ahead| ahead.records), Some(1), "23:59 of 28 February at UTC+14");
}

/// A host whose clock and zone the test sets.
#[derive(Clone)]
struct Traveller {
    clock: Rc<Cell<(i64, i16)>>,
    random: Clock,
}

impl Host for Traveller {
    fn now(&self) -> Result<Moment, Problem> {
        let (unix_ms, offset) = self.clock.get();
        Moment::new(unix_ms, offset, Zone::parse("UTC")?)
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        self.random.fill_random(bytes);
    }
}

/// 1 March 2026, 18:00 UTC: the morning of 2 March at UTC+14, and of 1 March at UTC−12.
const EVENING_MS: i64 = 1_772_388_000_000;

#[test]
fn a_flight_to_the_west_closes_no_day_that_has_come_somewhere() {
    let host = Traveller { clock: Rc::new(Cell::new((EVENING_MS, 14 * 60))), random: Clock::new() };
    let app = ready(App::open(MemoryStore::default(), host.clone(), None)).unwrap();
    let kept = ready(app.save(None, Record::CheckIn(check_in("2026-03-02", "4", "4")))).unwrap();
    host.clock.set((EVENING_MS + 60_000, -12 * 60));
    let today = ready(app.today()).unwrap();
    assert_eq!((today.today.as_str(), today.recent[0].day.as_str()), ("2026-03-01", "2026-03-02"));
    assert_eq!(ready(app.day("2026-03-02")).unwrap().check_ins.len(), 1);
    ready(app.save(Some(&kept.id), Record::CheckIn(check_in("2026-03-02", "5", "4")))).unwrap();
    let new = ready(app.save(None, Record::CheckIn(check_in("2026-03-02", "4", "4"))));
    assert_eq!(new.unwrap_err().code().as_str(), "in_future", "a new one for tomorrow is refused");
    assert_eq!(ready(app.day("2026-03-03")).unwrap_err().code().as_str(), "in_future");
    assert_eq!(ready(app.today()).unwrap().ahead, None);
}
