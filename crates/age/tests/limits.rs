//! How much a header may hold, and that a payload comes back whatever its length.

#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

use tidemark_age::{
    AgeFile, CHUNK, FileKey, Key, MAX_HEADER, MAX_STANZAS, Refused, Stanza, key_stanza, seal, sealed_length,
};

fn file_key() -> FileKey {
    FileKey::new([1; 16])
}

/// A stanza whose first line is longer by so many bytes.
fn stanza(longer: usize) -> Stanza {
    key_stanza::wrap(&"n".repeat(1 + longer), &[], &Key::new([2; 32]), &[3; 16], &file_key())
}

fn file(stanzas: &[Stanza], payload: &[u8]) -> Vec<u8> {
    seal(stanzas, &file_key(), &[4; 16], payload)
}

fn open(file: Vec<u8>) -> Result<Vec<u8>, Refused> {
    AgeFile::read(file)?.open(&file_key())
}

#[test]
fn a_header_has_so_many_stanzas_and_no_more() {
    assert_eq!(open(file(&vec![stanza(0); MAX_STANZAS], b"words")), Ok(b"words".to_vec()));
    assert_eq!(open(file(&vec![stanza(0); MAX_STANZAS + 1], b"words")), Err(Refused::Header));
    assert_eq!(open(file(&[], b"words")), Err(Refused::Header));
}

#[test]
fn a_header_has_so_many_bytes_and_no_more() {
    let shortest = file(&[stanza(0)], b"").len() - sealed_length(0);
    let longer = MAX_HEADER - shortest;
    assert_eq!(open(file(&[stanza(longer)], b"words")), Ok(b"words".to_vec()));
    assert_eq!(open(file(&[stanza(longer + 1)], b"words")), Err(Refused::Header));
}

#[test]
fn payloads_come_back_whatever_their_length() {
    for chunks in 0..4 {
        for length in [chunks * CHUNK, chunks * CHUNK + 1, (chunks + 1) * CHUNK - 1] {
            let payload: Vec<u8> = (0..length).map(|at| (at / CHUNK + at).to_le_bytes()[0]).collect();
            let whole = file(&[stanza(0)], &payload);
            let start = whole.len() - sealed_length(length);
            assert!(open(whole.clone()).unwrap() == payload, "{length} bytes");
            // Cut at every boundary of what was sealed, and beside each.
            for cut in (start + 16..whole.len()).step_by(CHUNK + 16).flat_map(|at| [at, at + 1, at + 16, at + 17]) {
                if cut < whole.len() {
                    assert_eq!(open(whole[..cut].to_vec()), Err(Refused::Payload), "{length} bytes cut at {cut}");
                }
            }
        }
    }
}

#[test]
fn chunks_cannot_change_places() {
    let whole = file(&[stanza(0)], "7".repeat(3 * CHUNK).as_bytes());
    let start = whole.len() - sealed_length(3 * CHUNK) + 16;
    let chunk = |number: usize| whole[start + number * (CHUNK + 16)..start + (number + 1) * (CHUNK + 16)].to_vec();
    let with = |order: &[usize]| {
        let chunks: Vec<u8> = order.iter().flat_map(|&number| chunk(number)).collect();
        open([&whole[..start], &chunks].concat())
    };
    assert!(with(&[0, 1, 2]).is_ok());
    for order in [[1, 0, 2].as_slice(), &[0, 2], &[0, 2, 1], &[0, 1], &[0, 0, 1, 2], &[2], &[0, 1, 2, 2]] {
        assert_eq!(with(order), Err(Refused::Payload), "{order:?}");
    }
}
