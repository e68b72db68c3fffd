//! What opens a lock is kept nowhere: not in the browser's profile, and not in a page that was locked.

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::json;
use tidemark::vault::root::{self, OPEN, Reading};

use super::lock::comes_back;
use crate::{
    app::{App, CheckIn, PASSPHRASE, hex},
    engine::Engine,
    stage::Stage,
    wait::until,
};

/// A text that nothing else contains.
const CANARY: &str = "Wm4rTq82LcXb";

/// What must not be found, by its name, in every form in which a browser may have kept it.
struct Secret {
    name: &'static str,
    forms: Vec<Vec<u8>>,
}

impl Secret {
    fn text(name: &'static str, texts: &[&str]) -> Self {
        let wide = |text: &&str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let narrow = texts.iter().map(|text| text.as_bytes().to_vec());
        Self { name, forms: narrow.chain(texts.iter().map(wide)).collect() }
    }

    fn key(name: &'static str, key: &[u8]) -> Self {
        let hex = hex(key.iter().copied());
        let Self { mut forms, .. } = Self::text(name, &[&hex, &BASE64_STANDARD.encode(key)]);
        forms.push(key.to_vec());
        Self { name, forms }
    }

    fn code(code: &[String]) -> Self {
        Self::text("the recovery code", &[&code.concat(), &code.join(" "), &code.join("-")])
    }

    fn files(&self, stage: &Stage) -> Result<Vec<PathBuf>> {
        stage.files_with_any(&self.forms.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }
}

/// Notes what the core is asked for to set a lock.
const LISTENS: &str = "
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...more) {
        if (message.asked?.method === 'setLock') {
            const [{ passphrase, recovery }] = message.asked.args;
            window.keys = [[...passphrase.key], [...recovery.key]];
        }
        post.call(this, message, ...more);
    };";

pub(super) async fn what_opens_a_lock_is_nowhere_in_the_profile(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn { note: Some(CANARY.to_owned()), ..CheckIn::mood(4) }).await?;
    let old_key = open_key(&app.dump().await?.value("root", "0")?)?;
    let old = Secret::key("the key from before the lock", &old_key);
    stage.close().await?;
    ensure!(!old.files(stage)?.is_empty(), "a key that lies there in clear is not found, so this finds nothing");

    stage.relaunch().await?;
    let app = stage.app();
    app.passes_first_run().await?;
    app.run(LISTENS, vec![]).await?;
    let code = app.sets_lock(false).await?;
    let (by_passphrase, by_code): (Vec<u8>, Vec<u8>) =
        serde_json::from_value(app.run("return window.keys", vec![]).await?)?;
    let rows = app.dump().await?;
    ensure!(!rows.holds_bytes(&old_key), "the old key is still kept");
    let key = locked_key(&rows.value("root", "0")?, &by_code)?;
    let secrets = [
        Secret::text("the note", &[CANARY]),
        Secret::text("the passphrase", &[PASSPHRASE]),
        Secret::code(&code),
        Secret::key("the key", &key),
        Secret::key("what the passphrase gives", &by_passphrase),
        Secret::key("what the code gives", &by_code),
    ];
    app.goes_to("today").await?;
    comes_back(&app).await?;
    types_passphrase(&app).await?;
    app.follows("lock").await?;
    app.taps("lock-now").await?;
    app.seen("locked").await?;
    app.taps("unlock-by-recovery").await?;
    app.types_code("unlock-code", &code).await?;
    app.taps("unlock").await?;
    app.seen("checkin-kept").await?;
    stage.close().await?;
    nowhere(stage, &secrets).context("after it was closed")?;
    only_where_the_browser_left_it(stage, &old)?;

    stage.relaunch().await?;
    let app = stage.app();
    app.seen("locked").await?;
    types_passphrase(&app).await?;
    // The browser writes down its tabs when one of them goes elsewhere.
    app.opens_page("/help.html").await?;
    stage.kill().await?;
    nowhere(stage, &secrets).context("after it was killed")
}

/// Types the passphrase key by key, in a field that shows it.
async fn types_passphrase(app: &App) -> Result<()> {
    app.taps("unlock-passphrase-show").await?;
    app.presses("unlock-passphrase", PASSPHRASE).await?;
    app.taps("unlock").await?;
    app.seen("checkin-kept").await
}

fn nowhere(stage: &Stage, secrets: &[Secret]) -> Result<()> {
    for secret in secrets {
        let files = secret.files(stage)?;
        ensure!(files.is_empty(), "{} can be read in {}", secret.name, json!(files));
    }
    Ok(())
}

/// A browser deletes rows by a note that they are deleted, and clears them out of its files when it likes. No page can
/// hasten that: not by writing over them, nor by deleting the database.
fn only_where_the_browser_left_it(stage: &Stage, old: &Secret) -> Result<()> {
    let databases = if stage.engine == Engine::Chromium { ".indexeddb.leveldb/" } else { "/idb/" };
    let elsewhere = |file: &PathBuf| !file.to_string_lossy().contains(databases);
    let files: Vec<_> = old.files(stage)?.into_iter().filter(elsewhere).collect();
    ensure!(files.is_empty(), "{} can be read in {}", old.name, json!(files));
    Ok(())
}

fn open_key(bytes: &[u8]) -> Result<Vec<u8>> {
    let reading = root::read(bytes);
    let slots = reading.slots().context("the root cannot be read")?;
    let open = slots.iter().find(|slot| slot.kind == OPEN).context("there is a lock")?;
    Ok(open.body.clone())
}

fn locked_key(bytes: &[u8], by_code: &[u8]) -> Result<Vec<u8>> {
    let Reading::Locked { vault, slots, .. } = root::read(bytes) else { bail!("there is no lock") };
    let with = by_code.try_into()?;
    let key = slots.iter().find_map(|slot| slot.unwrap(vault, with)).context("the code opens nothing")?;
    Ok(key.bytes().to_vec())
}

pub(super) async fn a_locked_page_holds_nothing(stage: &mut Stage) -> Result<()> {
    // Only this driver looks into the heap.
    if stage.engine != Engine::Chromium {
        return Ok(());
    }
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn { note: Some(CANARY.to_owned()), ..CheckIn::mood(4) }).await?;
    let code = app.sets_lock(false).await?;
    let (joined, apart) = (code.concat(), code.join(" "));
    let secrets = [CANARY, PASSPHRASE, &joined, &apart];
    app.follows("lock").await?;
    app.taps("lock-now").await?;
    holds_none(&app, &secrets).await.context("after a lock was set")?;

    app.enters("unlock-passphrase", PASSPHRASE).await?;
    ensure!(app.heap().await?.contains(PASSPHRASE), "what was typed is not found, so this finds nothing");
    app.taps("unlock").await?;
    app.seen("checkin-kept").await?;
    until("the note to be found", async || Ok(app.heap().await?.contains(CANARY).then_some(()))).await?;
    // As if the time until it locks by itself were over.
    app.run("const now = Date.now; Date.now = () => now() + 3600000; window.dispatchEvent(new Event('focus'))", vec![])
        .await?;
    holds_none(&app, &secrets).await.context("after it locked by itself")
}

async fn holds_none(app: &App, secrets: &[&str]) -> Result<()> {
    app.seen("locked").await?;
    let heap = app.heap().await?;
    for secret in secrets {
        ensure!(!heap.contains(secret), "{secret} is still held");
    }
    Ok(())
}
