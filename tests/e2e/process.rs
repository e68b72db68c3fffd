//! The driver process with everything it started, and the screen that it may need.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use anyhow::{Context, Result, ensure};

use crate::{engine::Engine, wait::until};

/// A port that nothing listens on. It is below those that the system gives to connections, one of which could take it
/// before it is used, and no other flow gets the same one.
pub(crate) fn free_port() -> Result<u16> {
    const FIRST: u32 = 20_000;
    const COUNT: u32 = 10_000;
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let own = std::process::id() % COUNT;
    let mut ports = (0..COUNT).map(|_| FIRST + (own + NEXT.fetch_add(1, Ordering::Relaxed)) % COUNT).map(u16::try_from);
    let free = ports.find_map(|port| port.ok().filter(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok()));
    free.context("no port is free")
}

/// A running WebDriver server. It and its browser end when this is dropped.
pub(crate) struct Driver {
    child: Child,
    port: u16,
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the engine's driver. Its output goes to `log`.
    pub(crate) async fn start(engine: Engine, log: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut command = engine.driver(port)?;
        let screen = engine.needs_screen().then(Screen::start).transpose()?;
        if let Some(screen) = &screen {
            command.env("DISPLAY", &screen.name);
        }
        let log = fs::File::create(log)?;
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let child = command
            .spawn()
            .with_context(|| format!("{} does not start. Run `cargo xtask setup`", command.get_program().display()))?;
        let driver = Self { child, port, _screen: screen };
        until("the driver to listen", async || Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok().map(drop)))
            .await?;
        Ok(driver)
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends the browser as a phone with an empty battery would: SIGKILL to all of its processes at once.
    pub(crate) async fn kill_browser(&self) -> Result<()> {
        let browser = descendants(self.child.id());
        ensure!(!browser.is_empty(), "There is no browser to kill");
        kill(&browser)?;
        until("the killed browser to be gone", async || Ok(browser.iter().all(|id| !is_running(*id)).then_some(())))
            .await
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both fail only for processes that have already ended.
        let _ = kill(&descendants(self.child.id()));
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A virtual screen with one window on it, since of two windows only the upper one would have the keyboard.
struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    fn start() -> Result<Self> {
        let mut command = Command::new("Xvfb");
        // It picks a free number and prints it once it accepts windows.
        command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let server = command.spawn().context("Xvfb does not start. Run `cargo xtask setup`")?;
        let mut screen = Self { server, name: ":".to_owned() };
        let told = screen.server.stdout.take().context("Xvfb has no output")?;
        BufReader::new(told).read_line(&mut screen.name)?;
        screen.name.truncate(screen.name.trim_end().len());
        ensure!(screen.name.len() > 1, "Xvfb ended before it had a screen");
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Fails only if it has already ended.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn kill(ids: &[u32]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut command = Command::new("kill");
    command.arg("-KILL").args(ids.iter().map(ToString::to_string)).stderr(Stdio::null());
    // It fails if one of them has ended in the meantime, which is just as good.
    command.status()?;
    Ok(())
}

/// The processes that this one started, and those they started in turn.
fn descendants(ancestor: u32) -> Vec<u32> {
    let processes: Vec<Process> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| process(entry.file_name().to_str()?.parse().ok()?))
        .collect();
    let mut found = vec![ancestor];
    let mut at = 0;
    while let Some(&parent) = found.get(at) {
        found.extend(processes.iter().filter(|process| process.parent == parent).map(|process| process.id));
        at += 1;
    }
    found.split_off(1)
}

fn is_running(id: u32) -> bool {
    process(id).is_some_and(|process| process.running)
}

struct Process {
    id: u32,
    parent: u32,
    /// False for a process that has ended but that its parent has not yet waited for.
    running: bool,
}

fn process(id: u32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // "id (name) state parent …". The name may contain anything.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let running = fields.next()? != "Z";
    Some(Process { id, parent: fields.next()?.parse().ok()?, running })
}
