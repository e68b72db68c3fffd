//! The app as a person uses it: one method for each thing that they do.

mod check_in;
mod course;
mod database;
mod driver;
mod everywhere;
mod files;
mod forms;
mod lock;
mod look;
mod phq9;
mod picture;
mod reach;
mod storage;
mod taps;
mod treatment;

use anyhow::{Context, Result, bail, ensure};
use chrono::NaiveDate;
use fantoccini::{
    Client,
    elements::{Element, ElementRef},
    wd::WindowHandle,
};
use serde_json::{Value, json};

use crate::wait::until;

pub(crate) use check_in::CheckIn;
pub(crate) use database::{Dump, hex};
pub(crate) use driver::Device;
pub(crate) use forms::Contact;
pub(crate) use lock::PASSPHRASE;
pub(crate) use look::Theme;
pub(crate) use phq9::Form;
pub(crate) use picture::Phone;
pub(crate) use treatment::{End, Session, SideEffect};

/// The key under which WebDriver returns an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The app in the browser's current window. Elements are named by their `data-testid`.
#[derive(Clone)]
pub(crate) struct App {
    client: Client,
    origin: String,
}

impl App {
    pub(crate) fn new(client: Client, origin: String) -> Self {
        Self { client, origin }
    }

    /// Opens the app's first page.
    pub(crate) async fn opens(&self) -> Result<()> {
        self.visits(&format!("{}/", self.origin)).await
    }

    /// Opens another page of the app's origin, such as `/help.html`. WebKit may answer before the page is there.
    pub(crate) async fn opens_page(&self, path: &str) -> Result<()> {
        let address = format!("{}{path}", self.origin);
        self.visits(&address).await?;
        until("the page to be loaded", async || {
            // A page without the app leads to its own file in the language of the page.
            let script = "
                const { pathname } = new URL(given[0]);
                return document.readyState === 'complete'
                    && [pathname, pathname.replace('.html', '.es.html')].includes(location.pathname);";
            Ok((self.run(script, vec![address.as_str().into()]).await? == json!(true)).then_some(()))
        })
        .await
    }

    pub(crate) async fn visits(&self, address: &str) -> Result<()> {
        self.client.goto(address).await.with_context(|| format!("opening {address}"))
    }

    /// Reloads as a person does. In Firefox, WebDriver's own reload bypasses the service worker.
    pub(crate) async fn reloads(&self) -> Result<()> {
        self.run("window.leaving = true; setTimeout(() => location.reload())", vec![]).await?;
        until("the page to be loaded again", async || {
            let script = "return window.leaving === undefined && document.readyState === 'complete'";
            Ok((self.run(script, vec![]).await? == json!(true)).then_some(()))
        })
        .await
    }

    /// Follows a link inside the app to a place, such as `course` or `sessions/new`.
    pub(crate) async fn follows(&self, place: &str) -> Result<()> {
        if self.is_at(place).await? {
            return Ok(());
        }
        self.leave().await?;
        let script = "
            const link = document.body.appendChild(document.createElement('a'));
            link.href = './';
            link.dataset.place = given[0];
            link.click();
            link.remove();";
        self.run(script, vec![json!(place)]).await?;
        self.arrive().await
    }

    /// Goes to one of the places in the navigation: `today`, `course`, `sessions`, `settings` or `help`.
    pub(crate) async fn goes_to(&self, place: &str) -> Result<()> {
        if self.is_at(place).await? {
            return Ok(());
        }
        self.leave().await?;
        self.taps(&format!("place-{place}")).await?;
        self.arrive().await
    }

    /// Leaves the first run for the first check-in.
    pub(crate) async fn skips_first_run(&self) -> Result<()> {
        self.seen("first-skip").await?;
        self.leave().await?;
        self.taps("first-skip").await?;
        self.arrive().await
    }

    /// Leaves the first run if it is shown. Browsers store this choice some seconds later, so a kill may bring the
    /// first run back. The records are still there behind it.
    pub(crate) async fn passes_first_run(&self) -> Result<()> {
        until("the app or its first run", async || {
            if self.shows("first-skip").await? {
                self.taps("first-skip").await?;
            }
            Ok(self.shows("place-today").await?.then_some(()))
        })
        .await
    }

    /// Whether the app is already in this place.
    async fn is_at(&self, place: &str) -> Result<bool> {
        let at = self.run("return history.state?.route ?? null", vec![]).await?;
        Ok(at == json!(place))
    }

    /// Marks the heading now shown, so that it is not mistaken for the next screen's.
    async fn leave(&self) -> Result<()> {
        self.run("document.querySelector('h1')?.setAttribute('data-left', '')", vec![]).await.map(drop)
    }

    /// Waits until another screen has appeared and its heading has the focus. Keys pressed before that would be lost.
    async fn arrive(&self) -> Result<()> {
        until("the next screen", async || {
            let script = "return document.activeElement.matches('h1:not([data-left])')";
            Ok((self.run(script, vec![]).await? == json!(true)).then_some(()))
        })
        .await
    }

    /// Taps what leads to another screen, and waits for it.
    pub(crate) async fn taps_on(&self, name: &str) -> Result<()> {
        self.leave().await?;
        self.taps(name).await?;
        self.arrive().await
    }

    /// Waits until nothing is awaited any more and two looks at the page, a frame apart, find the same.
    pub(crate) async fn rests(&self) -> Result<()> {
        let mut last = Value::Null;
        until("the page to rest", async || {
            let script = "
                await new Promise(requestAnimationFrame);
                const waits = document.querySelector('main p.soft[role=status]:not([data-testid])') !== null;
                return waits ? null : document.body.innerHTML;";
            let now = self.run(script, vec![]).await?;
            let before = std::mem::replace(&mut last, now);
            Ok((!last.is_null() && last == before).then_some(()))
        })
        .await
    }

    /// Today for a person whose day starts at four, as it does unless they say otherwise.
    pub(crate) async fn today(&self) -> Result<NaiveDate> {
        self.date_since(4).await
    }

    /// The calendar date, which sessions and side effects go by.
    pub(crate) async fn date(&self) -> Result<NaiveDate> {
        self.date_since(0).await
    }

    async fn date_since(&self, hour: u8) -> Result<NaiveDate> {
        let script = "
            const now = new Date();
            now.setHours(now.getHours() - given[0]);
            return [now.getFullYear(), now.getMonth() + 1, now.getDate()];";
        let parts: (i32, u32, u32) = serde_json::from_value(self.run(script, vec![hour.into()]).await?)?;
        NaiveDate::from_ymd_opt(parts.0, parts.1, parts.2).context("the browser has no such day")
    }

    /// The name of the build that the page runs.
    pub(crate) async fn build(&self) -> Result<String> {
        self.goes_to("settings").await?;
        let text = self.text("version").await?;
        text.split_whitespace().last().map(str::to_owned).with_context(|| format!("no build id in {text:?}"))
    }

    /// Waits until the whole build is stored for use without a network.
    pub(crate) async fn kept_for_offline(&self) -> Result<()> {
        until("the service worker to be ready", async || {
            let script = "return (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'";
            Ok((self.run(script, vec![]).await? == json!(true)).then_some(()))
        })
        .await
    }

    /// Opens the app in another tab and switches to it.
    pub(crate) async fn opens_tab(&self) -> Result<WindowHandle> {
        let tab: WindowHandle = self.client.new_window(true).await?.handle;
        self.switches_to(&tab).await?;
        self.opens().await?;
        Ok(tab)
    }

    /// Closes the current tab and switches to another.
    pub(crate) async fn closes_tab(&self, next: &WindowHandle) -> Result<()> {
        self.client.close_window().await?;
        self.switches_to(next).await
    }

    pub(crate) async fn current_tab(&self) -> Result<WindowHandle> {
        Ok(self.client.window().await?)
    }

    pub(crate) async fn switches_to(&self, tab: &WindowHandle) -> Result<()> {
        Ok(self.client.switch_to_window(tab.clone()).await?)
    }

    /// Taps an element once it is there.
    pub(crate) async fn taps(&self, name: &str) -> Result<()> {
        self.taps_nth(name, 0).await
    }

    /// Taps one of several elements of a name, counted from 0. It is first scrolled to the middle of the screen, as a
    /// person would do. WebKit's driver taps where the element was a moment before and misses one that moves, so there
    /// the element gets the event directly. The other engines tap for real.
    pub(crate) async fn taps_nth(&self, name: &str, nth: usize) -> Result<()> {
        let script = "
            const element = document.querySelectorAll(`[data-testid='${given[0]}']`)[given[1]];
            element?.scrollIntoView({ block: 'center', behavior: 'instant' });
            if (!element || /Chrome|Firefox/.test(navigator.userAgent)) return false;
            element.click();
            return true;";
        until(&format!("{name} to be tapped"), async || {
            let Some(element) = self.find(name, nth).await? else { return Ok(None) };
            if self.run(script, vec![json!(name), json!(nth)]).await? == json!(true) {
                return Ok(Some(()));
            }
            Ok(Some(element.click().await?))
        })
        .await
    }

    /// Saves a form and waits until the page confirms it.
    pub(crate) async fn saves(&self, form: &str) -> Result<()> {
        self.taps(&format!("{form}-save")).await?;
        self.says("done", "Saved").await
    }

    /// Presses keys while an element has the focus.
    pub(crate) async fn presses(&self, name: &str, keys: &str) -> Result<()> {
        until(&format!("{name} to take keys"), async || match self.find(name, 0).await? {
            Some(element) => Ok(Some(element.send_keys(keys).await?)),
            None => Ok(None),
        })
        .await
    }

    /// Sets a field's value as its picker or keyboard would, replacing what was there.
    pub(crate) async fn enters(&self, name: &str, value: &str) -> Result<()> {
        let script = "
            const field = document.querySelector(`[data-testid='${given[0]}']`);
            if (field === null) return null;
            field.focus();
            const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
            own.set.call(field, given[1]);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return field.value;";
        let held = until(&format!("{name} to take {value:?}"), async || match self.find(name, 0).await? {
            // A form may be redrawn between the two lookups.
            Some(_) => Ok(self.run(script, vec![json!(name), json!(value)]).await?.as_str().map(str::to_owned)),
            None => Ok(None),
        })
        .await?;
        ensure!(held == value, "{name} holds {held:?} after {value:?} was entered");
        Ok(())
    }

    /// Waits until an element is visible.
    pub(crate) async fn seen(&self, name: &str) -> Result<()> {
        until(&format!("{name} to be seen"), async || Ok(self.find(name, 0).await?.map(drop))).await
    }

    /// Waits until an element is no longer visible.
    pub(crate) async fn gone(&self, name: &str) -> Result<()> {
        until(&format!("{name} to be gone"), async || Ok((!self.shows(name).await?).then_some(()))).await
    }

    /// Whether an element is visible now.
    pub(crate) async fn shows(&self, name: &str) -> Result<bool> {
        Ok(self.find(name, 0).await?.is_some())
    }

    /// The text of an element, once it is there.
    pub(crate) async fn text(&self, name: &str) -> Result<String> {
        until(&format!("the text of {name}"), async || match self.find(name, 0).await? {
            Some(element) => Ok(Some(element.text().await?)),
            None => Ok(None),
        })
        .await
    }

    /// Waits until an element's text contains this.
    pub(crate) async fn says(&self, name: &str, part: &str) -> Result<()> {
        until(&format!("{name} to say {part:?}"), async || {
            let text = self.text(name).await?;
            ensure!(text.contains(part), "{name} says {text:?}");
            Ok(Some(()))
        })
        .await
    }

    /// The text of every element of a name, in order.
    pub(crate) async fn texts(&self, name: &str) -> Result<Vec<String>> {
        let script =
            "return [...document.querySelectorAll(`[data-testid='${given[0]}']`)].map((each) => each.innerText)";
        Ok(serde_json::from_value(self.run(script, vec![json!(name)]).await?)?)
    }

    /// The text of the whole page.
    pub(crate) async fn page_text(&self) -> Result<String> {
        let text = self.run("return document.body?.innerText ?? ''", vec![]).await?;
        text.as_str().map(str::to_owned).context("the page has no text")
    }

    /// The value of a field or slider.
    pub(crate) async fn value(&self, name: &str) -> Result<String> {
        self.seen(name).await?;
        let script = "
            const field = document.querySelector(`[data-testid='${given[0]}']`);
            return field.getAttribute('aria-valuetext') ?? field.value;";
        let value = self.run(script, vec![json!(name)]).await?;
        value.as_str().map(str::to_owned).with_context(|| format!("{name} has no value"))
    }

    /// An attribute of an element, once it is there.
    pub(crate) async fn attribute(&self, name: &str, attribute: &str) -> Result<Option<String>> {
        self.seen(name).await?;
        let script = "return document.querySelector(`[data-testid='${given[0]}']`).getAttribute(given[1])";
        let value = self.run(script, vec![json!(name), json!(attribute)]).await?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// How many elements a CSS selector matches.
    pub(crate) async fn count(&self, selector: &str) -> Result<u64> {
        let count = self.run("return document.querySelectorAll(given[0]).length", vec![json!(selector)]).await?;
        count.as_u64().context("a count is a number")
    }

    /// The test name of the element that has the focus.
    pub(crate) async fn focused(&self) -> Result<Option<String>> {
        let name = self.run("return document.activeElement?.dataset.testid ?? null", vec![]).await?;
        Ok(name.as_str().map(str::to_owned))
    }

    /// Presses keys wherever the focus is.
    pub(crate) async fn types(&self, keys: &str) -> Result<()> {
        Ok(self.client.active_element().await?.send_keys(keys).await?)
    }

    /// Runs the body of an async function in the page, with its arguments in `given`, and returns its result.
    pub(crate) async fn run(&self, body: &str, given: Vec<Value>) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const given = Array.prototype.slice.call(arguments, 0, -1);
             (async () => {{ {body} }})().then((value) => done({{ value }}), (fault) => done({{ fault: String(fault) }}));"
        );
        let outcome = self.client.execute_async(&script, given).await?;
        if let Some(fault) = outcome.get("fault") {
            bail!("the page's script failed: {fault}");
        }
        Ok(outcome.get("value").cloned().unwrap_or(Value::Null))
    }

    /// The element, scrolled to the middle of the window so that no bar covers it. For a checkbox or radio button that
    /// is drawn by its label, the label. None while it is not visible.
    async fn find(&self, name: &str, nth: usize) -> Result<Option<Element>> {
        let script = "
            const named = document.querySelectorAll(`[data-testid='${arguments[0]}']`)[arguments[1]];
            const element = named?.matches('input[type=radio], input[type=checkbox]') ? named.closest('label') : named;
            if (!element || element.getClientRects().length === 0) return null;
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            return element;";
        let found = self.client.execute(script, vec![json!(name), json!(nth)]).await?;
        let id = found.get(ELEMENT).and_then(Value::as_str);
        Ok(id.map(|id| Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()))))
    }
}
