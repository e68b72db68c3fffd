//! What Chromium's driver can do beyond what all of them can.

use anyhow::{Context, Result};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::App;

/// A command of the driver's own, by its path under the session.
#[derive(Debug)]
struct Command {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}

/// A device that keeps passkeys, such as a phone with its screen lock. The browser makes it up and asks nobody.
pub(crate) struct Device {
    app: App,
    path: String,
}

impl App {
    /// Gives the browser a device for passkeys whose person is there and can be verified.
    pub(crate) async fn gets_device(&self, extensions: &[&str]) -> Result<Device> {
        let device = json!({
            "protocol": "ctap2_1",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserConsenting": true,
            "isUserVerified": true,
            "extensions": extensions,
        });
        let id = self.commands(Method::POST, "webauthn/authenticator".to_owned(), Some(device)).await?;
        let id = id.as_str().context("the device has no id")?;
        Ok(Device { app: self.clone(), path: format!("webauthn/authenticator/{id}") })
    }

    /// Everything that the page's scripts can still reach, after what nobody can reach was let go of.
    pub(crate) async fn heap(&self) -> Result<String> {
        Ok(self.commands(Method::GET, "chromium/heap_snapshot".to_owned(), None).await?.to_string())
    }

    /// Asks for something over the protocol of Chromium's developer tools.
    pub(super) async fn devtools(&self, command: &str, given: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": given });
        self.commands(Method::POST, "goog/cdp/execute".to_owned(), Some(body)).await
    }

    async fn commands(&self, method: Method, path: String, body: Option<Value>) -> Result<Value> {
        Ok(self.client.issue_cmd(Command { method, path, body }).await?)
    }
}

impl Device {
    /// From now on it knows nobody, by their finger or a code.
    pub(crate) async fn verifies_nobody(&self) -> Result<()> {
        self.commands(Method::POST, "uv", Some(json!({ "isUserVerified": false }))).await.map(drop)
    }

    /// Takes the device away.
    pub(crate) async fn leaves(self) -> Result<()> {
        self.app.commands(Method::DELETE, self.path.clone(), None).await.map(drop)
    }

    /// The passkeys on it.
    pub(crate) async fn passkeys(&self) -> Result<Vec<Value>> {
        Ok(serde_json::from_value(self.commands(Method::GET, "credentials", None).await?)?)
    }

    /// Removes every passkey.
    pub(crate) async fn forgets(&self) -> Result<()> {
        self.commands(Method::DELETE, "credentials", None).await.map(drop)
    }

    /// Takes in a passkey. The secret that this one answers from is not among what can be read from another.
    pub(crate) async fn takes(&self, passkey: Value) -> Result<()> {
        self.commands(Method::POST, "credential", Some(passkey)).await.map(drop)
    }

    async fn commands(&self, method: Method, part: &str, body: Option<Value>) -> Result<Value> {
        self.app.commands(method, format!("{}/{part}", self.path), body).await
    }
}
