//! The age program itself, which knows nothing of ours. `cargo xtask setup` installs it.

#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tidemark_age::x25519::{Ephemeral, Identity};
use tidemark_age::{AgeFile, CHUNK, FileKey, Key, key_stanza, seal};

/// Around every boundary of the first chunks, and some sizes between.
fn lengths() -> impl Iterator<Item = usize> {
    let boundaries = (1..=4).flat_map(|chunks| [chunks * CHUNK - 1, chunks * CHUNK, chunks * CHUNK + 1]);
    [0, 1, 2, 15, 16, 17, 4095, 4096].into_iter().chain(boundaries).chain([20 * CHUNK])
}

/// Bytes that are different in every chunk.
fn payload(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at / CHUNK + at * 7).to_le_bytes()[0]).collect()
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// A file with the key, as `age-keygen` writes one and as a person types it off a sheet.
    fn identity(&self, identity: &Identity) -> PathBuf {
        let path = self.0.join("key.txt");
        std::fs::write(&path, format!("{}\n", identity.to_text())).unwrap();
        path
    }
}

fn age(arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("age");
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = command.spawn().expect("age is not on the path. Next: run `cargo xtask setup`");
    let mut pipe = program.stdin.take().unwrap();
    let output = std::thread::scope(|scope| {
        // It may stop reading early, when it has seen that it cannot open the file.
        scope.spawn(move || drop(pipe.write_all(input)));
        program.wait_with_output().unwrap()
    });
    if output.status.success() { Ok(output.stdout) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

fn identity(byte: u8) -> Identity {
    Identity::new(Key::new([byte; 32]))
}

/// A file with an X25519 stanza between two stanzas that age has never heard of.
fn sealed(payload: &[u8], identity: &Identity) -> Vec<u8> {
    let key = FileKey::new([7; 16]);
    let own = |name: &str, arguments: &[String]| key_stanza::wrap(name, arguments, &Key::new([1; 32]), &[2; 16], &key);
    let stanza = identity.recipient().wrap(&Ephemeral::new(Key::new([3; 32])), &key).unwrap();
    let arguments = ["argon2id".to_owned(), "65536".to_owned()];
    seal(&[own("one-of-ours", &[]), stanza, own("another", &arguments)], &key, &[4; 16], payload)
}

#[test]
fn age_opens_what_we_seal() {
    let folder = Folder::new("ours");
    let key = folder.identity(&identity(5));
    for length in lengths() {
        let opened = age(&["-d", "-i", key.to_str().unwrap()], &sealed(&payload(length), &identity(5))).unwrap();
        assert!(opened == payload(length), "{length} bytes");
    }
}

#[test]
fn we_open_what_age_seals() {
    let (own, other) = (identity(6).recipient().to_text(), identity(9).recipient().to_text());
    for length in lengths() {
        let sealed = age(&["-r", &other, "-r", &own], &payload(length)).unwrap();
        let file = AgeFile::read(sealed).unwrap();
        assert_eq!(identity(5).unwrap(file.stanzas()), Ok(None));
        let key = identity(6).unwrap(file.stanzas()).unwrap().unwrap();
        assert!(file.open(&key).unwrap() == payload(length), "{length} bytes");
    }
}

#[test]
fn age_refuses_what_we_refuse() {
    let folder = Folder::new("refused");
    let key = folder.identity(&identity(5));
    let whole = sealed(&payload(CHUNK + 5), &identity(5));
    let header = whole.len() - tidemark_age::sealed_length(CHUNK + 5);
    let mut altered = vec![whole[..whole.len() - 1].to_vec(), [&whole[..], b"x"].concat()];
    for at in [0, 20, 30, header - 2, header, header + 20, whole.len() - 1] {
        let mut file = whole.clone();
        file[at] ^= 1;
        altered.push(file);
    }
    for file in altered {
        assert!(age(&["-d", "-i", key.to_str().unwrap()], &file).is_err());
        let ours = AgeFile::read(file).and_then(|file| match identity(5).unwrap(file.stanzas())? {
            Some(key) => file.open(&key),
            None => Err(tidemark_age::Refused::NoMatch),
        });
        assert!(ours.is_err());
    }
}
