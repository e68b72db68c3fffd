//! The person's own safety plan: in Help now at once, without the core, and nowhere else it should not be.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::cannot_open::forget_service_worker;
use crate::{
    app::{App, Contact},
    site,
    stage::Stage,
    wait::until,
};

const COPING: &str = "Walk to the river.";
const FRIEND: Contact<'_> = Contact { list: "people", name: "Robin", phone: "(030) 12-34" };
const CONTACTS: [Contact<'_>; 3] = [
    FRIEND,
    Contact { list: "professionals", name: "Dr. Reed", phone: "030 77" },
    Contact { list: "lines", name: "Night line", phone: "0800 1" },
];

pub(super) async fn the_safety_plan_needs_no_core(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.writes_safety_plan(COPING, &CONTACTS).await?;
    app.reloads().await?;
    app.says("plan-read-coping", COPING).await.context("the plan was not kept")?;
    app.says("plan-read-people", FRIEND.phone).await.context("the number was not kept as typed")?;
    app.check_access("the plan to read").await?;
    app.taps("plan-change-coping").await?;
    ensure!(app.value("plan-coping").await? == COPING, "the step is not there to be changed");
    ensure!(!app.shows("plan-warningSigns").await?, "another step is asked for as well");
    app.taps("plan-save").await?;
    app.says("done", "Saved").await?;
    app.goes_to("help").await?;
    shows_all(&app).await?;

    stage.serve(&without_core(stage)?)?;
    forget_service_worker(&app).await?;
    app.opens().await?;
    app.taps("place-help").await?;
    shows_all(&app).await.context("without the core")?;
    app.taps("place-course").await?;
    until("the wait for the core", async || Ok(app.page_text().await?.contains("Opening your records").then_some(())))
        .await
}

pub(super) async fn the_safety_plan_stays_out_of_the_sample_and_goes_when_erased(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.writes_safety_plan(COPING, &CONTACTS).await?;
    copy_with(&app, FRIEND.name).await?;

    app.goes_to("settings").await?;
    app.taps("sample-open").await?;
    app.seen("sample-mark").await?;
    app.goes_to("help").await?;
    app.seen("help-leave-sample").await?;
    ensure!(!app.page_text().await?.contains(FRIEND.name), "the sample shows the person's own plan");
    app.taps("help-leave-sample").await?;
    shows_all(&app).await.context("after the sample was left from Help now")?;

    app.follows("safety-plan").await?;
    app.taps("plan-copy-off").await?;
    until("the copy to go", async || Ok(kept_copy(&app).await?.is_empty().then_some(()))).await?;
    app.taps("plan-copy-off").await?;
    copy_with(&app, COPING).await?;

    app.follows("settings/erase").await?;
    app.taps("erase-sure").await?;
    app.taps("erase-press").await?;
    ensure!(app.attribute("erased", "data-left").await?.as_deref() == Some(""), "something is left");
    ensure!(kept_copy(&app).await?.is_empty(), "the copy outlived the records");
    app.taps("place-help").await?;
    app.seen("help-country").await?;
    ensure!(!app.page_text().await?.contains(FRIEND.name), "the erased plan is still shown");
    Ok(())
}

/// The plain pages need neither the core nor the network, and take what a person wrote for text.
pub(super) async fn the_plain_pages_show_the_own_plan(stage: &mut Stage) -> Result<()> {
    const MARKED: &str = "<b>Walk</b> to the river.";
    let app = stage.skips_first_run().await?;
    app.writes_safety_plan(MARKED, &CONTACTS).await?;
    copy_with(&app, FRIEND.name).await?;
    app.kept_for_offline().await?;
    stage.stop_server();
    let [friend, doctor, line] = CONTACTS.map(|Contact { list, name, .. }| (list, name));
    for page in ["/help.html", "/plain.html"] {
        app.opens_page(page).await?;
        for (part, text) in [friend, doctor, line, ("coping", MARKED)] {
            let script = "return document.querySelector(`[data-own='${given[0]}']:not([hidden])`)?.innerText ?? ''";
            until(&format!("{part} on {page}"), async || {
                let shown = app.run(script, vec![json!(part)]).await?;
                Ok(shown.as_str().is_some_and(|shown| shown.contains(text)).then_some(()))
            })
            .await?;
        }
        ensure!(app.count("[data-own='people'] a[href='tel:0301234']").await? == 1, "{page}: nobody can be called");
        ensure!(app.count("[data-own='places']:not([hidden])").await? == 0, "{page}: an empty part is shown");
    }
    app.check_access("the plain page").await
}

/// The build without its core: the worker takes every message and never answers.
fn without_core(stage: &Stage) -> Result<std::path::PathBuf> {
    let folder = stage.copy(&site::dist()?)?;
    let start = folder.join("start.js");
    let script = std::fs::read_to_string(&start)?;
    let silent = "self.Worker = class extends EventTarget { postMessage() {} terminate() {} };";
    std::fs::write(&start, format!("{silent}{script}"))?;
    Ok(folder)
}

/// Every contact can be called, and the written step is there.
async fn shows_all(app: &App) -> Result<()> {
    app.says("help-plan", COPING).await?;
    for Contact { list, name, .. } in CONTACTS {
        app.says(&format!("help-{list}"), name).await?;
    }
    for number in ["tel:0301234", "tel:03077", "tel:08001"] {
        ensure!(app.count(&format!("main a[href='{number}']")).await? == 1, "{number} cannot be tapped");
    }
    Ok(())
}

/// The copy of the plan outside the records. It is written after the plan is saved.
pub(super) async fn kept_copy(app: &App) -> Result<String> {
    let copy = app.run("return (await (await caches.match('/aside/help'))?.text()) ?? ''", vec![]).await?;
    copy.as_str().map(str::to_owned).context("the copy is a text")
}

pub(super) async fn copy_with(app: &App, part: &str) -> Result<()> {
    until("the copy for Help now", async || Ok(kept_copy(app).await?.contains(part).then_some(()))).await
}
