//! `docs/records.md` is written from the tables of fields, so that the two cannot differ.

use std::fmt::Write as _;

use tidemark::record::fields::{FieldInfo, each};
use tidemark::record::log::KINDS;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/records.md");

const HEAD: &str = "\
# Records

Every kind of record with its fields, as the page and the JSON export have them. This page is made from the tables in
`src/record/kinds`; `cargo test --features report --test native -- --ignored write_the_records_page` writes it anew.

\"Private\" marks the person's own words: they leave the phone only when they are asked for. A field that may be missing
is `null` or absent, and never stands for 0.
";

fn page() -> String {
    let mut page = HEAD.to_owned();
    for kind in KINDS {
        write!(
            page,
            "\n## `{}`\n\n{}\n\n| Field | Type | Values | Meaning |\n|---|---|---|---|\n",
            kind.name,
            kind.doc.trim()
        )
        .unwrap();
        each(kind.lines, &mut |field| writeln!(page, "{}", row(field)).unwrap());
    }
    page
}

fn row(field: &FieldInfo) -> String {
    let private = if field.private { "Private. " } else { "" };
    let missing = if field.optional { ", may be missing" } else { "" };
    let kind = field.shape.page.replace('|', "\\|");
    let doc = field.doc.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
    format!("| `{}` | `{kind}`{missing} | {} | {private}{doc} |", field.name, field.shape.unit)
}

#[test]
fn the_page_is_what_the_tables_say() {
    assert_eq!(std::fs::read_to_string(PAGE).unwrap(), page());
}

#[test]
#[ignore = "writes the page"]
fn write_the_records_page() {
    std::fs::write(PAGE, page()).unwrap();
}

/// A field has one name on the page and in the files; tables spell it in their own style.
#[test]
fn names_are_in_camel_case_and_never_twice_in_a_kind() {
    for kind in KINDS {
        let mut names = Vec::new();
        each(kind.lines, &mut |field| names.push(field.name));
        for name in &names {
            assert!(name.chars().all(|letter| letter.is_ascii_alphanumeric()), "{}: {name}", kind.name);
            assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{}: {name}", kind.name);
            assert!(name.starts_with(|first: char| first.is_ascii_lowercase()), "{}: {name}", kind.name);
        }
    }
}
