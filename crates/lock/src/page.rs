//! What the page's worker calls.

use js_sys::Date;
use serde::Serialize;
use tidemark::app::view::{Bytes, Kdf};
use tidemark::record::error_code::ErrorCode;
use tidemark::vault::slot;
use tidemark_boundary::{Malformed, PageError, give, take};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{code, passphrase};

/// What follows from a recovery code.
#[derive(Debug, Serialize, Tsify)]
pub struct CodeKeys {
    /// The key of the slot.
    #[tsify(type = "Uint8Array")]
    pub slot: Bytes,
    /// The X25519 secret that opens backups.
    #[tsify(type = "Uint8Array")]
    pub identity: Bytes,
}

/// What follows from a passphrase.
#[derive(Debug, Serialize, Tsify)]
pub struct PassphraseKeys {
    /// The key of the slot.
    #[tsify(type = "Uint8Array")]
    pub slot: Bytes,
    /// The key that opens backups.
    #[tsify(type = "Uint8Array")]
    pub backup: Bytes,
}

/// A new recovery code from 16 random bytes: 8 groups of 6 digits with spaces between them.
#[wasm_bindgen(js_name = newCode)]
pub fn new_code(random: &[u8]) -> Result<String, PageError> {
    let random = random.try_into().map_err(|_| Malformed::default())?;
    Ok(code::write(&random).to_string())
}

/// Whether a group of six digits can be part of a recovery code.
#[wasm_bindgen(js_name = checkGroup)]
pub fn check_group(text: &str) -> bool {
    code::is_group(text)
}

/// The keys of a recovery code. Refuses one that cannot be right with `wrong_code`, whose `detail` has the `group`.
#[wasm_bindgen(js_name = codeKeys)]
pub fn code_keys(code: &str) -> Result<Ts<CodeKeys>, PageError> {
    let keys = code::keys(code).map_err(|wrong| PageError::in_group(wrong.group))?;
    give(&CodeKeys { slot: Bytes::of(keys.slot.as_slice()), identity: Bytes::of(keys.identity.as_slice()) })
}

/// The keys of a passphrase, which must be in normal form NFKC. Refuses with `kdf_limits` what asks for too much.
#[wasm_bindgen(js_name = passphraseKeys)]
pub fn passphrase_keys(passphrase: &str, kdf: Ts<Kdf>) -> Result<Ts<PassphraseKeys>, PageError> {
    let too_much = || PageError::coded(ErrorCode::KdfLimits, "the parameters are out of range");
    let kdf = take(kdf)?.within_limits().ok_or_else(too_much)?;
    let keys = passphrase::keys(passphrase, &kdf).map_err(|_| too_much())?;
    give(&PassphraseKeys { slot: Bytes::of(keys.slot.as_slice()), backup: Bytes::of(keys.backup.as_slice()) })
}

/// Parameters for a new passphrase on this device, from 16 random bytes. Takes up to some seconds.
#[wasm_bindgen]
pub fn calibrate(random: &[u8]) -> Result<Ts<Kdf>, PageError> {
    let salt = random.try_into().map_err(|_| Malformed::default())?;
    let kdf: slot::Kdf = passphrase::calibrate(salt, Date::now);
    give(&Kdf::of(&kdf))
}

/// The key of a slot, from the answer of a passkey.
#[wasm_bindgen(js_name = passkeyKey)]
pub fn passkey_key(answer: &[u8]) -> Vec<u8> {
    crate::passkey_key(answer).to_vec()
}
