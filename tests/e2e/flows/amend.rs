//! What was saved can be taken back, changed and removed, and says so.

use anyhow::{Result, ensure};
use chrono::Days;

use crate::{app::CheckIn, stage::Stage};

pub(super) async fn a_check_in_is_undone_changed_and_removed(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;

    app.check_in(&CheckIn::mood(3)).await?;
    app.tap("checkin-done-action").await?;
    app.gone("checkin-kept").await?;
    app.seen("checkin-mood").await?;
    ensure!(app.value("checkin-mood").await? == "3", "undo lost what was typed");

    app.check_in(&CheckIn::default()).await?;
    ensure!(!app.text("kept-marks").await?.contains("edited"), "marked as changed before it was");
    app.tap("kept-change").await?;
    app.check_in(&CheckIn::mood(6)).await?;
    app.says("kept-mood", "6").await?;
    app.says("kept-marks", "edited").await?;

    // Taking an edit back brings the earlier values back, with the edit in the form.
    app.tap("checkin-done-action").await?;
    app.says("checkin-done", "Undone").await?;
    ensure!(app.value("checkin-mood").await? == "6", "undo lost the edit that was typed");
    app.tap("checkin-cancel").await?;
    app.says("kept-mood", "3").await?;

    app.tap("kept-remove").await?;
    app.gone("checkin-kept").await?;
    app.tap("checkin-done-action").await?;
    app.says("kept-mood", "3").await
}

pub(super) async fn a_late_check_in_is_marked(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;
    let day = app.today().await? - Days::new(4);
    app.open_day(day).await?;
    app.check_in(&CheckIn::mood(7)).await?;
    app.says("kept-marks", "added later").await?;

    app.tap("kept-remove").await?;
    app.gone("checkin-kept").await?;
    app.tap("checkin-done-action").await?;
    app.says("kept-mood", "7").await?;
    app.reload().await?;
    app.says("kept-mood", "7").await?;
    app.says("kept-marks", "added later").await
}
