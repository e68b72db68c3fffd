//! Rules for the page.

use super::{Finding, Source, has_extension};

/// A text, the folder where it is allowed, and why it is not allowed elsewhere.
struct Rule {
    text: &'static str,
    except_under: &'static str,
    why: &'static str,
}

const NOWHERE: &str = "\0";

const RULES: [Rule; 8] = [
    Rule { text: "/pkg/", except_under: "www/src/core/", why: "only www/src/core may import the core" },
    Rule { text: "innerHTML", except_under: NOWHERE, why: "build nodes, never markup from text" },
    Rule { text: "outerHTML", except_under: NOWHERE, why: "build nodes, never markup from text" },
    Rule { text: "insertAdjacentHTML", except_under: NOWHERE, why: "build nodes, never markup from text" },
    Rule { text: "dangerouslySet", except_under: NOWHERE, why: "build nodes, never markup from text" },
    Rule { text: "document.write", except_under: NOWHERE, why: "build nodes, never markup from text" },
    Rule { text: "eval(", except_under: NOWHERE, why: "run no text as code" },
    Rule { text: "console.log", except_under: NOWHERE, why: "what a person enters must not reach a log" },
];

/// XML namespaces look like addresses, but nothing ever requests them.
const NAMESPACES: [&str; 2] = ["http://www.w3.org/", "https://www.w3.org/"];

/// The crisis lines, each with the page on which its number was checked. These addresses are for whoever maintains the
/// list; the app never requests them.
const SOURCES: &str = super::lines::LIST;

/// These run while nobody is looking, and must not touch what the person has entered.
const SERVICE_WORKERS: [&str; 2] = ["www/src/sw.ts", "www/src/kill-switch.ts"];

pub(super) fn check(source: &Source<'_>) -> Vec<Finding> {
    if !is_page(source) {
        return Vec::new();
    }
    let numbered = source.text.lines().zip(1..);
    numbered
        .flat_map(|(line, number)| broken_by(source.path, line).map(move |why| source.finding(number, why)))
        .collect()
}

/// Everything that the browser gets, except pictures.
fn is_page(source: &Source<'_>) -> bool {
    let Some(inside) = source.path.strip_prefix("www/") else { return false };
    let html = !inside.contains('/') && has_extension(source, &["html"]);
    let public = inside.starts_with("public/") && !has_extension(source, &["svg"]);
    html || public || inside.starts_with("src/")
}

fn broken_by<'a>(path: &'a str, line: &'a str) -> impl Iterator<Item = &'static str> + 'a {
    let rules = RULES.iter().filter(|rule| line.contains(rule.text) && !path.starts_with(rule.except_under));
    let worker = SERVICE_WORKERS.contains(&path) && line.contains("indexedDB");
    rules
        .map(|rule| rule.why)
        .chain((path != SOURCES && names_a_host(line)).then_some("the page knows no other host"))
        .chain(worker.then_some("a service worker never touches what the person keeps"))
}

fn names_a_host(line: &str) -> bool {
    let addresses = ["http://", "https://", "ws://", "wss://"].iter().flat_map(|scheme| line.match_indices(scheme));
    addresses.into_iter().any(|(at, scheme)| {
        // `ws://` is part of no other scheme. `http://` by itself, as in a check of an origin, names no host.
        let named = line[at + scheme.len()..].starts_with(|next: char| next.is_ascii_alphanumeric());
        named && !NAMESPACES.iter().any(|namespace| line[at..].starts_with(namespace))
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::Source;

    fn broken(path: &str, text: &str) -> usize {
        check(&Source { path, text }).len()
    }

    #[test]
    fn only_the_core_folder_imports_the_modules() {
        for module in ["app/tidemark", "lock/lock"] {
            let text = format!("import init from \"../../../pkg/{module}.js\";");
            assert_eq!(broken("www/src/screens/today/index.tsx", &text), 1, "{module}");
            assert_eq!(broken("www/src/core/worker.ts", &text), 0, "{module}");
        }
    }

    #[test]
    fn markup_code_and_logs_from_text_are_found() {
        for text in [
            "node.innerHTML = text;",
            "node.outerHTML = text;",
            "node.insertAdjacentHTML('beforeend', text);",
            "<p dangerouslySetInnerHTML={{ __html: text }} />",
            "document.write(text);",
            "eval(text);",
            "console.log(entry);",
        ] {
            assert!(broken("www/src/parts/note.tsx", text) >= 1, "{text}");
        }
        assert_eq!(broken("www/src/parts/note.tsx", "node.textContent = text;"), 0);
    }

    #[test]
    fn other_hosts_are_found_and_namespaces_are_not_hosts() {
        assert_eq!(broken("www/src/words/en/page.yaml", "\"https://example.org/help\""), 1);
        assert_eq!(broken("www/index.html", "<script src=\"http://cdn.example/x.js\"></script>"), 1);
        assert_eq!(broken("www/src/words/lines.json", "\"source\": \"https://example.org/lines\","), 0);
        assert_eq!(broken("www/src/parts/chart.tsx", "const svg = \"http://www.w3.org/2000/svg\";"), 0);
        assert_eq!(broken("www/src/core/trusted.ts", "if (!url.startsWith(\"http://\")) return;"), 0);
    }

    #[test]
    fn service_workers_leave_the_database_alone() {
        assert_eq!(broken("www/src/sw.ts", "indexedDB.deleteDatabase(name);"), 1);
        assert_eq!(broken("www/src/core/worker.ts", "if (!self.indexedDB) return;"), 0);
    }
}
