//! `cargo xtask`: the commands of this repository.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::{
    advisories, bench, check,
    dist::{self, Edition},
    fade_table,
    project::Project,
    rescue, screens, serve,
    setup::{self, Engine},
    step::{explain, note},
    test, tidy, torture, twice, wasm,
};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "The commands of this repository")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Install what building and testing need. Every other command does this for itself.
    Setup,
    /// Build the core and the modules beside it as WebAssembly, into pkg.
    Wasm,
    /// Build the finished site, into dist.
    Dist {
        /// Leave out status words and fade, for regions that take them for a medical device.
        #[arg(long)]
        records_only: bool,
        /// Build it a second time in another folder, and fail if the two differ.
        #[arg(long)]
        twice: bool,
    },
    /// Build the site and serve it on this machine.
    Serve {
        /// The port on 127.0.0.1.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve this folder as it is, without building.
        #[arg(long)]
        dir: Option<PathBuf>,
    },
    /// Install what tests need and run all of them: native, in browsers, end to end.
    Test,
    /// Check what tests do not: format, lints, layers, types, sizes, licences, known faults of packages.
    Check,
    /// Ask what others know about the packages that the app is made of: faults, and whose signature they bear.
    Advisories,
    /// Check the rules that no compiler knows: layers, clocks, hosts, markup.
    Tidy,
    /// Measure sizes and times of the production build, and write docs/benchmarks.md.
    Bench,
    /// Take pictures of every place and state, in both themes, two widths and two languages, for docs/screens.
    Screens,
    /// Follow simulated patients with the fade model and with others, and write the tables of docs/fade.md.
    FadeTable {
        /// How many patients the test cohort has. The tables are written only by a run with all of them.
        #[arg(long)]
        patients: Option<u64>,
    },
    /// Say whether the fade model may use what people answer about their lift.
    FadeCheck {
        /// A folder of exports as JSON, one of each person.
        folder: PathBuf,
    },
    /// Find out what storage survives: kills, failures, damage. The tests do the same in short.
    Torture {
        /// How often a browser is killed in each kind of work.
        #[arg(long, default_value_t = 200)]
        kills: u32,
        /// The only browser to kill: chromium or firefox. Without the parts that need no browser.
        #[arg(long)]
        browser: Option<Engine>,
        /// What random choices follow from.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// A part of the names of what is to be run.
        #[arg(long)]
        only: Option<String>,
    },
    /// Open a file of stored rows, as plain.html saves it, and write the records that it holds.
    Rescue {
        /// The file.
        file: PathBuf,
        /// Where to write the records; beside the file if not given.
        out: Option<PathBuf>,
    },
    /// What continuous integration runs: check, then test.
    Ci,
}

fn main() -> ExitCode {
    match run(&Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", explain(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<()> {
    let project = Project::open()?;
    match command {
        Command::Setup => {
            setup::for_build(&project)?;
            setup::for_licences(&project)?;
            setup::for_exports(&project)?;
            let engines: Vec<_> =
                setup::for_tests(&project)?.iter().map(|browser| browser.engine.to_string()).collect();
            note(&format!("Ready to build, and to test in {}", engines.join(", ")));
            Ok(())
        }
        Command::Wasm => wasm::build(&project, &setup::for_build(&project)?),
        Command::Dist { records_only, twice } => {
            let build = if *twice { twice::build } else { dist::build };
            build(&project, &setup::for_build(&project)?, Edition::of(*records_only))
        }
        Command::Serve { port, dir } => serve::run(&project, *port, dir.as_deref()),
        Command::Test => test::run(&project),
        Command::Check => check::run(&project),
        Command::Advisories => {
            setup::for_licences(&project)?;
            advisories::run(&project)
        }
        Command::Tidy => tidy::run(&project),
        Command::Bench => bench::run(&project),
        Command::Screens => screens::run(&project),
        Command::FadeTable { patients } => fade_table::run(&project, *patients),
        Command::FadeCheck { folder } => fade_table::check(&project, folder),
        Command::Torture { kills, browser, seed, only } => {
            torture::run(&project, &torture::Plan { kills: *kills, browser: *browser, seed: *seed, only: only.clone() })
        }
        Command::Rescue { file, out } => rescue::run(&project, file, out.as_deref()),
        Command::Ci => check::run(&project).and_then(|()| test::run(&project)),
    }
}
