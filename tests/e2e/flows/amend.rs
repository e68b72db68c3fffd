//! What was saved can be undone, changed and removed, and carries a mark that says so.

use anyhow::{Result, ensure};
use chrono::Days;

use crate::{app::CheckIn, stage::Stage};

pub(super) async fn a_check_in_is_undone_changed_and_removed(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;

    app.checks_in(&CheckIn::mood(3)).await?;
    app.taps("checkin-done-action").await?;
    app.gone("checkin-kept").await?;
    app.seen("checkin-mood").await?;
    ensure!(app.value("checkin-mood").await? == "3", "undo lost what was typed");

    app.checks_in(&CheckIn::default()).await?;
    ensure!(!app.text("kept-marks").await?.contains("edited"), "marked as changed before it was");
    app.taps("kept-change").await?;
    app.checks_in(&CheckIn::mood(6)).await?;
    app.says("kept-mood", "6").await?;
    app.says("kept-marks", "edited").await?;

    // Undoing an edit brings the earlier values back, and puts the edit back into the form.
    app.taps("checkin-done-action").await?;
    app.says("checkin-done", "Undone").await?;
    ensure!(app.value("checkin-mood").await? == "6", "undo lost the edit that was typed");
    app.taps("checkin-cancel").await?;
    app.says("kept-mood", "3").await?;

    app.taps("kept-remove").await?;
    app.gone("checkin-kept").await?;
    app.taps("checkin-done-action").await?;
    app.says("kept-mood", "3").await
}

pub(super) async fn a_late_check_in_is_marked(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let day = app.today().await? - Days::new(4);
    app.opens_day(day).await?;
    app.checks_in(&CheckIn::mood(7)).await?;
    app.says("kept-marks", "added later").await?;

    app.taps("kept-remove").await?;
    app.gone("checkin-kept").await?;
    app.taps("checkin-done-action").await?;
    app.says("kept-mood", "7").await?;
    app.reloads().await?;
    app.says("kept-mood", "7").await?;
    app.says("kept-marks", "added later").await
}
