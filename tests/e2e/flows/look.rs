//! The viewer: a backup is looked at by somebody who has no records, or has others. It has no forms, and stores nothing.

use anyhow::{Result, ensure};
use chrono::Days;

use super::backup::backed_up;
use crate::{
    app::{App, Form, Session},
    stage::Stage,
    tour::PLACES,
};

/// Opens a backup in the viewer.
async fn looks_at(app: &App, file: &[u8], code: &[String]) -> Result<()> {
    app.opens_page("/?look").await?;
    app.picks("look", "backup.txt", file).await?;
    app.opens_file(code).await?;
    app.seen("place-course").await
}

pub(super) async fn a_backup_is_looked_at_and_nothing_is_stored(stage: &mut Stage) -> Result<()> {
    let (app, code, file) = backed_up(stage).await?;
    app.follows("settings/erase").await?;
    app.taps("erase-sure").await?;
    app.taps("erase-press").await?;
    app.seen("erased").await?;
    let before = app.stored().await?;

    looks_at(&app, &file, &code).await?;
    for place in ["course", "sessions", "report"] {
        app.goes_to(place).await?;
        app.seen("look-mark").await?;
    }
    let after = app.stored().await?;
    ensure!(after == before, "something was stored: {after}, and before {before}");
    app.reloads().await?;
    app.seen("look-choose").await
}

/// What a form has, or leads to one. The chart's own buttons, the range of the report and the country are no forms.
const EDITS: &str = "textarea, [data-testid$='-save'], [data-testid$='-add'], [data-testid$='-edit'], \
    [data-testid$='-change'], [data-testid$='-remove'], [data-testid$='-undo'], [data-testid$='-make'], \
    [data-testid^='checkin'], [data-testid$='-set-up'], [data-testid='course-fill'], \
    [data-place*='/new'], [data-place$='/change'], [data-place='phq9'], [data-place='questions'], \
    [data-place='safety-plan'], [data-place='lines'], [data-place='settings'], [data-place='import'], \
    [data-place='backup'], [data-place^='session-day']";

pub(super) async fn every_place_of_a_file_is_shown_without_forms(stage: &mut Stage) -> Result<()> {
    let (app, code, _) = backed_up(stage).await?;
    let today = app.today().await?;
    app.fills_phq9(today, &Form::of("212212120", 2)?).await?;
    app.adds_session(&Session { day: today, dose: 84, planned_next: None }).await?;
    app.follows("clinic-scores/new").await?;
    app.types_clinic_score("madrs", "20").await?;
    app.saves("clinic-score").await?;
    let file = app.makes_backup().await?;

    looks_at(&app, &file, &code).await?;
    let (stored, rows) = (app.stored().await?, app.dump().await?);
    for screen in PLACES.iter().filter(|screen| **screen != "treatment") {
        // Forms give way to the course, so each is come to from elsewhere.
        app.follows("treatment").await?;
        app.follows(screen).await?;
        app.seen("look-mark").await?;
        ensure!(app.count(EDITS).await? == 0, "{screen} can be changed");
        app.check_width(screen).await?;
    }
    app.goes_to("sessions").await?;
    app.seen("session").await?;
    app.check_access("the sessions of a file").await?;
    let after = app.stored().await?;
    ensure!(after == stored, "something was stored: {after}, and before {stored}");
    ensure!(app.dump().await? == rows, "looking wrote into the records that are there");
    Ok(())
}

pub(super) async fn a_viewer_beside_the_app_leaves_it_alone(stage: &mut Stage) -> Result<()> {
    const SESSION: &str = "[data-testid='session']";
    let (app, code, _) = backed_up(stage).await?;
    let session = Session { day: app.today().await?, dose: 84, planned_next: None };
    app.adds_session(&session).await?;
    let file = app.makes_backup().await?;
    let records = app.current_tab().await?;
    let viewer = app.opens_tab().await?;
    looks_at(&app, &file, &code).await?;

    app.switches_to(&records).await?;
    app.adds_session(&Session { day: session.day - Days::new(7), ..session }).await?;
    app.switches_to(&viewer).await?;
    app.goes_to("sessions").await?;
    app.seen("session").await?;
    ensure!(app.count(SESSION).await? == 1, "the viewer shows what is in no file");
    app.closes_tab(&records).await?;
    app.reloads().await?;
    app.goes_to("sessions").await?;
    app.seen("session").await?;
    ensure!(app.count(SESSION).await? == 2, "the app has lost a session");
    Ok(())
}
