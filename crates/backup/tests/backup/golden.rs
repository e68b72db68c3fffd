//! The backup that must open for ever, and a stranger who opens it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tidemark_age::Key;
use tidemark_age::x25519::Identity;
use tidemark_backup::{Backup, Kdf, Parts, Random, Way};

use crate::support::{key, open};

const IDENTITY: &str = "e9d2ead58f810a4cf9f7581b4924897e1bb3505bdae39449a58328600f11465d";
const PUBLIC: &str = "6c21ebbfdd6fd0d6d1f66713b8c805ada364a3f9a01296f729db9c45acd7a705";
const PASSPHRASE: &str = "7bed341e2e20bff850b843cf1bfe983e17708197f4b4bac879e65732bfcdc520";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/backup/golden").join(name)
}

fn read(name: &str) -> Vec<u8> {
    fs::read(path(name)).unwrap()
}

fn bytes(hex: &str) -> [u8; 32] {
    std::array::from_fn(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
}

fn identity() -> Identity {
    Identity::new(Key::new(bytes(IDENTITY)))
}

fn kdf() -> Kdf {
    Kdf { memory: 19_456, passes: 2, lanes: 1, salt: std::array::from_fn(|at| 0x20 + at.to_le_bytes()[0]) }
}

fn sealed() -> Vec<u8> {
    let parts = Parts {
        payload: &read("payload.json"),
        recovery: identity().recipient(),
        sync: key(0x5c),
        passphrase: Some((kdf(), Key::new(bytes(PASSPHRASE)))),
        random: &Random::new(&std::array::from_fn(|at| at.to_le_bytes()[0])),
    };
    Backup::seal(&parts).unwrap()
}

#[test]
#[ignore = "it is written once"]
fn write_the_golden_file() {
    fs::write(path("backup-v1.age"), sealed()).unwrap();
    fs::write(path("sheet.txt"), identity().to_text() + "\n").unwrap();
}

#[test]
fn the_golden_file_opens_for_ever() {
    let file = read("backup-v1.age");
    assert_eq!(Backup::read(file.clone()).unwrap().ways().passphrase, Some(kdf()));
    let ways = [Way::Recovery(identity()), Way::Sync(key(0x5c)), Way::Passphrase(Key::new(bytes(PASSPHRASE)))];
    for way in ways {
        let opened = open(&file, way).unwrap();
        assert!(opened.payload == read("payload.json"));
        assert_eq!(opened.contents.entries, 3);
    }
}

#[test]
fn the_same_parts_still_give_the_golden_file() {
    assert!(sealed() == read("backup-v1.age"));
    assert_eq!(identity().recipient().bytes(), &bytes(PUBLIC));
}

/// With what is printed on the sheet, and a program that knows nothing of this app.
#[test]
fn a_stranger_with_the_sheet_and_age_opens_a_backup() {
    let mut age = Command::new("age");
    age.args(["--decrypt", "--identity"]).args([path("sheet.txt"), path("backup-v1.age")]);
    let output = age.output().expect("age is not on the path. Next: run `cargo xtask setup`");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout == read("payload.json"));
    assert!(output.stdout.starts_with(br#"{"format":"tidemark-backup","version":1,"#));
}
