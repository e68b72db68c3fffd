//! Backups: made, brought in again, refused, and only looked at.

use anyhow::{Result, ensure};

use crate::{
    app::{App, CheckIn},
    stage::Stage,
};

/// A check-in and a backup of it, with the recovery code's groups.
pub(super) async fn backed_up(stage: &Stage) -> Result<(App, Vec<String>, Vec<u8>)> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    app.follows("backup").await?;
    app.taps("backup-code").await?;
    let code = app.copies_code().await?;
    app.seen("backup-make").await?;
    app.check_access("the backup").await?;
    let file = app.makes_backup().await?;
    Ok((app, code, file))
}

pub(super) async fn a_backup_comes_back_after_everything_was_erased(stage: &mut Stage) -> Result<()> {
    let (app, code, file) = backed_up(stage).await?;
    ensure!(file.starts_with(b"age-encryption.org/v1\n"), "it is no age file");
    ensure!(app.attribute("backup-age", "data-since").await?.as_deref() == Some("0"), "something is not in it");

    app.follows("settings/erase").await?;
    app.taps("erase-sure").await?;
    app.taps("erase-press").await?;
    app.taps("erase-again").await?;
    app.skips_first_run().await?;

    app.chooses_backup(&file).await?;
    app.check_access("opening a backup").await?;
    let mut swapped = code.clone();
    swapped.swap(0, 7);
    app.opens_file(&swapped).await?;
    app.seen("file-error").await?;
    app.opens_file(&code).await?;
    app.seen("restore-preview").await?;
    app.check_access("the preview of a backup").await?;
    app.adds_backup().await?;
    app.goes_to("today").await?;
    app.seen("checkin-kept").await?;

    // This device has taken over the key that the person's devices share, so it asks for no code now.
    app.chooses_backup(&file).await?;
    app.says("restore-fresh", "already here").await?;
    ensure!(!app.shows("restore-add").await?, "the same file can be added twice");
    Ok(())
}

pub(super) async fn a_file_that_is_no_backup_changes_nothing(stage: &mut Stage) -> Result<()> {
    let (app, code, file) = backed_up(stage).await?;
    app.follows("backup/restore").await?;
    app.picks("restore", "photo.jpg", b"not a backup").await?;
    app.says("restore-foreign", "not a backup").await?;
    let mut altered = file.clone();
    let middle = altered.len() - 40;
    altered[middle] ^= 1;
    app.chooses_backup(&altered).await?;
    app.opens_file(&code).await?;
    app.says("file-error", "damaged").await?;
    app.goes_to("today").await?;
    app.seen("checkin-kept").await
}

pub(super) async fn a_file_chosen_in_the_wrong_place_goes_along_to_the_right_one(stage: &mut Stage) -> Result<()> {
    let (app, _, file) = backed_up(stage).await?;
    app.follows("import").await?;
    app.picks("import", "backup.txt", &file).await?;
    app.says("import-unfit", "This is a backup").await?;
    app.taps("import-unfit-action").await?;
    app.says("restore-fresh", "already here").await?;

    let diary =
        b"full_date,date,weekday,time,mood,activities,note_title,note\n2026-03-02,March 2,Monday,21:15,good,,,\n";
    app.picks("restore", "diary.csv", diary).await?;
    app.taps("restore-foreign-action").await?;
    app.says("import-added", "1").await
}
