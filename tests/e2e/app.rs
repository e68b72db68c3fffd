//! The app as a person meets it: one method for each thing they do.

use anyhow::{Context, Result, bail, ensure};
use fantoccini::{Client, Locator, elements::Element};
use serde_json::{Value, json};

use crate::wait::until;

/// The app in the window that the browser shows. Elements are named by their `data-testid`.
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
    pub(crate) async fn open(&self) -> Result<()> {
        self.visit(&format!("{}/", self.origin)).await
    }

    pub(crate) async fn visit(&self, address: &str) -> Result<()> {
        self.client.goto(address).await.with_context(|| format!("opening {address}"))
    }

    pub(crate) async fn reload(&self) -> Result<()> {
        Ok(self.client.refresh().await?)
    }

    /// Runs the body of an async function in the page and gives what it returns.
    pub(crate) async fn run(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const given = Array.prototype.slice.call(arguments, 0, -1);
             (async () => {{ {body} }})().then((value) => done({{ value }}), (fault) => done({{ fault: String(fault) }}));"
        );
        let outcome = self.client.execute_async(&script, arguments).await?;
        if let Some(fault) = outcome.get("fault") {
            bail!("The page's script failed: {fault}");
        }
        Ok(outcome.get("value").cloned().unwrap_or(Value::Null))
    }
}
