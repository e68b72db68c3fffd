//! Files of other apps: looked at, added, seen on their day, taken back; and files that are none.

use anyhow::{Result, ensure};
use serde_json::json;

use super::bad_input::records;
use crate::{
    app::{App, CheckIn},
    stage::Stage,
};

const DIARY: &str = "full_date,date,weekday,time,mood,activities,note_title,note
2026-03-02,March 2,Monday,21:15,good,\"family | reading\",\"\",\"Tea by the window\"
2026-03-02,March 2,Monday,08:05,Foggy,,\"\",\"\"
2026-02-30,February 30,Friday,08:05,bad,,\"\",\"\"
";

pub(super) async fn a_diary_is_brought_in_and_taken_back(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;
    app.check_in(&CheckIn::mood(5)).await?;
    let stored = records(&app).await?;

    app.go_to("settings").await?;
    app.tap("settings-import").await?;
    choose(&app, "diary.txt", DIARY).await?;
    app.enter("import-word-0", "2").await?;
    app.says("import-added", "2").await?;
    app.says("import-refused", "1").await?;
    ensure!(records(&app).await? == stored, "looking at a file changed what was stored");

    app.tap("import-add").await?;
    app.seen("import-said").await?;
    app.says("import", "Daylio").await?;
    choose(&app, "diary.csv", DIARY).await?;
    app.enter("import-word-0", "2").await?;
    app.says("import-already", "2").await?;
    ensure!(!app.shows("import-add").await?, "there is nothing to add a second time");

    app.follow("#today/2026-03-02").await?;
    app.seen("imported-mood").await?;
    let moods = app.texts("imported-mood").await?;
    ensure!(moods.len() == 2, "not both moods: {moods:?}");
    ensure!(moods[1].contains("Daylio") && moods[1].contains("Tea by the window"), "not as it was: {moods:?}");
    ensure!(!app.shows("checkin-kept").await?, "an imported mood is no check-in");

    app.follow("#import").await?;
    app.tap("import-undo").await?;
    app.seen("imports-none").await?;
    app.follow("#today/2026-03-02").await?;
    app.seen("checkin-save").await?;
    ensure!(!app.shows("imported-mood").await?, "it is still on its day");
    Ok(())
}

pub(super) async fn a_file_that_is_none_changes_nothing(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;
    app.check_in(&CheckIn::mood(5)).await?;
    let stored = records(&app).await?;
    app.follow("#import").await?;
    for (name, content, said) in [
        ("report.csv", "%PDF-1.7 and more", "kind of file"),
        ("empty.csv", "", "empty"),
        ("diary.daylio", "PK\u{3}\u{4} and no more", "no diary"),
        ("other.json", "{\"format\":\"another\"}", "not from Tidemark"),
        ("cut.json", "{\"format\":\"tidemark-timeline\",", "damaged"),
    ] {
        choose(&app, name, content).await?;
        app.says("import-unfit", said).await?;
        ensure!(!app.shows("import-add").await?, "{name} can be added");
        ensure!(records(&app).await? == stored, "{name} changed what was stored");
    }
    Ok(())
}

/// Gives the page a file, as its picker would.
async fn choose(app: &App, name: &str, content: &str) -> Result<()> {
    app.seen("import-choose").await?;
    let script = "const input = document.querySelector(`[data-testid='import-file']`);
        const files = new DataTransfer();
        files.items.add(new File([given[1]], given[0]));
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    app.run(script, vec![json!(name), json!(content)]).await?;
    Ok(())
}
