//! The Course: the status and its arithmetic.

use anyhow::Result;

use super::App;

impl App {
    /// Opens the Course and gives all that it says.
    pub(crate) async fn course(&self) -> Result<String> {
        self.go_to("course").await?;
        self.seen("course-state").await?;
        self.page_text().await
    }
}
