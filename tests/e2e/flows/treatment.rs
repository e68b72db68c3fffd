//! Sessions, blood pressure, what is due and the plan, as a person taps them.

use anyhow::{Context, Result, ensure};
use chrono::Days;

use super::bad_input::{records, refused};
use crate::{
    app::{App, Session},
    course_rows::{Row, rows},
    stage::Stage,
};

pub(super) async fn a_session_as_last_time_takes_two_taps(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    app.goes_to("sessions").await?;
    for tap in ["session-start", "start-again"] {
        app.taps(tap).await?;
    }
    app.seen("stamps").await?;
    app.taps("way-back").await?;
    sessions(&app, 2).await?;
    ensure!(app.texts("session").await?[0].contains("Esketamine 84 mg"), "not as last time");

    // A second one on the same day is asked about, and saved only once confirmed.
    let stored = records(&app).await?;
    app.follows("session-day").await?;
    app.taps("start-again").await?;
    app.says("start-near", "Is this another one?").await?;
    ensure!(records(&app).await? == stored, "it was kept before the answer");
    app.taps("start-another").await?;
    app.seen("stamps").await?;
    app.taps("way-back").await?;
    sessions(&app, 3).await?;

    // An earlier one is filled in like the last.
    app.taps("session-add").await?;
    app.enters("session-day", &(app.today().await? - Days::new(4)).to_string()).await?;
    app.saves("session").await?;
    sessions(&app, 4).await
}

pub(super) async fn the_first_run_keeps_the_sessions_so_far(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    for tap in ["first-next", "first-next", "first-kind-nasal", "first-day-3", "first-day-10", "first-next"] {
        app.taps(tap).await?;
    }
    app.says("first-saved", "2 sessions saved.").await?;
    // A reminder is two taps: its time, then its file.
    app.taps("reminder-20:00").await?;
    let file = app.attribute("reminder-save", "download").await?;
    ensure!(file.as_deref() == Some("tidemark-reminder.ics"), "no file of the reminder: {file:?}");
    app.taps("first-next").await?;
    app.goes_to("sessions").await?;
    sessions(&app, 2).await?;
    let last = app.texts("session").await?.swap_remove(0);
    ensure!(last.contains("7 days"), "not a week apart: {last:?}");
    Ok(())
}

pub(super) async fn the_day_of_a_session_is_kept_tap_by_tap(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    for tap in ["place-sessions", "session-start", "start-again"] {
        app.taps(tap).await?;
    }
    // Seven taps, or eight if the lower number has three digits too.
    app.taps("pressure-add").await?;
    type_on_keypad(&app, "15590").await?;
    app.taps("pressure-save").await?;
    app.says("pressure-flag", "155 over 90 is above the usual limit of 140 over 90.").await?;
    app.says("pressure-flag", "At home: call your prescriber").await?;
    app.says("pressure-saved", "155 over 90").await?;
    for tap in ["stamp-dose", "stamp-effectBegan"] {
        app.taps(tap).await?;
        app.seen(&format!("{tap}-kept")).await?;
    }
    // One big thing is next, and no tab bar is there to be hit by mistake.
    app.says("pressure-add", "about ").await?;
    ensure!(!app.shows("place-today").await?, "the tab bar is there");
    // What is said about the dose goes away with the dose.
    app.gone("pressure-flag").await?;
    app.says("so-far", "above the limit before the dose").await?;

    app.reloads().await?;
    app.seen("stamp-dose-kept").await?;
    app.seen("stamp-effectBegan-kept").await?;
    app.says("so-far", "155 over 90").await?;

    let stored = records(&app).await?;
    app.taps("pressure-add").await?;
    type_on_keypad(&app, "80120").await?;
    app.taps("pressure-save").await?;
    app.says("pressure-swapped", "Did you mean 120 over 80?").await?;
    ensure!(records(&app).await? == stored, "swapped numbers were kept");
    app.taps("pressure-swap").await?;
    app.says("so-far", "120 over 80").await?;

    // Closed in the middle of a reading, it continues.
    app.taps("pressure-add").await?;
    let mut drafted = app.dump().await?;
    for digit in ["1", "1", "8", "7"] {
        type_on_keypad(&app, digit).await?;
        drafted = app.written_since(&drafted).await?;
    }
    app.reloads().await?;
    app.says("pressure-systolic", "118").await?;
    app.says("pressure-diastolic", "7").await?;
    app.taps("pressure-diastolic").await?;
    type_on_keypad(&app, "4").await?;
    app.taps("pressure-save").await?;
    app.says("so-far", "118 over 74").await?;
    app.gone("pressure-save").await?;

    app.taps("pressure-open").await?;
    app.taps("pressure-edit").await?;
    app.enters("pressure-time", "00:01").await?;
    app.taps("pressure-save").await?;
    app.says("so-far", "00:01").await?;

    let stored = records(&app).await?;
    app.taps("pressure-add").await?;
    type_on_keypad(&app, "29080").await?;
    app.taps("pressure-save").await?;
    app.says("pressure-refused", "from 60 to 260").await?;
    app.taps("pressure-cancel").await?;
    // 1200 over 80: the extra digit runs over into the lower number, which is asked for again. The upper one stays.
    app.taps("pressure-add").await?;
    type_on_keypad(&app, "120080").await?;
    app.taps("pressure-save").await?;
    app.says("pressure-refused", "Bottom number: this begins with 0").await?;
    app.says("pressure-systolic", "120").await?;
    app.taps("pressure-cancel").await?;
    app.taps("pressure-add").await?;
    type_on_keypad(&app, "120120").await?;
    app.taps("pressure-save").await?;
    app.says("pressure-refused", "Both numbers are the same").await?;
    ensure!(records(&app).await? == stored, "an impossible pressure was kept");
    app.taps("pressure-cancel").await?;
    app.gone("pressure-save").await?;

    app.taps("stamp-effectBegan-open").await?;
    app.taps("stamp-effectBegan-remove").await?;
    app.gone("stamp-effectBegan-kept").await?;
    app.seen("stamp-effectBegan").await
}

pub(super) async fn a_dose_at_home_has_its_card_its_limits_and_its_words(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    app.follows("plan/clinic").await?;
    let stored = records(&app).await?;
    for (field, wrong) in
        [("limitSystolic", "180"), ("limitOxygen", "970"), ("limitPulse", "1"), ("companionPhone", "none")]
    {
        app.enters("plan-companionName", "Anna").await?;
        app.enters(&format!("plan-{field}"), wrong).await?;
        refused(&app, "plan", &format!("plan-{field}")).await?;
        app.enters(&format!("plan-{field}"), "").await?;
    }
    app.enters("plan-limitSystolic", "90").await?;
    app.enters("plan-limitDiastolic", "95").await?;
    refused(&app, "plan", "plan-limitSystolic").await?;
    app.says("plan-limitSystolic-error", "must be higher than the bottom one").await?;
    ensure!(records(&app).await? == stored, "limits that cannot be were kept");
    for (field, text) in [
        ("limitSystolic", "130"),
        ("limitDiastolic", "85"),
        ("limitPulse", "100"),
        ("companionPhone", "07700 900123"),
        ("clinicName", "Harbour clinic"),
        ("clinicPhone", "030 1234"),
    ] {
        app.enters(&format!("plan-{field}"), text).await?;
    }
    app.taps("plan-save").await?;
    app.says("plan-history", "First saved").await?;

    for tap in ["place-sessions", "session-start", "start-again", "day-whole", "session-more"] {
        app.taps(tap).await?;
    }
    app.enters("session-setting", "home").await?;
    app.saves("session").await?;
    app.says("home-card", "Anna is with you.").await?;
    app.says("home-card", "No alcohol").await?;
    let call = app.attribute("home-call-companion", "href").await?;
    ensure!(call.as_deref() == Some("tel:07700900123"), "who is there is not called: {call:?}");

    app.taps("pressure-add").await?;
    type_on_keypad(&app, "1358011097").await?;
    app.taps("pressure-save").await?;
    app.says("pressure-saved", "135 over 80, pulse 110, oxygen 97%").await?;
    let flags = app.texts("pressure-flag").await?.join(" ");
    ensure!(flags.contains("135 over 80 is above the limit your clinic gave you, 130 over 85."), "no limit: {flags}");
    ensure!(flags.contains("Your pulse is 110. The limit your clinic gave you is 100."), "no pulse: {flags}");
    ensure!(flags.contains("Call your prescriber before you take it"), "not for home: {flags}");
    ensure!(!app.page_text().await?.contains("staff"), "there are no staff at home");
    app.taps("stamp-dose").await?;
    app.gone("pressure-flag").await?;

    // An impossible oxygen number is asked for again, with what to do if breathing is hard.
    for oxygen in ["40", "970"] {
        let stored = records(&app).await?;
        app.taps("pressure-add").await?;
        type_on_keypad(&app, "1208060").await?;
        type_on_keypad(&app, oxygen).await?;
        app.taps("pressure-save").await?;
        app.says("pressure-refused", "Check the clip and type it again. If you have trouble breathing").await?;
        ensure!(records(&app).await? == stored, "an impossible oxygen was kept");
        app.taps("pressure-cancel").await?;
        app.gone("pressure-save").await?;
    }
    app.taps("pressure-add").await?;
    type_on_keypad(&app, "120806088").await?;
    app.taps("pressure-save").await?;
    app.says("pressure-flag", "Your oxygen is 88%. That is under 92%.").await?;
    app.says("pressure-flag", "This can be an emergency").await?;
    app.seen("answer-emergency").await?;
    app.seen("answer-companion").await
}

pub(super) async fn a_planned_day_stays_when_a_session_is_added(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.date().await?;
    let planned_next = Some(today + Days::new(5));
    app.adds_session(&Session { day: today - Days::new(7), dose: 84, planned_next }).await?;
    ensure!(app.page_text().await?.contains("Your next session is planned for"), "nothing is planned");
    for tap in ["session-start", "start-again"] {
        app.taps(tap).await?;
    }
    app.seen("stamps").await?;
    app.taps("way-back").await?;
    sessions(&app, 2).await?;
    ensure!(app.page_text().await?.contains("Your next session is planned for"), "the planned day is lost");
    app.taps("session-add").await?;
    let kept = app.value("session-plannedNext").await?;
    ensure!(kept == (today + Days::new(5)).to_string(), "the form has not the planned day: {kept:?}");
    Ok(())
}

pub(super) async fn what_is_due_can_wait(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let day = app.today().await? - Days::new(40);
    app.adds_session(&Session { day, dose: 84, planned_next: None }).await?;
    // A check that is due goes straight to its nine rows.
    app.follows("screen").await?;
    app.seen("screen-nothing").await?;
    ensure!(!app.shows("screen-new").await? && !app.shows("screen-earlier").await?, "a page before the rows");
    app.goes_to("today").await?;
    app.taps("due-more").await?;
    app.taps("screen-start").await?;
    app.seen("screen-nothing").await?;
    app.goes_to("today").await?;
    app.taps("phq9-later").await?;
    app.says("put-off", "We'll ask again on").await?;
    app.gone("phq9-due").await?;
    app.taps("screen-later").await?;
    app.gone("screen-due").await?;
    app.reloads().await?;
    app.seen("phq9-early").await?;
    ensure!(!app.shows("screen-due").await? && !app.shows("phq9-due").await?, "what was put off is asked again");
    // It can be answered all the same.
    app.follows("screen").await?;
    app.seen("screen-new").await
}

pub(super) async fn the_plan_keeps_its_history(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.follows("plan/aims").await?;
    app.enters("plan-goals", "Back to the choir").await?;
    app.saves("plan").await?;
    app.says("plan-history", "First saved").await?;

    let stored = records(&app).await?;
    app.taps("plan-change-cut-offs").await?;
    app.enters("plan-recoveryDays", "9999").await?;
    refused(&app, "plan", "plan-recoveryDays").await?;
    app.enters("plan-recoveryDays", "30").await?;
    app.taps("plan-save").await?;
    app.says("plan-sustainedDays-error", "does not fit").await?;
    ensure!(records(&app).await? == stored, "impossible cut-offs were kept");
    app.enters("plan-recoveryDays", "180").await?;
    app.taps("plan-save").await?;
    app.says("plan-history", "Days of low scores needed for recovery: 180 (before: 120)").await?;
    app.reloads().await?;
    app.seen("plan-version").await?;
    ensure!(app.texts("plan-version").await?.len() == 2, "not two versions");
    app.says("plan-read-aims", "Back to the choir").await?;
    app.says("plan-read-cut-offs", "180").await
}

/// The first sessions of both courses in `tests/fixtures/courses`, typed in. Native tests load the rest.
pub(super) async fn two_courses_are_typed_in(stage: &mut Stage) -> Result<()> {
    const COURSES: [&str; 2] = [
        include_str!("../../fixtures/courses/esketamine-label.csv"),
        include_str!("../../fixtures/courses/iv-series.csv"),
    ];
    let app = stage.skips_first_run().await?;
    for course in COURSES {
        for row in rows(course).filter(|row| row.kind == "session").take(2) {
            type_session(&app, row).await?;
        }
    }
    app.follows("treatment").await?;
    app.seen("treatment-line").await?;
    let shown = app.texts("treatment-session").await?;
    ensure!(shown.len() == 4, "not four sessions: {shown:?}");
    ensure!(shown[0].contains("Ketamine 0.5 mg per kg"), "not the infusion first: {}", shown[0]);
    ensure!(shown[1].contains("This gap is longer than shown"), "53 days are drawn as 45: {}", shown[1]);
    ensure!(shown[2].contains("Esketamine") && shown[2].contains("as planned"), "not the planned gap: {}", shown[2]);
    app.taps("treatment-switch").await?;
    ensure!(app.page_text().await?.contains("Sessions, newest first"), "no table");
    Ok(())
}

pub(super) async fn a_dose_in_the_other_unit_is_asked_about(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    let stored = records(&app).await?;
    app.taps("place-sessions").await?;
    app.taps("session-add").await?;
    for dose in ["0", "1000", "0.5"] {
        app.enters("session-dose", dose).await?;
        refused(&app, "session", "session-dose").await?;
    }
    app.says("session-dose-error", "other unit").await?;
    ensure!(records(&app).await? == stored, "a refused dose was kept");
    app.enters("session-unit", "mg/kg").await?;
    app.saves("session").await
}

/// Waits until the list has this many sessions. It is reloaded only after the notice.
async fn sessions(app: &App, count: usize) -> Result<()> {
    crate::wait::until(&format!("{count} sessions"), async || {
        Ok((app.texts("session").await?.len() == count).then_some(()))
    })
    .await
}

/// The app with one session a week ago.
pub(super) async fn began(stage: &mut Stage) -> Result<App> {
    let app = stage.skips_first_run().await?;
    let day = app.today().await? - Days::new(7);
    app.adds_session(&Session { day, dose: 84, planned_next: None }).await?;
    Ok(app)
}

async fn type_on_keypad(app: &App, digits: &str) -> Result<()> {
    for digit in digits.chars() {
        app.taps(&format!("key-{digit}")).await?;
    }
    Ok(())
}

async fn type_session(app: &App, row: Row<'_>) -> Result<()> {
    let cell = |column: &str| row.cell(column).with_context(|| format!("no {column}: {row:?}"));
    app.goes_to("sessions").await?;
    app.taps("session-add").await?;
    app.enters("session-day", cell("day")?).await?;
    app.enters("session-time", cell("time")?).await?;
    app.taps(&format!("session-route-{}", cell("route")?)).await?;
    app.taps(&format!("session-drug-{}", cell("drug")?)).await?;
    app.enters("session-dose", cell("amount")?).await?;
    app.enters("session-unit", cell("unit")?).await?;
    app.enters("session-plannedNext", cell("planned next")?).await?;
    app.taps("session-more").await?;
    app.enters("session-setting", cell("setting")?).await?;
    app.enters("session-phase", cell("phase")?).await?;
    app.taps("session-save").await?;
    app.says("done", "Saved").await
}
