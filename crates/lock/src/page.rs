//! What the page's worker calls. It converts by hand, with the few things of JavaScript that it needs: what does that
//! elsewhere weighs more than this whole module.

use alloc::{string::String, string::ToString as _, vec::Vec};

use tidemark_seal::Kdf;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::code::{self, WrongCode};
use crate::{Key, passphrase};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "/** What follows from a recovery code. */
export interface CodeKeys {
  /** The key of the slot. */
  slot: Uint8Array;
  /** The X25519 secret that opens backups. */
  identity: Uint8Array;
}

/** What follows from a passphrase. */
export interface PassphraseKeys {
  /** The key of the slot. */
  slot: Uint8Array;
  /** The key that opens backups. */
  backup: Uint8Array;
}

/** How a key follows from a passphrase: Argon2id with these parameters. */
export interface Kdf {
  /** Memory in KiB. */
  memory: number;
  /** How often it goes over the memory. */
  passes: number;
  /** Lanes. */
  lanes: number;
  /** 16 random bytes. */
  salt: Uint8Array;
}
";

#[wasm_bindgen]
extern "C" {
    /// Argon2id parameters, as the core has them.
    #[wasm_bindgen(typescript_type = "Kdf")]
    pub type PageKdf;

    #[wasm_bindgen(method, getter)]
    fn memory(this: &PageKdf) -> f64;

    #[wasm_bindgen(method, getter)]
    fn passes(this: &PageKdf) -> f64;

    #[wasm_bindgen(method, getter)]
    fn lanes(this: &PageKdf) -> f64;

    #[wasm_bindgen(method, getter)]
    fn salt(this: &PageKdf) -> Vec<u8>;

    /// A plain object.
    pub type Object;

    #[wasm_bindgen(constructor)]
    fn new() -> Object;

    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &Object, name: &str, value: &JsValue);

    /// What a call throws.
    #[wasm_bindgen(extends = Object)]
    pub type Error;

    #[wasm_bindgen(constructor)]
    fn new(message: &str) -> Error;

    type Uint8Array;

    #[wasm_bindgen(constructor)]
    fn new(bytes: &[u8]) -> Uint8Array;

    #[wasm_bindgen(js_namespace = Date, js_name = now)]
    fn unix_ms() -> f64;
}

/// A new recovery code from 16 random bytes: 8 groups of 6 digits with spaces between them.
#[wasm_bindgen(js_name = newCode)]
pub fn new_code(random: &[u8]) -> Result<String, Error> {
    let random = random.try_into().map_err(|_| refused("malformed_input"))?;
    Ok(code::write(&random).to_string())
}

/// Whether a group of six digits can be part of a recovery code.
#[wasm_bindgen(js_name = checkGroup)]
pub fn check_group(text: &str) -> bool {
    code::is_group(text)
}

/// The keys of a recovery code. Refuses one that cannot be right with `wrong_code`, whose `detail` has the `group`.
#[wasm_bindgen(js_name = codeKeys, unchecked_return_type = "CodeKeys")]
pub fn code_keys(code: &str) -> Result<Object, Error> {
    let keys = code::keys(code).map_err(|WrongCode { group }| {
        let error = refused("wrong_code");
        #[expect(clippy::cast_possible_truncation, reason = "there are eight groups")]
        error.set("detail", &object(&[("group", (group as u32).into())]));
        error
    })?;
    Ok(object(&[("slot", bytes(&keys.slot)), ("identity", bytes(&keys.identity))]))
}

/// The keys of a passphrase, which must be in normal form NFKC. Refuses with `kdf_limits` what asks for too much.
#[wasm_bindgen(js_name = passphraseKeys, unchecked_return_type = "PassphraseKeys")]
pub fn passphrase_keys(passphrase: &str, kdf: &PageKdf) -> Result<Object, Error> {
    let too_much = || refused("kdf_limits");
    let kdf = kdf.taken().ok_or_else(too_much)?;
    let keys = passphrase::keys(passphrase, &kdf).map_err(|_| too_much())?;
    Ok(object(&[("slot", bytes(&keys.slot)), ("backup", bytes(&keys.backup))]))
}

/// Parameters for a new passphrase on this device, from 16 random bytes. Takes up to some seconds.
#[wasm_bindgen(unchecked_return_type = "Kdf")]
pub fn calibrate(random: &[u8]) -> Result<Object, Error> {
    let salt = random.try_into().map_err(|_| refused("malformed_input"))?;
    let Kdf { memory, passes, lanes, salt } = passphrase::calibrate(salt, unix_ms);
    let salt = Uint8Array::new(&salt).into();
    Ok(object(&[("memory", memory.into()), ("passes", passes.into()), ("lanes", lanes.into()), ("salt", salt)]))
}

/// The key of a slot, from the answer of a passkey.
#[wasm_bindgen(js_name = passkeyKey)]
pub fn passkey_key(answer: &[u8]) -> Vec<u8> {
    crate::passkey_key(answer).to_vec()
}

impl PageKdf {
    /// Numbers out of range are out of the limits too.
    fn taken(&self) -> Option<Kdf> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as saturates")]
        let [memory, passes, lanes] = [self.memory(), self.passes(), self.lanes()].map(|number| number as u32);
        let (passes, lanes) = (passes.try_into().ok()?, lanes.try_into().ok()?);
        Some(Kdf { memory, passes, lanes, salt: self.salt().try_into().ok()? })
    }
}

fn bytes(key: &Key) -> JsValue {
    Uint8Array::new(key.as_slice()).into()
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        object.set(name, value);
    }
    object
}

/// An error by whose code the page knows why.
fn refused(code: &str) -> Error {
    let error = Error::new(code);
    error.set("code", &code.into());
    error
}
