//! The bytes of every export are the ones that the browser's test expects too.

use super::digests;

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exchange/digests.txt");

#[test]
fn exports_have_the_golden_bytes() {
    assert_eq!(digests::write(), digests::GOLDEN);
}

/// Writes the digests again, after an export was changed on purpose.
#[test]
#[ignore = "writes the fixture"]
fn write_the_golden_digests() {
    std::fs::write(GOLDEN, digests::write()).unwrap();
}
