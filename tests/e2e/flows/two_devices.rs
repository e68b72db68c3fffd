//! Two devices of one person that read each other's backups, before and after their keys are changed.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::{
    backup::backed_up,
    lock_kills::{Keys, renews},
};
use crate::{
    app::{App, CheckIn, PASSPHRASE},
    engine::Engine,
    stage::Stage,
};

/// A second device that was set up from a backup of the first.
async fn another(stage: &Stage, file: &[u8], code: &[String]) -> Result<App> {
    let other = stage.another_device()?;
    other.opens().await?;
    other.skips_first_run().await?;
    other.chooses_backup(file).await?;
    other.opens_file(code).await?;
    other.adds_backup().await?;
    Ok(other)
}

/// Takes a device in hand.
async fn takes(app: &App) -> Result<()> {
    app.opens().await?;
    app.seen("place-today").await
}

/// Brings in a backup that this device opens by itself.
async fn reads(app: &App, file: &[u8]) -> Result<()> {
    app.chooses_backup(file).await?;
    app.adds_backup().await
}

/// One more check-in, and a backup that has it.
async fn writes(app: &App, mood: u8) -> Result<Vec<u8>> {
    app.goes_to("today").await?;
    app.taps("checkin-again").await?;
    app.checks_in(&CheckIn::mood(mood)).await?;
    app.makes_backup().await
}

pub(super) async fn another_device_reads_on_after_new_keys(stage: &mut Stage) -> Result<()> {
    let (one, code, file) = backed_up(stage).await?;
    let other = another(stage, &file, &code).await?;
    let theirs = writes(&other, 8).await?;
    takes(&one).await?;
    reads(&one, &theirs).await?;

    // A lock changes how this device opens, and not what the two share.
    one.sets_lock(false).await?;
    let locked = writes(&one, 2).await?;
    let Keys { passphrase, code: new } = renews(&one, format!("{PASSPHRASE} moon")).await?;
    one.taps("lock-set").await?;
    one.seen("lock-done").await?;
    let renewed = writes(&one, 3).await?;

    takes(&other).await?;
    reads(&other, &locked).await?;
    other.chooses_backup(&renewed).await?;
    other.seen("open-file").await?;
    other.opens_file(&code).await?;
    other.says("file-error", "another sheet").await?;
    other.opens_file(&new).await?;
    other.adds_backup().await?;

    // Once one backup was opened by hand, each opens the other's by itself again.
    let theirs = writes(&other, 7).await?;
    one.opens().await?;
    one.unlocks_with(&passphrase).await?;
    one.seen("place-today").await?;
    reads(&one, &theirs).await?;
    let ours = writes(&one, 1).await?;
    takes(&other).await?;
    reads(&other, &ours).await?;
    ensure!(other.counts_check_ins().await? == 6, "a check-in did not come over");
    Ok(())
}

/// The folder of the person's cloud, in the place of the one that a dialog would ask for.
const CLOUD: &str = "(await navigator.storage.getDirectory()).getDirectoryHandle('cloud', { create: true })";

async fn chooses_folder(app: &App) -> Result<()> {
    app.follows("backup/devices").await?;
    app.run(&format!("window.showDirectoryPicker = async () => {CLOUD}"), vec![]).await?;
    app.taps("devices-choose").await?;
    app.seen("devices-exchange").await
}

/// Exchanges, and checks what became of the other device's file: nothing, if there was none to read.
async fn exchanges(app: &App, became: &str) -> Result<()> {
    app.goes_to("today").await?;
    app.follows("backup/devices").await?;
    app.taps("devices-exchange").await?;
    app.seen("devices-outcomes").await?;
    let script = "return [...document.querySelectorAll('[data-is]')].map((file) => file.dataset.is).join()";
    let found = app.run(script, vec![]).await?;
    ensure!(found == json!(became), "what became of the file: {found} and not {became}");
    Ok(())
}

/// What lies in the folder.
async fn files(app: &App) -> Result<Value> {
    let script = format!(
        "const files = [];
        for await (const [name, file] of (await {CLOUD}).entries()) {{
            files.push([name, [...new Uint8Array(await (await file.getFile()).arrayBuffer())]]);
        }}
        return files;"
    );
    app.run(&script, vec![]).await
}

/// Takes the other device in hand, once the cloud has brought it the files.
async fn takes_with(app: &App, files: &Value) -> Result<()> {
    takes(app).await?;
    let script = format!(
        "for (const [name, bytes] of given[0]) {{
            const writing = await (await (await {CLOUD}).getFileHandle(name, {{ create: true }})).createWritable();
            await writing.write(Uint8Array.from(bytes));
            await writing.close();
        }}"
    );
    app.run(&script, vec![files.clone()]).await.map(drop)
}

/// Only Chromium keeps a folder for a page.
pub(super) async fn a_removed_device_is_told_what_to_do(stage: &mut Stage) -> Result<()> {
    if stage.engine != Engine::Chromium {
        return Ok(());
    }
    let (one, code, file) = backed_up(stage).await?;
    chooses_folder(&one).await?;
    exchanges(&one, "").await?;
    let cloud = files(&one).await?;
    let other = another(stage, &file, &code).await?;
    writes(&other, 8).await?;
    takes_with(&other, &cloud).await?;
    chooses_folder(&other).await?;
    exchanges(&other, "added").await?;
    let cloud = files(&other).await?;
    takes_with(&one, &cloud).await?;
    exchanges(&one, "added").await?;

    one.taps("device-remove").await?;
    one.seen("device-bring-back").await?;
    let ours = writes(&one, 2).await?;
    exchanges(&one, "").await?;
    let cloud = files(&one).await?;
    takes_with(&other, &cloud).await?;
    exchanges(&other, "unreadable").await?;
    other.says("devices-outcomes", "restore it by hand").await?;
    other.chooses_backup(&ours).await?;
    other.seen("open-file").await?;
    other.opens_file(&code).await?;
    other.adds_backup().await?;
    exchanges(&other, "added").await?;

    let cloud = files(&other).await?;
    takes_with(&one, &cloud).await?;
    one.follows("backup/devices").await?;
    one.taps("device-bring-back").await?;
    one.seen("device-remove").await?;
    exchanges(&one, "added").await
}
