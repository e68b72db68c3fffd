//! Erasing is whole, whenever the browser is killed.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{
    kills::Kills,
    safety_plan::{copy_with, kept_copy},
};
use crate::{
    app::{App, CheckIn, Contact},
    stage::Stage,
    wait::until,
};

const FRIEND: Contact<'_> = Contact { list: "people", name: "Robin", phone: "030 12" };

/// Makes a step of the page's part of an erase hang, and says so in `window.reached`.
const STEPS: [(&str, &str); 3] = [
    ("before the mark", "Cache.prototype.put = hang;"),
    ("once the records are gone", "Cache.prototype.delete = hang;"),
    (
        "before the mark is done",
        "const put = Cache.prototype.put;
         Cache.prototype.put = function (...given) { Cache.prototype.put = hang; return put.apply(this, given); };",
    ),
];

pub(super) async fn an_erase_that_is_killed_is_finished_at_the_next_start(stage: &mut Stage) -> Result<()> {
    stage.app().passes_first_run().await?;
    for (step, script) in STEPS {
        let app = stage.app();
        fill(&app).await?;
        opens_erase(&app).await?;
        let hang = "const hang = () => { window.reached = true; return new Promise(() => undefined); };";
        app.run(&format!("{hang} {script}"), vec![]).await?;
        app.taps("erase-press").await?;
        until("the step to be reached", async || {
            let reached = app.run("return window.reached === true", vec![]).await?;
            Ok((reached == json!(true)).then_some(()))
        })
        .await?;
        ensure!(!app.shows("erased").await?, "{step}, it says that everything is erased");
        whole_or_undone(stage).await.with_context(|| format!("killed {step}"))?;
    }
    Ok(())
}

pub(super) async fn a_kill_leaves_an_erase_whole_or_undone(stage: &mut Stage) -> Result<()> {
    stage.app().passes_first_run().await?;
    let (mut rounds, mut undone) = (0, 0);
    for wait in Kills::or(4, 300)? {
        let app = stage.app();
        fill(&app).await?;
        opens_erase(&app).await?;
        let tap = "
            document.querySelector(`[data-testid='erase-press']`).click();
            await new Promise((resolve) => setTimeout(resolve, given[0]));";
        app.run(tap, vec![wait.into()]).await?;
        undone += u32::from(!whole_or_undone(stage).await.with_context(|| format!("killed after {wait} ms"))?);
        rounds += 1;
    }
    println!("torture: kills in an erase | {} | {rounds} rounds | all whole, but for {undone} not begun", stage.engine);
    Ok(())
}

/// Kills the browser, and checks what the next one finds: nothing, or everything. Returns whether it is nothing.
async fn whole_or_undone(stage: &mut Stage) -> Result<bool> {
    stage.kill().await?;
    stage.relaunch().await?;
    let app = stage.app();
    let erased = is_erased(&app).await?;
    if erased {
        nothing_is_left(&app).await?;
    } else {
        copy_with(&app, FRIEND.name).await.context("the records are here without the copy")?;
    }
    Ok(erased)
}

pub(super) async fn what_was_said_to_be_erased_does_not_come_back(stage: &mut Stage) -> Result<()> {
    stage.app().passes_first_run().await?;
    for _ in 0..3 {
        let app = stage.app();
        fill(&app).await?;
        opens_erase(&app).await?;
        app.taps("erase-press").await?;
        ensure!(app.attribute("erased", "data-left").await?.as_deref() == Some(""), "something is left");
        stage.kill().await?;
        stage.relaunch().await?;
        ensure!(is_erased(&stage.app()).await?, "erased records came back");
        nothing_is_left(&stage.app()).await?;
    }
    Ok(())
}

/// Erases everything and begins anew.
pub(super) async fn erases_everything(app: &App) -> Result<()> {
    opens_erase(app).await?;
    app.taps("erase-press").await?;
    app.seen("erased").await?;
    ensure!(is_erased(app).await?, "something is left");
    Ok(())
}

/// Makes records, unless those of an erase that was undone are here.
async fn fill(app: &App) -> Result<()> {
    if app.shows("checkin-kept").await? {
        return Ok(());
    }
    app.checks_in(&CheckIn::mood(5)).await?;
    app.writes_safety_plan("Walk to the river.", &[FRIEND]).await?;
    copy_with(app, FRIEND.name).await
}

async fn opens_erase(app: &App) -> Result<()> {
    app.follows("settings/erase").await?;
    app.seen("erase-counts").await?;
    app.taps("erase-sure").await
}

/// Whether the records are gone. The app then says so or begins anew, and never calls them lost.
async fn is_erased(app: &App) -> Result<bool> {
    until("the app, empty or not", async || {
        ensure!(!app.shows("recovery").await?, "it says: {}", app.page_text().await?);
        if app.shows("erased").await? {
            app.taps("erase-again").await?;
        }
        if app.shows("first-skip").await? {
            app.taps("first-skip").await?;
        }
        if app.shows("checkin-kept").await? {
            return Ok(Some(false));
        }
        Ok(app.shows("checkin-mood").await?.then_some(true))
    })
    .await
}

async fn nothing_is_left(app: &App) -> Result<()> {
    let copy = kept_copy(app).await?;
    ensure!(copy.is_empty(), "the copy for Help now was left: {copy}");
    app.goes_to("help").await?;
    app.seen("help-country").await?;
    ensure!(!app.page_text().await?.contains(FRIEND.name), "the erased plan is still shown");
    app.goes_to("today").await
}
