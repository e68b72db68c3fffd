//! Nobody is shut out: axe runs on every screen in both themes, and large text fits a small phone.

use anyhow::{Context, Result};
use chrono::Days;

use crate::{
    app::{App, CheckIn, Contact, End, Form, Session, SideEffect, Theme},
    stage::Stage,
    tour::PLACES,
};

pub(super) async fn axe_finds_nothing_in_light(stage: &mut Stage) -> Result<()> {
    axe_finds_nothing(&stage.app(), Theme::Light).await
}

pub(super) async fn axe_finds_nothing_in_dark(stage: &mut Stage) -> Result<()> {
    axe_finds_nothing(&stage.app(), Theme::Dark).await
}

async fn axe_finds_nothing(app: &App, theme: Theme) -> Result<()> {
    app.chooses_theme(theme).await?;
    app.seen("first-next").await?;
    app.check_access("the first run").await?;
    for screen in ["second", "third", "last"] {
        app.taps("first-next").await?;
        app.seen("first-next").await?;
        app.check_access(&format!("the first run's {screen} screen")).await?;
    }
    app.reloads().await?;
    app.skips_first_run().await?;
    for screen in PLACES {
        app.follows(screen).await?;
        app.check_access(&format!("{screen}, empty, {theme}")).await?;
    }

    app.goes_to("today").await?;
    app.fills_check_in(&CheckIn { note: Some("A quiet day.".to_owned()), ..CheckIn::mood(4) }).await?;
    app.check_access(&format!("a check-in half done, {theme}")).await?;
    add_records(app).await?;
    app.check_access(&format!("a check-in saved, {theme}")).await?;
    for screen in PLACES {
        app.follows(screen).await?;
        app.check_access(&format!("{screen}, with records, {theme}")).await?;
    }
    app.goes_to("course").await?;
    app.taps("course-chart-switch").await?;
    app.check_access(&format!("the chart's table, {theme}")).await?;

    app.opens_phq9().await?;
    app.answers_up_to_item_9(&Form::of("111111110", 0)?).await?;
    app.answers(9, Some(3)).await?;
    app.seen("safety-full").await?;
    app.check_access(&format!("the screen after item 9, {theme}")).await?;
    app.taps("safety-go-on").await?;
    app.answers_difficulty(1).await?;
    app.check_access(&format!("the answers of a PHQ-9, {theme}")).await?;
    app.saves_phq9().await?;
    app.check_access(&format!("the total of a PHQ-9, {theme}")).await?;
    app.taps("phq9-done").await?;
    app.seen("follow-up").await?;
    app.check_access(&format!("Today after item 9, {theme}")).await?;
    app.follows("phq9").await?;
    app.seen("phq9-both").await?;
    app.check_access(&format!("the question before a second PHQ-9 of a day, {theme}")).await
}

pub(super) async fn nothing_scrolls_sideways(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.narrows_window(stage.engine).await?;
    app.seen("first-next").await?;
    app.check_width("the first run").await?;
    app.skips_first_run().await?;
    app.fills_check_in(&CheckIn { note: Some("A quiet day.".to_owned()), ..CheckIn::mood(4) }).await?;
    add_records(&app).await?;
    // With text of its own size, `everywhere` looks at every state. Opening all places twice would also be more than WebKit
    // takes: a hundred entries of the history in half a minute.
    app.doubles_text().await?;
    check_widths(&app).await.context("at 320 px with text of 200 %")
}

/// From the height of a small phone to a large one, with nothing hidden under the tab bar.
pub(super) async fn the_places_stay_in_reach_on_a_small_phone(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    for height in [900, 760, 660] {
        app.sets_window_height(height).await?;
        app.places_leave_room_for("checkin-mood-row").await?;
    }
    Ok(())
}

async fn check_widths(app: &App) -> Result<()> {
    for screen in PLACES {
        app.follows(screen).await?;
        app.check_width(screen).await?;
    }
    app.goes_to("course").await?;
    app.taps("course-chart-switch").await?;
    app.check_width("the chart's table").await?;
    app.opens_phq9().await?;
    app.answers_up_to_item_9(&Form::of("111111110", 0)?).await?;
    app.answers(9, Some(2)).await?;
    app.seen("safety-go-on").await?;
    app.check_width("the screen after item 9").await?;
    app.taps("safety-go-on").await?;
    app.answers_difficulty(1).await?;
    app.check_width("the answers of a PHQ-9").await?;
    app.taps("phq9-leave").await?;
    app.seen("phq9-item-1").await
}

/// One record of each kind, starting from the open check-in.
async fn add_records(app: &App) -> Result<()> {
    let today = app.today().await?;
    app.fills_phq9(today - Days::new(20), &Form::of("222222220", 2)?).await?;
    app.fills_phq9(today - Days::new(6), &Form::of("111111110", 1)?).await?;
    app.adds_session(&Session { day: today - Days::new(8), dose: 84, planned_next: Some(today + Days::new(6)) })
        .await?;
    app.fills_side_effect(&SideEffect {
        kind: "dissociation",
        severity: 2,
        interference: 1,
        day: today - Days::new(8),
        end: End::StillThere,
    })
    .await?;
    app.taps("effect-save").await?;
    // Still there on a day after the session's, so the clinic wants to know.
    app.says("answer-say", "I feel detached").await?;
    app.check_width("the answer to a sign").await?;
    app.says("done", "Saved").await?;
    app.taps("answer-done").await?;
    app.fills_gad7(today, [1, 2, 1, 2, 1, 2, 1]).await?;
    app.taps("gad7-done").await?;
    app.fills_function([6, 3, 7, 5], 4).await?;
    app.follows("clinic-scores/new").await?;
    app.types_clinic_score("madrs", "30").await?;
    app.taps("clinic-score-save").await?;
    app.seen("clinic-score").await?;
    app.follows("questions").await?;
    app.taps("question-seed-1").await?;
    app.saves("questions").await?;
    let contacts = ["people", "professionals", "lines"];
    let contacts =
        contacts.map(|list| Contact { list, name: "Robin from the next house", phone: "(030) 12-34-567-89" });
    app.writes_safety_plan("Walk to the river and back.", &contacts).await?;
    // What was tapped before is in the records since Today was left.
    app.goes_to("today").await?;
    app.seen("checkin-kept").await
}
