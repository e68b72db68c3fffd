//! `cargo xtask test`: every test, in the order of how soon it can fail.

use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

use crate::{
    dist::{self, Edition},
    project::Project,
    setup::{self, Browser, Engine, WasmToolchain},
    step::shown,
};

/// Installs what the tests need, then runs the page's unit tests, the native tests, the tests inside each browser
/// engine, and the tests that drive each engine through the finished site.
pub fn run(project: &Project) -> Result<()> {
    let toolchain = setup::for_build(project)?;
    let browsers = setup::for_tests(project)?;
    setup::for_exports(project)?;
    page(project)?;
    native(project)?;
    for browser in &browsers {
        inside(project, &toolchain, browser)?;
    }
    dist::build(project, &toolchain, Edition::Whole)?;
    end_to_end(project, &browsers)
}

/// All native tests use the same packages and features, so that these are compiled only once.
const WHOLE: &str = "--workspace --locked --features tidemark/report";

/// Runs the tests beside the page's sources. They need no browser and no build.
fn page(project: &Project) -> Result<()> {
    let shell = project.shell()?;
    shell.change_dir(project.www());
    shown("unit tests of the page", cmd!(shell, "npm test"))
}

fn native(project: &Project) -> Result<()> {
    let shell = project.shell()?;
    let tests = if project.find_program("cargo-nextest").is_some() {
        cmd!(shell, "cargo nextest run").args(WHOLE.split_whitespace())
    } else {
        cmd!(shell, "cargo test --lib --bins --tests").args(WHOLE.split_whitespace())
    };
    shown("native tests", tests)?;
    let examples = cmd!(shell, "cargo test --doc").args(WHOLE.split_whitespace());
    shown("examples in the documentation", examples)
}

/// Runs the tests that are compiled to WebAssembly inside a page of the engine.
fn inside(project: &Project, toolchain: &WasmToolchain, browser: &Browser) -> Result<()> {
    let shell = toolchain.shell(project)?;
    shell.set_var("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    // By default the runner gives up after 20 s, which may be too short to start a browser on a busy machine.
    shell.set_var("WASM_BINDGEN_TEST_TIMEOUT", "300");
    // WebKit's test runner brings no screen, so this gives it an invisible one.
    let mut command = match browser.engine {
        Engine::WebKit => cmd!(shell, "xvfb-run --auto-servernum cargo test"),
        Engine::Chromium | Engine::Firefox => cmd!(shell, "cargo test"),
    };
    command = command.args(["--locked", "--package", "tidemark", "--package", "tidemark-backup"]);
    command = command.args(["--target", "wasm32-unknown-unknown", "--features", "tidemark/report"]);
    command = command.args(["--test", "browser", "--test", "exchange_browser", "--test", "backup_browser"]);
    for engine in Engine::ALL {
        command = command.env_remove(runner_variable(engine));
    }
    command = command.env(runner_variable(browser.engine), &browser.driver);
    shown(&format!("tests inside {}", browser.engine), unsandboxed(&shell, command))
}

/// The variable that tells the test runner where an engine's driver is. It knows WebKit's under Safari's name.
fn runner_variable(engine: Engine) -> &'static str {
    match engine {
        Engine::Chromium => "CHROMEDRIVER",
        Engine::Firefox => "GECKODRIVER",
        Engine::WebKit => "SAFARIDRIVER",
    }
}

/// Runs `tests/e2e`, which serves `dist` and drives the engines through it.
fn end_to_end(project: &Project, browsers: &[Browser]) -> Result<()> {
    let shell = project.shell()?;
    // What was just built may still be on its way to the disk, and a browser's strict writes would wait behind it.
    cmd!(shell, "sync").quiet().run()?;
    shown("end to end", flows(&shell, browsers, &[]))
}

/// The command that plays flows in these browsers.
pub(crate) fn flows<'a>(shell: &'a Shell, browsers: &[Browser], arguments: &[&str]) -> Cmd<'a> {
    let names = browsers.iter().map(|browser| name_and_variable(browser.engine).0).collect::<Vec<_>>().join(",");
    let command = cmd!(shell, "cargo test --test e2e").args(WHOLE.split_whitespace()).args(arguments);
    let mut command = unsandboxed(shell, command.env("TIDEMARK_ENGINE", names));
    for browser in browsers {
        command = command.env(name_and_variable(browser.engine).1, &browser.driver);
    }
    command
}

/// The name of an engine in `tests/e2e`, and the variable that tells it where the driver is.
fn name_and_variable(engine: Engine) -> (&'static str, &'static str) {
    match engine {
        Engine::Chromium => ("chromium", "CHROMEDRIVER"),
        Engine::Firefox => ("firefox", "GECKODRIVER"),
        Engine::WebKit => ("webkit", "WEBKITDRIVER"),
    }
}

/// Root cannot set up WebKit's sandbox. For other users it stays on.
fn unsandboxed<'a>(shell: &Shell, command: Cmd<'a>) -> Cmd<'a> {
    let as_root = cmd!(shell, "id -u").quiet().read().is_ok_and(|id| id == "0");
    if as_root { command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1") } else { command }
}
