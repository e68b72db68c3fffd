//! The Course: the status and its arithmetic.

use anyhow::{Context, Result};

use super::App;
use crate::wait::until;

impl App {
    /// Opens the page with the forms, the scores and what they come to.
    pub(crate) async fn opens_forms_and_scores(&self) -> Result<()> {
        self.follows("course/forms").await?;
        self.seen("course-all-forms").await
    }

    /// Opens Course and returns all its text except the drawing's: how many days the axis names depends on the window.
    pub(crate) async fn reads_course(&self) -> Result<String> {
        self.goes_to("course").await?;
        self.seen("course-state").await?;
        until("the rows to be read", async || Ok((self.count("[aria-busy='true']").await? == 0).then_some(()))).await?;
        let script = "
            const page = document.querySelector('main').cloneNode(true);
            page.querySelectorAll('svg').forEach((drawing) => drawing.remove());
            return page.textContent;";
        let text = self.run(script, vec![]).await?;
        text.as_str().map(str::to_owned).context("the Course has no text")
    }
}
