//! The module inside a browser, where curve and cipher are compiled for 32 bits and keys come as JS bytes.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

use js_sys::{Object, Reflect, Uint8Array};
use tidemark_backup::page::{age_identity, inspect, open, public_key, random_bytes, seal, verify};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const PAYLOAD: &[u8] = include_bytes!("backup/golden/payload.json");
const FILE: &[u8] = include_bytes!("backup/golden/backup-v1.age");
const SHEET: &str = include_str!("backup/golden/sheet.txt");
const IDENTITY: &str = "e9d2ead58f810a4cf9f7581b4924897e1bb3505bdae39449a58328600f11465d";
const PUBLIC: &str = "6c21ebbfdd6fd0d6d1f66713b8c805ada364a3f9a01296f729db9c45acd7a705";
const PASSPHRASE: &str = "7bed341e2e20bff850b843cf1bfe983e17708197f4b4bac879e65732bfcdc520";

fn hex(text: &str) -> JsValue {
    let digits = text.as_bytes().chunks(2).map(|pair| str::from_utf8(pair).unwrap());
    let bytes: Vec<u8> = digits.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
    Uint8Array::from(bytes.as_slice()).into()
}

fn range(first: u8, length: usize) -> JsValue {
    let bytes: Vec<u8> = (first..=255).take(length).collect();
    Uint8Array::from(bytes.as_slice()).into()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

fn sync() -> JsValue {
    Uint8Array::from([0x5c; 32].as_slice()).into()
}

fn random() -> JsValue {
    range(0, random_bytes())
}

fn golden() -> JsValue {
    let kdf =
        object(&[("memory", 19_456.into()), ("passes", 2.into()), ("lanes", 1.into()), ("salt", range(0x20, 16))]);
    object(&[
        ("payload", Uint8Array::from(PAYLOAD).into()),
        ("recovery", hex(PUBLIC)),
        ("sync", sync()),
        ("passphrase", object(&[("kdf", kdf), ("key", hex(PASSPHRASE))])),
        ("random", random()),
    ])
}

/// The code of what was thrown.
fn code<T>(result: Result<T, JsValue>) -> String {
    let thrown = result.err().unwrap();
    Reflect::get(&thrown, &"code".into()).unwrap().as_string().unwrap()
}

#[wasm_bindgen_test]
fn the_golden_file_is_the_same_here() {
    assert!(seal(golden().unchecked_ref()).unwrap() == FILE);
    assert_eq!(
        Uint8Array::from(public_key(hex(IDENTITY).unchecked_ref()).unwrap().as_slice()).to_vec(),
        Uint8Array::from(hex(PUBLIC)).to_vec()
    );
    assert_eq!(age_identity(hex(IDENTITY).unchecked_ref()).unwrap(), SHEET.trim_end());
}

#[wasm_bindgen_test]
fn each_key_opens_it() {
    for key in [("identity", hex(IDENTITY)), ("sync", sync()), ("passphrase", hex(PASSPHRASE))] {
        let opened: JsValue = open(FILE.to_vec(), object(&[key]).unchecked_ref()).unwrap().into();
        let payload = Reflect::get(&opened, &"payload".into()).unwrap();
        assert!(Uint8Array::new(&payload).to_vec() == PAYLOAD);
    }
}

#[wasm_bindgen_test]
fn it_says_how_it_opens_and_what_was_proven() {
    let ways: JsValue = inspect(FILE.to_vec()).unwrap().into();
    let kdf = Reflect::get(&ways, &"kdf".into()).unwrap();
    assert_eq!(Reflect::get(&kdf, &"memory".into()).unwrap(), 19_456);
    let sent = object(&[("recovery", hex(PUBLIC)), ("random", random())]);
    let proof = object(&[("sync", sync()), ("passphrase", hex(PASSPHRASE)), ("sent", sent)]);
    let contents: JsValue = verify(FILE.to_vec(), proof.unchecked_ref()).unwrap().into();
    assert_eq!(Reflect::get(&contents, &"entries".into()).unwrap(), 3);
}

#[wasm_bindgen_test]
fn what_is_refused_has_a_code() {
    let key = object(&[("sync", sync())]);
    let refused = |file: &[u8]| code(open(file.to_vec(), key.unchecked_ref()));
    assert_eq!(refused(PAYLOAD), "not_a_backup");
    assert_eq!(refused(&FILE[..FILE.len() - 1]), "backup_damaged");
    assert_eq!(refused(b"age-encryption.org/v2\n"), "backup_newer");
    let wrong = object(&[("sync", hex(PASSPHRASE))]);
    assert_eq!(code(open(FILE.to_vec(), wrong.unchecked_ref())), "wrong_key");
    assert_eq!(code(verify(FILE.to_vec(), key.unchecked_ref())), "wrong_key");
    for malformed in
        [object(&[]), object(&[("sync", range(0, 31))]), object(&[("sync", sync()), ("identity", hex(IDENTITY))])]
    {
        assert_eq!(code(open(FILE.to_vec(), malformed.unchecked_ref())), "malformed_input");
    }
}
