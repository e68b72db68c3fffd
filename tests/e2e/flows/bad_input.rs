//! Impossible input is refused at its field, and what was stored stays as it was.

use anyhow::{Context, Result, ensure};
use chrono::Days;

use crate::{
    app::{App, CheckIn, Dump, End, Session, SideEffect},
    stage::Stage,
};

pub(super) async fn impossible_input_is_refused_at_its_field(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.date().await?;
    let [yesterday, tomorrow] = [today - Days::new(1), today + Days::new(1)];
    app.checks_in(&CheckIn::mood(5)).await?;
    an_error_goes_when_its_field_changes(&app).await?;
    let good = Session { day: yesterday, dose: 84, planned_next: Some(tomorrow) };
    app.adds_session(&good).await?;
    let stored = records(&app).await?;

    for (session, field) in [
        (Session { day: tomorrow, planned_next: None, ..good }, "session-day"),
        (Session { planned_next: Some(yesterday - Days::new(1)), ..good }, "session-plannedNext"),
        (Session { dose: 0, ..good }, "session-dose"),
    ] {
        app.fills_session(&session).await?;
        refused(&app, "session", field).await?;
        ensure!(app.value("session-dose").await? == session.dose.to_string(), "what was typed is lost");
        app.taps("session-cancel").await?;
        app.gone("session-save").await?;
        ensure!(records(&app).await? == stored, "the refused session changed what was stored ({field})");
    }

    // A second session within an hour raises a question, and what was typed stays.
    for (time, near) in [("10:00", false), ("10:59", true)] {
        app.fills_session(&Session { day: yesterday - Days::new(3), planned_next: None, ..good }).await?;
        app.enters("session-time", time).await?;
        let before = records(&app).await?;
        app.taps("session-save").await?;
        if near {
            app.says("session-near", "Is this another one?").await?;
            ensure!(records(&app).await? == before, "it was kept before the answer");
            ensure!(app.value("session-time").await? == time, "what was typed is lost");
            app.taps("session-near-action").await?;
        }
        app.says("done", "Saved").await?;
    }
    let end = End::At { day: yesterday - Days::new(1), time: "10:00" };
    let effect = SideEffect { kind: "nausea", severity: 1, interference: 0, day: yesterday, end };
    app.fills_side_effect(&effect).await?;
    let stored = records(&app).await?;
    refused(&app, "effect", "effect-endDay").await?;
    app.taps("effect-cancel").await?;
    app.gone("effect-save").await?;
    ensure!(records(&app).await? == stored, "the refused side effect changed what was stored");

    app.goes_to("sessions").await?;
    app.seen("session").await?;
    ensure!(app.texts("session").await?.len() == 3, "not three sessions: {:?}", app.texts("session").await?);
    Ok(())
}

/// A first session without its route and its drug: each is asked for until it is chosen, and not a moment longer.
async fn an_error_goes_when_its_field_changes(app: &App) -> Result<()> {
    app.goes_to("sessions").await?;
    app.taps("session-add").await?;
    app.taps("session-save").await?;
    app.says("session-route-error", "Choose how it was given").await?;
    app.enters("session-dose", "84").await?;
    app.says("session-route-error", "Choose how it was given").await.context("the error went with another field")?;
    app.taps("session-route-intranasal").await?;
    silent(app, "session-route-error").await?;
    app.taps("session-save").await?;
    app.says("session-drug-error", "Choose the drug").await?;
    app.taps("session-drug-esketamine").await?;
    silent(app, "session-drug-error").await?;
    app.taps("session-cancel").await?;
    app.gone("session-save").await
}

/// Waits until an error is gone.
pub(super) async fn silent(app: &App, error: &str) -> Result<()> {
    crate::wait::until(&format!("{error} to go"), async || Ok(app.text(error).await?.trim().is_empty().then_some(())))
        .await
}

/// Tries to save. The field says why not, and is marked for people who cannot see it.
pub(super) async fn refused(app: &App, form: &str, field: &str) -> Result<()> {
    app.taps(&format!("{form}-save")).await?;
    let error = format!("{field}-error");
    crate::wait::until(&format!("{error} to say something"), async || {
        Ok((!app.text(&error).await?.trim().is_empty()).then_some(()))
    })
    .await?;
    let script = "return document.querySelector(`[data-testid='${given[0]}']`).getAttribute('aria-invalid')";
    let marked = app.run(script, vec![field.into()]).await?;
    ensure!(marked == "true", "{field} is not marked as wrong");
    Ok(())
}

/// The rows that hold records. Drafts come and go as people type.
pub(super) async fn records(app: &App) -> Result<Dump> {
    let mut dump = app.dump().await?;
    dump.stores.get("months").context("no store of months")?;
    dump.stores.retain(|name, _| name == "months");
    Ok(dump)
}
