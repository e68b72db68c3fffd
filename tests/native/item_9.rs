//! R4: what item 9 calls for, what stays on Today after it, and the line after a very hard day.

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use crate::courses::{Clock, Person, check_in, nobody, open};
use crate::storage::{FixedHost, ready};
use crate::support::given::{date, items};
use tidemark::app::{App, closed_from};
use tidemark::record::id::RecordId;
use tidemark::record::kinds::asked::Item9Closed;
use tidemark::record::kinds::phq9::{Answers, Frequency, Phq9Form};
use tidemark::record::log::Record;
use tidemark::rules::item9::{Reaction, reaction};
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::read_timeline;
use tidemark::store::{Batch, Contents, Store, StoreError};

fn answer(points: u8) -> Frequency {
    Frequency::new("items", points).unwrap()
}

/// A form with this answer to item 9; `None` leaves the item out.
fn form(day: &str, item9: Option<u8>) -> Phq9Form {
    let mut points = [Some(1); 9];
    points[8] = item9;
    Phq9Form { day: date(day), answers: Answers::new(items(points), None).unwrap() }
}

/// Fills in a form at noon of its day. Returns its id and the reaction to it.
fn fill(app: &Person, clock: &Clock, day: &str, item9: Option<u8>) -> (String, Reaction) {
    clock.set(day, "12:00");
    let receipt = ready(app.save_phq9(None, form(day, item9), false)).unwrap();
    (receipt.id, receipt.reaction)
}

/// The form that Today asks about on a day.
fn asked(app: &Person, clock: &Clock, day: &str) -> Option<String> {
    clock.set(day, "18:00");
    ready(app.today()).unwrap().follow_up.map(|follow_up| follow_up.form)
}

#[test]
fn every_row_of_the_table_has_its_reaction() {
    let after = |before: &[u8], now: u8| reaction(before.iter().rev().map(|points| answer(*points)), Some(answer(now)));
    assert_eq!(after(&[], 0), Reaction::Nothing);
    assert_eq!(after(&[3, 3], 0), Reaction::Nothing);
    assert_eq!(reaction([answer(1), answer(1)], None), Reaction::Nothing, "left out is unknown");
    assert_eq!(after(&[], 1), Reaction::Card, "the first form");
    assert_eq!(after(&[1], 1), Reaction::Card, "unchanged");
    assert_eq!(after(&[2], 1), Reaction::Card, "lower");
    assert_eq!(after(&[1, 1], 1), Reaction::CardCallClinic);
    assert_eq!(after(&[1, 1, 1], 1), Reaction::CardCallClinic, "and each one after");
    assert_eq!(after(&[1, 2, 1], 1), Reaction::Card, "not in a row");
    assert_eq!(after(&[2, 2], 1), Reaction::Card);
    assert_eq!(after(&[0], 1), Reaction::FullScreen, "any rise");
    assert_eq!(after(&[1, 1, 0], 1), Reaction::FullScreen);
    for serious in [2, 3] {
        assert_eq!(after(&[], serious), Reaction::FullScreen);
        assert_eq!(after(&[3, 3], serious), Reaction::FullScreen);
    }
}

#[test]
fn a_third_1_in_a_row_passes_over_a_form_that_left_item_9_out() {
    let (app, clock) = nobody();
    assert_eq!(fill(&app, &clock, "2026-03-01", Some(1)).1, Reaction::Card);
    assert_eq!(fill(&app, &clock, "2026-03-15", Some(1)).1, Reaction::Card);
    assert_eq!(fill(&app, &clock, "2026-03-20", None).1, Reaction::Nothing);
    assert_eq!(fill(&app, &clock, "2026-03-29", Some(1)).1, Reaction::CardCallClinic);
    assert_eq!(asked(&app, &clock, "2026-03-29"), None, "a card is not asked about");
}

#[test]
fn a_form_that_moves_to_another_day_is_compared_with_those_before_that_day() {
    let (app, clock) = nobody();
    fill(&app, &clock, "2026-03-01", Some(1));
    let (moved, _) = fill(&app, &clock, "2026-03-05", Some(1));
    fill(&app, &clock, "2026-03-10", Some(0));
    clock.set("2026-03-20", "12:00");
    let ask = |day| ready(app.phq9_reaction(day, Some(1), Some(&moved))).unwrap();
    assert_eq!(ask("2026-03-05"), Reaction::Card);
    assert_eq!(ask("2026-03-20"), Reaction::FullScreen, "a rise from the 0 of 10 March");
    let later = app.save_phq9(Some(&moved), form("2026-03-20", Some(1)), false);
    assert_eq!(ready(later).unwrap().reaction, Reaction::FullScreen, "saving it says the same");
}

#[test]
fn of_two_forms_of_a_day_the_one_written_first_comes_first() {
    let (app, clock) = nobody();
    let (first, _) = fill(&app, &clock, "2026-03-01", Some(0));
    let second = ready(app.save_phq9(None, form("2026-03-01", Some(1)), true)).unwrap();
    assert_eq!(second.reaction, Reaction::FullScreen);
    let ask = |id: &str| ready(app.phq9_reaction("2026-03-01", Some(1), Some(id))).unwrap();
    assert_eq!((ask(&first), ask(&second.id)), (Reaction::Card, Reaction::FullScreen));
}

#[test]
fn what_brought_the_full_screen_stays_on_today_until_it_is_closed() {
    let (app, clock) = nobody();
    let (form, _) = fill(&app, &clock, "2026-03-01", Some(2));
    fill(&app, &clock, "2026-03-15", Some(0));
    assert_eq!(asked(&app, &clock, "2026-03-20"), Some(form.clone()), "one lower form does not close it");

    let closed = ready(app.close_follow_up(&form)).unwrap();
    assert_eq!(asked(&app, &clock, "2026-03-20"), None);
    ready(app.undo(&closed)).unwrap();
    assert_eq!(asked(&app, &clock, "2026-03-20"), Some(form.clone()), "closing is taken back");

    ready(app.close_follow_up(&form)).unwrap();
    assert_eq!(ready(app.close_follow_up(&form)).unwrap_err().code().as_str(), "not_found", "nothing is open any more");
    let (newer, _) = fill(&app, &clock, "2026-03-29", Some(1));
    assert_eq!(asked(&app, &clock, "2026-03-29"), Some(newer.clone()), "a rise");
    ready(app.close_follow_up(&newer)).unwrap();
    ready(app.withdraw(&newer)).unwrap();
    assert_eq!(asked(&app, &clock, "2026-03-29"), None, "the older one was closed with it");
}

#[test]
fn a_closed_form_whose_answers_change_is_asked_about_anew() {
    let (app, clock) = nobody();
    let (id, _) = fill(&app, &clock, "2026-03-01", Some(2));
    ready(app.close_follow_up(&id)).unwrap();
    clock.set("2026-03-01", "20:00");
    ready(app.save_phq9(Some(&id), form("2026-03-01", Some(3)), false)).unwrap();
    assert_eq!(asked(&app, &clock, "2026-03-02"), Some(id.clone()));
    ready(app.save_phq9(Some(&id), form("2026-03-01", Some(0)), false)).unwrap();
    assert_eq!(asked(&app, &clock, "2026-03-02"), None);
}

#[test]
fn records_of_long_ago_alarm_nobody_once_a_later_form_is_lower() {
    let (app, clock) = nobody();
    let (form, _) = fill(&app, &clock, "2026-03-01", Some(2));
    assert_eq!(asked(&app, &clock, "2026-05-30"), Some(form.clone()), "no later form tells of less");
    fill(&app, &clock, "2026-03-10", Some(2));
    fill(&app, &clock, "2026-03-20", Some(1));
    assert!(asked(&app, &clock, "2026-04-07").is_some(), "28 days after the last of them");
    assert_eq!(asked(&app, &clock, "2026-04-08"), None);
}

#[test]
fn what_was_closed_is_closed_in_another_tab_and_after_a_reload() {
    let clock = Clock::new();
    let store = MemoryStore::default();
    let app = open(store.clone(), &clock);
    let other = open(store.clone(), &clock);
    let (form, _) = fill(&app, &clock, "2026-03-01", Some(3));
    assert!(ready(other.refresh()).unwrap());
    ready(other.close_follow_up(&form)).unwrap();
    assert!(ready(app.refresh()).unwrap(), "a closing is news");
    assert_eq!(asked(&app, &clock, "2026-03-01"), None);
    assert_eq!(asked(&open(store, &clock), &clock, "2026-03-01"), None);
}

#[test]
fn a_closing_in_a_draft_becomes_a_record_if_it_can_be_read_and_the_answers_are_the_same() {
    let (app, clock) = nobody();
    let (form, _) = fill(&app, &clock, "2026-03-01", Some(2));
    let (at, timeline) = read_timeline(&ready(app.log()).unwrap()).unwrap();
    let written = at.unix_ms();
    for text in ["", "junk", &form, &format!("{form} 2026-03-01 x"), &format!("{form} 2026-03-01 1 2")] {
        assert_eq!(closed_from(text, &timeline), None, "{text:?}");
    }
    assert_eq!(closed_from(&format!("{form} 2026-03-01 {}", written - 1), &timeline), None, "changed since");
    let closed = Item9Closed { form: RecordId::parse("form", &form).unwrap(), form_day: date("2026-03-01") };
    let carried = closed_from(&format!("{form} 2026-03-01 {written}"), &timeline);
    assert_eq!(carried, Some(Record::Item9Closed(closed)));
}

#[test]
fn a_mood_of_0_or_1_makes_a_hard_day_and_a_change_unmakes_it() {
    let (app, clock) = nobody();
    clock.set("2026-03-01", "12:00");
    let save = |mood| ready(app.save(None, Record::CheckIn(check_in("2026-03-01", mood, "5")))).unwrap();
    let hard = || ready(app.today()).unwrap().hard_day;
    assert!(!hard());
    assert_eq!(ready(app.today()).unwrap().hard_mood, 1);
    save("2");
    assert!(!hard());
    for mood in ["0", "1"] {
        let kept = save(mood);
        assert!(hard(), "{mood}");
        ready(app.undo(&kept)).unwrap();
        assert!(!hard());
    }
    save("1");
    clock.set("2026-03-02", "12:00");
    assert!(!hard(), "another day");
}

/// A store that, before every write, lets other tasks run.
struct Slow(MemoryStore);

impl Store for Slow {
    async fn load(&self) -> Result<Contents, StoreError> {
        self.0.load().await
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let waited = Cell::new(false);
        poll_fn(|_| if waited.replace(true) { Poll::Ready(()) } else { Poll::Pending }).await;
        self.0.commit(batch).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.0.erase().await
    }
}

/// Two saves at once. Each is reacted to by the records among which it was put.
#[test]
fn item_9_is_answered_under_the_lock_that_saves_it() {
    let store = MemoryStore::default();
    ready(App::open(store.clone(), FixedHost::seeded(1), None)).unwrap();
    let app = ready(App::open(Slow(store), FixedHost::seeded(1), None)).unwrap();
    let (first, second) = (form("2026-05-02", Some(1)), form("2026-05-01", Some(0)));
    let mut saves = [pin!(app.save_phq9(None, first, false)), pin!(app.save_phq9(None, second, false))];
    let mut done = [None, None];
    let mut context = Context::from_waker(Waker::noop());
    while done.iter().any(Option::is_none) {
        for (save, done) in saves.iter_mut().zip(&mut done).filter(|(_, done)| done.is_none()) {
            if let Poll::Ready(receipt) = save.as_mut().poll(&mut context) {
                *done = Some(receipt.unwrap().reaction);
            }
        }
    }
    assert_eq!(done, [Some(Reaction::Card), Some(Reaction::Nothing)]);
    assert_eq!(ready(app.phq9_reaction("2026-05-03", Some(1), None)).unwrap(), Reaction::Card);
}
