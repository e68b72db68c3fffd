//! What was tapped and not saved is there again after the app was torn away.

use anyhow::{Result, ensure};

use crate::{
    app::{App, CheckIn, Form},
    stage::Stage,
};

pub(super) async fn a_check_in_goes_on_after_a_kill(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;
    let mut stored = app.dump().await?;
    for (name, level) in [("checkin-mood", "3"), ("checkin-energy", "0"), ("checkin-calm", "7")] {
        app.press(name, level).await?;
        stored = app.written_since(&stored).await?;
    }
    tear_away(stage).await?;

    let app = stage.app();
    for (name, level) in [("checkin-mood", "3"), ("checkin-energy", "0"), ("checkin-calm", "7")] {
        ensure!(app.value(name).await? == level, "{name} is {} and was {level}", app.value(name).await?);
    }
    let unanswered = app.value("checkin-interest").await?;
    ensure!(unanswered == "not answered", "an untouched row came back as {unanswered:?}");
    app.check_in(&CheckIn::default()).await?;
    ensure!(app.texts("kept-energy").await?.iter().any(|text| text.contains('0')), "the 0 was not kept");
    Ok(())
}

pub(super) async fn a_phq9_goes_on_after_a_kill(stage: &mut Stage) -> Result<()> {
    let form = Form::of("123012300", 1)?;
    let app = stage.app();
    app.skip_first_run().await?;
    let before = app.dump().await?;
    app.open_phq9().await?;
    for (item, points) in (1..6).zip(form.items) {
        app.answer(item, points).await?;
    }
    app.written_since(&before).await?;
    wait_for_draft_of_item(&app, 6).await?;
    tear_away(stage).await?;

    let app = stage.app();
    app.open_phq9().await?;
    for (item, points) in (6..9).zip(form.items.into_iter().skip(5)) {
        app.answer(item, points).await?;
    }
    app.answer(9, form.items[8]).await?;
    app.answer_difficulty(form.difficulty).await?;
    app.save_phq9().await?;
    ensure!(app.page_text().await?.contains("12"), "the total is not 12: {}", app.page_text().await?);
    Ok(())
}

pub(super) async fn a_score_and_questions_go_on_after_a_kill(stage: &mut Stage) -> Result<()> {
    const OWN: &str = "What comes after week eight?";
    let app = stage.app();
    app.skip_first_run().await?;
    let mut stored = app.dump().await?;
    app.follow("#clinic-scores/new").await?;
    app.type_clinic_score("qidsSr16", "11").await?;
    stored = app.written_since(&stored).await?;
    app.follow("#questions").await?;
    app.tap("question-seed-1").await?;
    stored = app.written_since(&stored).await?;
    app.tap("question-own").await?;
    app.enter("question-2", OWN).await?;
    app.written_since(&stored).await?;
    // An answer of the core shows that it has kept the last of them.
    app.course().await?;
    tear_away(stage).await?;

    let app = stage.app();
    app.follow("#clinic-scores").await?;
    app.seen("unfinished").await?;
    app.follow("#clinic-scores/new").await?;
    app.seen("draft-restored").await?;
    ensure!(app.value("clinic-score-total").await? == "11", "the score was lost");
    app.tap("clinic-score-save").await?;
    app.says("clinic-score", "11 of 27").await?;
    ensure!(!app.shows("unfinished").await?, "a kept score is called unfinished");

    app.follow("#questions").await?;
    app.seen("draft-restored").await?;
    ensure!(app.value("question-2").await? == OWN, "the question was lost");
    app.tap("question-1-remove").await?;
    app.tap("questions-save").await?;
    app.says("done", "Saved").await?;
    app.reload().await?;
    app.tap("course-questions").await?;
    ensure!(app.value("question-1").await? == OWN, "the questions were not kept");
    ensure!(!app.shows("draft-restored").await?, "kept questions are called unsaved");
    Ok(())
}

/// The page says nothing of a kept draft, but Today does: it offers to go on.
async fn wait_for_draft_of_item(app: &App, item: usize) -> Result<()> {
    app.go_to("today").await?;
    app.tap("phq9-start").await?;
    app.seen(&format!("phq9-item-{item}")).await
}

/// Kills the browser where its profile outlives it, else reloads the page.
async fn tear_away(stage: &mut Stage) -> Result<()> {
    if stage.engine.keeps_profile() { stage.kill_and_relaunch().await } else { stage.app().reload().await }
}
