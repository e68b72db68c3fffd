//! What every state of every place is looked at for.

use anyhow::{Result, ensure};
use serde_json::json;

use super::{App, Theme};
use crate::site;

impl App {
    /// Checks the colours of another theme with axe: nothing else depends on the theme.
    pub(crate) async fn check_colours(&self, screen: &str, theme: Theme) -> Result<()> {
        self.turns(theme).await?;
        let script = format!(
            "{}
            const {{ violations }} = await axe.run(document, {{ runOnly: {{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }} }});
            return violations.map(({{ id, help, nodes }}) => ({{ id, help, at: nodes.map((node) => node.target.join(' ')) }}));",
            site::axe()?
        );
        let violations = self.run(&script, vec![]).await?;
        ensure!(violations == json!([]), "axe on {screen}, {theme}: {violations:#}");
        Ok(())
    }

    /// Checks that each slider says what its ends mean. Hours of sleep mean what they say. `screen` names it in the
    /// message.
    pub(crate) async fn check_gauges(&self, screen: &str) -> Result<()> {
        let script = "
            const sliders = [...document.querySelectorAll('.scale input[type=range]')];
            const silent = sliders.filter((slider) => {
                const ids = (slider.getAttribute('aria-describedby') ?? '').split(' ');
                return !ids.some((id) => document.getElementById(id)?.textContent.trim());
            });
            return silent.map((slider) => slider.dataset.testid).filter((name) => name !== 'checkin-sleep');";
        let silent = self.run(script, vec![]).await?;
        ensure!(silent == json!([]), "{screen} has gauges that do not say their ends: {silent}");
        Ok(())
    }

    /// Spreads text out, as far as WCAG 1.4.12 asks for.
    pub(crate) async fn spreads_text(&self) -> Result<()> {
        let script = "
            const spread = new CSSStyleSheet();
            spread.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
                word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
            document.adoptedStyleSheets = [spread];";
        self.run(script, vec![]).await.map(drop)
    }

    /// Takes the lines as close together as they were.
    pub(crate) async fn gathers_text(&self) -> Result<()> {
        self.run("document.adoptedStyleSheets = []", vec![]).await.map(drop)
    }
}
