//! A passkey opens the lock, from a device that Chromium makes up. The drivers of the other engines have none.

use anyhow::{Context, Result, ensure};

use super::lock::comes_back;
use crate::{
    app::{App, CheckIn, Device, PASSPHRASE},
    engine::Engine,
    stage::Stage,
};

/// What a device must be able to do: answer a question of the app's own with the same secret each time.
const PRF: &[&str] = &["prf"];

/// A check-in behind a lock, on a device for passkeys. `None` if the engine has none.
async fn locked(stage: &mut Stage, extensions: &[&str]) -> Result<Option<(App, Device, Vec<String>)>> {
    if stage.engine != Engine::Chromium {
        return Ok(None);
    }
    stage.opens_by_name().await?;
    let app = stage.skips_first_run().await?;
    let device = app.gets_device(extensions).await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    let code = app.sets_lock(false).await?;
    app.follows("lock").await?;
    Ok(Some((app, device, code)))
}

/// Makes a passkey and tries it twice, each on a tap of its own.
async fn adds(app: &App) -> Result<()> {
    app.taps("passkey-add").await?;
    for step in ["Step 1", "Step 2", "Step 3"] {
        app.says("passkey-step", step).await?;
        app.taps("passkey-next").await?;
    }
    app.seen("passkey-remove").await
}

/// The records are there.
async fn opened(app: &App) -> Result<()> {
    app.goes_to("today").await?;
    app.seen("checkin-kept").await
}

/// The passkey is asked for and gets nobody in. The passphrase does, at once.
async fn falls_back(app: &App) -> Result<()> {
    comes_back(app).await?;
    app.taps("unlock-by-passkey").await?;
    app.says("unlock-error", "passkey").await?;
    ensure!(app.shows("locked").await?, "it opened");
    ensure!(!app.shows("unlock-wait").await?, "the next try has to wait");
    app.unlocks_with(PASSPHRASE).await?;
    opened(app).await
}

pub(super) async fn a_passkey_opens_too_until_it_is_removed(stage: &mut Stage) -> Result<()> {
    let Some((app, _, code)) = locked(stage, PRF).await? else { return Ok(()) };
    adds(&app).await?;
    app.check_access("the lock with a passkey").await?;
    comes_back(&app).await?;
    app.taps("unlock-by-passkey").await?;
    opened(&app).await.context("by the passkey")?;
    comes_back(&app).await?;
    app.unlocks_with(PASSPHRASE).await?;
    opened(&app).await.context("by the passphrase")?;
    comes_back(&app).await?;
    app.taps("unlock-by-recovery").await?;
    app.types_code("unlock-code", &code).await?;
    app.taps("unlock").await?;
    opened(&app).await.context("by the code")?;

    app.follows("lock").await?;
    app.taps("passkey-remove").await?;
    app.seen("passkey-add").await?;
    comes_back(&app).await?;
    ensure!(!app.shows("unlock-by-passkey").await?, "a removed passkey is still asked for");
    app.unlocks_with(PASSPHRASE).await?;
    opened(&app).await
}

pub(super) async fn a_device_that_gives_no_secret_is_refused(stage: &mut Stage) -> Result<()> {
    let Some((app, device, _)) = locked(stage, &[]).await? else { return Ok(()) };
    app.taps("passkey-add").await?;
    app.taps("passkey-next").await?;
    app.says("passkey-error", "can’t open Tidemark").await?;
    app.seen("passkey-add").await?;
    ensure!(device.passkeys().await?.len() == 1, "it was not the device that was asked");
    comes_back(&app).await?;
    ensure!(!app.shows("unlock-by-passkey").await?, "it counts all the same");
    Ok(())
}

pub(super) async fn nobody_gets_in_without_being_verified(stage: &mut Stage) -> Result<()> {
    let Some((app, device, _)) = locked(stage, PRF).await? else { return Ok(()) };
    device.verifies_nobody().await?;
    app.taps("passkey-add").await?;
    app.taps("passkey-next").await?;
    app.says("passkey-error", "did not continue").await.context("making one")?;
    ensure!(device.passkeys().await?.is_empty(), "a passkey was made for somebody who was not verified");
    // Too many fingers that it does not know block a device.
    device.leaves().await?;
    let device = app.gets_device(PRF).await?;
    app.taps("passkey-cancel").await?;
    adds(&app).await?;
    device.verifies_nobody().await?;
    falls_back(&app).await
}

pub(super) async fn another_passkey_leads_back_to_the_passphrase(stage: &mut Stage) -> Result<()> {
    let Some((app, device, _)) = locked(stage, PRF).await? else { return Ok(()) };
    adds(&app).await?;
    let mut passkeys = device.passkeys().await?;
    let passkey = passkeys.pop().context("the device has no passkey")?;
    device.forgets().await?;
    falls_back(&app).await.context("the passkey is gone")?;
    device.takes(passkey).await?;
    falls_back(&app).await.context("the passkey has another secret, or none")?;
    device.forgets().await?;
    app.follows("lock").await?;
    app.taps("passkey-remove").await?;
    adds(&app).await?;
    comes_back(&app).await?;
    app.taps("unlock-by-passkey").await?;
    opened(&app).await.context("by a new passkey")
}
