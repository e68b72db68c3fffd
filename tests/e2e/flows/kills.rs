//! The browser is killed at a moment that nobody chose. `cargo xtask torture` asks for more kills than the tests do.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::erase;
use crate::{
    app::{App, CheckIn},
    engine::Engine,
    stage::Stage,
};

/// The moments of kills, in milliseconds after a tap.
pub(super) struct Kills {
    left: u32,
    state: u64,
    latest: u64,
}

impl Kills {
    /// So many kills, each before `latest`. `TIDEMARK_KILLS` and `TIDEMARK_SEED` ask for others than the usual ones.
    pub(super) fn or(usual: u32, latest: u64) -> Result<Self> {
        let number = |name: &str, usual: u64| env::var(name).map_or(Ok(usual), |given| given.parse());
        let left = u32::try_from(number("TIDEMARK_KILLS", usual.into())?)?;
        Ok(Self { left, state: number("TIDEMARK_SEED", 1)?, latest })
    }
}

impl Iterator for Kills {
    type Item = u64;

    // A linear congruential generator with Knuth's constants (MMIX).
    fn next(&mut self) -> Option<u64> {
        self.left = self.left.checked_sub(1)?;
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Some((self.state >> 33) % self.latest)
    }
}

pub(super) async fn nothing_saved_is_lost_to_a_kill(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    let (mut saved, mut rounds, mut in_time) = (0_usize, 0, 0);
    let mut day = 1;
    for wait in Kills::or(20, 500)? {
        let app = stage.app();
        app.checks_in_for(before(today, day)?, &CheckIn::mood(3)).await?;
        saved += 1;
        app.opens_day(before(today, day + 1)?).await?;
        app.fills_check_in(&CheckIn::mood(7)).await?;
        let tap = "
            document.querySelector(`[data-testid='checkin-save']`).click();
            await new Promise((resolve) => setTimeout(resolve, given[0]));
            return document.querySelector(`[data-testid='checkin-done']`)?.innerText.includes('Saved') ?? false;";
        let said = app.run(tap, vec![wait.into()]).await?.as_bool() == Some(true);
        stage.kill_and_relaunch().await.with_context(|| format!("after {rounds} kills without a loss"))?;
        let app = stage.app();
        let found = counts(&app).await.with_context(|| format!("killed after {wait} ms, kill {rounds}"))?;
        let least = saved + usize::from(said);
        ensure!(
            (least..=saved + 1).contains(&found),
            "killed after {wait} ms: {found} check-ins of {least} that were said to be saved"
        );
        in_time += u32::from(said);
        rounds += 1;
        saved = found;
        day += 2;
    }
    println!(
        "torture: kills in writes | {} | {rounds} rounds | 0 lost, {in_time} said to be saved in time",
        stage.engine
    );
    Ok(())
}

pub(super) async fn a_kill_in_the_migration_loses_nothing(stage: &mut Stage) -> Result<()> {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rows-v3");
    let rows = format_ten(&fixture)?;
    let app = stage.skips_first_run().await?;
    app.opens_page("/help.html").await?;
    app.deletes_everything().await?;
    app.puts_rows(&rows).await?;
    app.opens().await?;
    app.passes_first_run().await?;
    let expected = counts(&app).await?;
    ensure!(expected > 0, "the fixture holds no check-ins");
    let mut rounds = 0;
    for wait in Kills::or(10, 500)? {
        let app = stage.app();
        app.opens_page("/help.html").await?;
        app.deletes_everything().await?;
        app.puts_rows(&rows).await?;
        let go = "
            location.href = '/';
            await new Promise((resolve) => setTimeout(resolve, given[0]));";
        // The page goes away under the script, so there may be no answer.
        let _ = app.run(go, vec![wait.into()]).await;
        stage.kill_and_relaunch().await?;
        let found = counts(&stage.app()).await?;
        ensure!(found == expected, "killed after {wait} ms: {found} of {expected} check-ins");
        rounds += 1;
    }
    println!("torture: kills in the migration | {} | {rounds} rounds | 0 lost", stage.engine);
    Ok(())
}

/// Enough records that storing them takes the browser some time.
const RESTORED: usize = 5_000;

pub(super) async fn a_kill_leaves_a_restore_whole_or_undone(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    let file = many_records(app.exports_json().await?, RESTORED)?;
    let (mut rounds, mut whole) = (0, 0);
    for wait in Kills::or(4, 1_500)? {
        let app = stage.app();
        app.follows("import").await?;
        app.chooses_file("records.json", &file).await?;
        if whole > 0 {
            // Everything was erased since, so this is another installation.
            app.taps("import-vault-mine").await?;
        }
        app.says("import-added", ": 5,000 ").await?;
        let tap = "
            document.querySelector(`[data-testid='import-add']`).click();
            await new Promise((resolve) => setTimeout(resolve, given[0]));
            return document.querySelector(`[data-testid='import-said']`) !== null;";
        let said = app.run(tap, vec![wait.into()]).await? == json!(true);
        stage.kill_and_relaunch().await?;
        let app = stage.app();
        let found = counts(&app).await.with_context(|| format!("killed after {wait} ms"))?;
        let is_whole = found == RESTORED + 1;
        ensure!(
            is_whole || (found == 1 && !said),
            "killed after {wait} ms: {found} check-ins, said to be there: {said}"
        );
        rounds += 1;
        if is_whole {
            whole += 1;
            erase::erases_everything(&app).await?;
            app.checks_in(&CheckIn::mood(5)).await?;
        }
    }
    println!(
        "torture: kills in a restore | {} | {rounds} rounds | 0 lost, {whole} whole, the others undone",
        stage.engine
    );
    Ok(())
}

/// A file of records whose only one is there many times, each time on its own.
pub(super) fn many_records(mut file: Value, count: usize) -> Result<String> {
    let records = file["records"].as_array_mut().context("no records")?;
    let one = records.first().context("no record")?.clone();
    records.clear();
    for number in 0..count {
        let mut record = one.clone();
        record["id"] = format!("f{number:031x}").into();
        record["versions"][0]["sequence"] = (number + 1).into();
        records.push(record);
    }
    Ok(file.to_string())
}

/// Chromium keeps IndexedDB in `LevelDB`. Its log was cut in the last record, and the browser goes on writing behind the
/// cut: at the next start it finds nothing that lies behind.
pub(super) async fn a_torn_log_loses_nothing(stage: &mut Stage) -> Result<()> {
    if stage.engine != Engine::Chromium {
        return Ok(());
    }
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    for day in 1..=3 {
        app.checks_in_for(before(today, day)?, &CheckIn::mood(3)).await?;
    }
    stage.close().await?;
    tear(stage)?;
    stage.relaunch().await?;
    let app = stage.app();
    ensure!(counts(&app).await? == 3, "the torn log lost something at once");
    app.checks_in_for(before(today, 4)?, &CheckIn::mood(7)).await?;
    stage.close().await?;
    stage.relaunch().await?;
    let found = counts(&stage.app()).await?;
    ensure!(found == 4, "{found} of 4 check-ins are left");
    Ok(())
}

/// Chromium notices some kinds of damage itself, and then removes the whole database.
pub(super) async fn a_broken_database_comes_back(stage: &mut Stage) -> Result<()> {
    if stage.engine != Engine::Chromium {
        return Ok(());
    }
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    for day in 1..=3 {
        app.checks_in_for(before(today, day)?, &CheckIn::mood(3)).await?;
    }
    ensure!(counts(&app).await? == 3, "not all were saved");
    for part in ["CURRENT", "MANIFEST-", ".log", ".ldb"] {
        stage.close().await?;
        for file in database_files(stage, part)? {
            let mut bytes = fs::read(&file)?;
            let middle = bytes.len() / 3;
            bytes[middle..].fill(0x5a);
            fs::write(file, bytes)?;
        }
        stage.relaunch().await?;
        let app = stage.app();
        app.passes_first_run().await?;
        let found = counts(&app).await.with_context(|| format!("{part} was overwritten"))?;
        ensure!(found == 3, "{part} was overwritten: {found} of 3 check-ins are left");
    }
    Ok(())
}

/// The files of the browser's database whose names have this part.
fn database_files(stage: &Stage, part: &str) -> Result<Vec<PathBuf>> {
    stage.profile_files(|path| {
        let in_database = path.to_string_lossy().contains(".indexeddb.leveldb");
        Ok(in_database && path.file_name().is_some_and(|name| name.to_string_lossy().contains(part)))
    })
}

/// Cuts the browser's own log in the middle of its last record.
fn tear(stage: &Stage) -> Result<()> {
    let logs = database_files(stage, ".log")?;
    let [log] = &logs[..] else { bail!("the database has {} logs", logs.len()) };
    let bytes = fs::read(log)?;
    ensure!(bytes.len() > 100, "the log is empty");
    fs::write(log, &bytes[..bytes.len() - 10])?;
    Ok(())
}

async fn counts(app: &App) -> Result<usize> {
    app.counts_check_ins().await
}

pub(super) fn before(today: NaiveDate, days: u64) -> Result<NaiveDate> {
    today.checked_sub_days(Days::new(days)).context("the calendar ends")
}

/// The fixture as the database of the release that wrote it.
fn format_ten(folder: &Path) -> Result<Value> {
    let read =
        |name: &str| Ok::<_, anyhow::Error>(BASE64_STANDARD.encode(fs::read(folder.join(format!("{name}.bin")))?));
    let drafts =
        (0..14_u8).map(|slot| Ok(json!([slot, read(&format!("draft-{slot}"))?]))).collect::<Result<Vec<_>>>()?;
    Ok(json!({
        "version": 10,
        "stores": {
            "meta": [["header", read("header")?]],
            "months": [[24_312, read("month-24312")?], [24_313, read("month-24313")?]],
            "drafts": drafts,
        },
    }))
}
