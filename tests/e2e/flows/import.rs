//! Files from other apps: previewed, added, seen on their day, undone; and files that are not records at all.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};
use chrono::Days;
use serde_json::Value;

use super::{bad_input::records, kills::Kills};
use crate::{
    app::{App, CheckIn, Form, Session},
    stage::Stage,
    wait::until,
};

const DIARY: &str = "full_date,date,weekday,time,mood,activities,note_title,note
2026-03-02,March 2,Monday,21:15,good,\"family | reading\",\"\",\"Tea by the window\"
2026-03-02,March 2,Monday,08:05,Foggy,,\"\",\"\"
2026-02-30,February 30,Friday,08:05,bad,,\"\",\"\"
";

pub(super) async fn a_diary_is_brought_in_and_taken_back(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    let stored = records(&app).await?;

    app.goes_to("settings").await?;
    app.taps("settings-import").await?;
    app.chooses_file("diary.txt", DIARY).await?;
    app.seen("import-word-1").await?;
    // Beside a word of the person's own, Daylio's words are shown with their usual meaning: they may be in another order.
    ensure!(app.value("import-word-0").await? == "4", "\"good\" is {:?}", app.value("import-word-0").await?);
    app.check_access("questions about a file").await?;
    app.enters("import-word-1", "2").await?;
    app.says("import-added", "2").await?;
    app.says("import-refused", "1").await?;
    app.check_access("the preview of a file").await?;
    ensure!(records(&app).await? == stored, "looking at a file changed what was stored");

    app.taps("import-add").await?;
    app.seen("import-said").await?;
    app.says("import", "Daylio").await?;
    app.chooses_file("diary.csv", DIARY).await?;
    app.enters("import-word-1", "2").await?;
    app.says("import-already", "2").await?;
    ensure!(!app.shows("import-add").await?, "there is nothing to add a second time");

    app.follows("today/2026-03-02").await?;
    app.seen("imported-mood").await?;
    let moods = app.texts("imported-mood").await?;
    ensure!(moods.len() == 2, "not both moods: {moods:?}");
    ensure!(moods[1].contains("Daylio") && moods[1].contains("Tea by the window"), "not as it was: {moods:?}");
    ensure!(!app.shows("checkin-kept").await?, "an imported mood is no check-in");

    app.goes_to("course").await?;
    app.seen("course-levels").await?;
    let drawn = app.count("[data-testid='course-levels'] .chart-point.open").await?;
    ensure!(drawn == 2, "{drawn} imported moods are drawn beside the levels");

    app.follows("import").await?;
    app.taps("import-undo").await?;
    app.seen("imports-none").await?;
    app.follows("today/2026-03-02").await?;
    app.seen("checkin-save").await?;
    ensure!(!app.shows("imported-mood").await?, "it is still on its day");
    Ok(())
}

/// Keeps every text and all bytes that pass between the page and its worker.
const LISTEN: &str = "
    window.crossed = [];
    const keep = (value) => {
        if (typeof value === 'string') window.crossed.push(value);
        else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) window.crossed.push(new TextDecoder().decode(value));
        else if (value !== null && typeof value === 'object') Object.values(value).forEach(keep);
    };
    const post = Worker.prototype.postMessage;
    const heard = new WeakSet();
    Worker.prototype.postMessage = function (message, ...rest) {
        if (!heard.has(this)) this.addEventListener('message', ({ data }) => keep(data));
        heard.add(this);
        keep(message);
        return post.call(this, message, ...rest);
    };";

pub(super) async fn a_file_is_read_and_added_in_the_worker(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skips_first_run().await?;
    app.follows("import").await?;
    app.run(LISTEN, vec![]).await?;
    app.chooses_file("diary.csv", DIARY).await?;
    app.enters("import-word-1", "2").await?;
    app.says("import-added", "2").await?;
    app.taps("import-add").await?;
    app.says("import", "Daylio").await?;
    let crossed = app.run("return window.crossed.join('\\n')", vec![]).await?;
    let crossed = crossed.as_str().context("no text")?;
    ensure!(crossed.contains("foggy"), "the word that is asked about was not heard: {crossed}");
    ensure!(!crossed.contains("Tea by the window"), "a note of the file went through the page: {crossed}");
    Ok(())
}

pub(super) async fn a_file_that_is_none_changes_nothing(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    let stored = records(&app).await?;
    app.follows("import").await?;
    for (name, content, said) in [
        ("report.csv", "%PDF-1.7 and more", "This is a PDF"),
        ("empty.csv", "", "empty"),
        ("diary.daylio", "PK\u{3}\u{4} and no more", "no diary"),
        ("other.json", "{\"format\":\"another\"}", "not from Tidemark"),
        ("cut.json", "{\"format\":\"tidemark-timeline\",", "damaged"),
    ] {
        app.chooses_file(name, content).await?;
        app.says("import-unfit", said).await?;
        ensure!(!app.shows("import-add").await?, "{name} can be added");
        ensure!(records(&app).await? == stored, "{name} changed what was stored");
    }
    Ok(())
}

/// Like Chromium on Android.
const SHARES_NO_JSON: &str = "
    const own = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true });
    own('canShare', ({ files }) => files.every((file) => file.type !== 'application/json'));
    own('share', async ({ files }) => { window.shared = files[0].name; });";

pub(super) async fn records_come_back_from_a_file(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    app.checks_in(&CheckIn { note: Some("静かな日 🌊, مرحبا".to_owned()), ..CheckIn::mood(4) }).await?;
    app.fills_phq9(today - Days::new(6), &Form::of("111111110", 1)?).await?;
    app.adds_session(&Session { day: today - Days::new(8), dose: 84, planned_next: Some(today + Days::new(6)) })
        .await?;
    app.run(SHARES_NO_JSON, vec![]).await?;
    let file = app.exports_json().await?;
    app.taps("report-share").await?;
    app.says("report-said", "shared").await?;
    let shared = app.run("return window.shared", vec![]).await?;
    ensure!(shared.as_str().is_some_and(|name| name.ends_with("-records.json.txt")), "what was shared: {shared}");

    app.follows("settings/erase").await?;
    app.taps("erase-sure").await?;
    app.taps("erase-press").await?;
    app.seen("erased").await?;
    app.opens().await?;
    app.skips_first_run().await?;
    app.follows("import").await?;
    app.chooses_file("from-a-friend.txt", &file.to_string()).await?;
    // Everything was erased, so this is another installation.
    app.taps("import-vault-mine").await?;
    app.says("import-added", "3").await?;
    app.taps("import-add").await?;
    app.seen("import-said").await?;
    let again = app.exports_json().await?;
    ensure!(versions(&again)? == versions(&file)?, "before: {file}\nafter: {again}");

    app.follows("import").await?;
    app.chooses_file("once-more.json", &file.to_string()).await?;
    app.taps("import-vault-mine").await?;
    app.says("import-already", "3").await?;
    ensure!(!app.shows("import-add").await?, "there is nothing to add a second time");
    app.taps("import-undo").await?;
    app.seen("imports-none").await?;
    app.follows("today").await?;
    app.seen("checkin-save").await
}

/// Saves a day start here and makes a file that has another one, written a moment later.
async fn file_with_another_day_start(app: &App, mine: &str, theirs: u8) -> Result<Value> {
    app.goes_to("settings").await?;
    app.enters("settings-day-start", mine).await?;
    app.taps("settings-save").await?;
    app.says("settings-saved", "Saved").await?;
    let mut file = app.exports_json().await?;
    let records = file["records"].as_array_mut().context("no records")?;
    let settings = records.iter_mut().find(|record| record["versions"][0]["kind"] == "settings");
    let versions = settings.context("no settings")?["versions"].as_array_mut().context("no versions")?;
    let mut newer = versions.last().context("no version")?.clone();
    newer["sequence"] = 1000.into();
    newer["dayStartHour"] = theirs.into();
    versions.push(newer);
    Ok(file)
}

async fn says_day_start(app: &App, hour: &str) -> Result<()> {
    app.goes_to("settings").await?;
    app.seen("settings-day-start").await?;
    let shown = app.value("settings-day-start").await?;
    ensure!(shown == hour, "the day starts at {shown}");
    Ok(())
}

pub(super) async fn a_restore_replaces_no_plan_unasked(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let file = file_with_another_day_start(&app, "3", 5).await?;
    app.follows("import").await?;
    app.chooses_file("older.json", &file.to_string()).await?;
    app.says("import-relied", "3:00").await?;
    app.says("import-relied", "5:00").await?;
    app.check_access("the preview of a restore").await?;
    app.check_width("the preview of a restore").await?;
    app.taps("import-add").await?;
    app.says("import-said", "added").await?;
    says_day_start(&app, "3").await?;

    let file = file_with_another_day_start(&app, "4", 6).await?;
    app.follows("import").await?;
    app.chooses_file("older.json", &file.to_string()).await?;
    app.taps("import-settings-dayStartHour-theirs").await?;
    app.taps("import-add").await?;
    app.says("import-said", "added").await?;
    says_day_start(&app, "6").await
}

pub(super) async fn a_file_of_another_phone_asks_first(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    let mut file = app.exports_json().await?;
    let id = file["records"][0]["id"].as_str().context("no id")?.to_owned();
    file["records"][0]["id"] = id.chars().rev().collect::<String>().into();
    file["vault"] = "0f".repeat(16).into();
    let stored = records(&app).await?;
    app.follows("import").await?;
    app.chooses_file("friend.json", &file.to_string()).await?;
    app.seen("import-vault-mine").await?;
    ensure!(!app.shows("import-added").await?, "it was looked at unasked");
    app.taps("import-vault-look").await?;
    app.says("import-added", "1").await?;
    ensure!(!app.shows("import-add").await?, "what is only looked at can be added");
    app.taps("import-cancel").await?;
    app.gone("import-preview").await?;
    ensure!(records(&app).await? == stored, "looking changed what was stored");
    app.chooses_file("friend.json", &file.to_string()).await?;
    app.taps("import-vault-mine").await?;
    app.taps("import-add").await?;
    app.says("import-said", "1 record was added").await
}

/// The versions of each record by its id, without their numbers in the log and without the imports.
fn versions(file: &Value) -> Result<Vec<Value>> {
    let mut all = file["records"].as_array().context("no records")?.clone();
    for record in &mut all {
        for version in record["versions"].as_array_mut().context("no versions")? {
            version.as_object_mut().context("no version")?.remove("sequence");
        }
    }
    all.retain(|record| record["versions"][0]["kind"] != "import");
    all.sort_by_key(|record| record["id"].to_string());
    Ok(all)
}

/// Enough diary rows that storing them takes the browser some time.
const MANY: usize = 10_000;
/// The same as the page says it.
const MANY_SAID: &str = ": 10,000 ";

pub(super) async fn a_kill_leaves_an_import_whole_or_undone(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    let mut diary = "full_date,date,weekday,time,mood,activities,note_title,note\n".to_owned();
    for row in 0..MANY {
        let (year, month, day) = (1990 + row / 336, row / 28 % 12 + 1, row % 28 + 1);
        writeln!(diary, "{year}-{month:02}-{day:02},,,08:05,good,\"family | reading\",,Tea by the window {row}")?;
    }
    let (mut rounds, mut kept) = (0, 0);
    for wait in Kills::or(4, 1_600)? {
        let app = stage.app();
        app.follows("import").await?;
        app.chooses_file("diary.csv", &diary).await?;
        app.says("import-added", MANY_SAID).await?;
        let tap = "
            document.querySelector(`[data-testid='import-add']`).click();
            await new Promise((resolve) => setTimeout(resolve, given[0]));";
        app.run(tap, vec![wait.into()]).await?;
        stage.kill_and_relaunch().await?;

        let app = stage.app();
        app.seen("checkin-kept").await.context("what was there before")?;
        app.follows("import").await?;
        let whole = until("the list of imports", async || {
            let (whole, none) = (app.shows("import").await?, app.shows("imports-none").await?);
            Ok((whole || none).then_some(whole))
        })
        .await?;
        app.chooses_file("diary.csv", &diary).await?;
        app.says(if whole { "import-already" } else { "import-added" }, MANY_SAID).await?;
        ensure!(app.shows("import-add").await? != whole, "killed after {wait} ms, some of it is there");
        if whole {
            kept += 1;
            app.taps("import-undo").await?;
            app.seen("imports-none").await?;
        }
        app.goes_to("today").await?;
        rounds += 1;
    }
    println!(
        "torture: kills in an import | {} | {rounds} rounds | 0 lost, {kept} whole, the others undone",
        stage.engine
    );
    Ok(())
}
