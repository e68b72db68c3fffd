//! The layers of the page: which of its scripts may import which others.

use super::{Finding, Source, has_extension};

/// The layers and what is on top of them, in order. Each may import itself and everything before it.
const ORDER: [&str; 7] = ["core", "words", "parts", "forms", "screens", "app", "main"];

/// What a place is given: the one file beside the screens that every screen may import.
const PROPS: &str = "props";

pub(super) fn check(source: &Source<'_>) -> Vec<Finding> {
    let inside = source.path.strip_prefix("www/src/").filter(|_| has_extension(source, &["ts", "tsx"]));
    let Some(from) = inside else { return Vec::new() };
    imports(source.text)
        .filter_map(|(line, import)| {
            let to = resolved(from, import)?;
            broken_by(from, &to).map(|why| source.finding(line, format!("{from} may not import {to}: {why}")))
        })
        .collect()
}

/// The relative imports in a script and those of words, each with its line: `from "./a"`, `import "./a"`, `import("./a")`
/// and `from "#words/a"`.
fn imports(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let openings = ["\".", "\"#"].into_iter().flat_map(|opening| text.match_indices(opening));
    openings.filter_map(|(at, _)| {
        let before = text[..at].trim_end();
        let word = before.strip_suffix('(').unwrap_or(before).trim_end();
        let import = text[at + 1..].split('"').next()?;
        let imports = word.ends_with("from") || word.ends_with("import");
        imports.then(|| (text[..at].lines().count(), import))
    })
}

/// The path in `www/src` of what a script there imports; `None` if it is elsewhere.
fn resolved(from: &str, import: &str) -> Option<String> {
    if let Some(words) = import.strip_prefix('#') {
        return Some(words.to_owned());
    }
    let (folder, _) = from.rsplit_once('/').unwrap_or_default();
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => drop(path.pop()?),
            name => path.push(name),
        }
    }
    Some(path.join("/"))
}

/// Why one script may not import another, both given by their paths in `www/src`; `None` if it may.
fn broken_by(from: &str, to: &str) -> Option<&'static str> {
    let (Some(own), Some(other)) = (rank(from), rank(to)) else {
        return Some("a script outside the layers stands alone");
    };
    if other > own {
        return Some("the order is core, words, parts, forms, screens, app");
    }
    let (own, other) = (screen(from)?, screen(to)?);
    // The index of the screens imports all of them.
    let open = own == other || own == "index" || other == PROPS;
    (!open).then_some("what several screens share belongs in parts or forms")
}

fn rank(path: &str) -> Option<usize> {
    let name = path.split(['/', '.']).next()?;
    ORDER.iter().position(|known| *known == name)
}

/// The folder of a screen, or the name of a file beside the folders.
fn screen(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("screens")?;
    Some(inside.split(['/', '.']).nth(1).unwrap_or("index"))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::Source;

    fn broken(path: &str, text: &str) -> usize {
        check(&Source { path: &format!("www/src/{path}"), text }).len()
    }

    fn imports(from: &str, import: &str) -> usize {
        broken(from, &format!("import {{ one }} from \"{import}\";"))
    }

    #[test]
    fn a_layer_imports_itself_and_what_stands_before_it() {
        let order =
            [("core/a.ts", "core"), ("words/a.ts", "words"), ("parts/a.tsx", "parts"), ("forms/a.tsx", "forms")];
        for (own, (path, _)) in order.iter().enumerate() {
            for (other, (_, folder)) in order.iter().enumerate() {
                let found = imports(path, &format!("../{folder}/b"));
                assert_eq!(found, usize::from(other > own), "{path} imports {folder}");
            }
        }
        assert_eq!(imports("forms/questionnaire/kept.tsx", "../../screens/props"), 1);
        assert_eq!(imports("screens/today/index.tsx", "../../forms/draft"), 0);
        assert_eq!(imports("screens/today/index.tsx", "../../app"), 1);
        assert_eq!(imports("app.tsx", "./screens"), 0);
        assert_eq!(imports("app.tsx", "./main"), 1);
        assert_eq!(imports("main.tsx", "./app"), 0);
        assert_eq!(imports("parts/button.tsx", "preact"), 0);
        assert_eq!(imports("core/worker.ts", "../../../pkg/app/tidemark.js"), 0);
        assert_eq!(imports("core/update.ts", "#words/page"), 1);
        assert_eq!(imports("words/of-files.ts", "#words/plan"), 0);
        assert_eq!(imports("screens/today/index.tsx", "#words/today"), 0);
    }

    #[test]
    fn screens_do_not_import_each_other() {
        assert_eq!(imports("screens/today/index.tsx", "./due"), 0);
        assert_eq!(imports("screens/today/due.tsx", "../sessions/still-there"), 1);
        assert_eq!(imports("screens/today/due.tsx", "../fade"), 1);
        assert_eq!(imports("screens/today/index.tsx", "../props"), 0);
        assert_eq!(imports("screens/today/index.tsx", ".."), 1);
        assert_eq!(imports("screens/index.tsx", "./today"), 0);
        assert_eq!(imports("screens/props.ts", "./today"), 1);
    }

    #[test]
    fn scripts_of_their_own_stand_alone() {
        assert_eq!(imports("sw.ts", "./core/local"), 1);
        assert_eq!(imports("core/update.ts", "../sw"), 1);
    }

    #[test]
    fn every_way_to_import_counts_and_is_found_at_its_line() {
        let text = "import {\n  one,\n} from \"../screens/one\";\nimport \"../screens/two\";\n\
                    const three = import(\n  \"../screens/three\"\n);\nexport * from \"../screens/four\";\n";
        let found = check(&Source { path: "www/src/parts/a.ts", text });
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [3, 4, 6, 8]);
        assert_eq!(broken("parts/a.ts", "const path = \"../screens/one\";"), 0);
        assert_eq!(broken("style/a.css", "@import \"../screens/one\";"), 0);
    }
}
