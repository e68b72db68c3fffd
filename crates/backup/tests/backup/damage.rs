//! Files that were cut short, altered, or never were backups.

use std::time::{Duration, Instant};

use tidemark_backup::{Backup, MAX_FILE, Refused};

use crate::support::{file, open, payload, ways};

#[test]
fn cut_short_anywhere_it_is_refused() {
    let whole = file(&payload(3));
    for length in 0..whole.len() {
        let expected = if length < "age-encryption.org/".len() { Refused::NotABackup } else { Refused::Damaged };
        for way in ways() {
            assert_eq!(open(&whole[..length], way).unwrap_err(), expected, "cut to {length} bytes");
        }
    }
}

#[test]
fn altered_anywhere_it_is_refused() {
    let whole = file(&payload(3));
    for at in 0..whole.len() {
        for bit in [0x01, 0x20, 0x80] {
            let mut altered = whole.clone();
            altered[at] ^= bit;
            for way in ways() {
                let refused = open(&altered, way).unwrap_err();
                let expected: &[Refused] = match at {
                    0..19 => &[Refused::NotABackup],
                    19..21 => &[Refused::Newer, Refused::Damaged],
                    _ => &[Refused::Damaged],
                };
                assert!(expected.contains(&refused), "{refused:?} at {at}");
            }
        }
    }
}

#[test]
fn with_something_added_it_is_refused() {
    let whole = file(&payload(3));
    for more in [&b"\n"[..], b"x", &[0; 16], &whole] {
        for way in ways() {
            assert_eq!(open(&[&whole, more].concat(), way).unwrap_err(), Refused::Damaged);
        }
    }
}

#[test]
fn whatever_else_it_is_the_answer_comes_soon() {
    let size = 64 << 20;
    let repeated = |start: &str, more: &str| {
        let mut file = start.as_bytes().to_vec();
        file.extend(more.as_bytes().iter().cycle().take(size - file.len()));
        file
    };
    let v1 = "age-encryption.org/v1\n";
    let other = [
        (vec![], Refused::NotABackup),
        (vec![0; size], Refused::NotABackup),
        (vec![0; MAX_FILE + 1], Refused::NotABackup),
        (payload(3), Refused::NotABackup),
        (b"PK\x03\x04".to_vec(), Refused::NotABackup),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n".to_vec(), Refused::NotABackup),
        (repeated(v1, "-> X25519 AAAA\n\n"), Refused::Damaged),
        (repeated(v1, "-> a\n\n"), Refused::Damaged),
        (repeated(&format!("{v1}-> a"), " a"), Refused::Damaged),
        (repeated(&format!("{v1}-> a\n"), &("A".repeat(64) + "\n")), Refused::Damaged),
        (repeated("age-encryption.org/", "v"), Refused::Damaged),
        (repeated(v1, "\n"), Refused::Damaged),
        (repeated(v1, "\0"), Refused::Damaged),
    ];
    for (file, expected) in other {
        let start = String::from_utf8_lossy(&file[..file.len().min(40)]).into_owned();
        let begun = Instant::now();
        assert_eq!(Backup::read(file).err(), Some(expected), "{start}");
        assert!(begun.elapsed() < Duration::from_secs(2), "{start} took {:?}", begun.elapsed());
    }
}
