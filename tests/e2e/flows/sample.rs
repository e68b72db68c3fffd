//! Looking around with sample data leaves nothing behind.

use anyhow::{Context, Result, ensure};

use crate::{app::CheckIn, stage::Stage};

pub(super) async fn sample_data_is_marked_and_leaves_nothing(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.taps("first-look").await?;
    app.seen("place-today").await?;
    for place in ["today", "course", "sessions", "report", "settings", "help"] {
        app.goes_to(place).await?;
        app.seen("sample-mark").await.with_context(|| format!("on {place}"))?;
    }
    app.opens_forms_and_scores().await?;
    app.says("course-change", "78").await?;

    app.opens_day(app.today().await? - chrono::Days::new(3)).await?;
    app.taps("kept-change").await?;
    app.taps("kept-remove").await?;
    app.says("checkin-done", "Removed").await?;
    app.checks_in(&CheckIn::mood(1)).await?;
    ensure!(app.dump().await?.rows() <= rows_of_an_unused_app(), "the sample wrote {} rows", app.dump().await?.rows());

    app.taps("sample-leave").await?;
    app.gone("sample-mark").await?;
    app.skips_first_run().await?;
    ensure!(app.texts("checkin-kept").await?.is_empty(), "sample records among the person's own");
    app.opens_forms_and_scores().await?;
    ensure!(!app.shows("course-change").await?, "the sample's numbers among the person's own");
    Ok(())
}

/// The header and the revision, written when the app first opened the person's own store.
const fn rows_of_an_unused_app() -> usize {
    2
}
