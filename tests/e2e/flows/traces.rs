//! What the browser itself remembers says nothing about the person.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{
    app::{App, CheckIn},
    stage::Stage,
};

pub(super) async fn the_address_never_says_where_one_is(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let first = trace(&app).await?;
    for place in ["course", "sessions", "report", "settings", "help"] {
        app.goes_to(place).await?;
        ensure!(trace(&app).await? == first, "in {place}: {}", trace(&app).await?);
    }
    app.follows("clinic-scores/new").await?;
    app.types_clinic_score("qidsSr16", "11").await?;
    app.taps("clinic-score-save").await?;
    app.taps("clinic-score-edit").await?;
    app.seen("clinic-score-total").await?;
    ensure!(trace(&app).await? == first, "at a record: {}", trace(&app).await?);

    app.reloads().await?;
    app.seen("clinic-score-total").await.context("a reload stays in the place")?;
    app.run("history.back()", vec![]).await?;
    app.seen("clinic-score-add").await.context("Back")?;
    app.run("history.forward()", vec![]).await?;
    app.seen("clinic-score-total").await.context("Forward")?;
    ensure!(trace(&app).await? == first, "after Back and Forward: {}", trace(&app).await?);
    Ok(())
}

pub(super) async fn an_old_address_leads_to_its_place_once(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let first = trace(&app).await?;
    app.run("location.hash = '#clinic-scores/new'", vec![]).await?;
    app.seen("clinic-score-save").await.context("in the open app")?;
    ensure!(trace(&app).await? == first, "the old address stays: {}", trace(&app).await?);

    app.opens_page("/help.html").await?;
    app.opens_page("/#safety-plan").await?;
    app.seen("plan-save").await.context("at the start")?;
    ensure!(trace(&app).await? == first, "the old address stays: {}", trace(&app).await?);
    Ok(())
}

/// What a browser's history keeps of a page.
async fn trace(app: &App) -> Result<Value> {
    app.run("return [location.href, document.title]", vec![]).await
}

/// A text that nothing else contains.
const CANARY: &str = "Qx7vZk93JwTp";

pub(super) async fn what_is_typed_is_nowhere_in_the_profile(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.follows("safety-plan").await?;
    // The copy for Help now is not sealed. Without it, nothing may be readable.
    app.taps("plan-copy-off").await?;
    for (name, kept) in [("plan-coping", true), ("plan-warningSigns", false)] {
        app.presses(name, CANARY).await?;
        if kept {
            app.taps("plan-save").await?;
            app.says("done", "Saved").await?;
            app.taps("plan-change-warningSigns").await?;
        }
    }
    app.follows("plan/aims").await?;
    app.presses("plan-goals", CANARY).await?;
    app.follows("questions").await?;
    app.taps("question-own").await?;
    app.presses("question-1", CANARY).await?;
    app.goes_to("today").await?;
    app.checks_in(&CheckIn { note: Some(CANARY.to_owned()), ..CheckIn::mood(4) }).await?;
    app.follows("sessions/new").await?;
    app.taps("session-more").await?;
    let before = app.dump().await?;
    app.presses("session-note", CANARY).await?;
    app.written_since(&before).await?;
    stage.close().await?;
    nowhere(stage).context("after it was closed")?;

    stage.relaunch().await?;
    let app = stage.app();
    app.passes_first_run().await?;
    app.follows("sessions/new").await?;
    ensure!(app.value("session-note").await? == CANARY, "what was typed was lost");
    app.presses("session-note", CANARY).await?;
    // The browser writes down its tabs when one of them goes elsewhere.
    app.opens_page("/help.html").await?;
    stage.kill().await?;
    nowhere(stage).context("after it was killed")
}

fn nowhere(stage: &Stage) -> Result<()> {
    let files = stage.files_with(CANARY)?;
    ensure!(files.is_empty(), "it can be read in {}", json!(files));
    Ok(())
}
