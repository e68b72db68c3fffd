//! The backups that must open for ever, and a stranger who opens them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tidemark_age::Key;
use tidemark_age::x25519::Identity;
use tidemark_backup::{Backup, Kdf, Parts, Random, SyncKey, Way};

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

/// The first form, and the present one, which hides the shared key and has a sum.
const FILES: [&str; 2] = ["backup-v1.age", "backup-v1-sync.age"];

fn sync_key() -> SyncKey {
    SyncKey { vault: std::array::from_fn(|at| 0x70 + at.to_le_bytes()[0]), number: 1, key: key(0x5c) }
}

fn sealed() -> Vec<u8> {
    let parts = Parts {
        payload: &read("payload.json"),
        recovery: identity().recipient(),
        sync: &sync_key(),
        passphrase: Some((kdf(), Key::new(bytes(PASSPHRASE)))),
        random: &Random::new(&std::array::from_fn(|at| at.to_le_bytes()[0])),
    };
    Backup::seal(&parts).unwrap()
}

#[test]
#[ignore = "it is written once"]
fn write_the_golden_file() {
    fs::write(path(FILES[1]), sealed()).unwrap();
}

#[test]
fn the_golden_files_open_for_ever() {
    for (name, hidden) in FILES.into_iter().zip([None, Some(sync_key())]) {
        let file = read(name);
        assert_eq!(Backup::read(file.clone()).unwrap().ways().passphrase, Some(kdf()));
        for (way, given) in [
            (Way::Recovery(identity()), hidden.clone()),
            (Way::Passphrase(Key::new(bytes(PASSPHRASE))), hidden),
            (Way::Sync(key(0x5c)), None),
        ] {
            let opened = open(&file, way).unwrap();
            assert!(opened.payload == read("payload.json"));
            assert_eq!(opened.contents.entries, 3);
            assert_eq!(opened.sync, given, "{name}");
        }
    }
}

#[test]
fn the_same_parts_still_give_the_golden_file() {
    assert!(sealed() == read(FILES[1]));
    assert_eq!(identity().to_text() + "\n", String::from_utf8(read("sheet.txt")).unwrap());
    assert_eq!(identity().recipient().bytes(), &bytes(PUBLIC));
}

/// With what is printed on the sheet, and a program that knows nothing of this app.
#[test]
fn a_stranger_with_the_sheet_and_age_opens_a_backup() {
    for name in FILES {
        let mut age = Command::new("age");
        age.args(["--decrypt", "--identity"]).args([path("sheet.txt"), path(name)]);
        let output = age.output().expect("age is not on the path. Next: run `cargo xtask setup`");
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stdout == read("payload.json"));
        assert!(output.stdout.starts_with(br#"{"format":"tidemark-backup","version":1,"#));
    }
}
