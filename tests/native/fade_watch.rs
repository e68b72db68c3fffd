//! The fade watch through the use cases: what it says, what it keeps of that, and what the person answers.

use std::cell::Cell;
use std::rc::Rc;

use crate::courses::{check_in, session_on};
use crate::storage::{FixedHost, ready};
use crate::support::given::{date, time};
use tidemark::app::App;
use tidemark::app::host::Host;
use tidemark::app::view::{FadeAlertView, FadeNowView, FadeStateName, FadeView, SaidThenView, SaidView, VerdictInput};
use tidemark::record::id::RecordId;
use tidemark::record::kinds::fade_alert::{Verdict, Warning};
use tidemark::record::kinds::safety_plan::SafetyPlan;
use tidemark::record::kinds::session::{Drug, Route, Session};
use tidemark::record::log::Record;
use tidemark::record::problem::Problem;
use tidemark::record::time::{LocalDay, Moment, Zone};
use tidemark::store::memory::MemoryStore;
use tidemark::store::{Batch, Contents, Store, StoreError};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// 2 March 2026, 12:00 UTC.
const BEGIN_MS: i64 = 1_772_452_800_000;

/// A host whose clock the test sets to noon of a day.
pub(crate) struct Noon {
    day: Rc<Cell<i32>>,
    random: FixedHost,
}

impl Host for Noon {
    fn now(&self) -> Result<Moment, Problem> {
        Moment::new(BEGIN_MS + i64::from(self.day.get()) * DAY_MS, 0, Zone::parse("Europe/London")?)
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        self.random.fill_random(bytes);
    }
}

/// A store that can be full.
#[derive(Clone, Default)]
pub(crate) struct Disk {
    store: MemoryStore,
    full: Rc<Cell<bool>>,
}

impl Store for Disk {
    async fn load(&self) -> Result<Contents, StoreError> {
        self.store.load().await
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        if self.full.get() { Err(StoreError::Full) } else { self.store.commit(batch).await }
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.store.erase().await
    }
}

/// A person whose days are counted from 0.
pub(crate) struct Person {
    pub(crate) app: App<Disk, Noon>,
    pub(crate) day: Rc<Cell<i32>>,
    disk: Disk,
}

impl Person {
    pub(crate) fn new() -> Self {
        Self::at(Disk::default(), Rc::default(), 7)
    }

    fn at(disk: Disk, day: Rc<Cell<i32>>, seed: u64) -> Self {
        let host = Noon { day: Rc::clone(&day), random: FixedHost::seeded(seed) };
        Self { app: ready(App::open(disk.clone(), host, None)).unwrap(), day, disk }
    }

    fn other_tab(&self) -> Self {
        Self::at(self.disk.clone(), Rc::clone(&self.day), 8)
    }

    pub(crate) fn date(day: i32) -> String {
        LocalDay::from_number(20_514 + day).unwrap().to_string()
    }

    /// A check-in written today, for this day.
    pub(crate) fn check_in(&self, about: i32, level: u8) -> String {
        self.save(None, about, level)
    }

    fn save(&self, id: Option<&str>, about: i32, level: u8) -> String {
        let level = level.to_string();
        let kept = check_in(&Self::date(about), &level, &level);
        ready(self.app.save(id, Record::CheckIn(kept))).unwrap().id
    }

    pub(crate) fn session(&self, on: i32) -> String {
        ready(self.app.save_session(None, session(on), true)).unwrap().id
    }

    pub(crate) fn view(&self) -> FadeView {
        ready(self.app.fade(120)).unwrap()
    }

    pub(crate) fn now(&self) -> FadeNowView {
        let fade = self.view().now;
        assert_eq!(ready(self.app.today()).unwrap().fade.as_ref(), Some(&fade), "Today says the same");
        fade
    }

    /// Lives through these days with a check-in at each level, and a gap where there is none.
    pub(crate) fn days(&self, from: i32, levels: &[Option<u8>]) -> Vec<(i32, String)> {
        let mut kept = Vec::new();
        for (day, level) in (from..).zip(levels) {
            self.day.set(day);
            if let Some(level) = level {
                kept.push((day, self.check_in(day, *level)));
            }
        }
        kept
    }

    /// A steady fortnight, a session on day 14, and a lift that is gone within a week and a half.
    fn fading() -> (Self, Vec<(i32, String)>) {
        let person = Self::new();
        let mut kept = person.days(0, &[3, 3, 2, 3, 3, 4, 3, 3, 2, 3, 3, 3, 4, 3].map(Some));
        person.day.set(14);
        person.session(14);
        kept.extend(person.days(15, &[7, 8, 7, 7, 7, 6, 6, 5, 4, 4, 3, 3].map(Some)));
        (person, kept)
    }
}

pub(crate) fn session(on: i32) -> Session {
    Session { time: Some(time("10:00")), ..session_on(&Person::date(on), Route::Intranasal, Drug::Esketamine) }
}

/// How many warnings of fading there are, without the notes that came before them.
fn fading_alerts(view: &FadeView) -> usize {
    view.alerts.iter().filter(|alert| alert.warning == Warning::Fading).count()
}

#[test]
fn a_warning_is_kept_once_with_the_check_in_that_raised_it() {
    let (person, _) = Person::fading();
    let view = person.view();
    assert_eq!(view.now.state, FadeStateName::Fading);
    let warning = view.now.warning.clone().unwrap();
    assert_eq!(warning.warning, Warning::Fading);
    assert_eq!(fading_alerts(&view), 1, "{:?}", view.alerts);
    let alert = &view.alerts[0];
    let then = alert.then.as_ref().unwrap();
    assert_eq!(Some(&then.id), warning.id.as_ref());
    assert_eq!(alert.session, Person::date(14));
    let now = alert.now.as_ref().unwrap();
    assert_eq!((&then.day, then.said), (&now.from, now.said), "nothing was edited since");
    let entries = ready(person.app.sentinel()).entries;
    assert_eq!(entries, 26 + 1 + 2, "check-ins, the session, the note before the warning, and the warning");
}

#[test]
fn an_answer_is_kept_and_can_be_taken_back() {
    let (person, _) = Person::fading();
    let id = person.now().warning.unwrap().id;
    let answer = VerdictInput { id: id.clone(), verdict: Some(Verdict::BadDay), muted: false };
    let receipt = ready(person.app.answer_alert(&answer)).unwrap();
    assert_eq!(Some(&receipt.id), id.as_ref());
    assert_eq!(person.now().warning.unwrap().verdict, Some(Verdict::BadDay));
    ready(person.app.undo(&receipt)).unwrap();
    assert_eq!(person.now().warning.unwrap().verdict, None);
    assert_eq!(fading_alerts(&person.view()), 1);
}

#[test]
fn a_warning_of_an_earlier_session_can_be_answered_later() {
    let (person, _) = Person::fading();
    let id = person.now().warning.unwrap().id;
    ready(person.app.answer_alert(&VerdictInput { id: id.clone(), verdict: None, muted: true })).unwrap();
    person.day.set(28);
    person.session(28);
    person.days(29, &[7, 8, 7].map(Some));
    assert_eq!(person.now().warning, None);
    let said = person.view().alerts[0].then.clone().unwrap();
    let answer = VerdictInput { id, verdict: Some(Verdict::Right), muted: said.muted };
    ready(person.app.answer_alert(&answer)).unwrap();
    let answered = person.view().alerts[0].then.clone().unwrap();
    assert_eq!(answered, SaidThenView { verdict: Some(Verdict::Right), ..said });
    let trail = ready(person.app.trail(&answered.id)).unwrap();
    assert_eq!(trail.len(), 3, "said, muted, answered: each is a version of one record");
}

#[test]
fn a_mute_lasts_until_the_next_session() {
    let (person, _) = Person::fading();
    let warning = person.now().warning.unwrap();
    assert!(warning.can_be_muted);
    ready(person.app.answer_alert(&VerdictInput { id: warning.id, verdict: None, muted: true })).unwrap();
    let now = person.now();
    assert_eq!((now.state, now.warning, now.muted), (FadeStateName::Fading, None, true));
    person.days(27, &[Some(3), Some(3)]);
    assert_eq!(person.now().warning, None);
    assert_eq!(fading_alerts(&person.view()), 1, "what is not said is not kept");

    person.day.set(29);
    person.session(29);
    person.days(30, &[7, 8, 7, 7, 7, 6, 6, 5, 4, 4, 3, 3].map(Some));
    assert_eq!(person.now().warning.unwrap().warning, Warning::Fading);
}

/// Four intervals of a fortnight, each with a lift, then a fifth session on day 70.
fn usual_course() -> Person {
    let person = Person::new();
    person.days(0, &[Some(3); 14]);
    for interval in 0..4 {
        let session = 14 + 14 * interval;
        person.day.set(session);
        person.session(session);
        person.days(session + 1, &[7, 7, 7, 7, 6, 6, 6, 6, 6, 6, 6, 5, 5].map(Some));
    }
    person.day.set(70);
    person.session(70);
    person
}

/// The same, and from then on levels far below that course.
fn falling() -> Person {
    let person = usual_course();
    person.days(71, &[2, 1, 1, 1, 1].map(Some));
    person
}

#[test]
fn a_mute_of_fading_leaves_lower_than_usual() {
    let person = usual_course();
    person.days(71, &[7, 7, 6, 5, 4, 3, 3].map(Some));
    let fading = person.now().warning.unwrap();
    assert_eq!(fading.warning, Warning::Fading);
    ready(person.app.answer_alert(&VerdictInput { id: fading.id, verdict: None, muted: true })).unwrap();
    assert_eq!(person.now().warning, None);

    person.days(78, &[0; 12].map(Some));
    let now = person.now();
    assert!(now.muted);
    let lower = now.warning.unwrap();
    assert_eq!(lower.warning, Warning::LowerThanUsual);
    let refused = ready(person.app.answer_alert(&VerdictInput { id: lower.id, verdict: None, muted: true }));
    assert!(refused.is_err(), "lower than usual cannot be muted");
}

#[test]
fn a_corrected_check_in_changes_what_todays_data_say_and_not_what_was_said() {
    let (person, kept) = Person::fading();
    let before = person.view().alerts[0].clone();
    // Latest first: a high day among low ones would make the fall after it steeper.
    for (day, id) in kept.iter().filter(|(day, _)| *day >= 20).rev() {
        person.save(Some(id), *day, 7);
    }
    let after = person.view();
    assert_eq!(after.now.state, FadeStateName::Holding);
    assert_eq!(after.now.warning, None);
    assert_eq!(fading_alerts(&after), 1);
    assert_eq!(after.alerts[0].then, before.then, "said then");
    assert_eq!(after.alerts[0].now, None, "with today's data");
}

#[test]
fn a_late_check_in_raises_a_warning_on_the_day_it_is_written() {
    let (person, kept) = Person::fading();
    let said = person.view().alerts[0].then.clone().unwrap().day;
    let (_, id) = kept.last().unwrap().clone();
    person.day.set(40);
    person.save(Some(&id), 26, 3);
    assert_eq!(person.view().alerts[0].then.clone().unwrap().day, said, "and is not said again by an edit");
}

#[test]
fn nothing_is_said_in_the_first_48_hours() {
    let person = falling();
    person.day.set(76);
    person.session(76);
    for day in 76..79 {
        person.day.set(day);
        let now = person.now();
        assert_eq!((now.state, now.warning), (FadeStateName::TooEarly, None), "day {day}");
        person.check_in(day, 1);
    }
    let before = person.view().alerts.len();
    person.day.set(79);
    let lower = person.now().warning.unwrap();
    assert_eq!((lower.warning, lower.id), (Warning::LowerThanUsual, None), "time has passed, nothing was written");
    let receipt =
        ready(person.app.answer_alert(&VerdictInput { id: None, verdict: Some(Verdict::Right), muted: false }));
    assert_eq!(person.now().warning.unwrap().id, Some(receipt.unwrap().id), "the answer keeps the warning as well");
    assert_eq!(person.view().alerts.len(), before + 1);
}

#[test]
fn a_write_that_the_watch_does_not_read_keeps_no_warning() {
    let person = falling();
    person.day.set(76);
    person.session(76);
    let check_ins = person.days(76, &[Some(1); 3]);
    person.day.set(79);
    let kept_as = || {
        let warning = person.now().warning.unwrap();
        assert_eq!(warning.warning, Warning::LowerThanUsual);
        warning.id
    };
    ready(person.app.save_safety_plan(SafetyPlan::default())).unwrap();
    ready(person.app.withdraw(&RecordId::SAFETY_PLAN.to_string())).unwrap();
    assert_eq!(kept_as(), None);
    ready(person.app.withdraw(&check_ins[0].1)).unwrap();
    assert!(kept_as().is_some(), "taking a check-in back is a change of what it reads");
}

#[test]
fn taking_the_check_in_back_leaves_what_was_said() {
    let (person, kept) = Person::fading();
    let said = LocalDay::parse("day", &person.view().alerts[0].then.clone().unwrap().day).unwrap();
    for (_, id) in kept.iter().filter(|(day, _)| Person::date(*day) >= said.to_string()) {
        ready(person.app.withdraw(id)).unwrap();
    }
    let view = person.view();
    let warning = view.now.warning.map(|warning| warning.warning);
    assert_eq!(warning, Some(Warning::HalfGoneSoon), "the note from before those days stands");
    assert!(view.alerts[0].then.is_some());
    assert_eq!(view.alerts[0].now, None);
}

#[test]
fn silence_is_said_and_raises_nothing() {
    let (person, _) = Person::fading();
    let entries = ready(person.app.sentinel()).entries;
    person.day.set(36);
    let now = person.now();
    assert_eq!(now.silent_days, Some(10));
    assert_eq!(now.state, FadeStateName::Fading, "silence does not end it");
    assert_eq!(ready(person.app.sentinel()).entries, entries, "reading writes nothing");
}

#[test]
fn without_records_there_is_a_state_and_no_number() {
    let person = Person::new();
    let empty = person.view();
    assert_eq!(empty.now.state, FadeStateName::NoSession);
    assert_eq!((empty.now.lift, empty.days.len(), empty.alerts.len()), (None, 0, 0));
    person.check_in(0, 5);
    person.day.set(400);
    let one = person.view();
    assert_eq!(
        (one.now.state, one.now.silent_days, one.now.baseline_days),
        (FadeStateName::NoSession, Some(400), Some(1))
    );
    assert_eq!(one.days.len(), 120);
    assert!(one.has_earlier);
}

#[test]
fn levels_stuck_at_an_end_say_nothing_false() {
    for level in [0, 10] {
        let person = Person::new();
        person.days(0, &[Some(level); 10]);
        person.day.set(10);
        person.session(10);
        person.session(10);
        person.days(11, &[Some(level); 25]);
        let view = person.view();
        assert_eq!(view.now.warning, None, "level {level}");
        let lift = view.now.lift.as_ref().unwrap();
        assert_eq!((lift.sessions, lift.check_ins), (1, 25), "two sessions of a day are one");
        for day in view.days.iter().chain(&view.ahead) {
            assert!([day.course, day.low, day.high].iter().all(|number| number.is_finite()), "{day:?}");
        }
    }
}

#[test]
fn the_chart_begins_with_a_session_and_goes_on_to_the_planned_one() {
    let person = Person::new();
    person.days(0, &[Some(3); 14]);
    person.day.set(14);
    person.session(14);
    person.days(15, &[Some(6); 30]);
    person.day.set(45);
    let planned = Session { planned_next: Some(date(&Person::date(65))), ..session(45) };
    ready(person.app.save_session(None, planned, true)).unwrap();
    person.days(46, &[Some(6); 5]);
    let view = ready(person.app.fade(20)).unwrap();
    assert_eq!(view.days[0].day, Person::date(14), "the interval that the last twenty days begin in");
    assert!(view.days[0].session && view.has_earlier);
    assert_eq!(view.days.last().unwrap().day, Person::date(50));
    assert_eq!(view.ahead.first().unwrap().day, Person::date(51));
    assert_eq!(view.ahead.last().unwrap().day, Person::date(65));
    assert_eq!(view.now.next.as_ref().map(|next| next.days), Some(20));
    assert_eq!(view.intervals.len(), 1);
    assert_eq!(view.intervals[0].days, 31);
    assert!(view.ahead.iter().all(|day| day.level.is_none()), "a day ahead has no level");
    assert_eq!(view.now.next.unwrap().half_gone, None, "one session has taught too little");
}

#[test]
fn a_gap_is_no_level() {
    let person = Person::new();
    person.days(0, &[Some(3), None, Some(4)]);
    let levels: Vec<_> = person.view().days.iter().map(|day| day.level).collect();
    assert_eq!(levels, [Some(3.0), None, Some(4.0)]);
}

#[test]
fn shares_are_said_to_the_nearest_five_percent() {
    let (person, _) = Person::fading();
    let SaidView { share, low, high, half_gone } = person.now().lift.unwrap().said;
    assert_eq!(person.view().days.last().unwrap().left, Some(share), "the chart says the same of today");
    assert!(low <= share && share <= high, "{low} {share} {high}");
    assert!([share, low, high, half_gone].iter().all(|percent| percent % 5 == 0));
}

/// Ten years with a session every fortnight, written as one log.
#[test]
fn ten_years_are_followed() {
    let person = Person::new();
    for day in (0..3650).step_by(14) {
        person.day.set(day);
        person.session(day);
        for after in [1, 2, 4, 5, 7, 9, 12] {
            person.day.set(day + after);
            person.check_in(day + after, u8::try_from(8 - after / 3).unwrap());
        }
    }
    let view = person.view();
    assert!(view.days.len() < 140, "only the last days are given: {}", view.days.len());
    assert!(view.has_earlier);
    assert_eq!(ready(person.app.fade(u32::MAX)).unwrap().days.len(), 3653);
    assert!(!ready(person.app.fade(u32::MAX)).unwrap().has_earlier);
    assert_eq!(view.now.usual.map(|usual| usual.sessions), Some(4));
}

#[test]
fn a_steady_baseline_is_asked_for_until_there_is_one_or_a_session() {
    let person = Person::new();
    assert_eq!(person.now().baseline_days, Some(0));
    person.days(0, &[Some(4); 13]);
    assert_eq!(person.now().baseline_days, Some(13));
    person.days(13, &[Some(4)]);
    assert_eq!(person.now().baseline_days, None);
    let other = Person::new();
    other.check_in(0, 4);
    other.session(0);
    assert_eq!(other.now().baseline_days, None, "a session has been");
}

#[test]
fn a_check_in_that_cannot_be_kept_leaves_no_warning_behind() {
    let (person, kept) = Person::fading();
    let said = person.view().alerts[0].then.clone().unwrap();
    let last = |person: &Person| ready(person.app.withdraw(&kept.last().unwrap().1));
    last(&person).unwrap();
    ready(person.app.withdraw(&said.id)).unwrap();
    let before = person.view();
    person.disk.full.set(true);
    let refused = ready(person.app.save(None, Record::CheckIn(check_in(&Person::date(26), "3", "3"))));
    assert_eq!(refused.unwrap_err().code().as_str(), "storage_full");
    assert_eq!(person.view(), before);
    person.disk.full.set(false);
    person.check_in(26, 3);
    assert!(person.view().alerts[0].then.is_some());
}

#[test]
fn two_tabs_keep_one_warning() {
    let (person, kept) = Person::fading();
    let said = person.view().alerts[0].then.clone().unwrap();
    for (_, id) in kept.iter().filter(|(day, _)| Person::date(*day) >= said.day) {
        ready(person.app.withdraw(id)).unwrap();
    }
    ready(person.app.withdraw(&said.id)).unwrap();
    let other = person.other_tab();
    for day in 24..27 {
        other.check_in(day, 3);
    }
    assert!(other.now().warning.is_some());
    // This tab has not read what the other one wrote. By what it knows, its save would raise the same warning.
    for day in 24..27 {
        person.check_in(day, 3);
    }
    let alerts = person.view().alerts;
    let kept = |alert: &&FadeAlertView| alert.warning == Warning::Fading && alert.then.is_some();
    assert_eq!(alerts.iter().filter(kept).count(), 1, "{alerts:?}");
}
