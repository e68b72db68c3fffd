//! Whether everything can be tapped by any finger, and is met in the order in which it is drawn.

use anyhow::{Result, ensure};
use serde_json::json;

use super::{App, Theme};
use crate::site;

/// What can be tapped, and the box that takes the tap: that of its label for what a label draws.
const TARGETS: &str = "
    const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=slider], [role=button]';
    const box = (each) => (each.matches('input[type=radio], input[type=checkbox]') ? each.closest('label') ?? each : each);
    const isSeen = (each) => {
        const { width, height, right, bottom } = each.getBoundingClientRect();
        return width > 1 && height > 1 && right > 0 && bottom + scrollY > 0 && getComputedStyle(each).visibility === 'visible';
    };
    const targets = [...document.querySelectorAll(kinds)].map(box).filter(isSeen);
    const called = (each) => each.dataset.testid ?? each.querySelector('[data-testid]')?.dataset.testid
        ?? (each.getAttribute('aria-label') ?? each.textContent).trim().slice(0, 40);";

/// CSS pixels across a target, at least, less a half for rounding.
const TARGET: f64 = 43.5;
/// How far from its middle nothing else may take the tap: 24 across, as WCAG 2.5.8 asks for.
const FREE: f64 = 11.5;

impl App {
    /// Checks that every target is 44 CSS pixels wide and high, and that nothing lies over its middle. A link within a
    /// sentence is as large as its words, as WCAG 2.5.8 has it. `screen` names it in the message.
    pub(crate) async fn check_targets(&self, screen: &str) -> Result<()> {
        let script = format!(
            "{TARGETS}
            const [least, free] = given;
            const isWords = (each) => each.matches('a, button') && getComputedStyle(each).display === 'inline'
                && [...each.parentElement.childNodes].some((near) => near !== each && near.textContent.trim() !== '');
            const takes = (each, x, y) => {{
                const at = document.elementFromPoint(x, y);
                return at !== null && (each.contains(at) || at.closest('label')?.control === each);
            }};
            const isSmall = (each) => {{
                each.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                const {{ x, y, width, height }} = each.getBoundingClientRect();
                const [middle, across] = [x + width / 2, y + height / 2];
                const isFree = [[0, -free], [0, free], [-free, 0], [free, 0]]
                    .every(([right, down]) => takes(each, middle + right, across + down));
                return width < least || height < least || !isFree;
            }};
            const size = ({{ width, height }}) => `${{Math.round(width)}} × ${{Math.round(height)}}`;
            return targets.filter((each) => !isWords(each) && isSmall(each))
                .map((each) => `${{called(each)}} ${{size(each.getBoundingClientRect())}}`);"
        );
        let small = self.run(&script, vec![json!(TARGET), json!(FREE)]).await?;
        ensure!(small == json!([]), "{screen} has targets that are too small or covered: {small}");
        Ok(())
    }

    /// Checks that Tab and a screen reader meet the targets of a place from top to bottom, as they are drawn, and that a
    /// slider whose ends are named on the screen says them too. `screen` names it in the message.
    pub(crate) async fn check_order(&self, screen: &str) -> Result<()> {
        let script = format!(
            "{TARGETS}
            // What stays in sight while the place is scrolled has no place in it.
            const stays = (each) => each !== null
                && (['fixed', 'sticky'].includes(getComputedStyle(each).position) || stays(each.parentElement));
            scrollTo(0, 0);
            const inPlace = targets.filter((each) => each.closest('main') && !stays(each));
            const back = inPlace.filter((each, at) => at > 0
                && each.getBoundingClientRect().bottom <= inPlace[at - 1].getBoundingClientRect().top);
            const led = [...document.querySelectorAll('[tabindex]')].filter((each) => each.tabIndex > 0);
            const silent = [...document.querySelectorAll('.scale-ends, .scale-hint')].filter((ends) => {{
                const slider = ends.closest('.scale').querySelector('input[type=range]');
                const said = (slider.getAttribute('aria-describedby') ?? '').split(' ');
                return !said.some((id) => document.getElementById(id)?.contains(ends));
            }});
            const before = (each) => called(inPlace[inPlace.indexOf(each) - 1]);
            return {{ back: back.map((each) => `${{called(each)}} after ${{before(each)}}`), led: led.map(called), silent: silent.map((ends) => ends.textContent) }};"
        );
        let found = self.run(&script, vec![]).await?;
        let none = json!({ "back": [], "led": [], "silent": [] });
        ensure!(found == none, "{screen} is not read as it is drawn: {found}");
        Ok(())
    }

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

    /// Checks that no bar hides what has the focus. `screen` names it in the message.
    pub(crate) async fn check_focus(&self, screen: &str) -> Result<()> {
        let script = format!(
            "{TARGETS}
            const hidden = targets.filter((each) => each.closest('main') && each.tabIndex >= 0).filter((each) => {{
                each.focus();
                const {{ x, y, width, height }} = each.getBoundingClientRect();
                const at = [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(x + width / 2, y + height * part));
                return !at.some((found) => found !== null && each.contains(found));
            }});
            return hidden.map(called);"
        );
        let hidden = self.run(&script, vec![]).await?;
        ensure!(hidden == json!([]), "{screen} has the focus under a bar: {hidden}");
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

    /// Gives text its own size again.
    pub(crate) async fn shrinks_text(&self) -> Result<()> {
        self.run("document.documentElement.style.fontSize = ''", vec![]).await.map(drop)
    }
}
