//! Taps, counted as the person makes them.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::App;

/// A press of a finger or a key counts, and so does a click by a script: WebKit's driver taps with one, and `follows`
/// goes with one where no person can go. Typing into fields is not counted.
const COUNT: &str = "
    if (window.tapsMade === undefined) {
        const count = (event) => { if (event.type !== 'click' || !event.isTrusted) window.tapsMade += 1; };
        for (const kind of ['pointerdown', 'keydown', 'click']) addEventListener(kind, count, true);
    }
    window.tapsMade = 0;";

impl App {
    /// Counts taps from now on, until the page is loaded again.
    pub(crate) async fn counts_taps(&self) -> Result<()> {
        self.run(COUNT, vec![]).await.map(drop)
    }

    /// Waits until an element is seen, and checks that the person got there with at most so many taps since the count
    /// began.
    pub(crate) async fn seen_within(&self, name: &str, most: u64) -> Result<()> {
        self.seen(name).await?;
        let taps = self.taps_made().await?;
        ensure!(taps <= most, "{name} took {taps} taps, and should take {most} at most");
        Ok(())
    }

    async fn taps_made(&self) -> Result<u64> {
        let taps = self.run("return window.tapsMade ?? null", vec![]).await?;
        taps.as_u64().context("the page was loaded again since taps are counted")
    }

    /// Checks that an element is within the window of a page that was not scrolled, and not under the tab bar.
    pub(crate) async fn is_in_reach(&self, name: &str) -> Result<()> {
        let script = "
            window.scrollTo(0, 0);
            const { x, y, width, height } = document.querySelector(`[data-testid='${given[0]}']`).getBoundingClientRect();
            const tapped = document.elementFromPoint(x + width / 2, y + height / 2);
            return { y, height, window: innerHeight, free: tapped?.closest(`[data-testid='${given[0]}']`) != null };";
        let found = self.run(script, vec![json!(name)]).await?;
        ensure!(found.get("free") == Some(&Value::Bool(true)), "{name} is out of reach: {found}");
        Ok(())
    }
}
