//! The browser is killed while a lock is set, changed or removed. Nobody is locked out, and nothing is lost.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{
    kills::{Kills, before, many_records},
    lock::comes_back,
};
use crate::{
    app::{App, CheckIn, PASSPHRASE},
    stage::Stage,
    wait::until,
};

/// Milliseconds after the core was asked. Some kills come when the change has long been made.
const LATEST: u64 = 250;
/// Enough records that sealing them anew takes some time.
const RECORDS: usize = 2_000;

/// What opens the records.
#[derive(Clone)]
pub(super) struct Keys {
    pub(super) passphrase: String,
    pub(super) code: Vec<String>,
}

/// The last tap of a change.
struct Last {
    tap: &'static str,
    /// What it asks of the core.
    asks: &'static str,
    /// What says that it is done.
    done: &'static str,
}

const SET: Last = Last { tap: "lock-set", asks: "setLock", done: "lock-done" };
const REMOVE: Last = Last { tap: "lock-remove-press", asks: "removeLock", done: "lock-off" };
const RENEW: Last = Last { tap: "lock-set", asks: "renewLock", done: "lock-done" };
const CHANGE: Last = Last { tap: "lock-save", asks: "changePassphrase", done: "lock-on" };

/// How the kills came out.
#[derive(Default)]
struct Tally {
    rounds: usize,
    done: u32,
    said: u32,
}

pub(super) async fn a_kill_leaves_a_lock_set_or_not(stage: &mut Stage) -> Result<()> {
    begins(stage).await?;
    let (mut lock, mut tally) = (None, Tally::default());
    for wait in Kills::or(4, LATEST)? {
        let app = stage.app();
        tally.adds_one(&app).await?;
        let (last, next) = match &lock {
            None => (SET, Some(sets(&app).await?)),
            Some(_) => (REMOVE, removes(&app).await?),
        };
        let round = tally.rounds;
        let told = || format!("killed {wait} ms after {}, kill {round}", last.asks);
        let said = is_killed(stage, &last, wait).await?;
        let app = stage.app();
        let is_done = is_locked(&app).await.with_context(told)? == next.is_some();
        ensure!(is_done || !said, "{}: it was said to be done", told());
        if is_done {
            lock = next;
        }
        if let Some(keys) = &lock {
            ensure!(opens(&app, &keys.passphrase).await.with_context(told)?, "{}: the passphrase is wrong", told());
            opens_by_code(&app, &keys.code).await.with_context(told)?;
        }
        tally.counts(&app, is_done, said).await.with_context(told)?;
    }
    tally.reports("setting and removing a lock", stage);
    Ok(())
}

pub(super) async fn a_kill_leaves_the_old_keys_or_the_new(stage: &mut Stage) -> Result<()> {
    let app = begins(stage).await?;
    let code = app.sets_lock(false).await?;
    let mut keys = Keys { passphrase: PASSPHRASE.to_owned(), code };
    let mut tally = Tally::default();
    for wait in Kills::or(4, LATEST)? {
        let app = stage.app();
        tally.adds_one(&app).await?;
        let passphrase = format!("{PASSPHRASE} {}", tally.rounds);
        let (last, next) = if tally.rounds.is_multiple_of(2) {
            (RENEW, renews(&app, passphrase).await?)
        } else {
            (CHANGE, changes(&app, passphrase, &keys).await?)
        };
        let round = tally.rounds;
        let told = || format!("killed {wait} ms after {}, kill {round}", last.asks);
        let said = is_killed(stage, &last, wait).await?;
        let app = stage.app();
        ensure!(is_locked(&app).await.with_context(told)?, "{}: the lock is gone", told());
        let is_done = opens(&app, &next.passphrase).await.with_context(told)?;
        ensure!(is_done || !said, "{}: it was said to be done", told());
        if is_done {
            keys = next;
        } else {
            comes_back(&app).await?;
            ensure!(opens(&app, &keys.passphrase).await?, "{}: neither passphrase opens it", told());
        }
        opens_by_code(&app, &keys.code).await.with_context(told)?;
        tally.counts(&app, is_done, said).await.with_context(told)?;
    }
    tally.reports("changing the keys of a lock", stage);
    Ok(())
}

/// Records of one day long ago, and a check-in of today, by which one sees that the app is open.
async fn begins(stage: &Stage) -> Result<App> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    let mut file = app.exports_json().await?;
    file["records"][0]["versions"][0]["day"] = json!(before(app.today().await?, 4_000)?.to_string());
    app.follows("import").await?;
    app.chooses_file("records.json", &many_records(file, RECORDS)?).await?;
    app.taps("import-add").await?;
    app.seen("import-said").await?;
    Ok(app)
}

/// Goes as far as the last tap of a first lock.
async fn sets(app: &App) -> Result<Keys> {
    app.begins_lock("lock-set-up", PASSPHRASE).await?;
    let code = app.copies_code().await?;
    app.taps("lock-help-hide").await?;
    app.taps("lock-next").await?;
    app.enters("lock-again", PASSPHRASE).await?;
    Ok(Keys { passphrase: PASSPHRASE.to_owned(), code })
}

/// The same of its removal.
async fn removes(app: &App) -> Result<Option<Keys>> {
    app.follows("lock").await?;
    app.taps("lock-remove").await?;
    app.taps("lock-remove-sure").await?;
    Ok(None)
}

/// The same of new keys, because somebody may know the old ones.
pub(super) async fn renews(app: &App, passphrase: String) -> Result<Keys> {
    app.begins_lock("lock-renew", &passphrase).await?;
    let code = app.copies_code().await?;
    app.enters("lock-again", &passphrase).await?;
    Ok(Keys { passphrase, code })
}

/// The same of another passphrase.
async fn changes(app: &App, passphrase: String, keys: &Keys) -> Result<Keys> {
    app.follows("lock").await?;
    app.taps("lock-change").await?;
    app.enters("lock-passphrase", &passphrase).await?;
    app.taps("lock-next").await?;
    app.enters("lock-again", &passphrase).await?;
    Ok(Keys { passphrase, ..keys.clone() })
}

/// Taps, and kills the browser so many milliseconds after the core was asked. Returns whether the app had said that it
/// was done.
async fn is_killed(stage: &mut Stage, last: &Last, wait: u64) -> Result<bool> {
    let tap = "
        const [tap, asks, done, wait] = given;
        const asked = new Promise((resolve) => {
            const post = Worker.prototype.postMessage;
            Worker.prototype.postMessage = function (message, ...more) {
                post.call(this, message, ...more);
                if (message.asked?.method === asks) resolve();
            };
        });
        document.querySelector(`[data-testid='${tap}']`).click();
        await asked;
        await new Promise((resolve) => setTimeout(resolve, wait));
        return document.querySelector(`[data-testid='${done}']`) !== null;";
    stage.app().seen(last.tap).await?;
    let given = vec![json!(last.tap), json!(last.asks), json!(last.done), json!(wait)];
    let said = stage.app().run(tap, given).await? == json!(true);
    stage.kill().await?;
    stage.relaunch().await?;
    Ok(said)
}

/// Whether the app asks for a key. Else the records are open: nothing third is allowed.
async fn is_locked(app: &App) -> Result<bool> {
    until("the records, locked or open", async || {
        ensure!(!app.shows("recovery").await?, "it says: {}", app.page_text().await?);
        if app.shows("locked").await? {
            return Ok(Some(true));
        }
        Ok(is_open(app).await?.then_some(false))
    })
    .await
}

/// Whether the passphrase opens the lock that is shown.
async fn opens(app: &App, passphrase: &str) -> Result<bool> {
    app.unlocks_with(passphrase).await?;
    until("the records, or a refusal", async || {
        if app.shows("unlock-error").await? {
            return Ok(Some(false));
        }
        Ok(is_open(app).await?.then_some(true))
    })
    .await
}

async fn opens_by_code(app: &App, code: &[String]) -> Result<()> {
    comes_back(app).await?;
    app.taps("unlock-by-recovery").await?;
    app.types_code("unlock-code", code).await?;
    app.taps("unlock").await?;
    until("the records", async || Ok(is_open(app).await?.then_some(()))).await.context("by the code")
}

/// Whether the records are shown. The first run may stand before them, as a kill brings it back.
async fn is_open(app: &App) -> Result<bool> {
    if app.shows("first-skip").await? {
        app.taps("first-skip").await?;
    }
    app.shows("checkin-kept").await
}

impl Tally {
    /// Saves one more check-in, which the change must leave as it is.
    async fn adds_one(&self, app: &App) -> Result<()> {
        let day = before(app.today().await?, self.rounds as u64 + 1)?;
        app.checks_in_for(day, &CheckIn::mood(3)).await
    }

    /// Finds every check-in: those of the beginning, and one for each kill.
    async fn counts(&mut self, app: &App, is_done: bool, said: bool) -> Result<()> {
        let found = app.counts_check_ins().await?;
        self.rounds += 1;
        let wanted = RECORDS + 1 + self.rounds;
        ensure!(found == wanted, "{found} of {wanted} check-ins are left");
        self.done += u32::from(is_done);
        self.said += u32::from(said);
        Ok(())
    }

    fn reports(&self, what: &str, stage: &Stage) {
        let Self { rounds, done, said } = self;
        println!(
            "torture: kills in {what} | {} | {rounds} rounds | 0 lost, {done} done, of which {said} were said to be, the \
             others undone",
            stage.engine
        );
    }
}
