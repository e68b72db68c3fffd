//! The three browser engines: how each is started, and where they differ.

mod chromium;
mod firefox;
mod webkit;

use std::{env, ffi::OsString, fmt, path::Path, process::Command};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What a session needs to know before it starts.
pub(crate) struct Setting<'a> {
    /// The browser's own folder. It survives a kill.
    pub(crate) profile: &'a Path,
    /// `host:port` of the app, by its number and by its name. Only these bypass the recorder.
    pub(crate) app: [&'a str; 2],
    /// `host:port` of the recording proxy.
    pub(crate) recorder: &'a str,
}

/// How to make a window as narrow as a small phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Narrow {
    /// By resizing it.
    Window,
    /// By resizing a window without bars, since the bars need more room than the phone has.
    Popup,
    /// By limiting the width of the page itself, since the window cannot be made that small.
    Body,
}

impl Engine {
    const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engines named by `TIDEMARK_ENGINE`, separated by commas, or all three.
    pub(crate) fn chosen() -> Result<Vec<Self>> {
        let Ok(names) = env::var("TIDEMARK_ENGINE") else { return Ok(Self::ALL.to_vec()) };
        let find = |name| Self::ALL.into_iter().find(|engine| engine.to_string() == name);
        let engines = names.split(',').map(|name| find(name).with_context(|| format!("{name:?} is no engine")));
        engines.collect::<Result<_>>().with_context(|| format!("TIDEMARK_ENGINE is {names:?}"))
    }

    /// The driver, to listen on a port.
    pub(crate) fn driver(self, port: u16) -> Result<Command> {
        match self {
            Self::Chromium => Ok(chromium::driver(port)),
            Self::Firefox => firefox::driver(port),
            Self::WebKit => Ok(webkit::driver(port)),
        }
    }

    /// The capabilities to ask the driver for.
    pub(crate) fn capabilities(self, setting: &Setting) -> Result<Map<String, Value>> {
        let wanted = match self {
            Self::Chromium => chromium::capabilities(setting),
            Self::Firefox => firefox::capabilities(setting),
            Self::WebKit => webkit::capabilities(setting)?,
        };
        match wanted {
            Value::Object(fields) => Ok(fields),
            other => bail!("capabilities are an object, not {other}"),
        }
    }

    /// Whether it needs a screen.
    pub(crate) fn needs_screen(self) -> bool {
        self == Self::WebKit
    }

    /// Whether its page process sometimes ends by itself, whatever the page does.
    pub(crate) fn falls_over(self) -> bool {
        self == Self::WebKit
    }

    /// Whether a browser started on the profile of a killed one finds what that one had stored.
    pub(crate) fn keeps_profile(self) -> bool {
        self != Self::WebKit
    }

    pub(crate) fn narrow(self) -> Narrow {
        match self {
            Self::Chromium => Narrow::Window,
            Self::Firefox => Narrow::Popup,
            Self::WebKit => Narrow::Body,
        }
    }

    /// Hosts that the browser itself contacts, whatever page is open, and that no switch turns off.
    pub(crate) fn own_hosts(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => chromium::OWN_HOSTS,
            Self::Firefox | Self::WebKit => &[],
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}

/// The program that an environment variable names, or else the one of this name on the path.
fn program(variable: &str, name: &str) -> Command {
    Command::new(env::var_os(variable).unwrap_or_else(|| OsString::from(name)))
}
