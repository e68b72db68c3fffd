//! What is shown beside the PHQ-9: the GAD-7, the weekly look, single questions, clinic scores and the states over
//! time.

use anyhow::{Context, Result, ensure};
use chrono::Days;

use super::bad_input::{records, refused};
use crate::{
    app::{Form, Session},
    stage::Stage,
};

pub(super) async fn other_forms_stand_beside_the_phq9(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    let start = today - Days::new(20);
    app.fills_phq9(start, &Form::of("222222220", 2)?).await?;
    app.adds_session(&Session { day: start, dose: 84, planned_next: None }).await?;
    app.fills_phq9(today, &Form::of("121111000", 1)?).await?;

    app.fills_gad7(start, [2; 7]).await?;
    ensure!(!app.shows("gad7-since").await?, "a first form is compared with itself");
    app.taps("gad7-done").await?;
    app.fills_gad7(today, [1, 1, 1, 1, 1, 1, 0]).await?;
    app.says("gad7-since", "8 points lower").await?;
    app.taps("gad7-done").await?;

    app.fills_function([6, 6, 7, 5], 4).await?;
    app.taps("function-done").await?;

    app.follows("clinic-scores/new").await?;
    let stored = records(&app).await?;
    app.types_clinic_score("madrs", "61").await?;
    refused(&app, "clinic-score", "clinic-score-total").await?;
    ensure!(app.value("clinic-score-total").await? == "61", "what was typed is lost");
    ensure!(records(&app).await? == stored, "the refused score changed what was stored");
    app.enters("clinic-score-total", "30").await?;
    app.taps("clinic-score-save").await?;
    app.says("clinic-score", "30 of 60").await?;

    let course = app.reads_course().await?;
    app.taps("course-life").await?;
    for (row, part) in [
        ("course-like-myself", "4 of 10"),
        ("course-function", "6 of 10"),
        ("course-item-1", "several days, was more than half the days"),
        ("course-item-2", "more than half the days, was more than half the days"),
        ("course-item-6", "several days"),
    ] {
        app.says(row, part).await?;
    }
    ensure!(!app.shows("course-item-9").await?, "something was said about a 0");
    app.taps("way-back").await?;
    app.taps("course-forms").await?;
    for (row, part) in
        [("course-change", "−9 points"), ("course-gad7", "8 points lower"), ("course-clinic-madrs", "30 of 60")]
    {
        app.says(row, part).await?;
    }
    app.taps("course-history").await?;
    ensure!(app.page_text().await?.contains("Response"), "the states over time are not told");
    app.taps("course-all-forms").await?;
    app.seen("course-gad7-form").await?;
    ensure!(app.texts("course-gad7-form").await?.len() == 2, "not both GAD-7 forms are listed");

    app.reloads().await?;
    let again = app.reads_course().await.context("after a reload")?;
    ensure!(again == course, "The Course said:\n{course}\nand now says:\n{again}");
    Ok(())
}
