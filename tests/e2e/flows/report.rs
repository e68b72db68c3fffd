//! The report for a visit: the page shows what the file contains, and makes the file without a network.

use std::{
    fs,
    path::Path,
    process::Command,
    sync::atomic::{AtomicU64, Ordering},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::{
    app::{App, CheckIn},
    stage::Stage,
    wait::until,
};

/// The page handles the tap, but the download is not made.
const SAVE_NOTHING: &str = "
    document.addEventListener('click', (event) => {
        if (event.target.closest('[download]')) event.preventDefault();
    });";

pub(super) async fn the_report_is_made_without_network(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.kept_for_offline().await?;
    stage.stop_server();
    app.reloads().await?;
    app.taps("first-look").await?;
    app.goes_to("report").await?;
    app.chooses_days("all").await?;
    app.seen("report-statement").await?;
    let shown = numbers(&app, "report-preview").await?;
    ensure!(shown.len() > 20, "the preview says little: {shown:?}");

    let file = make(&app).await.context("with the server stopped")?;
    let first = page(&file, 1)?;
    for word in &shown {
        ensure!(first.contains(word), "the preview says {word:?}, the file does not: {first}");
    }
    ensure!(page(&file, 2)?.starts_with("Appendix"), "the first page is not one page");

    app.taps("report-show").await?;
    app.seen("report-whole").await?;
    app.taps("report-back").await?;
    app.seen("report-preview").await
}

pub(super) async fn notes_stay_out_of_the_report(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let note = "A quiet day by the canal.";
    app.checks_in(&CheckIn { note: Some(note.to_owned()), ..CheckIn::mood(4) }).await?;
    app.goes_to("report").await?;
    app.seen("report-preview").await?;
    ensure!(!text(&make(&app).await?, &[])?.contains(note), "a note is in the file, and nobody asked for it");
    app.says("report-range", "90 days").await.context("nothing was handed over yet")?;
    app.run(SAVE_NOTHING, vec![]).await?;
    app.taps("report-save").await?;
    app.says("report-said", "Downloads").await?;
    app.reloads().await?;
    app.seen("report-shared").await?;
    app.says("report-range", "Since your last report").await?;

    app.taps("report-notes").await?;
    ensure!(text(&make(&app).await?, &[])?.contains(note), "the note is not in the file");

    app.chooses_days("custom").await?;
    app.enters("report-from", &app.today().await?.to_string()).await?;
    app.enters("report-until", &(app.today().await? - chrono::Days::new(3)).to_string()).await?;
    app.says("report-until-error", "before").await?;
    app.run("document.querySelector('dialog[open] .sheet-head button').click()", vec![]).await?;
    app.gone("report-ready").await
}

pub(super) async fn other_scripts_are_drawn_or_told(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.checks_in(&CheckIn { note: Some("from 56 → 84 שלום ✓ 中文".to_owned()), ..CheckIn::mood(4) }).await?;
    app.kept_for_offline().await?;
    stage.stop_server();
    app.goes_to("report").await?;
    app.seen("report-preview").await?;
    app.taps("report-notes").await?;
    let file = make(&app).await.context("with the server stopped")?;
    app.says("report-undrawn", "Chinese 2").await?;
    let text = text(&file, &[])?;
    for drawn in ["56 → 84", "שלום", "✓", "[U+4E2D][U+6587]"] {
        ensure!(text.contains(drawn), "{drawn} is not in the file: {text}");
    }
    Ok(())
}

/// A treatment with regular doses from the file of an invented person.
const TROCHES: &str = include_str!("../../fixtures/lived/daily-troches.json");
const NAME: &str = "Robin Example";

pub(super) async fn a_whole_treatment_is_brought_in_and_reported(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    app.follows("import").await?;
    app.chooses_file("timeline.json", TROCHES).await?;
    app.taps("import-add").await?;
    app.seen("import-said").await?;
    for (place, said) in [
        ("doses", "200 mg"),
        ("medicines", "Vortioxetine"),
        ("history", "Talk therapy"),
        ("goals", "Ride my bike to work."),
    ] {
        app.follows(place).await?;
        until(&format!("{said} in {place}"), async || Ok(app.page_text().await?.contains(said).then_some(()))).await?;
    }

    app.goes_to("report").await?;
    app.chooses_days("all").await?;
    app.seen("report-statement").await?;
    app.seen("report-ready").await?;
    app.check_access("the report of a whole treatment").await?;
    app.taps("report-whose").await?;
    app.enters("report-name", NAME).await?;
    app.taps("report-whose-done").await?;
    let first = page(&make(&app).await?, 1)?;
    for said in
        [NAME, "Response, not remission", "Ketamine sublingual 200 mg", "Vortioxetine 10 mg", "2 medicines tried"]
    {
        ensure!(first.contains(said), "the first page does not say {said:?}: {first}");
    }
    ensure!(!app.exports_json().await?.to_string().contains(NAME), "the name was stored");

    // Where an engine narrows no window, this opens another, which begins at Today.
    app.narrows_window(stage.engine).await?;
    app.goes_to("report").await?;
    app.seen("report-statement").await?;
    shows_all_of_the_page(&app).await.context("at 320 px")
}

/// The page in miniature must not be cut at a side.
async fn shows_all_of_the_page(app: &App) -> Result<()> {
    let script = "
        const page = document.querySelector(`[data-testid='report-preview']`);
        const side = Math.min(page.getBoundingClientRect().right, document.body.clientWidth) + 1;
        return [...page.querySelectorAll('*')]
            .filter((each) => each.getBoundingClientRect().right > side)
            .map((each) => each.textContent.slice(0, 40));";
    // The page is made as small as the room that it finds, once it stands there.
    until("the whole page to be in sight", async || {
        let cut = app.run(script, vec![]).await?;
        Ok((cut == Value::Array(Vec::new())).then_some(()))
    })
    .await
}

/// Makes the report in the page and returns its bytes.
async fn make(app: &App) -> Result<Vec<u8>> {
    let bytes = app.makes_file(".pdf", "application/pdf").await?;
    ensure!(bytes.starts_with(b"%PDF-"), "the file is no PDF");
    Ok(bytes)
}

/// Every word of an element that contains a digit.
async fn numbers(app: &App, name: &str) -> Result<Vec<String>> {
    let script = "
        const shown = document.querySelector(`[data-testid='${given[0]}']`).cloneNode(true);
        shown.querySelectorAll('svg').forEach((drawing) => drawing.remove());
        const cells = shown.querySelectorAll('p, li, dd, td');
        return [...cells].flatMap((cell) => cell.textContent.split(/\\s+/)).filter((word) => /\\d/.test(word));";
    Ok(serde_json::from_value(app.run(script, vec![Value::from(name)]).await?)?)
}

fn page(bytes: &[u8], number: usize) -> Result<String> {
    let number = number.to_string();
    text(bytes, &["-f", &number, "-l", &number])
}

/// The text of a PDF, with single spaces between words.
fn text(bytes: &[u8], options: &[&str]) -> Result<String> {
    // Flows play at the same time, so that each text needs a file of its own.
    static FILES: AtomicU64 = AtomicU64::new(0);
    let number = FILES.fetch_add(1, Ordering::Relaxed);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("report-{number}.pdf"));
    fs::write(&file, bytes)?;
    let said = Command::new("pdftotext").arg("-raw").args(options).arg(&file).arg("-").output();
    fs::remove_file(&file)?;
    let said = said.context("Next: run `cargo xtask setup`")?;
    if !said.status.success() {
        bail!("pdftotext: {}", String::from_utf8_lossy(&said.stderr));
    }
    Ok(String::from_utf8(said.stdout)?.split_whitespace().collect::<Vec<_>>().join(" "))
}
