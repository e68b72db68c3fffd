//! How the page looks, and whether it shuts anyone out.

use std::fmt;

use anyhow::{Result, ensure};
use fantoccini::Locator;
use serde_json::{Value, json};

use super::App;
use crate::{
    engine::{Engine, Narrow},
    site,
    wait::until,
};

/// CSS pixels across the smallest phone.
const SMALLEST: u32 = 320;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Light => "light",
            Self::Dark => "dark",
        })
    }
}

impl App {
    /// Chooses a theme, as the settings do, and restarts the page in it.
    pub(crate) async fn chooses_theme(&self, theme: Theme) -> Result<()> {
        self.run("localStorage.setItem('tidemark.theme', given[0])", vec![json!(theme.to_string())]).await?;
        self.reloads().await
    }

    /// Makes the window as wide as the smallest phone.
    pub(crate) async fn narrows_window(&self, engine: Engine) -> Result<()> {
        self.client.set_window_size(SMALLEST, 700).await?;
        if engine.narrow() == Narrow::Popup {
            self.move_to_popup().await?;
        }
        self.stays_narrow(engine).await
    }

    /// Checks that the page is as wide as the smallest phone. A page that limits its own width, its sheets' and that of
    /// what lies over it has to be told again, as it may have been loaded since.
    pub(crate) async fn stays_narrow(&self, engine: Engine) -> Result<()> {
        if engine.narrow() == Narrow::Body {
            let script = "
                for (const each of document.querySelectorAll('body, dialog[open]')) each.style.width = `${given[0]}px`;
                document.body.style.position = 'relative';";
            self.run(script, vec![json!(SMALLEST)]).await?;
        }
        let width = self.run("return document.body.clientWidth", vec![]).await?;
        ensure!(width == json!(SMALLEST), "the page is {width} px wide");
        Ok(())
    }

    /// Makes the window this high, including its bars.
    pub(crate) async fn sets_window_height(&self, height: u32) -> Result<()> {
        Ok(self.client.set_window_size(500, height).await?)
    }

    /// Checks that the tab bar is at the bottom of the window, and that a button can be scrolled clear of it.
    pub(crate) async fn places_leave_room_for(&self, name: &str) -> Result<()> {
        let script = "
            const element = document.querySelector(`[data-testid='${given[0]}']`);
            element.scrollIntoView({ block: 'end', behavior: 'instant' });
            const { x, y, width, height } = element.getBoundingClientRect();
            const places = document.querySelector('nav.bottom').getBoundingClientRect();
            const tapped = document.elementFromPoint(x + width / 2, y + height - 2);
            return {
                window: innerHeight, foot: places.bottom, height: places.height,
                free: element.contains(tapped) && y + height <= places.top,
            };";
        let found = self.run(script, vec![json!(name)]).await?;
        let number = |name: &str| found.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
        ensure!((number("foot") - number("window")).abs() < 1.0, "the places are not at the foot: {found}");
        ensure!(number("height") >= 44.0 && found.get("free") == Some(&json!(true)), "{name} is hidden: {found}");
        Ok(())
    }

    /// Opens the app in a window without bars, which can be smaller than one with bars.
    async fn move_to_popup(&self) -> Result<()> {
        let before = self.client.windows().await?;
        // The first run is loaded when it is first shown.
        until("the page to have a title", async || {
            let script = "return document.querySelector('h1') !== null";
            Ok((self.run(script, vec![]).await? == json!(true)).then_some(()))
        })
        .await?;
        let script = "
            document.querySelector('h1').addEventListener('click', () => {
                window.open(location.href, '_blank', `popup,width=${given[0]},height=700`);
            }, { once: true });";
        self.run(script, vec![json!(SMALLEST)]).await?;
        self.client.find(Locator::Css("h1")).await?.click().await?;
        let popup = until("the small window", async || {
            Ok(self.client.windows().await?.into_iter().find(|window| !before.contains(window)))
        })
        .await?;
        self.switches_to(&popup).await?;
        self.opens().await
    }

    /// Runs axe on the screen now shown, and looks for values that came out as words. `screen` names it in the message.
    pub(crate) async fn check_access(&self, screen: &str) -> Result<()> {
        let script = format!(
            "{}
            const {{ violations }} = await axe.run(document);
            return violations.map(({{ id, help, nodes }}) => ({{ id, help, at: nodes.map((node) => node.target.join(' ')) }}));",
            site::axe()?
        );
        let violations = self.run(&script, vec![]).await?;
        ensure!(violations == json!([]), "axe on {screen}: {violations:#}");
        let said = self.page_text().await?;
        let slip = ["undefined", "NaN", "[object"].into_iter().find(|slip| said.contains(slip));
        ensure!(slip.is_none(), "{screen} says {slip:?}: {said}");
        Ok(())
    }

    /// Checks that nothing is wider than the window, or than the sheet that it is on. `screen` names it in the message.
    pub(crate) async fn check_width(&self, screen: &str) -> Result<()> {
        let script = "
            const page = document.documentElement;
            const room = document.body.clientWidth;
            const needed = Math.max(document.body.scrollWidth, page.scrollWidth > page.clientWidth ? page.scrollWidth : 0);
            const wide = [...document.body.querySelectorAll('*')]
                .filter((each) => each.getBoundingClientRect().right > room + 1 && !each.closest('.paper-scroll'))
                .map((each) => `${each.tagName}.${each.className} to ${Math.round(each.getBoundingClientRect().right)}`);
            const sheets = [...document.querySelectorAll('dialog[open]')]
                .filter((sheet) => sheet.scrollWidth > sheet.clientWidth + 1)
                .map((sheet) => `${sheet.dataset.testid ?? sheet.className}: ${sheet.scrollWidth} in ${sheet.clientWidth}`);
            return { room, needed, wide: wide.slice(0, 5), sheets };";
        let found = self.run(script, vec![]).await?;
        let wide = |name: &str| found.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
        let sheets_fit = found.get("sheets") == Some(&json!([]));
        ensure!(wide("needed") <= wide("room") && sheets_fit, "{screen} scrolls sideways: {found}");
        Ok(())
    }

    /// Doubles the size of all text, as a person can in the browser's settings.
    pub(crate) async fn doubles_text(&self) -> Result<()> {
        self.run("document.documentElement.style.fontSize = '200%'", vec![]).await.map(drop)
    }

    /// Gives text its own size again.
    pub(crate) async fn halves_text(&self) -> Result<()> {
        self.run("document.documentElement.style.fontSize = ''", vec![]).await.map(drop)
    }
}
