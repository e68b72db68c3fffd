//! End to end: every flow, played in each browser engine on the production build in `dist`.
//!
//! `cargo xtask test` builds the site and runs this. By hand, with the drivers on the path:
//! `TIDEMARK_ENGINE=firefox cargo test --test e2e second_tab`.
//! A failed flow leaves a screenshot, the page's source and the driver's log in `target/e2e`.

mod app;
#[path = "../course_rows.rs"]
mod course_rows;
mod engine;
mod flows;
mod process;
mod recorder;
mod site;
mod stage;
mod tour;
mod wait;

use std::{
    any::Any,
    env, fmt, fs,
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    time::Duration,
};

use anyhow::{Context, Result, anyhow, bail, ensure};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::{
    runtime::{Builder, Runtime},
    time,
};

use engine::Engine;
use flows::{FLOWS, Flow, SCREENS};
use stage::Stage;

/// A browser starts within seconds, or on a busy machine within many, and may have to be started three times.
const SETTING_LIMIT: Duration = Duration::from_mins(2);
/// The longest flow types ten days of records and is killed in between, with another flow running beside it. Only a
/// flow that hangs takes this long.
const LIMIT: Duration = Duration::from_mins(10);
/// What each kill adds to it that `TIDEMARK_KILLS` asks for.
const LIMIT_OF_A_KILL: Duration = Duration::from_secs(30);

/// Whether more kills are asked for than usual.
fn is_torture() -> bool {
    env::var_os("TIDEMARK_KILLS").is_some()
}

fn limit() -> Duration {
    let kills = env::var("TIDEMARK_KILLS").ok().and_then(|kills| kills.parse().ok());
    LIMIT + LIMIT_OF_A_KILL * kills.unwrap_or(0)
}

fn main() -> Result<ExitCode> {
    let mut arguments = Arguments::from_args();
    // A flow mostly waits, so two can run at once. Each browser is several processes, and more would only slow one
    // another down.
    arguments.test_threads = arguments.test_threads.or(Some(2));
    fs::create_dir_all(site::scratch())?;
    let engines = Engine::chosen()?;
    let flows = if env::var_os("TIDEMARK_SCREENS").is_some() { SCREENS } else { FLOWS };
    let trials = flows.iter().flat_map(|flow| engines.iter().map(|engine| trial(*engine, flow))).collect();
    Ok(libtest_mimic::run(&arguments, trials).exit_code())
}

fn trial(engine: Engine, flow: &'static Flow) -> Trial {
    Trial::test(format!("{engine}::{}", flow.name), move || {
        play(engine, flow).map_err(|error| Failed::from(format!("{engine}: {error:#}")))
    })
    .with_ignored_flag(flow.kills && !engine.keeps_profile())
}

/// Runs a flow on its own stage, which is taken down whatever the outcome.
fn play(engine: Engine, flow: &Flow) -> Result<()> {
    match play_once(engine, flow) {
        Err(error) if engine.falls_over() && error.is::<BrowserGone>() => {
            eprintln!("{engine}: {} is played once more: {error:#}", flow.name);
            play_once(engine, flow)
        }
        played => played,
    }
}

fn play_once(engine: Engine, flow: &Flow) -> Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let setting = soon("the browser to start", Stage::set(engine, flow.name));
    let mut stage = runtime.block_on(setting).context(BrowserGone)?;
    let outcome = perform(&runtime, flow, &mut stage).map_err(|error| {
        match runtime.block_on(soon("a screenshot", stage.keep_evidence())) {
            Ok(seen) => error.context(seen),
            Err(unseen) => error.context(format!("{unseen:#}")).context(BrowserGone),
        }
    });
    let struck = runtime.block_on(soon("the browser to end", stage.strike(outcome.is_err() && is_torture())));
    outcome.and(struck.context(BrowserGone))
}

/// The browser does not start, does not end, or cannot be examined, since its page process has ended or hangs.
#[derive(Clone, Copy, Debug)]
struct BrowserGone;

impl fmt::Display for BrowserGone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the browser is gone or hangs")
    }
}

/// Waits for something that should not take long, in case the browser hangs.
async fn soon<T>(awaited: &str, work: impl Future<Output = Result<T>>) -> Result<T> {
    time::timeout(SETTING_LIMIT, work)
        .await
        .unwrap_or_else(|_| bail!("waited {} s for {awaited}", SETTING_LIMIT.as_secs()))
}

fn perform(runtime: &Runtime, flow: &Flow, stage: &mut Stage) -> Result<()> {
    let played =
        catch_unwind(AssertUnwindSafe(|| runtime.block_on(async { time::timeout(limit(), (flow.play)(stage)).await })));
    played
        .unwrap_or_else(|panic| Ok(Err(anyhow!("{}", message(&*panic)))))
        .with_context(|| format!("not done within {} s", limit().as_secs()))??;
    let foreign = stage.foreign_hosts();
    ensure!(flow.leaves_origin || foreign.is_empty(), "Requests left the app's origin: {foreign:?}");
    Ok(())
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("panicked")
}
