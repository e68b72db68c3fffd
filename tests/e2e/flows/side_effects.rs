//! Side effects and the monthly check as a person taps them, and what a sign that needs help is answered with.

use anyhow::{Result, ensure};
use chrono::Days;

use super::bad_input::{records, refused};
use super::treatment::began;
use crate::{
    app::{App, Session},
    stage::Stage,
};

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
    app.seen("answer-emergency").await?;
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
    let call = app.attribute("answer-clinic", "href").await?;
    ensure!(call.as_deref() == Some("tel:0301234"), "the clinic is not called: {call:?}");
    app.says("screen-flag", "Blood in the urine").await
}

/// Every sign of R5, the emergencies first. One that goes missing is not offered any more.
const EMERGENCIES: [&str; 7] =
    ["chestPain", "breathlessness", "suddenHeadache", "visionChange", "seizure", "oneSidedWeakness", "passingOut"];
const CLINIC: [&str; 7] = ["bloodInUrine", "painfulUrgency", "voices", "paranoia", "mania", "craving", "pregnancy"];

pub(super) async fn every_sign_is_offered_and_answered(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    for (signs, title) in [(EMERGENCIES, "Call for help now"), (CLINIC, "Call your clinic")] {
        for sign in signs {
            report(&app, sign).await?;
            app.seen("answer-say").await?;
            ensure!(app.page_text().await?.contains(title), "{sign} is not answered by {title:?}");
            app.seen("answer-emergency").await?;
        }
    }
    report(&app, "intentToDie").await?;
    app.seen("help-lines").await
}

/// Reports a serious sign.
async fn report(app: &App, sign: &str) -> Result<()> {
    app.go_to("sessions").await?;
    app.tap("effect-add").await?;
    app.tap("effect-serious").await?;
    app.tap(&format!("effect-effect-{sign}")).await?;
    app.tap("effect-severity-1").await?;
    app.tap("effect-save").await
}

pub(super) async fn the_next_morning_asks_once_and_keeps_what_is_known(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;
    let yesterday = app.today().await? - Days::new(1);
    app.add_session(&Session { day: yesterday, dose: 84, planned_next: None }).await?;
    for kind in ["sedation", "dissociation"] {
        app.tap("session-effect-add").await?;
        app.tap(&format!("effect-effect-{kind}")).await?;
        app.tap("effect-severity-1").await?;
        app.tap("effect-save").await?;
        app.says("done", "Saved").await?;
    }
    app.go_to("today").await?;
    app.says("still-there", "Very sleepy").await?;
    app.tap("still-gone").await?;
    crate::wait::until("one question", async || Ok((app.texts("still-gone").await?.len() == 1).then_some(()))).await?;
    app.tap("still-still").await?;
    app.says("answer-say", "Now I have").await?;
    app.go_to("today").await?;
    app.seen("phq9-due").await?;
    ensure!(!app.shows("still-there").await?, "it is asked twice");
    app.go_to("sessions").await?;
    app.seen("effect").await?;
    let effects = app.texts("effect").await?;
    ensure!(effects.iter().any(|text| text.contains("over by")), "when it was over is not said: {effects:?}");
    ensure!(effects.iter().any(|text| text.contains("still there")), "still there is not said: {effects:?}");

    // A day that has passed: a tap keeps no time of today, it asks for the time.
    app.tap("session-day").await?;
    let stored = records(&app).await?;
    app.tap("stamp-effectBegan").await?;
    app.seen("stamp-effectBegan-time").await?;
    ensure!(records(&app).await? == stored, "the time of today was kept for yesterday");
    app.enter("stamp-effectBegan-time", "10:12").await?;
    app.tap("stamp-effectBegan-save").await?;
    app.says("stamp-effectBegan-kept", "10:12").await
}
