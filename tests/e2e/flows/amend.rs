//! What was saved can be undone, changed and removed, and carries a mark that says so.

use anyhow::{Result, ensure};
use chrono::Days;

use crate::{app::CheckIn, engine::Engine, stage::Stage};

pub(super) async fn a_check_in_is_changed_removed_and_brought_back(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;

    app.checks_in(&CheckIn::mood(3)).await?;
    ensure!(!app.text("kept-marks").await?.contains("edited"), "marked as changed before it was");
    app.taps("kept-change").await?;
    app.checks_in(&CheckIn::mood(6)).await?;
    app.says("kept-mood", "6").await?;
    app.says("kept-marks", "edited").await?;

    // Back closes what was opened, and stays in the app.
    app.taps("kept-change").await?;
    app.presses("checkin-mood", "8").await?;
    app.run("history.back()", vec![]).await?;
    app.says("kept-mood", "8").await?;

    app.taps("kept-change").await?;
    app.taps("kept-remove").await?;
    app.gone("checkin-kept").await?;
    app.taps("checkin-done-action").await?;
    app.says("kept-mood", "8").await
}

/// One tap is a check-in and five are all of it, each saved without another tap, in one entry that nobody has changed.
pub(super) async fn a_tap_is_a_check_in(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let rows = ["checkin-mood", "checkin-interest", "checkin-energy", "checkin-calm", "checkin-likeMyself"];
    for name in rows {
        // WebKit's driver cannot tap a row, only click it.
        match stage.engine {
            Engine::WebKit => app.presses(name, "5").await?,
            Engine::Chromium | Engine::Firefox => app.taps(&format!("{name}-row")).await?,
        }
        app.says("checkin-saved", "Saved").await?;
    }
    app.goes_to("course").await?;
    app.goes_to("today").await?;
    for item in ["mood", "interest", "energy", "calm", "likeMyself"] {
        app.says(&format!("kept-{item}"), "5").await?;
    }
    ensure!(!app.text("kept-marks").await?.contains("edited"), "its own taps count as changes");
    Ok(())
}

pub(super) async fn a_late_check_in_is_marked(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let day = app.today().await? - Days::new(4);
    app.opens_day(day).await?;
    app.checks_in(&CheckIn::mood(7)).await?;
    app.says("kept-marks", "added later").await?;

    app.taps("kept-change").await?;
    app.taps("kept-remove").await?;
    app.gone("checkin-kept").await?;
    app.taps("checkin-done-action").await?;
    app.says("kept-mood", "7").await?;
    app.reloads().await?;
    app.says("kept-mood", "7").await?;
    app.says("kept-marks", "added later").await
}
