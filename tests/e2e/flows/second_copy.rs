//! Whatever happens to the database, the second copy brings the records back; and the other way round.

use anyhow::{Context, Result, ensure};
use chrono::{Days, NaiveDate};

use crate::{
    app::{App, CheckIn},
    stage::Stage,
    wait::until,
};

/// A page of the same origin that does not open the records.
const ELSEWHERE: &str = "/help.html";
/// Where the frames begin in the file.
const FRAMES_AT: u64 = 8196;

pub(super) async fn a_deleted_database_comes_back(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    if !fills(&app, 3).await? {
        return Ok(());
    }
    app.deletes_database().await?;
    app.opens().await?;
    app.says("healed", "3").await?;
    ensure!(app.counts_check_ins().await? == 3, "not all came back");
    saves_one_more(&app, 3).await
}

pub(super) async fn an_older_database_is_brought_up_to_date(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    if !fills(&app, 1).await? {
        return Ok(());
    }
    let older = app.takes_rows().await?;
    app.opens().await?;
    fills_from(&app, 1, 3).await?;
    app.puts_rows(&older).await?;
    app.opens().await?;
    ensure!(app.counts_check_ins().await? == 3, "the newer ones did not come back");
    saves_one_more(&app, 3).await
}

pub(super) async fn an_older_database_without_a_copy_is_asked_about(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    fills(&app, 1).await?;
    let older = app.takes_rows().await?;
    app.opens().await?;
    fills_from(&app, 1, 3).await?;
    app.puts_rows(&older).await?;
    if app.copy_length().await?.is_some() {
        app.deletes_copy().await?;
    }
    app.opens().await?;
    app.says("recovery-counts", "1 of 3").await?;
    app.reloads().await?;
    app.says("recovery-counts", "1 of 3").await.context("asked again after a reload")?;
    app.taps("recovery-olderCopy-sure").await?;
    app.taps("recovery-olderCopy-press").await?;
    app.gone("recovery").await?;
    ensure!(app.counts_check_ins().await? == 1, "there is more or less than was said");
    saves_one_more(&app, 1).await
}

pub(super) async fn a_foreign_database_gives_way_to_the_copy(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    if !fills(&app, 1).await? {
        return Ok(());
    }
    let foreign = app.takes_rows().await?;
    app.deletes_everything().await?;
    app.opens().await?;
    app.skips_first_run().await?;
    fills(&app, 2).await?;
    app.puts_rows(&foreign).await?;
    app.opens().await?;
    let code = app.attribute("recovery", "data-code").await?;
    ensure!(code.as_deref() == Some("another_vault"), "it says {code:?}");
    app.taps("recovery-secondCopy-sure").await?;
    app.taps("recovery-secondCopy-press").await?;
    app.gone("recovery").await?;
    ensure!(app.counts_check_ins().await? == 2, "the own records did not come back");
    saves_one_more(&app, 2).await
}

pub(super) async fn a_lost_or_spoiled_copy_is_made_again(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    if !fills(&app, 2).await? {
        return Ok(());
    }
    let whole = app.copy_length().await?;
    for from in [None, Some(0), Some(FRAMES_AT), Some(FRAMES_AT + 100)] {
        match from {
            None => app.deletes_copy().await?,
            Some(from) => app.spoils_copy(from).await?,
        }
        app.opens().await?;
        ensure!(app.counts_check_ins().await? == 2, "the database was not left as it was");
        until("the copy to be whole again", async || {
            app.goes_to("today").await?;
            app.goes_to("settings").await?;
            app.seen("count-checkIns").await?;
            // Until the app has looked at the copy it says nothing of it.
            let said = app.shows("second-copy").await?;
            Ok((said && app.text("second-copy").await?.contains("second copy on this device")).then_some(()))
        })
        .await?;
        app.opens_page(ELSEWHERE).await?;
        ensure!(app.copy_length().await? >= whole, "the copy is shorter than it was");
        app.deletes_database().await?;
        app.opens().await?;
        ensure!(app.counts_check_ins().await? == 2, "spoiled from {from:?}, the copy was not whole again");
        app.opens_page(ELSEWHERE).await?;
    }
    Ok(())
}

/// Checks in on so many days, and leaves the app. `false` if this browser keeps no second copy.
async fn fills(app: &App, count: u64) -> Result<bool> {
    fills_from(app, 0, count).await?;
    Ok(app.copy_length().await?.is_some())
}

async fn fills_from(app: &App, from: u64, to: u64) -> Result<()> {
    let today = app.today().await?;
    for number in from..to {
        app.checks_in_for(before(today, number)?, &CheckIn::mood(number_to_mood(number))).await?;
    }
    app.opens_page(ELSEWHERE).await
}

async fn saves_one_more(app: &App, there: u64) -> Result<()> {
    let today = app.today().await?;
    app.checks_in_for(before(today, there)?, &CheckIn::mood(4)).await?;
    app.opens().await?;
    let counted = app.counts_check_ins().await?;
    ensure!(counted as u64 == there + 1, "{counted} check-ins after one more was saved to {there}");
    Ok(())
}

fn before(today: NaiveDate, number: u64) -> Result<NaiveDate> {
    today.checked_sub_days(Days::new(number + 1)).context("the calendar ends")
}

fn number_to_mood(number: u64) -> u8 {
    u8::try_from(number % 11).unwrap_or_default()
}
