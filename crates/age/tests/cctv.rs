//! Every vector of the CCTV collection, each of which is one way to get age right or wrong.

#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

use std::{collections::BTreeMap, fs, io::Read as _, path::Path};

use flate2::read::ZlibDecoder;
use sha2::{Digest as _, Sha256};
use tidemark_age::x25519::Identity;
use tidemark_age::{AgeFile, FileKey, Refused, seal, sealed_length};

/// A vector: what is said about it, and the file.
struct Vector {
    name: String,
    said: BTreeMap<String, Vec<String>>,
    file: Vec<u8>,
}

impl Vector {
    fn read(path: &Path) -> Self {
        let bytes = fs::read(path).unwrap();
        let end = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap();
        let mut said = BTreeMap::<_, Vec<_>>::new();
        for line in str::from_utf8(&bytes[..end]).unwrap().lines() {
            let (key, value) = line.split_once(": ").unwrap();
            said.entry(key.to_owned()).or_default().push(value.to_owned());
        }
        let mut file = bytes[end + 2..].to_vec();
        if let Some(how) = said.get("compressed") {
            assert_eq!(how, &["zlib"]);
            let packed = std::mem::take(&mut file);
            ZlibDecoder::new(packed.as_slice()).read_to_end(&mut file).unwrap();
        }
        Self { name: path.file_name().unwrap().to_str().unwrap().to_owned(), said, file }
    }

    fn one(&self, key: &str) -> Option<&str> {
        self.said.get(key).map(|values| values[0].as_str())
    }

    fn expects(&self, what: &str) -> bool {
        self.one("expect") == Some(what)
    }

    fn is_armored(&self) -> bool {
        self.said.contains_key("armored")
    }

    /// The X25519 keys that are to be tried. Other kinds are not ours.
    fn identities(&self) -> Vec<Identity> {
        self.said.get("identity").into_iter().flatten().filter_map(|text| Identity::parse(text)).collect()
    }

    /// What the file is opened with; the vectors tell it to those who cannot get at it.
    fn file_key(&self) -> Option<FileKey> {
        Some(FileKey::new(hex(self.one("file key")?).try_into().ok()?))
    }

    fn check_payload(&self, payload: &[u8]) {
        assert_eq!(hex(self.one("payload").unwrap()), Sha256::digest(payload).as_slice(), "{}", self.name);
    }
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn vectors() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cctv");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let vectors: Vec<_> = files.filter(|path| path.extension().is_none()).map(|path| Vector::read(&path)).collect();
    assert_eq!(vectors.len(), 143);
    vectors
}

fn open(file: &[u8], identities: &[Identity]) -> Result<Vec<u8>, Refused> {
    let file = AgeFile::read(file.to_vec())?;
    for identity in identities {
        if let Some(key) = identity.unwrap(file.stanzas())? {
            return file.open(&key);
        }
    }
    Err(Refused::NoMatch)
}

#[test]
fn what_is_opened_with_x25519_comes_out_as_it_should() {
    let ours = |vector: &&Vector| !vector.is_armored() && (!vector.identities().is_empty());
    let mut counted = 0;
    for vector in vectors().iter().filter(ours) {
        let expected = vector.one("expect").unwrap();
        let found = match open(&vector.file, &vector.identities()) {
            Ok(payload) => {
                vector.check_payload(&payload);
                "success"
            }
            Err(Refused::NotAge | Refused::OtherVersion | Refused::Header) => "header failure",
            Err(Refused::NoMatch) => "no match",
            Err(Refused::Mac) => "HMAC failure",
            Err(Refused::Payload) => "payload failure",
        };
        assert_eq!(found, expected, "{}", vector.name);
        counted += 1;
    }
    assert_eq!(counted, 68);
}

/// Passphrases of age's own kind, post-quantum keys and armour are not ours.
#[test]
fn what_needs_something_else_is_refused() {
    let other = |vector: &&Vector| vector.is_armored() || vector.identities().is_empty();
    for vector in vectors().iter().filter(other) {
        let refused = open(&vector.file, &vector.identities()).unwrap_err();
        let expected: &[Refused] = match () {
            () if vector.is_armored() => &[Refused::NotAge],
            () if vector.expects("header failure") => &[Refused::NotAge, Refused::Header, Refused::NoMatch],
            () => &[Refused::NoMatch],
        };
        assert!(expected.contains(&refused), "{}: {refused:?}", vector.name);
    }
}

/// With the file key at hand, header and payload are the same for every kind of recipient; and what was read is written
/// again byte for byte.
#[test]
fn what_opens_is_written_again_as_it_was() {
    let mut counted = 0;
    for vector in vectors().iter().filter(|vector| vector.expects("success") && !vector.is_armored()) {
        let key = vector.file_key().unwrap();
        let file = AgeFile::read(vector.file.clone()).unwrap();
        let stanzas = file.stanzas().to_vec();
        let payload = file.open(&key).unwrap();
        vector.check_payload(&payload);
        let start = vector.file.len() - sealed_length(payload.len());
        let nonce = vector.file[start..].first_chunk().unwrap();
        assert!(seal(&stanzas, &key, nonce, &payload) == vector.file, "{}", vector.name);
        counted += 1;
    }
    assert_eq!(counted, 19);
}
