//! Item 9 is reacted to before any score (R4).

use anyhow::{Context, Result, ensure};
use chrono::Days;
use serde_json::json;

use crate::{
    app::{App, CheckIn, Contact, Form},
    stage::Stage,
};

pub(super) async fn item_9_is_answered_before_the_score(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;

    answer_to_item_9(&app, 0).await?;
    app.seen("phq9-difficulty").await?;
    ensure!(!shows_safety(&app).await?, "something was said about a 0");
    finish(&app).await?;

    // Any rise counts, even by one point.
    item_9_brings(&app, 1, "safety-full").await?;
    go_on_and_finish(&app).await?;

    // Unchanged.
    item_9_brings(&app, 1, "safety-card").await?;
    go_on_and_finish(&app).await
}

pub(super) async fn a_first_form_with_item_9_brings_the_card(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    item_9_brings(&app, 1, "safety-card").await?;
    app.enters("help-country", "IE").await?;
    ensure!(app.count("a[href^='tel:']").await? > 0, "no number to call");

    // Left at that point and opened again, it comes first again.
    app.reloads().await?;
    app.seen("safety-card").await?;
    go_on_and_finish(&app).await
}

pub(super) async fn a_third_1_in_a_row_says_to_call_the_clinic(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    for days in [28, 14] {
        app.fills_phq9(today - Days::new(days), &Form::of("000000001", 0)?).await?;
    }
    item_9_brings(&app, 1, "safety-card-clinic").await?;
    ensure!(app.page_text().await?.contains("Please call your clinic"), "the clinic is not named");
    go_on_and_finish(&app).await?;
    ensure!(!app.shows("follow-up").await?, "a card is asked about on Today");
    Ok(())
}

pub(super) async fn are_you_in_danger_now_has_three_answers(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.goes_to("help").await?;
    app.enters("help-country", "IE").await?;
    app.goes_to("today").await?;
    item_9_brings(&app, 2, "safety-full").await?;

    ensure!(app.attribute("danger-yes", "href").await?.as_deref() == Some("tel:112"), "yes calls nobody");
    let height = app.run("return document.querySelector(`[data-testid='danger-yes']`).offsetHeight", vec![]).await?;
    ensure!(height.as_f64() >= Some(64.0), "the call is {height} px high");
    app.taps("danger-talk").await?;
    let at = app.run("return document.activeElement.innerText", vec![]).await?;
    ensure!(at == "Talk to someone", "the focus is at {at}");

    // The phone's own Back leads to item 9 again. Whoever leaves from there still finds the way back on Today.
    app.run("history.back()", vec![]).await?;
    app.seen("phq9-item-9").await?;
    app.goes_to("today").await?;
    app.seen("item9-unsaved").await?;
    app.says("item9-unsaved", "Help now").await?;
    app.taps("item9-go-on").await?;
    app.seen("safety-full").await?;
    app.taps("danger-not-now").await?;
    finish(&app).await
}

pub(super) async fn what_the_clinic_should_hear_stays_on_today(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    answer_to_item_9(&app, 3).await?;
    app.taps("danger-not-now").await?;
    finish(&app).await?;
    app.seen("follow-up").await?;
    app.checks_in(&CheckIn::mood(1)).await?;
    app.reloads().await?;
    app.seen("follow-up").await?;
    app.seen("follow-up-plan").await?;
    let text = app.page_text().await?;
    ensure!(text.contains("Please talk to your clinic") && !text.contains("Nothing"), "Today says {text}");

    let first = app.current_tab().await?;
    let second = app.opens_tab().await?;
    app.taps("follow-up-done").await?;
    app.gone("follow-up").await?;
    app.switches_to(&first).await?;
    app.gone("follow-up").await.context("in the other tab")?;
    app.switches_to(&second).await?;
    app.taps("follow-up-closed-action").await?;
    app.seen("follow-up").await.context("after Undo")?;
    app.taps("follow-up-done").await?;
    app.gone("follow-up").await?;
    app.reloads().await?;
    app.seen("hard-day").await?;
    ensure!(!app.shows("follow-up").await?, "the reload opened it again");
    Ok(())
}

pub(super) async fn a_very_hard_day_names_help_now_once(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(2)).await?;
    ensure!(!app.shows("hard-day").await?, "a mood of 2 is said to be very hard");
    for mood in [1, 0] {
        app.taps("checkin-again").await?;
        app.checks_in(&CheckIn::mood(mood)).await?;
        app.seen("hard-day").await?;
    }
    ensure!(app.texts("hard-day").await?.len() == 1, "it is said twice a day");
    app.taps("hard-day-help").await?;
    app.seen("help-country").await
}

pub(super) async fn two_quick_taps_answer_one_question(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.opens_phq9().await?;
    for (item, quick) in [(1, 3), (2, 0)] {
        tap_twice(&app, &format!("phq9-item-{item}-choice-2"), &format!("phq9-item-{item}-choice-{quick}")).await?;
        app.seen(&format!("phq9-item-{}", item + 1)).await?;
    }
    // Skipping does not get past it either.
    tap_twice(&app, "phq9-skip", "phq9-skip").await?;
    app.seen("phq9-item-4").await?;
    for (item, pressed) in [(3, 0), (2, 1), (1, 1)] {
        app.taps("phq9-back").await?;
        app.seen(&format!("phq9-item-{item}")).await?;
        let answers = app.count(".answer[aria-pressed=true]").await?;
        ensure!(answers == pressed, "question {item} has {answers} answers");
    }
    ensure!(
        app.attribute("phq9-item-1-choice-2", "aria-pressed").await?.as_deref() == Some("true"),
        "the second tap won"
    );
    Ok(())
}

/// Taps one button, then another as soon as the page has been redrawn and before anything else can happen.
async fn tap_twice(app: &App, first: &str, second: &str) -> Result<()> {
    let script = "
        const find = (name) => document.querySelector(`[data-testid='${name}']`);
        const question = document.querySelector('h1').innerText;
        find(given[0]).click();
        await new Promise((next) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = next;
            port2.postMessage(null);
        });
        if (document.querySelector('h1').innerText !== question) throw new Error('the answer was not held');
        find(given[1]).click();";
    app.run(script, vec![json!(first), json!(second)]).await.map(drop)
}

pub(super) async fn a_second_form_of_a_day_is_asked_about(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    app.fills_phq9(today, &Form::of("111111110", 0)?).await?;

    app.follows("phq9").await?;
    ensure!(app.page_text().await?.contains("You filled one in at "), "{}", app.page_text().await?);
    app.taps("phq9-replace").await?;
    app.answers_all(&Form::of("222222220", 0)?).await?;
    app.saves_phq9().await?;
    app.taps("phq9-done").await?;
    forms_are(&app, 1).await.context("after Replace")?;

    app.follows("phq9").await?;
    app.taps("phq9-both").await?;
    app.answers_all(&Form::of("000000000", 0)?).await?;
    app.saves_phq9().await?;
    // Coming back to the app does not react again to the form that was just saved.
    app.run("document.dispatchEvent(new Event('visibilitychange'))", vec![]).await?;
    app.says("phq9-saved", "Saved").await?;
    app.taps("phq9-done").await?;
    forms_are(&app, 2).await.context("after Keep both")?;

    // A day chosen at the end is asked about as well.
    let before = today - Days::new(3);
    app.fills_gad7(before, [1; 7]).await?;
    app.taps("gad7-done").await?;
    app.follows("gad7").await?;
    for item in 1..=7 {
        app.taps(&format!("gad7-item-{item}-choice-2")).await?;
        app.gone(&format!("gad7-item-{item}")).await?;
    }
    app.taps("gad7-other-day").await?;
    app.enters("gad7-day", &before.to_string()).await?;
    app.taps("gad7-save").await?;
    app.says("gad7-twice", "Replace it, or keep both?").await?;
    app.taps("gad7-replace").await?;
    app.seen("gad7-saved").await?;
    ensure!(app.page_text().await?.contains("score is 14"), "{}", app.page_text().await?);
    app.taps("gad7-saved-action").await?;
    app.seen("gad7-save").await.context("Undo gives the form back")
}

/// How many PHQ-9 forms Course lists.
async fn forms_are(app: &App, count: usize) -> Result<()> {
    app.reads_course().await?;
    app.taps("course-chart-switch").await?;
    let forms = app.texts("course-form").await?;
    ensure!(forms.len() == count, "there are {forms:?}");
    Ok(())
}

pub(super) async fn item_9_is_answered_without_network(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let friend = Contact { list: "people", name: "Robin", phone: "030 1" };
    app.writes_safety_plan("Walk to the river.", &[friend]).await?;
    app.kept_for_offline().await?;
    stage.stop_server();
    app.reloads().await?;

    for (points, answer) in [(1, "safety-card"), (2, "safety-full")] {
        item_9_brings(&app, points, answer).await?;
        app.says("help-people", friend.name).await?;
        ensure!(app.count("main a[href='tel:0301']").await? == 1, "no way to call {}", friend.name);
        go_on_and_finish(&app).await?;
    }
    app.reloads().await?;
    app.opens_forms_and_scores().await?;
    app.says("course-now", "10").await?;
    app.goes_to("course").await?;
    app.taps("course-chart-switch").await?;
    ensure!(app.texts("course-form").await?.len() == 2, "not both forms were kept");
    Ok(())
}

/// Eight ones and this answer to item 9.
async fn answer_to_item_9(app: &App, points: u8) -> Result<()> {
    app.opens_phq9().await?;
    app.answers_up_to_item_9(&Form::of("111111110", 0)?).await?;
    app.answers(9, Some(points)).await
}

/// Answers item 9 and waits for what it brings up, which must come before any score.
async fn item_9_brings(app: &App, points: u8, screen: &str) -> Result<()> {
    answer_to_item_9(app, points).await?;
    app.seen(screen).await?;
    no_score_yet(app).await
}

async fn shows_safety(app: &App) -> Result<bool> {
    Ok(app.shows("safety-card").await? || app.shows("safety-full").await?)
}

async fn no_score_yet(app: &App) -> Result<()> {
    let text = app.page_text().await?;
    ensure!(!text.contains("score is"), "a score came before the answer to item 9: {text}");
    Ok(())
}

async fn go_on_and_finish(app: &App) -> Result<()> {
    app.taps("safety-go-on").await?;
    finish(app).await
}

async fn finish(app: &App) -> Result<()> {
    app.answers_difficulty(0).await?;
    app.saves_phq9().await?;
    app.taps("phq9-done").await?;
    app.gone("phq9-done").await
}
