//! The size ceilings: how much a phone loads on its first visit. All ceilings are in bytes packed with gzip -9.

use std::{collections::BTreeSet, fs, io::Write as _, path::Path};

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::{inputs::files_under, project::Project};

/// The core.
const CORE: u64 = 365_000;
/// What the page loads to start and to show Today and Help now, with its words in one language.
const PAGE_SCRIPTS: u64 = 40_400;
/// The scripts of all other places, which the page loads when it first shows them.
const PLACES: u64 = 175_500;
/// The report module. The service worker keeps it for offline use, and nothing waits for it until a report is made.
const REPORT: u64 = 635_500;
/// The letters module with its faces. It is loaded for a report with letters that the report's own faces lack.
const LETTERS: u64 = 370_000;
/// The exchange module, which writes files.
const EXCHANGE: u64 = 270_000;
/// The import module, which reads them.
const IMPORT: u64 = 270_000;
/// The backup module. It is loaded to write a backup or to open one.
const BACKUP: u64 = 40_500;
/// The module that makes keys. It is loaded to unlock, and again each time.
const LOCK: u64 = 17_000;
/// Everything else that a first visit loads.
const FIRST_VISIT: u64 = 676_500;

/// A file that a first visit loads.
#[derive(Debug)]
struct Loaded {
    name: String,
    part: Part,
    packed: u64,
}

/// What a file belongs to. Everything except the modules beside the core counts against the first visit as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Core,
    Report,
    Letters,
    Exchange,
    Import,
    Backup,
    Lock,
    PageScripts,
    Places,
    /// Styles, pictures and pages, and the scripts that the page itself never runs.
    Rest,
}

/// The modules beside the core. Nothing waits for them until they are needed.
const BESIDE: [Part; 6] = [Part::Report, Part::Letters, Part::Exchange, Part::Import, Part::Backup, Part::Lock];

/// What counts against one ceiling, in bytes packed with gzip -9.
#[derive(Debug)]
pub(crate) struct Total {
    /// What it covers, in words.
    pub(crate) what: &'static str,
    /// How much it is.
    pub(crate) packed: u64,
    /// How much it may be.
    pub(crate) ceiling: u64,
}

/// Prints the size of every file that a first visit loads.
///
/// # Errors
/// If a ceiling is exceeded, or the site has not been built.
pub fn run(project: &Project) -> Result<()> {
    let files = first_visit(&project.dist())?;
    for Loaded { name, packed, .. } in &files {
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

/// The sizes of the site in `dist` beside their ceilings.
pub(crate) fn weigh(dist: &Path) -> Result<[Total; 10]> {
    Ok(totals(&first_visit(dist)?))
}

fn totals(files: &[Loaded]) -> [Total; 10] {
    let part = |part: Part| sum(files.iter().filter(|file| file.part == part));
    [
        Total { what: "the core", packed: part(Part::Core), ceiling: CORE },
        Total { what: "the page's scripts", packed: part(Part::PageScripts), ceiling: PAGE_SCRIPTS },
        Total { what: "the places loaded on demand", packed: part(Part::Places), ceiling: PLACES },
        Total { what: "the report module", packed: part(Part::Report), ceiling: REPORT },
        Total { what: "the letters module and its faces", packed: part(Part::Letters), ceiling: LETTERS },
        Total { what: "the exchange module", packed: part(Part::Exchange), ceiling: EXCHANGE },
        Total { what: "the import module", packed: part(Part::Import), ceiling: IMPORT },
        Total { what: "the backup module", packed: part(Part::Backup), ceiling: BACKUP },
        Total { what: "the lock module", packed: part(Part::Lock), ceiling: LOCK },
        Total {
            what: "the first visit",
            packed: sum(files.iter().filter(|file| !BESIDE.contains(&file.part))),
            ceiling: FIRST_VISIT,
        },
    ]
}

fn sum<'a>(files: impl Iterator<Item = &'a Loaded>) -> u64 {
    files.map(|file| file.packed).sum()
}

/// The files in the service worker's list, all of which a first visit loads, and the service worker itself.
fn first_visit(dist: &Path) -> Result<Vec<Loaded>> {
    let worker =
        fs::read_to_string(dist.join("sw.js")).context("dist/sw.js is missing. Next: run `cargo xtask dist`")?;
    let at_start = scripts_at_start(dist)?;
    let mut files = Vec::new();
    for file in files_under(dist)? {
        let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if name == "sw.js" || is_listed(&worker, &name) {
            files.push(Loaded { part: part_of(&name, &at_start), packed: packed_size(&fs::read(&file)?)?, name });
        }
    }
    files.sort_by_key(|file| std::cmp::Reverse(file.packed));
    Ok(files)
}

fn is_listed(worker: &str, name: &str) -> bool {
    ['"', '\'', '`'].iter().any(|quote| worker.contains(&format!("{quote}/{name}{quote}")))
}

/// The scripts that the page asks for before it shows anything, by name from `dist`: those named in `index.html`, and
/// everything that they import statically. What an `import()` asks for does not count.
fn scripts_at_start(dist: &Path) -> Result<BTreeSet<String>> {
    let page = fs::read_to_string(dist.join("index.html")).context("dist/index.html is missing")?;
    let mut waiting: Vec<String> = between(&page, "src=\"/", ".js\"").map(|name| format!("{name}.js")).collect();
    let mut found = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if found.contains(&name) {
            continue;
        }
        let script = fs::read_to_string(dist.join(&name)).with_context(|| format!("dist/{name} is asked for"))?;
        // The bundler puts all of its scripts into `assets`, side by side.
        waiting.extend(static_imports(&script).map(|import| format!("assets/{import}")));
        found.insert(name);
    }
    Ok(found)
}

/// The files that a bundled script imports statically: `import"./a.js"` and `from"./b.js"`, but not `import("./c.js")`.
fn static_imports(script: &str) -> impl Iterator<Item = &str> {
    ["import\"./", "from\"./"].into_iter().flat_map(|opening| between(script, opening, "\""))
}

/// Every text between an opening and the next closing, within one line.
fn between<'a>(text: &'a str, opening: &'a str, closing: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(opening)
        .skip(1)
        .filter_map(move |rest| rest.lines().next()?.split_once(closing))
        .map(|(inside, _)| inside)
}

/// Scripts that the page itself never runs: the worker with the core loads beside it and blocks nothing, and the plain
/// page stands in where the real page cannot run.
const NOT_OF_THE_PAGE: [&str; 3] = ["sw.js", "assets/worker-", "assets/plain-"];

/// The language whose words are longest. A page loads those of one language, so these count as the page's own. The
/// service worker keeps the others too, for whoever changes the language without a network.
const LONGEST: &str = "assets/words-es-";

/// A script that is neither loaded at the start nor known to belong elsewhere counts as a place's, so that none is left
/// out.
fn part_of(name: &str, at_start: &BTreeSet<String>) -> Part {
    if name.starts_with("assets/report_bg-") {
        return Part::Report;
    }
    if name.starts_with("assets/letters_bg-") || has_extension(name, "ttf") {
        return Part::Letters;
    }
    if name.starts_with("assets/exchange_bg-") {
        return Part::Exchange;
    }
    if name.starts_with("assets/import_bg-") {
        return Part::Import;
    }
    if name.starts_with("assets/backup_bg-") {
        return Part::Backup;
    }
    if name.starts_with("assets/lock_bg-") {
        return Part::Lock;
    }
    if has_extension(name, "wasm") {
        return Part::Core;
    }
    if at_start.contains(name) {
        return Part::PageScripts;
    }
    if name.starts_with("assets/words-") {
        return match name.strip_prefix(LONGEST) {
            Some(part) if part.starts_with("start-") => Part::PageScripts,
            Some(_) => Part::Places,
            None => Part::Rest,
        };
    }
    let others = NOT_OF_THE_PAGE.iter().any(|other| name.starts_with(other));
    if has_extension(name, "js") && !others { Part::Places } else { Part::Rest }
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

fn packed_size(bytes: &[u8]) -> Result<u64> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    Ok(packer.finish()?.len() as u64)
}

#[cfg(test)]
mod tests {
    use xshell::Shell;

    use super::{Part, first_visit, packed_size, static_imports};

    /// What a first visit loads from a site with these files: each by name, with what it belongs to.
    fn loaded(files: &[(&str, &str)]) -> Vec<(String, Part)> {
        let shell = Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        for (name, text) in files {
            shell.write_file(folder.path().join(name), text).unwrap();
        }
        let mut loaded: Vec<_> =
            first_visit(folder.path()).unwrap().into_iter().map(|file| (file.name, file.part)).collect();
        loaded.sort_by(|one, other| one.0.cmp(&other.0));
        loaded
    }

    #[test]
    fn a_first_visit_loads_what_the_service_worker_lists_and_the_worker() {
        let loaded = loaded(&[
            ("sw.js", "const files=[[\"/index.html\",\"ab\"],[\"/assets/core.wasm\",\"cd\"]]"),
            ("index.html", ""),
            ("assets/core.wasm", ""),
            ("screenshots/today.png", ""),
            ("_headers", ""),
        ]);
        let names: Vec<_> = loaded.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["assets/core.wasm", "index.html", "sw.js"]);
    }

    #[test]
    fn scripts_at_the_start_are_told_from_those_of_places_and_of_workers() {
        let files = [
            ("assets/backup_bg-1.wasm", ""),
            ("assets/core-1.wasm", ""),
            ("assets/course-1.js", "import{a as b}from\"./index-1.js\";import\"./shared-1.js\";"),
            ("assets/exchange_bg-1.wasm", ""),
            ("assets/index-1.css", ""),
            ("assets/index-1.js", "import{c}from\"./parts-1.js\";c(()=>import(\"./course-1.js\"));"),
            ("assets/parts-1.js", "import\"./index-1.js\";export{c};"),
            ("assets/hebrew-1.ttf", ""),
            ("assets/import_bg-1.wasm", ""),
            ("assets/letters_bg-1.wasm", ""),
            ("assets/lock_bg-1.wasm", ""),
            ("assets/plain-1.js", ""),
            ("assets/report_bg-1.wasm", ""),
            ("assets/shared-1.js", ""),
            ("assets/words-en-rest-1.js", ""),
            ("assets/words-en-start-1.js", ""),
            ("assets/words-es-rest-1.js", ""),
            ("assets/words-es-start-1.js", ""),
            ("assets/worker-1.js", ""),
            (
                "index.html",
                "<script src=\"/start.js\"></script><script type=\"module\" src=\"/assets/index-1.js\"></script>",
            ),
            ("start.js", ""),
        ];
        let list: Vec<_> = files.iter().map(|(name, _)| format!("\"/{name}\"")).collect();
        let worker = list.join(",");
        let loaded = loaded(&[files.as_slice(), &[("sw.js", worker.as_str())]].concat());
        let names = |part: Part| -> Vec<&str> {
            loaded.iter().filter(|(_, found)| *found == part).map(|(name, _)| name.as_str()).collect()
        };
        assert_eq!(names(Part::Core), ["assets/core-1.wasm"]);
        assert_eq!(names(Part::Report), ["assets/report_bg-1.wasm"]);
        assert_eq!(names(Part::Letters), ["assets/hebrew-1.ttf", "assets/letters_bg-1.wasm"]);
        assert_eq!(names(Part::Exchange), ["assets/exchange_bg-1.wasm"]);
        assert_eq!(names(Part::Import), ["assets/import_bg-1.wasm"]);
        assert_eq!(names(Part::Backup), ["assets/backup_bg-1.wasm"]);
        assert_eq!(names(Part::Lock), ["assets/lock_bg-1.wasm"]);
        assert_eq!(
            names(Part::PageScripts),
            ["assets/index-1.js", "assets/parts-1.js", "assets/words-es-start-1.js", "start.js"]
        );
        assert_eq!(names(Part::Places), ["assets/course-1.js", "assets/shared-1.js", "assets/words-es-rest-1.js"]);
        assert_eq!(
            names(Part::Rest),
            [
                "assets/index-1.css",
                "assets/plain-1.js",
                "assets/words-en-rest-1.js",
                "assets/words-en-start-1.js",
                "assets/worker-1.js",
                "index.html",
                "sw.js"
            ]
        );
    }

    #[test]
    fn an_import_on_demand_is_no_import_at_the_start() {
        let script = "import{a}from\"./a.js\";import\"./b.js\";export{d}from\"./d.js\";import(\"./c.js\");";
        let mut found: Vec<_> = static_imports(script).collect();
        found.sort_unstable();
        assert_eq!(found, ["a.js", "b.js", "d.js"]);
    }

    #[test]
    fn sizes_are_those_of_packed_bytes() {
        assert!(packed_size(&[b'a'; 10_000]).unwrap() < 100);
    }
}
