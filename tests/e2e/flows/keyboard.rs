//! Everything works without a mouse or a finger.

use anyhow::{Context, Result, bail, ensure};
use chrono::Days;
use fantoccini::key::Key;

use crate::{
    app::{App, CheckIn},
    stage::Stage,
};

/// More tab stops than any screen has.
const STOPS: usize = 80;

pub(super) async fn a_check_in_by_keyboard(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    tab_to(&app, "first-skip").await?;
    app.types(&Key::Enter.to_string()).await?;
    app.seen("checkin-mood").await?;
    for (name, keys) in [("checkin-mood", "4".to_owned()), ("checkin-interest", Key::Right.to_string())] {
        tab_to(&app, name).await?;
        app.types(&keys).await?;
    }
    ensure!(app.value("checkin-mood").await? == "4", "mood is {}", app.value("checkin-mood").await?);
    tab_to(&app, "checkin-save").await?;
    app.types(&Key::Enter.to_string()).await?;
    app.says("checkin-done", "Saved").await?;
    app.says("kept-mood", "4").await
}

pub(super) async fn a_phq9_by_keyboard(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    tab_to(&app, "phq9-start").await?;
    app.types(&Key::Enter.to_string()).await?;
    for item in 1..=9 {
        let name = format!("phq9-item-{item}");
        app.seen(&name).await?;
        tab_to(&app, &format!("{name}-choice-{}", u8::from(item < 9))).await?;
        app.types(&Key::Enter.to_string()).await?;
        app.gone(&name).await?;
    }
    tab_to(&app, "phq9-difficulty-choice-1").await?;
    app.types(&Key::Enter.to_string()).await?;
    app.seen("phq9-save").await?;
    tab_to(&app, "phq9-save").await?;
    app.types(&Key::Enter.to_string()).await?;
    app.seen("phq9-saved").await?;
    ensure!(app.page_text().await?.contains("score is 8"), "{}", app.page_text().await?);
    Ok(())
}

pub(super) async fn a_safety_plan_by_keyboard(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.goes_to("help").await?;
    for (stop, keys) in [
        ("help-plan-edit", Key::Enter.to_string()),
        ("plan-coping", "Walk to the river.".to_owned()),
        ("plan-people-add", Key::Enter.to_string()),
        ("plan-people-0-name", "Robin".to_owned()),
        ("plan-people-0-phone", "030 1".to_owned()),
        ("plan-save", Key::Enter.to_string()),
    ] {
        tab_to(&app, stop).await.with_context(|| format!("on the way to {stop}"))?;
        app.types(&keys).await?;
    }
    app.says("plan-saved", "Saved").await?;
    app.goes_to("help").await?;
    app.says("help-people", "Robin").await
}

pub(super) async fn a_chart_by_keyboard(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let yesterday = app.today().await? - Days::new(1);
    app.checks_in_for(yesterday, &CheckIn::mood(7)).await?;
    app.checks_in(&CheckIn::mood(4)).await?;
    tab_to(&app, "today-water-slider").await?;
    app.says("today-water-read", "4").await?;
    app.types(&Key::Left.to_string()).await?;
    app.says("today-water-read", "7").await?;
    let said = app.attribute("today-water-slider", "aria-valuetext").await?.unwrap_or_default();
    ensure!(said.starts_with("7, "), "a listener hears {said:?}");
    app.types(&Key::Enter.to_string()).await?;
    app.seen("day-back").await?;
    app.says("kept-mood", "7").await
}

async fn tab_to(app: &App, name: &str) -> Result<()> {
    app.seen(name).await?;
    let mut passed = Vec::new();
    for _ in 0..STOPS {
        let at = app.focused().await?;
        if at.as_deref() == Some(name) {
            return Ok(());
        }
        passed.push(at.unwrap_or_else(|| "?".to_owned()));
        app.types(&Key::Tab.to_string()).await?;
    }
    bail!("the Tab key does not reach {name}; it passed {passed:?}")
}
