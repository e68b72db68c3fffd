//! Sessions, blood pressure, side effects, the monthly check and the plan, as a person taps them.

use anyhow::{Context, Result, ensure};
use chrono::Days;

use super::bad_input::{records, refused};
use crate::{
    app::{App, Session},
    stage::Stage,
};

pub(super) async fn a_session_as_last_time_takes_two_taps(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    for tap in ["place-sessions", "session-again"] {
        app.tap(tap).await?;
    }
    app.says("done", "Saved").await?;
    sessions(&app, 2).await?;
    ensure!(app.texts("session").await?[0].contains("Esketamine 84 mg"), "not as last time");

    // A second one on the same day is asked about, and kept only once confirmed.
    let stored = records(&app).await?;
    app.tap("session-again").await?;
    app.says("again-near", "Is this another one?").await?;
    ensure!(records(&app).await? == stored, "it was kept before the answer");
    app.tap("again-near-action").await?;
    app.says("done", "Saved").await?;
    app.gone("again-near").await?;
    sessions(&app, 3).await
}

pub(super) async fn the_day_of_a_session_is_kept_tap_by_tap(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    for tap in ["place-sessions", "session-start", "start-again"] {
        app.tap(tap).await?;
    }
    app.tap("pressure-add").await?;
    type_on_keypad(&app, "15590").await?;
    app.tap("pressure-save").await?;
    app.says("pressure-flag", "Tell the staff").await?;
    for tap in ["stamp-dose", "stamp-effectBegan"] {
        app.tap(tap).await?;
        app.seen(&format!("{tap}-kept")).await?;
    }

    app.reload().await?;
    app.seen("stamp-dose-kept").await?;
    app.seen("stamp-effectBegan-kept").await?;
    app.says("pressures", "155 over 90").await?;

    let stored = records(&app).await?;
    app.tap("pressure-add").await?;
    type_on_keypad(&app, "80120").await?;
    app.tap("pressure-save").await?;
    app.says("pressure-swapped", "Did you mean 120 over 80?").await?;
    ensure!(records(&app).await? == stored, "swapped numbers were kept");
    app.tap("pressure-swap").await?;
    app.says("pressures", "120 over 80").await?;

    app.tap("pressure-edit").await?;
    app.enter("pressure-time", "00:01").await?;
    app.tap("pressure-save").await?;
    app.says("pressures", "00:01").await?;

    let stored = records(&app).await?;
    app.tap("pressure-add").await?;
    type_on_keypad(&app, "29080").await?;
    app.tap("pressure-save").await?;
    app.says("pressure-refused", "from 60 to 260").await?;
    ensure!(records(&app).await? == stored, "an impossible pressure was kept");
    app.tap("pressure-cancel").await?;

    app.tap("stamp-effectBegan-undo").await?;
    app.gone("stamp-effectBegan-kept").await?;
    app.seen("stamp-effectBegan").await
}

pub(super) async fn a_side_effect_takes_five_taps_and_a_sign_is_answered(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    for tap in ["place-sessions", "effect-add", "effect-effect-nausea", "effect-severity-1", "effect-save"] {
        app.tap(tap).await?;
    }
    app.says("done", "Saved").await?;

    for tap in ["effect-add", "effect-serious", "effect-effect-chestPain", "effect-severity-2", "effect-save"] {
        app.tap(tap).await?;
    }
    app.says("answer-say", "pain in my chest").await?;
    ensure!(!app.shows("answer-clinic").await?, "a number that nobody wrote");

    app.follow("#plan").await?;
    app.enter("plan-clinicName", "Harbour clinic").await?;
    app.enter("plan-clinicPhone", "no number").await?;
    refused(&app, "plan", "plan-clinicPhone").await?;
    app.enter("plan-clinicPhone", "030 1234").await?;
    app.tap("plan-save").await?;
    app.says("done", "Saved").await?;

    app.follow("#screen/new").await?;
    app.tap("screen-save").await?;
    app.says("screen-error", "at least one").await?;
    app.tap("screen-4-1").await?;
    app.tap("screen-save").await?;
    app.says("screen-flag", "Call them today").await?;
    let call = app.attribute("screen-call", "href").await?;
    ensure!(call.as_deref() == Some("tel:0301234"), "the clinic is not called: {call:?}");
    Ok(())
}

pub(super) async fn the_plan_keeps_its_history(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;
    app.follow("#plan").await?;
    app.enter("plan-goals", "Back to the choir").await?;
    app.tap("plan-save").await?;
    app.says("done", "Saved").await?;
    app.says("plan-history", "First saved").await?;

    let stored = records(&app).await?;
    app.tap("plan-cutoffs").await?;
    app.enter("plan-recoveryDays", "9999").await?;
    refused(&app, "plan", "plan-recoveryDays").await?;
    app.enter("plan-recoveryDays", "30").await?;
    app.tap("plan-save").await?;
    app.says("plan-sustainedDays-error", "crosses").await?;
    ensure!(records(&app).await? == stored, "impossible cut-offs were kept");
    app.enter("plan-recoveryDays", "180").await?;
    app.tap("plan-save").await?;
    app.says("plan-history", "Days well until it is recovery: 180 (before: 120)").await?;
    app.reload().await?;
    app.seen("plan-version").await?;
    ensure!(app.texts("plan-version").await?.len() == 2, "not two versions");
    ensure!(app.value("plan-goals").await? == "Back to the choir", "the goals are lost");
    Ok(())
}

/// The first sessions of both courses in `tests/fixtures/courses`, typed in. The rest is loaded natively.
pub(super) async fn two_courses_are_typed_in(stage: &mut Stage) -> Result<()> {
    const COURSES: [&str; 2] = [
        include_str!("../../fixtures/courses/esketamine-label.csv"),
        include_str!("../../fixtures/courses/iv-series.csv"),
    ];
    let app = stage.app();
    app.skip_first_run().await?;
    for course in COURSES {
        for row in course.lines().filter(|line| line.starts_with("session,")).take(2) {
            type_session(&app, row).await?;
        }
    }
    app.follow("#treatment").await?;
    app.seen("treatment-line").await?;
    let shown = app.texts("treatment-session").await?;
    ensure!(shown.len() == 4, "not four sessions: {shown:?}");
    ensure!(shown[0].contains("Ketamine 0.5 mg per kg"), "not the infusion first: {}", shown[0]);
    ensure!(shown[2].contains("Esketamine") && shown[2].contains("as planned"), "not the planned gap: {}", shown[2]);
    app.tap("treatment-switch").await?;
    ensure!(app.page_text().await?.contains("Sessions, newest first"), "no table");
    Ok(())
}

pub(super) async fn a_dose_in_the_other_unit_is_asked_about(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    let stored = records(&app).await?;
    app.tap("place-sessions").await?;
    app.tap("session-add").await?;
    for dose in ["0", "1000", "0.5"] {
        app.enter("session-dose", dose).await?;
        refused(&app, "session", "session-dose").await?;
    }
    app.says("session-dose-error", "other unit").await?;
    ensure!(records(&app).await? == stored, "a refused dose was kept");
    app.enter("session-unit", "milligramPerKilogram").await?;
    app.tap("session-save").await?;
    app.says("done", "Saved").await
}

/// Waits until the list has this many sessions: it is read anew after the notice.
async fn sessions(app: &App, count: usize) -> Result<()> {
    crate::wait::until(&format!("{count} sessions"), async || {
        Ok((app.texts("session").await?.len() == count).then_some(()))
    })
    .await
}

/// The app with one session a week ago.
async fn began(stage: &mut Stage) -> Result<App> {
    let app = stage.app();
    app.skip_first_run().await?;
    let day = app.today().await? - Days::new(7);
    app.add_session(&Session { day, dose: 84, planned_next: None }).await?;
    Ok(app)
}

async fn type_on_keypad(app: &App, digits: &str) -> Result<()> {
    for digit in digits.chars() {
        app.tap(&format!("key-{digit}")).await?;
    }
    Ok(())
}

/// Types a row `session,day,time,route,drug,amount,unit,setting,phase,planned next,burden`.
async fn type_session(app: &App, row: &str) -> Result<()> {
    let fields: Vec<&str> = row.split(',').collect();
    let field = |place: usize| fields.get(place).copied().with_context(|| format!("{row} is short"));
    app.go_to("sessions").await?;
    app.tap("session-add").await?;
    app.enter("session-day", field(1)?).await?;
    app.enter("session-time", field(2)?).await?;
    app.enter("session-route", field(3)?).await?;
    app.tap(&format!("session-drug-{}", field(4)?)).await?;
    app.enter("session-dose", field(5)?).await?;
    let unit = if field(6)? == "mg" { "milligram" } else { "milligramPerKilogram" };
    app.enter("session-unit", unit).await?;
    app.enter("session-plannedNext", field(9)?).await?;
    app.tap("session-more").await?;
    app.enter("session-setting", field(7)?).await?;
    app.enter("session-phase", field(8)?).await?;
    app.tap("session-save").await?;
    app.says("done", "Saved").await
}
