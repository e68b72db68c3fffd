//! Proof that the recorder, which every other flow relies on, sees what it should.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{stage::Stage, wait::until};

pub(super) async fn the_recorder_sees_another_host(stage: &mut Stage) -> Result<()> {
    // The recorder refuses the request, so the browser may log a failed load.
    let _ = stage.app().visits("http://elsewhere.example/").await;
    // A browser may answer before it has asked.
    until("the recorder to see the host", async || {
        let seen = stage.foreign_hosts();
        Ok(seen.iter().any(|host| host == "elsewhere.example").then_some(()))
    })
    .await
}

pub(super) async fn the_page_cannot_ask_another_host(stage: &mut Stage) -> Result<()> {
    let attempt = "
        const other = 'http://elsewhere.example/';
        const image = new Promise((resolve) => {
            const element = new Image();
            element.onload = () => resolve('loaded');
            element.onerror = () => resolve('refused');
            element.src = other + 'image.png';
        });
        const fetched = fetch(other, { mode: 'no-cors' }).then(() => 'loaded', () => 'refused');
        return [await image, await fetched];";
    let outcome = stage.app().run(attempt, vec![]).await?;
    ensure!(outcome == json!(["refused", "refused"]), "The page reached another host: {outcome}");
    Ok(())
}
