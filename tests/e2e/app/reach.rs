//! Whether everything can be tapped by any finger, is met in the order in which it is drawn, and is seen when it has the
//! focus.

use anyhow::{Result, ensure};
use serde_json::json;

use super::App;

/// What can be tapped, and the box that takes the tap: that of its label for what a label draws.
const TARGETS: &str = "
    const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=slider], [role=button]';
    const box = (each) => (each.matches('input[type=radio], input[type=checkbox]') ? each.closest('label') ?? each : each);
    const isSeen = (each) => {
        const { width, height, right, bottom } = each.getBoundingClientRect();
        // A part that is folded up still has its box, and the slider of a gauge lies under the row that takes the finger.
        if (!each.checkVisibility({ visibilityProperty: true }) || each.matches('.scale-input')) return false;
        return width > 1 && height > 1 && right > 0 && bottom + scrollY > 0;
    };
    // A sheet covers what it is opened over.
    const shown = document.querySelector('dialog[open]') ?? document;
    const targets = [...shown.querySelectorAll(kinds)].map(box).filter(isSeen);
    // A link over two lines has a box for each, and is tapped on either.
    const tapped = (each) => [...each.getClientRects()].reduce((wide, rect) => (rect.width > wide.width ? rect : wide));
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
                const {{ x, y, width, height }} = tapped(each);
                const [middle, across] = [x + width / 2, y + height / 2];
                const isFree = [[0, -free], [0, free], [-free, 0], [free, 0]]
                    .every(([right, down]) => takes(each, middle + right, across + down));
                return width < least || height < least || !isFree;
            }};
            const size = ({{ width, height }}) => `${{Math.round(width)}} × ${{Math.round(height)}}`;
            const small = targets.filter((each) => !isWords(each) && isSmall(each))
                .map((each) => `${{called(each)}} ${{size(tapped(each))}}`);
            scrollTo(0, 0);
            return small;"
        );
        let small = self.run(&script, vec![json!(TARGET), json!(FREE)]).await?;
        ensure!(small == json!([]), "{screen} has targets that are too small or covered: {small}");
        Ok(())
    }

    /// Checks that Tab and a screen reader meet the targets of a place from top to bottom, as they are drawn. `screen`
    /// names it in the message.
    pub(crate) async fn check_order(&self, screen: &str) -> Result<()> {
        let script = format!(
            "{TARGETS}
            // What stays in sight while the place is scrolled has no place in it.
            const stays = (each) => each !== null
                && (['fixed', 'sticky'].includes(getComputedStyle(each).position) || stays(each.parentElement));
            scrollTo(0, 0);
            const inPlace = targets.filter((each) => each.closest('main, dialog') && !stays(each));
            const back = inPlace.filter((each, at) => at > 0
                && each.getBoundingClientRect().bottom <= inPlace[at - 1].getBoundingClientRect().top);
            const before = (each) => called(inPlace[inPlace.indexOf(each) - 1]);
            const led = [...document.querySelectorAll('[tabindex]')].filter((each) => each.tabIndex > 0).map(called);
            return [...led, ...back.map((each) => `${{called(each)}} after ${{before(each)}}`)];"
        );
        let odd = self.run(&script, vec![]).await?;
        ensure!(odd == json!([]), "{screen} is not read as it is drawn: {odd}");
        Ok(())
    }

    /// Checks that no bar hides what has the focus. `screen` names it in the message.
    pub(crate) async fn check_focus(&self, screen: &str) -> Result<()> {
        let script = format!(
            "{TARGETS}
            const had = document.activeElement;
            const hidden = targets.filter((each) => each.closest('main, dialog') && each.tabIndex >= 0).filter((each) => {{
                // Browsers scroll to what gets the focus in just this way, but not all of them at once.
                each.focus({{ preventScroll: true }});
                each.scrollIntoView({{ block: 'nearest', behavior: 'instant' }});
                const {{ x, y, width, height }} = tapped(each);
                const at = [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(x + width / 2, y + height * part));
                return !at.some((found) => found !== null && each.contains(found));
            }});
            had?.focus();
            scrollTo(0, 0);
            return hidden.map(called);"
        );
        let hidden = self.run(&script, vec![]).await?;
        ensure!(hidden == json!([]), "{screen} has the focus under a bar: {hidden}");
        Ok(())
    }
}
