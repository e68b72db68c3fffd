//! Two tabs on the same records.

use anyhow::{Result, ensure};
use chrono::Days;

use crate::{app::CheckIn, stage::Stage};

pub(super) async fn two_tabs_lose_nothing(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let yesterday = app.today().await? - Days::new(1);
    let first = app.current_tab().await?;
    let second = app.opens_tab().await?;

    // Both have their forms open before either one writes.
    app.opens_day(yesterday).await?;
    app.fills_check_in(&CheckIn::mood(2)).await?;
    app.switches_to(&first).await?;
    app.opens_day(yesterday).await?;
    app.fills_check_in(&CheckIn::mood(8)).await?;
    app.checks_in(&CheckIn::default()).await?;
    app.switches_to(&second).await?;
    app.checks_in(&CheckIn::default()).await?;

    for tab in [&second, &first] {
        app.switches_to(tab).await?;
        crate::wait::until("both check-ins in each tab", async || {
            let moods = app.texts("kept-mood").await?;
            ensure!(moods.len() == 2, "{moods:?}");
            Ok(Some(()))
        })
        .await?;
    }
    app.reloads().await?;
    app.seen("checkin-kept").await?;
    let moods = app.texts("kept-mood").await?.join(" ");
    ensure!(moods.contains('2') && moods.contains('8'), "after a reload: {moods:?}");
    Ok(())
}

pub(super) async fn a_form_of_the_other_tab_says_so(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let first = app.current_tab().await?;
    app.fills_check_in(&CheckIn::mood(2)).await?;

    let second = app.opens_tab().await?;
    app.seen("draft-restored").await?;
    ensure!(app.value("checkin-mood").await? == "2", "the form that was begun is gone");
    app.taps("draft-restored-action").await?;
    app.gone("draft-restored").await?;
    app.checks_in(&CheckIn::mood(8)).await?;

    app.switches_to(&first).await?;
    app.checks_in(&CheckIn::default()).await?;
    for tab in [&second, &first] {
        app.switches_to(tab).await?;
        crate::wait::until("both check-ins in each tab", async || {
            Ok((app.texts("kept-mood").await?.len() == 2).then_some(()))
        })
        .await?;
    }
    Ok(())
}

pub(super) async fn the_other_tab_shows_the_change(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let first = app.current_tab().await?;
    let second = app.opens_tab().await?;
    app.seen("checkin-mood").await?;

    app.switches_to(&first).await?;
    app.checks_in(&CheckIn::mood(6)).await?;
    app.switches_to(&second).await?;
    app.says("kept-mood", "6").await
}
