//! Pictures of the page, as Chromium draws and encodes them.

use anyhow::{Context, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::{App, Theme};

/// A phone's screen, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phone {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Pixels of the picture for each of them, across.
    pub(crate) density: u32,
}

impl App {
    /// Draws the page as on a phone from now on.
    pub(crate) async fn is_drawn_on(&self, phone: Phone) -> Result<()> {
        let Phone { width, height, density } = phone;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }

    /// Turns a theme on for this page alone.
    pub(crate) async fn turns(&self, theme: Theme) -> Result<()> {
        let script = "document.documentElement.setAttribute('data-theme', given[0]);";
        self.run(script, vec![json!(theme.to_string())]).await.map(drop)
    }

    /// The page from its top, or from as far down as an element needs to be seen, as `WebP` of a quality from 0 to 100.
    pub(crate) async fn picture(&self, quality: u8, about: Option<&str>) -> Result<Vec<u8>> {
        let script = "
            scrollTo(0, 0);
            const about = document.querySelector(`[data-testid='${given[0]}']`)?.closest('label, button, a, p, div, section');
            if (about && about.getBoundingClientRect().top > innerHeight * 0.7) about.scrollIntoView({ block: 'center' });
            await new Promise(requestAnimationFrame);";
        self.run(script, vec![json!(about)]).await?;
        self.captures(json!({ "format": "webp", "quality": quality })).await
    }

    /// The whole page, however long, as `WebP`.
    pub(crate) async fn whole_picture(&self, quality: u8) -> Result<Vec<u8>> {
        self.captures(json!({ "format": "webp", "quality": quality, "captureBeyondViewport": true, "clip": self.extent().await? }))
            .await
    }

    async fn extent(&self) -> Result<Value> {
        let script = "
            const { scrollWidth, scrollHeight } = document.documentElement;
            return { x: 0, y: 0, width: scrollWidth, height: scrollHeight, scale: 1 };";
        self.run(script, vec![]).await
    }

    async fn captures(&self, how: Value) -> Result<Vec<u8>> {
        let taken = self.devtools("Page.captureScreenshot", how).await?;
        let text = taken.get("data").and_then(Value::as_str).context("there is no picture")?;
        Ok(STANDARD.decode(text)?)
    }
}
