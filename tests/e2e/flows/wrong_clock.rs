//! What a clock that was years ahead left is asked about, and put right.

use anyhow::{Result, ensure};
use chrono::{Days, Months};
use serde_json::json;

use crate::{app::CheckIn, stage::Stage};

pub(super) async fn what_a_wrong_clock_left_is_moved(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(4)).await?;
    let (today, zone) = (app.today().await?, "UTC");
    let (ahead, written) = (today + Months::new(120), format!("{}T12:00:00.000+00:00", today - Days::new(1)));
    let version = json!({ "sequence": 1, "written": written, "zone": zone, "kind": "checkIn", "day": ahead.to_string(), "mood": 9 });
    let record = json!({ "id": "7".repeat(32), "versions": [version] });
    let file = json!({ "format": "tidemark-timeline", "version": 1, "records": [record] });
    app.follows("import").await?;
    app.chooses_file("records.json", &file.to_string()).await?;
    app.taps("import-add").await?;
    app.seen("import-said").await?;

    app.goes_to("today").await?;
    app.seen("ahead").await?;
    app.check_access("the question about the clock").await?;
    ensure!(app.texts("checkin-kept").await?.len() == 1, "an entry of another year counts today");
    app.taps("ahead-keep").await?;
    app.says("ahead-done", "Saved").await?;
    app.taps("ahead-done-action").await?;
    app.enters("ahead-day", &today.to_string()).await?;
    app.taps("ahead-move").await?;
    app.says("ahead-done", "Moved").await?;
    app.reloads().await?;
    app.seen("checkin-kept").await?;
    ensure!(app.texts("checkin-kept").await?.len() == 2, "it did not come to its day");
    ensure!(!app.shows("ahead").await?, "it is asked about again");
    Ok(())
}
