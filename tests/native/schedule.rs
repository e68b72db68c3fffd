//! What is due, and when it no longer is.

use crate::courses::{Clock, Person, answer, check_in, grade, grades, id, nobody, session_on};
use crate::storage::ready;
use crate::support::given::{date, items, named, on};
use tidemark::app::put_offs_from;
use tidemark::app::view::{DueName, Phq9ReasonView, Receipt};
use tidemark::record::few::Few;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::asked::PutOff;
use tidemark::record::kinds::function::FunctionForm;
use tidemark::record::kinds::gad7::Gad7Form;
use tidemark::record::kinds::long_term_check::Screen;
use tidemark::record::kinds::phq9::{Answers, Phq9Form};
use tidemark::record::kinds::plan::Plan;
use tidemark::record::kinds::session::{Drug, Route, Session};
use tidemark::record::kinds::side_effect::{Effect, End, Felt, NamedEffect, SideEffect};
use tidemark::record::log::Record;
use tidemark::record::values::Level;
use tidemark::rules::red_flag::RedFlag;
use tidemark::rules::schedule::Form;

fn session(day: &str) -> Session {
    session_on(day, Route::Intranasal, Drug::Esketamine)
}

fn effect(session: Option<&str>, named: NamedEffect, severity: u8, day: &str, end: Option<End>) -> SideEffect {
    SideEffect {
        effect: Effect::Named(named),
        felt: Felt { severity: Some(grade(severity)), interference: None },
        onset: on(day),
        end,
        session: session.map(id),
        note: None,
    }
}

fn phq9(day: &str) -> Phq9Form {
    Phq9Form { day: date(day), answers: Answers::new(items([Some(1); 9]), None).unwrap() }
}

fn gad7(day: &str) -> Gad7Form {
    Gad7Form::new(date(day), items([Some(1); 7])).unwrap()
}

fn planned(days: &[&str]) -> Plan {
    Plan { planned: Few::new("planned", days.iter().copied().map(date).collect()).unwrap(), ..Plan::default() }
}

fn due(app: &Person) -> Vec<(DueName, String)> {
    ready(app.today()).unwrap().due.into_iter().map(|due| (due.kind, due.since)).collect()
}

fn due_on(app: &Person, clock: &Clock, day: &str) -> Vec<(DueName, String)> {
    clock.set(day, "09:00");
    due(app)
}

/// A person with a session on 2 March and three effects: one that ended, one with an unknown end, one said to be still
/// there.
fn the_day_after() -> (Person, Clock, String) {
    let (app, clock) = nobody();
    clock.set("2026-03-02", "12:00");
    let id = ready(app.save_session(None, session("2026-03-02"), false)).unwrap().id;
    let ended = End::At(on("2026-03-02"));
    for (kind, severity, end) in [
        (NamedEffect::Nausea, 2, Some(ended)),
        (NamedEffect::Dizziness, 1, None),
        (NamedEffect::Sedation, 1, Some(End::StillThere)),
        (NamedEffect::Headache, 0, None),
    ] {
        ready(app.save_side_effect(None, effect(Some(&id), kind, severity, "2026-03-02", end))).unwrap();
    }
    ready(app.save_side_effect(None, effect(None, NamedEffect::Insomnia, 1, "2026-03-02", None))).unwrap();
    (app, clock, id)
}

#[test]
fn effects_without_an_end_are_asked_about_the_next_day_and_never_again() {
    let (app, clock, session) = the_day_after();
    assert!(due(&app).is_empty(), "not on the day itself");
    assert_eq!(due_on(&app, &clock, "2026-03-03"), [(DueName::StillThere, "2026-03-03".to_owned())]);
    let asked = ready(app.today()).unwrap().due.remove(0);
    assert_eq!(asked.session, Some(session));
    let kinds: Vec<_> = asked.effects.iter().map(|effect| named(&effect.value.effect)).collect();
    assert_eq!(kinds, [NamedEffect::Dizziness, NamedEffect::Sedation]);
    assert!(due_on(&app, &clock, "2026-03-04").is_empty(), "nor two days after");
}

#[test]
fn any_answer_ends_the_question_about_its_effect() {
    let (app, clock, _) = the_day_after();
    clock.set("2026-03-03", "09:00");
    let effects = ready(app.today()).unwrap().due.remove(0).effects;
    answer(&app, &effects[0], End::StillThere);
    let left = ready(app.today()).unwrap().due.remove(0).effects;
    assert_eq!(left, effects[1..]);
    let gone = End::By(on("2026-03-03"));
    let said = answer(&app, &left[0], gone);
    assert_eq!(said.flag, RedFlag::Nothing, "sedation that was over by the morning was not there on it");
    assert!(due(&app).is_empty());
    let kept = ready(app.sessions()).unwrap().sessions.remove(0).side_effects;
    assert!(kept.iter().any(|effect| effect.value.end == Some(gone)));
}

#[test]
fn a_form_that_was_put_off_rests_for_its_days_and_the_others_stay() {
    let (app, clock, _) = the_day_after();
    clock.set("2026-03-02", "12:00");
    ready(app.save_session(None, session("2026-01-02"), false)).unwrap();
    ready(app.save(None, Record::CheckIn(check_in("2026-01-02", "4", "4")))).unwrap();
    ready(app.save_gad7(None, gad7("2026-01-02"), false)).unwrap();
    let kinds = |day: &str| due_on(&app, &clock, day).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
    let phq9 = || {
        let phq9 = ready(app.today()).unwrap().phq9.unwrap();
        (phq9.due, phq9.day)
    };
    assert_eq!(kinds("2026-03-03"), [DueName::StillThere, DueName::Screen, DueName::Function, DueName::Gad7]);
    assert_eq!(ready(app.put_off(Form::Screen)).unwrap().again, "2026-03-10");
    assert_eq!(ready(app.put_off(Form::Phq9)).unwrap().again, "2026-03-04");
    assert_eq!(phq9(), (false, "2026-03-04".to_owned()));
    assert_eq!(ready(app.put_off(Form::Gad7)).unwrap().again, "2026-03-10");
    assert_eq!(kinds("2026-03-03"), [DueName::StillThere, DueName::Function], "what was not put off stays");
    assert_eq!(kinds("2026-03-09"), [DueName::Function]);
    assert!(phq9().0, "a day is all that the PHQ-9 rests");
    assert_eq!(kinds("2026-03-10"), [DueName::Screen, DueName::Function, DueName::Gad7]);
}

/// A clock that once was far ahead must not silence a form for years.
#[test]
fn a_day_from_a_wrong_clock_puts_nothing_off() {
    let (app, clock) = nobody();
    clock.set("2099-03-02", "12:00");
    ready(app.put_off(Form::Phq9)).unwrap();
    clock.set("2026-03-02", "12:00");
    assert!(ready(app.today()).unwrap().phq9.unwrap().due);
}

#[test]
fn putting_off_is_taken_back() {
    let (app, clock) = nobody();
    clock.set("2026-03-02", "12:00");
    let first = ready(app.put_off(Form::Phq9)).unwrap();
    assert!(!ready(app.today()).unwrap().phq9.unwrap().due);
    ready(app.undo(&Receipt { id: first.id, change: first.change })).unwrap();
    assert!(ready(app.today()).unwrap().phq9.unwrap().due);
}

#[test]
fn what_was_put_off_in_a_draft_becomes_records_and_damage_nothing() {
    for text in ["", "0", "9:2026-03-03", "0:soon", "{\"id\":null}", "0:2026-03-03:4"] {
        assert_eq!(put_offs_from(text), [], "{text:?}");
    }
    let until = date("2026-03-03");
    let put_off = |form| (RecordId::put_off(form), Record::PutOff(PutOff { form, until }));
    assert_eq!(put_offs_from("junk 0:2026-03-03 3:2026-03-03"), [Form::Phq9, Form::Gad7].map(put_off));
}

#[test]
fn a_withdrawn_session_asks_nothing() {
    let (app, clock, session) = the_day_after();
    clock.set("2026-03-03", "09:00");
    ready(app.withdraw(&session)).unwrap();
    assert!(due(&app).is_empty());
}

#[test]
fn the_screen_is_due_a_month_after_the_first_session_and_after_each_screen() {
    let (app, clock) = nobody();
    let screen = |day: &str| Screen::new(date(day), grades([Some(0); 9])).unwrap();
    clock.set("2026-03-02", "12:00");
    ready(app.save_screen(None, screen("2026-01-01"))).unwrap();
    assert!(due(&app).is_empty(), "without a session there is nothing to look for");
    ready(app.save_session(None, session("2026-03-02"), false)).unwrap();
    assert!(due_on(&app, &clock, "2026-03-31").is_empty(), "29 days");
    assert_eq!(due_on(&app, &clock, "2026-04-01"), [(DueName::Screen, "2026-04-01".to_owned())], "30 days");
    ready(app.save_screen(None, screen("2026-04-01"))).unwrap();
    assert!(due_on(&app, &clock, "2026-04-30").is_empty());
    assert_eq!(due_on(&app, &clock, "2026-05-03"), [(DueName::Screen, "2026-05-01".to_owned())]);
}

#[test]
fn function_is_due_each_week_and_the_gad7_only_for_those_who_filled_one() {
    let (app, clock) = nobody();
    clock.set("2026-03-02", "12:00");
    ready(app.save(None, Record::CheckIn(check_in("2026-03-02", "4", "4")))).unwrap();
    assert!(due_on(&app, &clock, "2026-03-08").is_empty());
    assert_eq!(due_on(&app, &clock, "2026-03-09"), [(DueName::Function, "2026-03-09".to_owned())]);
    let fives = [Some(Level::new("level", 5).unwrap()); 4];
    ready(app.save(None, Record::Function(FunctionForm::new(date("2026-03-09"), fives, None).unwrap()))).unwrap();
    assert!(due_on(&app, &clock, "2026-03-15").is_empty());
    ready(app.save_gad7(None, gad7("2026-03-15"), false)).unwrap();
    let function = || (DueName::Function, "2026-03-16".to_owned());
    assert_eq!(due_on(&app, &clock, "2026-04-13"), [function()]);
    assert_eq!(due_on(&app, &clock, "2026-04-14"), [function(), (DueName::Gad7, "2026-04-14".to_owned())]);
}

#[test]
fn the_most_important_comes_first_and_each_once() {
    let (app, clock, _) = the_day_after();
    clock.set("2026-03-02", "12:00");
    ready(app.save_session(None, session("2026-01-02"), false)).unwrap();
    ready(app.save_phq9(None, phq9("2026-01-02"), false)).unwrap();
    ready(app.save_gad7(None, gad7("2026-01-02"), false)).unwrap();
    let kinds: Vec<_> = due_on(&app, &clock, "2026-03-03").into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [DueName::StillThere, DueName::Screen, DueName::Function, DueName::Gad7]);
}

#[test]
fn the_next_session_is_the_earliest_that_the_last_one_or_the_plan_has() {
    let (app, clock) = nobody();
    let next = |day: &str| {
        clock.set(day, "12:00");
        ready(app.today()).unwrap().next_session
    };
    assert_eq!(next("2026-03-02"), None);
    ready(app.save_plan(planned(&["2026-03-20", "2026-03-02", "2026-03-12"]))).unwrap();
    assert_eq!(next("2026-03-02").as_deref(), Some("2026-03-02"), "today counts");
    let kept = Session { planned_next: Some(date("2026-03-10")), ..session("2026-03-02") };
    ready(app.save_session(None, kept, false)).unwrap();
    assert_eq!(next("2026-03-02").as_deref(), Some("2026-03-10"), "today's has been");
    assert_eq!(next("2026-03-11").as_deref(), Some("2026-03-12"));
    assert_eq!(next("2026-03-13").as_deref(), Some("2026-03-20"));
    assert_eq!(next("2026-03-21"), None);
}

#[test]
fn a_phq9_comes_before_a_session_that_only_the_plan_has_and_a_week_after_one() {
    let (app, clock) = nobody();
    clock.set("2026-03-02", "12:00");
    ready(app.save_phq9(None, phq9("2026-03-02"), false)).unwrap();
    ready(app.save_plan(planned(&["2026-03-12"]))).unwrap();
    let asked = |day: &str| {
        clock.set(day, "12:00");
        ready(app.today()).unwrap().phq9.unwrap()
    };
    let before = asked("2026-03-10");
    assert_eq!((before.due, before.day.as_str()), (false, "2026-03-11"));
    assert_eq!(before.reason, Phq9ReasonView::BeforeSession { planned: "2026-03-12".to_owned() });
    assert!(asked("2026-03-11").due);
    ready(app.save_phq9(None, phq9("2026-03-11"), false)).unwrap();
    clock.set("2026-03-12", "12:00");
    ready(app.save_session(None, session("2026-03-12"), false)).unwrap();
    let after = asked("2026-03-18");
    assert_eq!((after.due, after.day.as_str()), (false, "2026-03-19"));
    assert_eq!(after.reason, Phq9ReasonView::AfterSession { session: "2026-03-12".to_owned() });
}
