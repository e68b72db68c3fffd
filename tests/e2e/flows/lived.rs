//! The treatment as it is lived: regular doses, medicines, goals and the plan for staying well.

use anyhow::{Result, ensure};
use chrono::Days;
use fantoccini::key::Key;

use super::bad_input::{records, refused};
use crate::{app::App, stage::Stage};

pub(super) async fn a_dose_is_taken_with_one_tap(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    sets_up(&app, "100").await?;

    app.goes_to("today").await?;
    app.taps("dose-taken").await?;
    app.says("dose-said", "taken").await?;
    app.reloads().await?;
    pressed(&app, "dose-taken").await?;
    app.taps("dose-skipped").await?;
    pressed(&app, "dose-skipped").await?;
    app.taps("dose-said-action").await?;
    pressed(&app, "dose-taken").await?;

    // More than one extra dose has a number, and forty are no number of a day.
    app.taps("dose-extra").await?;
    app.taps("dose-more").await?;
    app.seen("dose-day-extra").await?;
    let stored = records(&app).await?;
    app.enters("dose-day-extra", "40").await?;
    refused(&app, "dose-day", "dose-day-extra").await?;
    ensure!(records(&app).await? == stored, "forty extra doses were kept");
    app.enters("dose-day-extra", "3").await?;
    app.saves("dose-day").await?;
    app.says("dose-adherence", "1 of 1 dose taken, 3 extra.").await?;

    // A change of dose ends the one before on the day before.
    app.taps("regimen-edit").await?;
    app.enters("regimen-since", &(today - Days::new(3)).to_string()).await?;
    app.saves("regimen").await?;
    app.says("dose-adherence", "1 of 4 doses taken, 3 extra.").await?;
    app.taps("dose-change").await?;
    app.enters("regimen-dose", "150").await?;
    app.enters("regimen-whyChanged", "It wore off too soon.").await?;
    app.enters("regimen-since", &today.to_string()).await?;
    app.saves("regimen").await?;
    app.follows("doses").await?;
    ensure!(app.page_text().await?.contains("150 mg"), "the new dose is not shown");
    Ok(())
}

/// Keys that a person who types two a second has for the four medicines of a typical patient: a minute.
const KEYS: usize = 120;

pub(super) async fn four_medicines_are_typed_with_enter(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.follows("medicines").await?;
    app.seen("medicine-name").await?;
    let mut keys = 0;
    for (at, (name, dose)) in
        [("Sertraline", "100 mg"), ("Lithium", "450 mg at night"), ("Lorazepam", ""), ("Vitamin D", "")]
            .iter()
            .enumerate()
    {
        for (field, text) in [("medicine-name", *name), ("medicine-dose", *dose), ("medicine-since", "2021")] {
            app.presses(field, &format!("{text}{}", Key::Enter)).await?;
            keys += text.len() + 1;
        }
        listed(&app, at + 1).await?;
        let focused = app.focused().await?;
        ensure!(focused.as_deref() == Some("medicine-name"), "the focus is at {focused:?}");
    }
    ensure!(keys <= KEYS, "{keys} keys for four medicines");
    // One of them is named by the label of esketamine.
    app.says("medicine-hint", "your clinic").await?;
    ensure!(app.texts("medicine-hint").await?.len() == 1, "more than one hint");

    let stored = records(&app).await?;
    app.enters("medicine-name", &"x".repeat(4_000)).await?;
    app.taps("medicine-add").await?;
    app.says("medicine-name-error", "too long").await?;
    ensure!(records(&app).await? == stored, "a name of 4,000 letters was kept");

    app.reloads().await?;
    listed(&app, 4).await
}

pub(super) async fn a_goal_is_looked_at_with_one_tap_and_comes_back(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.follows("goals/new").await?;
    app.seen("goal-text").await?;
    refused(&app, "goal", "goal-text").await?;
    app.enters("goal-text", "I cook again.").await?;
    app.saves("goal").await?;

    app.goes_to("today").await?;
    app.taps("goals-start").await?;
    app.presses("goal-look-1", "7").await?;
    app.says("done", "7 of 10").await?;
    app.reloads().await?;
    app.seen("goal-look-1").await?;
    ensure!(app.value("goal-look-1").await? == "7", "the look was lost");

    app.follows("goals").await?;
    app.says("goal", "7 of 10").await?;
    app.taps("goal-edit").await?;
    app.taps("goal-remove").await?;
    app.gone("goal").await?;
    app.taps("goal-back").await?;
    app.says("goal", "7 of 10").await
}

pub(super) async fn the_plan_for_staying_well_is_offered_once(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    for (days, phase) in [(20, "induction"), (6, "maintenance")] {
        app.follows("sessions/new").await?;
        app.seen("session-day").await?;
        ensure!(!app.shows("plan-offer").await?, "it is offered elsewhere");
        app.enters("session-day", &(today - Days::new(days)).to_string()).await?;
        app.enters("session-route", "intravenous").await?;
        app.taps("session-drug-ketamine").await?;
        app.enters("session-minutes", "40").await?;
        if phase == "induction" {
            app.taps("session-more").await?;
        }
        app.enters("session-phase", phase).await?;
        app.saves("session").await?;
    }
    app.goes_to("today").await?;
    app.taps("plan-offer-close").await?;
    app.gone("plan-offer").await?;
    app.reloads().await?;
    app.seen("checkin-mood").await?;
    ensure!(!app.shows("plan-offer").await?, "it is offered twice");

    app.follows("plan").await?;
    app.taps("plan-change-staying-well").await?;
    app.enters("plan-reviewer", "Dr Adeyemi").await?;
    app.enters("plan-stopIf", "my bladder hurts").await?;
    app.saves("plan").await?;
    app.says("plan-read-staying-well", "my bladder hurts").await?;
    app.says("plan-actual", "14 days").await
}

pub(super) async fn doses_that_cannot_be_are_refused_at_their_fields(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    let day = |back: u64| (today - Days::new(back)).to_string();
    sets_up(&app, "100").await?;
    app.taps("regimen-edit").await?;
    app.enters("regimen-since", &day(30)).await?;
    app.enters("regimen-until", &day(40)).await?;
    refused(&app, "regimen", "regimen-until").await?;
    app.enters("regimen-until", &day(10)).await?;
    app.saves("regimen").await?;

    let stored = records(&app).await?;
    app.taps("dose-set-up").await?;
    app.enters("regimen-since", &day(20)).await?;
    refused(&app, "regimen", "regimen-since").await?;
    app.says("regimen-since-error", "already have regular doses").await?;
    ensure!(records(&app).await? == stored, "doses that overlap were kept");
    app.enters("regimen-since", &day(9)).await?;
    app.saves("regimen").await?;

    // A session like the regular doses is asked about, and nothing is kept before the answer.
    app.follows("sessions/new").await?;
    app.enters("session-route", "sublingual").await?;
    app.taps("session-drug-ketamine").await?;
    let stored = records(&app).await?;
    app.taps("session-save").await?;
    app.says("session-near", "regular doses").await?;
    ensure!(records(&app).await? == stored, "a session was kept before the answer");
    app.taps("session-near-action").await?;
    app.seen("session").await
}

/// Regular doses of ketamine under the tongue once a day, from today on.
async fn sets_up(app: &App, dose: &str) -> Result<()> {
    app.follows("doses").await?;
    for tap in ["dose-set-up", "regimen-drug-ketamine", "regimen-route-sublingual", "regimen-often-7"] {
        app.taps(tap).await?;
    }
    app.enters("regimen-dose", dose).await?;
    app.saves("regimen").await
}

async fn pressed(app: &App, name: &str) -> Result<()> {
    crate::wait::until(&format!("{name} to be chosen"), async || {
        Ok((app.attribute(name, "aria-pressed").await?.as_deref() == Some("true")).then_some(()))
    })
    .await
}

async fn listed(app: &App, count: usize) -> Result<()> {
    crate::wait::until(&format!("{count} medicines"), async || {
        Ok((app.texts("medicine").await?.len() == count).then_some(()))
    })
    .await
}
