//! What was tapped and not saved is still there after the app was killed.

use anyhow::{Result, ensure};

use crate::{
    app::{App, CheckIn, Form},
    stage::Stage,
};

pub(super) async fn a_check_in_goes_on_after_a_kill(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let mut stored = app.dump().await?;
    for (name, level) in [("checkin-mood", "3"), ("checkin-energy", "0"), ("checkin-calm", "7")] {
        app.presses(name, level).await?;
        stored = app.written_since(&stored).await?;
    }
    tear_away(stage).await?;

    let app = stage.app();
    for (name, level) in [("checkin-mood", "3"), ("checkin-energy", "0"), ("checkin-calm", "7")] {
        ensure!(app.value(name).await? == level, "{name} is {} and was {level}", app.value(name).await?);
    }
    let unanswered = app.value("checkin-interest").await?;
    ensure!(unanswered == "not answered", "an untouched row came back as {unanswered:?}");
    app.checks_in(&CheckIn::default()).await?;
    ensure!(app.texts("kept-energy").await?.iter().any(|text| text.contains('0')), "the 0 was not kept");
    Ok(())
}

pub(super) async fn a_phq9_goes_on_after_a_kill(stage: &mut Stage) -> Result<()> {
    let form = Form::of("123012300", 1)?;
    let app = stage.skips_first_run().await?;
    let before = app.dump().await?;
    app.opens_phq9().await?;
    for (item, points) in (1..6).zip(form.items) {
        app.answers(item, points).await?;
    }
    app.written_since(&before).await?;
    wait_for_draft_of_item(&app, 6).await?;
    tear_away(stage).await?;

    let app = stage.app();
    app.opens_phq9().await?;
    for (item, points) in (6..9).zip(form.items.into_iter().skip(5)) {
        app.answers(item, points).await?;
    }
    app.answers(9, form.items[8]).await?;
    app.answers_difficulty(form.difficulty).await?;
    app.saves_phq9().await?;
    ensure!(app.page_text().await?.contains("12"), "the total is not 12: {}", app.page_text().await?);
    Ok(())
}

pub(super) async fn a_score_and_questions_go_on_after_a_kill(stage: &mut Stage) -> Result<()> {
    const OWN: &str = "What comes after week eight?";
    let app = stage.skips_first_run().await?;
    let mut stored = app.dump().await?;
    app.follows("clinic-scores/new").await?;
    app.types_clinic_score("qidsSr16", "11").await?;
    stored = app.written_since(&stored).await?;
    app.follows("questions").await?;
    app.taps("question-seed-1").await?;
    stored = app.written_since(&stored).await?;
    app.taps("question-own").await?;
    app.enters("question-2", OWN).await?;
    app.written_since(&stored).await?;
    // The core's next answer shows that it has kept the last of them.
    app.reads_course().await?;
    tear_away(stage).await?;

    let app = stage.app();
    app.follows("clinic-scores").await?;
    app.seen("unfinished").await?;
    app.follows("clinic-scores/new").await?;
    app.seen("draft-restored").await?;
    ensure!(app.value("clinic-score-total").await? == "11", "the score was lost");
    app.taps("clinic-score-save").await?;
    app.says("clinic-score", "11 of 27").await?;
    ensure!(!app.shows("unfinished").await?, "a kept score is called unfinished");

    app.follows("questions").await?;
    app.seen("draft-restored").await?;
    ensure!(app.value("question-2").await? == OWN, "the question was lost");
    app.taps("question-1-remove").await?;
    app.saves("questions").await?;
    app.reloads().await?;
    app.taps("course-questions").await?;
    ensure!(app.value("question-1").await? == OWN, "the questions were not kept");
    ensure!(!app.shows("draft-restored").await?, "kept questions are called unsaved");
    Ok(())
}

pub(super) async fn a_medicine_and_a_goal_go_on_after_a_kill(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let mut stored = app.dump().await?;
    app.follows("medicines").await?;
    app.enters("medicine-name", "Lithium").await?;
    stored = app.written_since(&stored).await?;
    app.follows("goals/new").await?;
    app.enters("goal-text", "I cook again.").await?;
    app.written_since(&stored).await?;
    // The core's next answer shows that it has kept the last of them.
    app.reads_course().await?;
    tear_away(stage).await?;

    let app = stage.app();
    app.follows("medicines").await?;
    app.seen("draft-restored").await?;
    ensure!(app.value("medicine-name").await? == "Lithium", "the medicine was lost");
    app.taps("medicine-add").await?;
    app.says("medicine", "Lithium").await?;
    ensure!(!app.shows("draft-restored").await?, "a medicine that was added is called unsaved");

    app.follows("goals").await?;
    app.seen("unfinished").await?;
    app.follows("goals/new").await?;
    ensure!(app.value("goal-text").await? == "I cook again.", "the goal was lost");
    app.saves("goal").await?;
    app.says("goal", "I cook again.").await?;
    ensure!(!app.shows("unfinished").await?, "a goal that was saved is called unfinished");
    Ok(())
}

/// The form does not announce a kept draft, but Today does: it offers to continue.
async fn wait_for_draft_of_item(app: &App, item: usize) -> Result<()> {
    app.goes_to("today").await?;
    app.taps("phq9-start").await?;
    app.seen(&format!("phq9-item-{item}")).await
}

/// Kills the browser if its profile survives that, else reloads the page.
async fn tear_away(stage: &mut Stage) -> Result<()> {
    if stage.engine.keeps_profile() { stage.kill_and_relaunch().await } else { stage.app().reloads().await }
}
