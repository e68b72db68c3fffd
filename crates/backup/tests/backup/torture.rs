//! Files and payloads with random damage: each is refused, or says what it said before.

use std::env;

use tidemark_age::{FileKey, key_stanza, seal};
use tidemark_backup::{Backup, Way};

use crate::support::{file, open, payload, sync, ways};

/// Splitmix64: the same seed gives the same damage on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    /// A part of something so long; mostly a short one.
    fn part(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = if self.below(4) == 0 { length } else { 40 };
        start..length.min(start + self.below(most + 1))
    }

    /// What damage does to the bytes of a file, or a hand to its lines.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len().max(1));
        let part = self.part(bytes.len());
        match self.below(8) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << self.below(8),
            1 if !bytes.is_empty() => bytes[at] = self.byte(),
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(part)),
            4 => bytes[part].fill_with(|| self.byte()),
            5 => {
                let copied = bytes[part].to_vec();
                bytes.splice(at..at, copied);
            }
            6 => {
                let piece = PIECES[self.below(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            _ => self.move_line(bytes),
        }
    }

    fn move_line(&mut self, bytes: &mut Vec<u8>) {
        let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
        if !lines.is_empty() {
            let line = lines.remove(self.below(lines.len()));
            lines.insert(self.below(lines.len() + 1), line);
            *bytes = lines.concat();
        }
    }
}

/// What means something in a header or in JSON.
const PIECES: [&[u8]; 14] = [
    b"\n",
    b"-> ",
    b"--- ",
    b"-> X25519 AAAA\n\n",
    b"-> scrypt AAAA 18\n\n",
    b"-> tidemark-sync\n\n",
    b"-> tidemark-passphrase argon2id 4294967295 10 4 AAAA AAAA\n\n",
    b"=",
    b"\r",
    b"{\"entries\":[",
    b"\"timeline\":",
    b"\\",
    b"]}",
    b"99999999999999999999",
];

/// How many files, and the first seed.
fn plan() -> (usize, u64) {
    let full = env::var("TIDEMARK_TORTURE").is_ok_and(|value| value == "full");
    let seed = env::var("TIDEMARK_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    (if full { 1_000_000 } else { 50_000 }, seed)
}

#[test]
fn damaged_files_are_refused_or_say_what_they_said() {
    let (count, seed) = plan();
    let (payload, mut chance) = (payload(3), Chance(seed));
    let (whole, mut opened) = (file(&payload), 0);
    for number in 0..count {
        let mut damaged = whole.clone();
        for _ in 0..=chance.below(3) {
            chance.damage(&mut damaged);
        }
        let [recovery, sync, passphrase] = ways();
        let way = [recovery, sync, passphrase].into_iter().nth(number % 3).unwrap();
        let Ok(found) = Backup::read(damaged.clone()) else { continue };
        let kdf = found.ways().passphrase;
        assert!(
            kdf.is_none_or(|kdf| kdf.memory <= 262_144 && kdf.passes <= 10 && kdf.lanes <= 4),
            "seed {seed}, file {number}"
        );
        if let Ok(found) = found.open(&[way]) {
            assert!(damaged == whole && found.payload == payload, "seed {seed}, file {number}");
            opened += 1;
        }
    }
    println!("torture: damaged backups | native | {count} | 0 adopted, {opened} were as before");
}

/// A payload that somebody else sealed with the right keys.
#[test]
fn damaged_payloads_are_refused_or_agree_with_themselves() {
    let (count, seed) = plan();
    let (whole, mut chance) = (payload(3), Chance(seed));
    let mut opened = 0;
    for number in 0..count {
        let mut damaged = whole.clone();
        for _ in 0..=chance.below(3) {
            chance.damage(&mut damaged);
        }
        if let Ok(found) = open(&sealed(&damaged), Way::Sync(sync())) {
            assert!(found.payload == damaged, "seed {seed}, payload {number}");
            // Whatever else was altered, the entries were not.
            assert!(str::from_utf8(&damaged).unwrap().contains(timeline(&whole)), "seed {seed}, payload {number}");
            opened += 1;
        }
    }
    println!("torture: damaged payloads | native | {count} | 0 adopted, {opened} with the same entries");
}

/// With the least work.
fn sealed(payload: &[u8]) -> Vec<u8> {
    let key = FileKey::new([7; 16]);
    seal(&[key_stanza::wrap("tidemark-sync", &[], &sync(), &[7; 16], &key)], &key, &[7; 16], payload)
}

/// The value of `timeline`.
fn timeline(payload: &[u8]) -> &str {
    let start = payload.windows(11).position(|part| part == b"\"timeline\":").unwrap() + 11;
    str::from_utf8(&payload[start..payload.len() - 1]).unwrap()
}
