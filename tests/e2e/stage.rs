//! What one flow runs on: a browser with a fresh profile, the served site, and the recorder between it and the world.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::time;
use xtask::server::Server;

use crate::{
    app::App,
    engine::{Engine, Setting},
    process::{Driver, free_port},
    recorder::Recorder,
    site,
};

/// How often a browser is started before giving up, and how long each start may take. The last one has a slow machine's
/// time.
const STARTS: u32 = 4;
const START_LIMIT: Duration = Duration::from_secs(10);
const LAST_START_LIMIT: Duration = Duration::from_secs(30);

/// Sends to a server that may be on any port.
const BLANK: &str = "about:blank";

pub(crate) struct Stage {
    pub(crate) engine: Engine,
    name: String,
    profile: PathBuf,
    port: u16,
    server: Option<Server>,
    recorder: Recorder,
    browser: Option<Browser>,
    app: App,
}

struct Browser {
    client: Client,
    driver: Driver,
}

impl Stage {
    /// Serves the production build and opens it in a fresh browser.
    pub(crate) async fn set(engine: Engine, flow: &str) -> Result<Self> {
        let name = format!("{engine}-{flow}");
        let profile = site::scratch().join("profiles").join(&name);
        if profile.exists() {
            fs::remove_dir_all(&profile)?;
        }
        fs::create_dir_all(&profile)?;
        let server = Server::start(site::dist()?, free_port()?)?;
        let port = server.port();
        let recorder = Recorder::start().await?;
        let browser = Browser::start(engine, &name, &profile, port, &recorder).await?;
        let app = App::new(browser.client.clone(), server.origin());
        app.opens().await?;
        Ok(Self { engine, name, profile, port, server: Some(server), recorder, browser: Some(browser), app })
    }

    /// The app in the current window.
    pub(crate) fn app(&self) -> App {
        self.app.clone()
    }

    /// The app behind its first run, with the first check-in open.
    pub(crate) async fn skips_first_run(&self) -> Result<App> {
        self.app.skips_first_run().await?;
        Ok(self.app())
    }

    /// Opens the app by a name, since no passkey can belong to an address of numbers.
    pub(crate) async fn opens_by_name(&mut self) -> Result<()> {
        self.app = self.another_device()?;
        self.app.opens().await
    }

    /// The app at another address, with a storage of its own: as good as on another device. Whichever of the two is
    /// opened takes the window.
    pub(crate) fn another_device(&self) -> Result<App> {
        let client = self.browser.as_ref().context("no browser runs")?.client.clone();
        Ok(App::new(client, format!("http://localhost:{}", self.port)))
    }

    /// Takes the network away.
    pub(crate) fn stop_server(&mut self) {
        self.server = None;
    }

    /// Serves a build at the app's address, in place of the one before.
    pub(crate) fn serve(&mut self, folder: &Path) -> Result<()> {
        self.server = None;
        self.server = Some(Server::start(folder.to_owned(), self.port)?);
        Ok(())
    }

    /// The same, from a host that sends none of the site's headers.
    pub(crate) fn serve_without_headers(&mut self, folder: &Path) -> Result<()> {
        self.server = None;
        self.server = Some(Server::without_headers(folder.to_owned(), self.port)?);
        Ok(())
    }

    /// A copy of a build, to be damaged. Two flows play at once, so each has its own.
    pub(crate) fn copy(&self, build: &Path) -> Result<PathBuf> {
        site::copy(build, &format!("dist-{}", self.name))
    }

    /// Kills the browser on the spot, and starts another on the same profile.
    pub(crate) async fn kill_and_relaunch(&mut self) -> Result<()> {
        self.kill().await?;
        self.relaunch().await?;
        self.app.passes_first_run().await
    }

    /// Kills the browser on the spot.
    pub(crate) async fn kill(&mut self) -> Result<()> {
        ensure!(self.engine.keeps_profile(), "{} would start with an empty profile", self.engine);
        self.browser.take().context("no browser runs")?.driver.kill_browser().await
    }

    /// Closes the browser as a person does.
    pub(crate) async fn close(&mut self) -> Result<()> {
        Ok(self.browser.take().context("no browser runs")?.client.close().await?)
    }

    /// Starts another browser on the same profile.
    pub(crate) async fn relaunch(&mut self) -> Result<()> {
        let browser = Browser::start(self.engine, &self.name, &self.profile, self.port, &self.recorder).await?;
        self.app = App::new(browser.client.clone(), format!("http://127.0.0.1:{}", self.port));
        self.browser = Some(browser);
        self.app.opens().await
    }

    /// The files of the browser's profile that have a text in them, as UTF-8 or UTF-16.
    pub(crate) fn files_with(&self, text: &str) -> Result<Vec<PathBuf>> {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.files_with_any(&[text.as_bytes(), &wide])
    }

    /// The files of the browser's profile that have any of these in them.
    pub(crate) fn files_with_any(&self, parts: &[&[u8]]) -> Result<Vec<PathBuf>> {
        // A profile has many millions of bytes: most are passed by their first.
        let mut begins = [false; 256];
        for part in parts {
            begins[usize::from(*part.first().context("nothing is in every file")?)] = true;
        }
        self.profile_files(|path| {
            let bytes = fs::read(path)?;
            let at = |(at, byte): (usize, &u8)| {
                begins[usize::from(*byte)] && parts.iter().any(|part| bytes[at..].starts_with(part))
            };
            Ok(bytes.iter().enumerate().any(at))
        })
    }

    /// The files of the browser's profile that are asked for.
    pub(crate) fn profile_files(&self, wanted: impl Fn(&Path) -> Result<bool>) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        let mut folders = vec![self.profile.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.is_file() && wanted(&path)? {
                    found.push(path);
                }
            }
        }
        Ok(found)
    }

    /// The hosts requested besides the app's, without the browser's own background requests.
    pub(crate) fn foreign_hosts(&self) -> Vec<String> {
        let own = self.engine.own_hosts();
        self.recorder.hosts().into_iter().filter(|host| !own.contains(&host.as_str())).collect()
    }

    /// Records what the page looked like. Returns what had the focus and what the page said: on another machine that is
    /// all that is left of it.
    pub(crate) async fn keep_evidence(&self) -> Result<String> {
        let Some(browser) = &self.browser else { return Ok("no browser ran".to_owned()) };
        let folder = site::scratch();
        fs::write(folder.join(format!("{}.png", self.name)), browser.client.screenshot().await?)?;
        fs::write(folder.join(format!("{}.html", self.name)), browser.client.source().await?)?;
        fs::write(folder.join(format!("{}.storage.json", self.name)), self.app.stored_parts().await?.to_string())?;
        let focused = self.app.focused().await?;
        let said = self.app.page_text().await?;
        let said: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
        Ok(format!(
            "{} had the focus, and the page said: {}",
            focused.as_deref().unwrap_or("nothing named"),
            said.join(" | ")
        ))
    }

    /// Ends the browser, the driver and the server, and deletes the profile, or keeps it to be looked into.
    pub(crate) async fn strike(mut self, keeps_profile: bool) -> Result<()> {
        if keeps_profile {
            // As it is, before the browser writes any more.
            drop(self.browser.take());
            let kept = site::scratch().join(format!("{}.profile", self.name));
            let _ = fs::remove_dir_all(&kept);
            fs::rename(&self.profile, kept)?;
            return Ok(());
        }
        if let Some(browser) = self.browser.take() {
            // Leaving the page first lets the worker end before its origin goes away.
            let _ = browser.client.goto(BLANK).await;
            let _ = browser.client.close().await;
        }
        self.server = None;
        fs::remove_dir_all(&self.profile).or_else(|error| match error.kind() {
            // A browser process that is still ending may write into it. The next run deletes it.
            std::io::ErrorKind::DirectoryNotEmpty => Ok(()),
            _ => Err(error.into()),
        })
    }
}

impl Browser {
    /// Starts a browser, and tries again if it hangs at its start, as WebKit's test browser does now and then.
    async fn start(engine: Engine, name: &str, profile: &Path, port: u16, recorder: &Recorder) -> Result<Self> {
        for _ in 1..STARTS {
            let start = Self::start_once(engine, name, profile, port, recorder);
            if let Ok(started) = time::timeout(START_LIMIT, start).await {
                return started;
            }
        }
        let start = Self::start_once(engine, name, profile, port, recorder);
        time::timeout(LAST_START_LIMIT, start).await.with_context(|| format!("{engine} hung at {STARTS} starts"))?
    }

    async fn start_once(engine: Engine, name: &str, profile: &Path, port: u16, recorder: &Recorder) -> Result<Self> {
        let log = site::scratch().join(format!("{name}.driver.log"));
        let driver = Driver::start(engine, &log).await?;
        let app = ["127.0.0.1", "localhost"].map(|host| format!("{host}:{port}"));
        let setting = Setting { profile, app: app.each_ref().map(String::as_str), recorder: &recorder.address() };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(engine.capabilities(&setting)?)
            .connect(&driver.url())
            .await
            .with_context(|| format!("{engine} does not start. Its driver's log: {}", log.display()))?;
        Ok(Self { client, driver })
    }
}
