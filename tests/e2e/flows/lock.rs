//! The lock: nobody gets in, whoever has a key does, and Help now is always there.

use anyhow::{Result, ensure};

use super::safety_plan::{copy_with, kept_copy};
use crate::{
    app::{App, CheckIn, Contact, PASSPHRASE},
    stage::Stage,
    wait::until,
};

const FRIEND: Contact<'_> = Contact { list: "people", name: "Robin", phone: "030 12" };

/// A check-in behind a lock, with the recovery code's groups.
async fn locked(stage: &Stage) -> Result<(App, Vec<String>)> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    let code = app.sets_lock(false).await?;
    Ok((app, code))
}

/// Loads the app anew, as after a night.
pub(super) async fn comes_back(app: &App) -> Result<()> {
    app.reloads().await?;
    app.seen("locked").await
}

pub(super) async fn a_lock_keeps_others_out(stage: &mut Stage) -> Result<()> {
    let (app, _) = locked(stage).await?;
    app.follows("lock").await?;
    app.check_access("the lock").await?;
    app.taps("lock-now").await?;
    app.seen("locked").await?;
    app.check_access("the lock screen").await?;
    says_nothing(&app).await?;
    for place in ["course", "settings", "lock"] {
        app.opens_page(&format!("/#{place}")).await?;
        app.seen("locked").await?;
    }

    app.unlocks_with("stone river paper lamp").await?;
    app.seen("unlock-error").await?;
    app.unlocks_with(PASSPHRASE).await?;
    app.seen("lock-on").await?;
    app.goes_to("today").await?;
    app.seen("checkin-kept").await?;
    comes_back(&app).await
}

/// Neither the screen, nor its address, nor what the page keeps says what the records are about or how they open.
async fn says_nothing(app: &App) -> Result<()> {
    let script = "return JSON.stringify([document.title, location.href, history.state, { ...localStorage },
        { ...sessionStorage }, document.body.innerText])";
    let outside = app.run(script, vec![]).await?.to_string();
    for secret in ["river", "mood", "PHQ", "depression", "ketamine"] {
        ensure!(!outside.to_lowercase().contains(&secret.to_lowercase()), "{secret} can be seen: {outside}");
    }
    Ok(())
}

pub(super) async fn the_recovery_code_opens_too(stage: &mut Stage) -> Result<()> {
    let (app, code) = locked(stage).await?;
    comes_back(&app).await?;
    app.taps("unlock-by-recovery").await?;

    let mut swapped = code.clone();
    swapped.swap(1, 5);
    app.types_code("unlock-code", &swapped).await?;
    app.taps("unlock").await?;
    app.says("unlock-error", "order").await?;

    let mut mistyped = code.clone();
    mistyped[2].replace_range(5.., if code[2].ends_with('7') { "8" } else { "7" });
    app.types_code("unlock-code", &mistyped).await?;
    app.says("unlock-code-error", "Group 3").await?;

    app.types_code("unlock-code", &code).await?;
    app.taps("unlock").await?;
    app.goes_to("today").await?;
    app.seen("checkin-kept").await
}

pub(super) async fn wrong_tries_wait_over_a_reload(stage: &mut Stage) -> Result<()> {
    let (app, _) = locked(stage).await?;
    comes_back(&app).await?;
    for number in 1..=5 {
        until("the wait to be over", async || Ok((!app.shows("unlock-wait").await?).then_some(()))).await?;
        app.unlocks_with(&format!("wrong wrong wrong {number}")).await?;
        app.seen("unlock-error").await?;
    }
    app.seen("unlock-wait").await?;
    comes_back(&app).await?;
    app.says("unlock-wait", "seconds").await?;
    app.unlocks_with(PASSPHRASE).await?;
    app.seen("unlock-wait").await?;
    ensure!(app.attribute("unlock", "aria-disabled").await?.as_deref() == Some("true"), "a try is let through");
    // The clock of the page is put on, as if the half minute were over.
    app.run("const now = Date.now; Date.now = () => now() + 60000", vec![]).await?;
    app.gone("unlock-wait").await?;
    app.taps("unlock").await?;
    app.goes_to("today").await?;
    app.seen("checkin-kept").await
}

pub(super) async fn help_now_stays_open_and_the_plan_by_choice(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.writes_safety_plan("Walk to the river.", &[FRIEND]).await?;
    copy_with(&app, FRIEND.name).await?;
    app.sets_lock(true).await?;
    comes_back(&app).await?;
    app.taps("place-help").await?;
    app.says("help-people", FRIEND.name).await?;

    app.taps("help-back").await?;
    app.unlocks_with(PASSPHRASE).await?;
    app.seen("place-settings").await?;
    app.follows("safety-plan").await?;
    app.taps("plan-copy-off").await?;
    until("the copy to go", async || Ok(kept_copy(&app).await?.is_empty().then_some(()))).await?;
    comes_back(&app).await?;
    app.taps("place-help").await?;
    app.seen("help-country").await?;
    ensure!(!app.page_text().await?.contains(FRIEND.name), "the plan is shown while it is locked");
    Ok(())
}

pub(super) async fn a_locked_app_can_be_erased(stage: &mut Stage) -> Result<()> {
    let (app, _) = locked(stage).await?;
    comes_back(&app).await?;
    app.taps("locked-stuck").await?;
    app.seen("locked-copy").await?;
    app.taps("locked-erase-sure").await?;
    app.taps("locked-erase-press").await?;
    ensure!(app.attribute("erased", "data-left").await?.as_deref() == Some(""), "something is left");
    app.taps("erase-again").await?;
    app.skips_first_run().await?;
    app.seen("checkin-mood").await?;
    ensure!(!app.shows("checkin-kept").await?, "a record outlived the erase");
    Ok(())
}

pub(super) async fn a_lock_is_removed(stage: &mut Stage) -> Result<()> {
    let (app, _) = locked(stage).await?;
    app.follows("lock").await?;
    app.taps("lock-remove").await?;
    app.taps("lock-remove-sure").await?;
    app.taps("lock-remove-press").await?;
    app.seen("lock-off").await?;
    app.reloads().await?;
    app.goes_to("today").await?;
    app.seen("checkin-kept").await
}
