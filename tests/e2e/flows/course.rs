//! The marks of a status on Course: a paused remission, a skipped item 9, a stay with its reason, a score from paper.

use anyhow::{Result, ensure};
use chrono::{Days, NaiveDate};

use super::bad_input::records;
use crate::{
    app::{App, Form, Session},
    stage::Stage,
};

pub(super) async fn one_form_ends_no_remission(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    remission(&app, today).await?;
    app.reads_course().await?;
    state(&app, "remission").await?;
    ensure!(!app.shows("course-paused").await?, "nothing is paused yet");

    app.fills_phq9(today - Days::new(2), &Form::of("111111000", 1)?).await?;
    app.reads_course().await?;
    state(&app, "remission").await?;
    app.says("course-paused", "One form alone does not end your remission").await?;
    app.check_access("a paused remission").await?;
    app.opens_forms_and_scores().await?;
    app.taps("course-history").await?;
    ensure!(app.page_text().await?.contains("Remission, paused"), "the history does not show the pause");

    // An open form neither ends it nor refreshes it, and says why it does not count.
    app.fills_phq9(today, &Form::of("00000000-", 0)?).await?;
    app.reads_course().await?;
    state(&app, "remission").await?;
    app.says("course-age", "Question 9 was skipped").await?;
    app.says("course-passed-over", "does not change your status").await?;
    ensure!(app.page_text().await?.contains("Last known: remission"), "it is not called the last known");
    Ok(())
}

pub(super) async fn a_stay_is_asked_what_it_was_for(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    remission(&app, today).await?;

    // Without a reason it is asked once. A second Save leaves it open, and nothing changes.
    let stored = records(&app).await?;
    add_stay(&app, today, None).await?;
    app.says("setback-reason-error", "What was it for?").await?;
    app.check_access("a stay without a reason").await?;
    ensure!(records(&app).await? == stored, "it was kept before the answer");
    app.saves("setback").await?;
    app.seen("setback").await?;
    ensure!(app.texts("setback").await?.len() == 1, "the stay is not listed");
    ensure!(!app.shows("setback-ask").await?, "what was left open is asked again");
    app.taps("setback-remove").await?;
    app.says("done", "Removed").await?;
    app.goes_to("course").await?;
    state(&app, "remission").await?;

    add_stay(&app, today, Some("other")).await?;
    app.says("done", "Saved").await?;
    app.says("setback", "A hospital stay for something else").await?;
    app.goes_to("course").await?;
    state(&app, "remission").await?;

    add_stay(&app, today, Some("mentalHealth")).await?;
    app.says("done", "Saved").await?;
    app.goes_to("course").await?;
    state(&app, "relapse").await?;
    app.says("course-state", "a hospital stay for your mental health").await
}

pub(super) async fn a_score_from_paper_is_where_treatment_began(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    let start = today - Days::new(20);
    app.adds_session(&Session { day: start, dose: 84, planned_next: None }).await?;
    app.follows("clinic-scores/new").await?;
    let stored = records(&app).await?;
    app.types_clinic_score("phq9", "28").await?;
    app.enters("clinic-score-day", &(start - Days::new(2)).to_string()).await?;
    app.taps("clinic-score-save").await?;
    app.says("clinic-score-total-error", "score goes from 0 to 27").await?;
    ensure!(app.value("clinic-score-total").await? == "28", "what was typed is lost");
    ensure!(records(&app).await? == stored, "the refused score changed what was stored");
    app.enters("clinic-score-total", "19").await?;
    app.taps("clinic-score-save").await?;
    app.says("clinic-score", "19 of 27").await?;

    app.fills_phq9(today, &Form::of("111111110", 1)?).await?;
    app.reads_course().await?;
    state(&app, "response").await?;
    app.opens_forms_and_scores().await?;
    app.says("course-before", "19").await?;
    app.says("course-before-typed", "from paper").await?;
    app.says("course-change", "−11 points").await?;

    // A low one is in the range, and nothing more is known about it.
    app.follows("clinic-scores/new").await?;
    app.types_clinic_score("phq9", "2").await?;
    app.saves("clinic-score").await?;
    app.reads_course().await?;
    app.check_access("scores from paper on Course").await?;
    app.opens_forms_and_scores().await?;
    app.check_access("scores from paper among the scores").await
}

/// Three low forms, the last of them nine days ago.
async fn remission(app: &App, today: NaiveDate) -> Result<()> {
    for before in [40, 25, 9] {
        app.fills_phq9(today - Days::new(before), &Form::of("100000000", 0)?).await?;
    }
    Ok(())
}

async fn add_stay(app: &App, day: NaiveDate, reason: Option<&str>) -> Result<()> {
    app.follows("course/setback").await?;
    app.taps("setback-kind-hospitalised").await?;
    if let Some(reason) = reason {
        app.taps(&format!("setback-reason-{reason}")).await?;
    }
    app.enters("setback-day", &day.to_string()).await?;
    app.taps("setback-save").await
}

async fn state(app: &App, name: &str) -> Result<()> {
    crate::wait::until(&format!("the state {name}"), async || {
        let state = app.attribute("course-state", "data-state").await?;
        Ok((state.as_deref() == Some(name)).then_some(()))
    })
    .await
}
