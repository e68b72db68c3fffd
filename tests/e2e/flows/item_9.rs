//! Item 9 is answered before any score (R4).

use anyhow::{Result, ensure};

use crate::{
    app::{App, Contact, Form},
    stage::Stage,
};

pub(super) async fn item_9_is_answered_before_the_score(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;

    answer_to_item_9(&app, 0).await?;
    app.seen("phq9-difficulty").await?;
    ensure!(!shows_safety(&app).await?, "something was said about a 0");
    finish(&app).await?;

    // Any rise, even by one point.
    answer_to_item_9(&app, 1).await?;
    app.seen("safety-full").await?;
    no_score_yet(&app).await?;
    app.tap("safety-go-on").await?;
    finish(&app).await?;

    // Unchanged.
    answer_to_item_9(&app, 1).await?;
    app.seen("safety-card").await?;
    no_score_yet(&app).await?;
    app.tap("safety-go-on").await?;
    finish(&app).await
}

pub(super) async fn a_first_form_with_item_9_brings_the_card(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;
    answer_to_item_9(&app, 1).await?;
    app.seen("safety-card").await?;
    no_score_yet(&app).await?;
    app.enter("help-country", "IE").await?;
    ensure!(app.count("a[href^='tel:']").await? > 0, "no number to call");

    // Left there and opened again: it comes first again.
    app.reload().await?;
    app.seen("safety-card").await?;
    app.tap("safety-go-on").await?;
    finish(&app).await
}

pub(super) async fn a_2_on_a_first_form_brings_the_full_screen(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;
    answer_to_item_9(&app, 2).await?;
    app.seen("safety-full").await?;
    no_score_yet(&app).await
}

pub(super) async fn item_9_is_answered_without_network(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;
    let friend = Contact { list: "people", name: "Robin", phone: "030 1" };
    app.write_safety_plan("Walk to the river.", &[friend]).await?;
    app.kept_for_offline().await?;
    stage.stop_server();
    app.reload().await?;

    for (points, answer) in [(1, "safety-card"), (2, "safety-full")] {
        answer_to_item_9(&app, points).await?;
        app.seen(answer).await?;
        no_score_yet(&app).await?;
        app.says("help-people", friend.name).await?;
        ensure!(app.count("main a[href='tel:0301']").await? == 1, "no way to call {}", friend.name);
        app.tap("safety-go-on").await?;
        finish(&app).await?;
    }
    app.reload().await?;
    app.course().await?;
    app.says("course-now", "10").await?;
    app.tap("course-chart-switch").await?;
    ensure!(app.texts("course-form").await?.len() == 2, "not both forms were kept");
    Ok(())
}

async fn answer_to_item_9(app: &App, points: u8) -> Result<()> {
    app.open_phq9().await?;
    app.answer_up_to_item_9(&Form::of("111111110", 0)?).await?;
    app.answer(9, Some(points)).await
}

async fn shows_safety(app: &App) -> Result<bool> {
    Ok(app.shows("safety-card").await? || app.shows("safety-full").await?)
}

/// Eight ones and the answer to item 9.
async fn no_score_yet(app: &App) -> Result<()> {
    let text = app.page_text().await?;
    ensure!(!text.contains("total is"), "a score came before the answer to item 9: {text}");
    Ok(())
}

async fn finish(app: &App) -> Result<()> {
    app.answer_difficulty(0).await?;
    app.save_phq9().await?;
    app.tap("phq9-done").await?;
    app.gone("phq9-done").await
}
