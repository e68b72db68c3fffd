//! Files that leave the app, and files that enter it.

use anyhow::{Context, Result, ensure};
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::App;
use crate::wait::until;

/// A page does not show a test what it hands over. This gives the test a copy.
const KEEP_THE_FILE: &str = "
    window.handedOver = undefined;
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => { window.handedOver = file; return make.call(URL, file); };";

const READ_THE_FILE: &str = "
    const bytes = new Uint8Array(await window.handedOver.arrayBuffer());
    return { name: window.handedOver.name, type: window.handedOver.type, bytes: Array.from(bytes) };";

impl App {
    /// Waits for the file that the report's page makes once it is opened, and returns its bytes.
    pub(crate) async fn makes_file(&self, ending: &str, kind: &str) -> Result<Vec<u8>> {
        self.goes_to("course").await?;
        self.keeps_the_file().await?;
        self.goes_to("report").await?;
        self.gets_the_file(ending, kind).await
    }

    /// Chooses the days that the report covers.
    pub(crate) async fn chooses_days(&self, range: &str) -> Result<()> {
        self.taps("report-range").await?;
        self.taps(&format!("report-range-{range}")).await
    }

    async fn gets_the_file(&self, ending: &str, kind: &str) -> Result<Vec<u8>> {
        self.seen("report-ready").await?;
        let save = || self.attribute("report-save", "href");
        until("the file", async || Ok(save().await?.filter(|address| address.starts_with("blob:")))).await?;
        let file = self.run(READ_THE_FILE, vec![]).await?;
        let name = file["name"].as_str().unwrap_or_default();
        let day = name.strip_prefix("tidemark-").and_then(|rest| rest.strip_suffix(ending));
        ensure!(day.is_some_and(|day| day.parse::<NaiveDate>().is_ok()), "the file is called {name}");
        ensure!(file["type"] == kind, "the file is of type {}", file["type"]);
        Ok(serde_json::from_value(file["bytes"].clone())?)
    }

    /// Keeps what the page hands over next.
    pub(super) async fn keeps_the_file(&self) -> Result<()> {
        self.run(KEEP_THE_FILE, vec![]).await.map(drop)
    }

    /// The bytes of the file that was handed over last.
    pub(super) async fn handed_over(&self) -> Result<Vec<u8>> {
        Ok(serde_json::from_value(self.run(READ_THE_FILE, vec![]).await?["bytes"].clone())?)
    }

    /// Saves the stored rows on the page for when the app cannot run, and returns that file.
    pub(crate) async fn saves_stored_rows(&self) -> Result<String> {
        self.opens_page("/plain.html").await?;
        self.run(KEEP_THE_FILE, vec![]).await?;
        self.run("document.getElementById('save').click()", vec![]).await?;
        until("the rows to be saved", async || {
            let said = self.run("return document.getElementById('result').textContent", vec![]).await?;
            Ok(said.as_str().is_some_and(|said| said.starts_with("The file holds")).then_some(()))
        })
        .await?;
        let text = self.run("return await window.handedOver.text()", vec![]).await?;
        text.as_str().map(str::to_owned).context("the page handed nothing over")
    }

    /// Everything that is kept, as the app's own JSON.
    pub(crate) async fn exports_json(&self) -> Result<Value> {
        self.goes_to("report").await?;
        self.taps("report-formats").await?;
        self.keeps_the_file().await?;
        self.taps("report-format-json").await?;
        let bytes = self.gets_the_file("-records.json", "application/json").await?;
        serde_json::from_slice(&bytes).context("the file is no JSON")
    }

    /// Gives the page a file, as its file picker would.
    pub(crate) async fn chooses_file(&self, name: &str, content: &str) -> Result<()> {
        self.seen("import-choose").await?;
        let script = "const input = document.querySelector(`[data-testid='import-file']`);
            const files = new DataTransfer();
            files.items.add(new File([given[1]], given[0]));
            input.files = files.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));";
        self.run(script, vec![json!(name), json!(content)]).await.map(drop)
    }
}
