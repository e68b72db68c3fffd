//! Every code that can cross to the page is in the page's type, and the other way round.

use std::collections::BTreeSet;

/// The codes in double quotes between two marks of a source file.
fn codes<'a>(source: &'a str, from: &str, to: &str) -> BTreeSet<&'a str> {
    let start = source.find(from).expect("the first mark") + from.len();
    let end = start + source[start..].find(to).expect("the second mark");
    source[start..end].split('"').skip(1).step_by(2).collect()
}

#[test]
fn the_page_knows_every_code() {
    let named = codes(include_str!("../../crates/boundary/src/error.rs"), "export type ErrorCode =", ";");
    let mut given = BTreeSet::from(["malformed_input", "report_failed"]);
    for source in [
        include_str!("../../src/record/problem.rs"),
        include_str!("../../src/store/mod.rs"),
        include_str!("../../src/app/failure.rs"),
    ] {
        given.extend(codes(source, "pub fn code(&self) -> &'static str {", "\n    }\n"));
    }
    assert_eq!(named, given);
}
