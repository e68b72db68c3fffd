//! Rules for the documents: a test, a file or a page that they name must exist. A promise with the name of a test is
//! worth something only while there is that test.

use std::{collections::BTreeSet, path::Path};

use super::{Finding, Source, has_extension};

/// A name with this many underscores that is in no module is a test's: `nothing_saved_is_lost_to_a_kill`.
const UNDERSCORES_OF_A_TEST: usize = 3;

/// The folders in which a document may name a file.
const FOLDERS: [&str; 8] = ["src/", "tests/", "www/", "crates/", "xtask/", "docs/", "deploy/", "examples/"];

/// Everything in the checkout that a document may name.
#[derive(Debug, Default)]
pub(super) struct Named {
    paths: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl Named {
    /// Adds a file, with the folders it lies in and, if it holds code, all names in it.
    pub(super) fn add(&mut self, source: &Source<'_>) {
        self.paths.extend(Path::new(source.path).ancestors().map(|path| path.to_string_lossy().into_owned()));
        if has_extension(source, &["rs", "ts", "tsx"]) {
            let words = source.text.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_'));
            self.names.extend(words.filter(|word| word.contains('_')).map(str::to_owned));
        }
    }

    /// What a document names that is not there.
    pub(super) fn check(&self, source: &Source<'_>) -> Vec<Finding> {
        let numbered = source.text.lines().zip(1..);
        numbered
            .flat_map(|(line, number)| {
                self.missing(source.path, line).map(move |name| source.finding(number, format!("there is no {name}")))
            })
            .collect()
    }

    fn missing<'a>(&'a self, document: &'a str, line: &'a str) -> impl Iterator<Item = &'a str> {
        let quoted = line.split('`').skip(1).step_by(2).filter(|name| {
            let file = FOLDERS.iter().any(|folder| name.starts_with(folder)) && !name.contains([' ', '*', '{', '<']);
            (file && !self.paths.contains(name.trim_end_matches('/'))) || (is_test(name) && !self.has_test(name))
        });
        let links = line.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        let pages = links.filter(|link| !link.is_empty() && !link.contains(':'));
        quoted.chain(pages.filter(move |page| !self.paths.contains(&beside(document, page))))
    }

    fn has_test(&self, name: &str) -> bool {
        name.rsplit("::").next().is_some_and(|last| self.names.contains(last))
    }
}

/// The documents of the whole project. Those of the fixtures tell of other people's files.
pub(super) fn is_document(source: &Source<'_>) -> bool {
    let outside = !source.path.contains('/') || source.path.starts_with("docs/");
    outside && has_extension(source, &["md"])
}

fn is_test(name: &str) -> bool {
    let last = name.rsplit("::").next().unwrap_or(name);
    let plain = name.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "_:".contains(sign));
    plain && last.matches('_').count() >= UNDERSCORES_OF_A_TEST
}

/// The path from the root of what `document` calls `page`.
fn beside(document: &str, page: &str) -> String {
    let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in page.trim_end_matches('/').split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{Named, is_document};
    use crate::tidy::Source;

    fn missing(path: &str, text: &str) -> Vec<String> {
        let mut named = Named::default();
        for (path, text) in [
            ("tests/native/vault/roots.rs", "fn what_was_written_is_read() {}"),
            ("docs/schema.md", ""),
            ("www/src/sw.ts", ""),
        ] {
            named.add(&Source { path, text });
        }
        named.check(&Source { path, text }).into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn what_is_there_may_be_named() {
        for text in [
            "`roots::what_was_written_is_read`, `what_was_written_is_read`",
            "`tests/native/vault/`, `www/src/sw.ts`, `docs/*.md`, `src/a b`",
            "[schema](schema.md#root), [root](../docs), [far](mailto:nobody), [here](#here)",
            "`a::short_name`, `DATABASE_NAME_OF_OURS`, what_is_not_quoted_is_a_word",
        ] {
            assert!(missing("docs/security.md", text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_is_not_there_is_found() {
        for text in ["`roots::what_was_written_is_lost`", "`src/gone.rs`", "[gone](gone.md)", "[up](../schema.md)"] {
            assert_eq!(missing("docs/security.md", text).len(), 1, "{text}");
        }
        assert_eq!(missing("README.md", "[schema](schema.md), [schema](docs/schema.md)"), ["there is no schema.md"]);
    }

    #[test]
    fn the_fixtures_tell_of_other_peoples_files() {
        let is = |path| is_document(&Source { path, text: "" });
        assert!(is("README.md") && is("docs/decisions/README.md"));
        assert!(!is("tests/fixtures/README.md") && !is("docs/screens/today.png"));
    }
}
