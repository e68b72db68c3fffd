//! The size ceilings: what a phone loads on its first visit.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::project::Project;

/// The core, in bytes packed with gzip -9.
const CORE: u64 = 150_000;
/// Every script of the page itself, likewise.
const PAGE_SCRIPT: u64 = 45_000;
/// Every file that a first visit loads, likewise.
const FIRST_VISIT: u64 = 250_000;

/// A file of the first visit.
#[derive(Debug)]
struct Loaded {
    name: String,
    packed: u64,
}

/// What counts against one ceiling, in bytes packed with gzip -9.
#[derive(Debug)]
pub(crate) struct Total {
    /// What, in words.
    pub(crate) what: &'static str,
    /// What it weighs.
    pub(crate) packed: u64,
    /// The most it may.
    pub(crate) ceiling: u64,
}

/// Prints what each file of the first visit weighs.
///
/// # Errors
/// When a ceiling is passed, or the site was not built.
pub fn run(project: &Project) -> Result<()> {
    let files = first_visit(&project.dist())?;
    for Loaded { name, packed } in &files {
        println!("{packed:>9} B  {name}");
    }
    let mut over = Vec::new();
    for Total { what, packed, ceiling } in totals(&files) {
        println!("{packed:>9} B  of {ceiling} B: {what}");
        if packed == 0 {
            bail!("dist holds nothing that counts as {what}");
        }
        if packed > ceiling {
            over.push(format!("{what} is {} B too large", packed - ceiling));
        }
    }
    if over.is_empty() { Ok(()) } else { bail!("{}", over.join(", ")) }
}

/// What the site in `dist` weighs against each ceiling.
pub(crate) fn weigh(dist: &Path) -> Result<[Total; 3]> {
    Ok(totals(&first_visit(dist)?))
}

fn totals(files: &[Loaded]) -> [Total; 3] {
    let sum = |kind: fn(&Loaded) -> bool| files.iter().filter(|file| kind(file)).map(|file| file.packed).sum::<u64>();
    [
        Total { what: "the core", packed: sum(is_core), ceiling: CORE },
        Total { what: "the page's scripts", packed: sum(is_page_script), ceiling: PAGE_SCRIPT },
        Total { what: "the first visit", packed: sum(|_| true), ceiling: FIRST_VISIT },
    ]
}

/// The files that the service worker's list names, which a first visit loads whole, and the worker itself.
fn first_visit(dist: &Path) -> Result<Vec<Loaded>> {
    let worker =
        fs::read_to_string(dist.join("sw.js")).context("dist/sw.js is missing. Next: run `cargo xtask dist`")?;
    let mut files = Vec::new();
    for file in files_under(dist)? {
        let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if name == "sw.js" || is_listed(&worker, &name) {
            files.push(Loaded { packed: packed_size(&fs::read(&file)?)?, name });
        }
    }
    files.sort_by_key(|file| std::cmp::Reverse(file.packed));
    Ok(files)
}

fn is_listed(worker: &str, name: &str) -> bool {
    ['"', '\'', '`'].iter().any(|quote| worker.contains(&format!("{quote}/{name}{quote}")))
}

fn is_core(file: &Loaded) -> bool {
    has_extension(&file.name, "wasm")
}

/// Scripts that the page itself never runs: the worker with the core is loaded beside it and blocks nothing, and the
/// plain page stands in where the page cannot run.
const NOT_OF_THE_PAGE: [&str; 3] = ["sw.js", "assets/worker-", "assets/plain-"];

fn is_page_script(file: &Loaded) -> bool {
    has_extension(&file.name, "js") && !NOT_OF_THE_PAGE.iter().any(|name| file.name.starts_with(name))
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

fn packed_size(bytes: &[u8]) -> Result<u64> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    Ok(packer.finish()?.len() as u64)
}

fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_under(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use xshell::Shell;

    use super::{Loaded, first_visit, is_core, is_page_script, packed_size};

    #[test]
    fn a_first_visit_loads_what_the_service_worker_lists_and_the_worker() {
        let shell = Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let files = [
            ("sw.js", "const files=[[\"/index.html\",\"ab\"],[\"/assets/core.wasm\",\"cd\"]]"),
            ("index.html", ""),
            ("assets/core.wasm", ""),
            ("screenshots/today.png", ""),
            ("_headers", ""),
        ];
        for (name, text) in files {
            shell.write_file(folder.path().join(name), text).unwrap();
        }
        let mut names: Vec<_> = first_visit(folder.path()).unwrap().into_iter().map(|file| file.name).collect();
        names.sort();
        assert_eq!(names, ["assets/core.wasm", "index.html", "sw.js"]);
    }

    #[test]
    fn scripts_of_the_page_are_told_from_workers() {
        let of = |name: &str| Loaded { name: name.to_owned(), packed: 1 };
        assert!(is_page_script(&of("assets/index-1a.js")) && is_page_script(&of("start.js")));
        for name in ["assets/worker-1a.js", "assets/plain-1a.js", "sw.js", "assets/index-1a.css"] {
            assert!(!is_page_script(&of(name)), "{name}");
        }
        assert!(is_core(&of("assets/tidemark_bg-1a.wasm")) && !is_core(&of("assets/index-1a.js")));
    }

    #[test]
    fn sizes_are_those_of_packed_bytes() {
        assert!(packed_size(&[b'a'; 10_000]).unwrap() < 100);
    }
}
