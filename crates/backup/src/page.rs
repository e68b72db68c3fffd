//! What the page's worker calls. Keys come as bytes and go nowhere but into the file.

use js_sys::{Object, Reflect, Uint8Array};
use tidemark::record::error_code::ErrorCode;
use tidemark_age::Key;
use tidemark_age::x25519::{Identity, Recipient};
use tidemark_boundary::PageError;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};

use zeroize::Zeroizing;

use crate::{Backup, Kdf, MAX_FILE, Parts, RANDOM_BYTES, Random, Refused, SyncKey, Unsealed, Way, Ways};

// `Kdf` and `SyncKey` are the core's.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a file is made from. Keys have 32 bytes; `random` are `randomBytes()` bytes drawn for this file alone. */
export interface Sealing {
  readonly payload: Uint8Array;
  /** The public key of the recovery code. */
  readonly recovery: Uint8Array;
  readonly sync: SyncKey;
  readonly passphrase: { readonly kdf: Kdf; readonly key: Uint8Array } | null;
  readonly random: Uint8Array;
}

/** A key that opens a file: the secret that follows from the recovery code, the sync key, or the passphrase's key. */
export type BackupKey =
  | { readonly identity: Uint8Array }
  | { readonly sync: Uint8Array }
  | { readonly passphrase: Uint8Array };

/**
 * A key for every way that a file offers. The recovery code's is its secret, `identity`, or else `sent`: what the file was
 * sealed with.
 */
export interface FileProof {
  readonly sync: Uint8Array;
  readonly passphrase?: Uint8Array | undefined;
  readonly identity?: Uint8Array | undefined;
  readonly sent?: { readonly recovery: Uint8Array; readonly random: Uint8Array } | undefined;
}

/** What a file offers. Without a `kdf`, no passphrase opens it. */
export interface Inspected {
  readonly recovery: boolean;
  readonly sync: boolean;
  readonly kdf: Kdf | null;
  /** False for a file of before, in which a damaged header looks like a wrong key. */
  readonly tellsDamage: boolean;
}

/** What is in a file. */
export interface OpenedBackup {
  readonly payload: Uint8Array;
  /** The key that the devices share, where the file was opened in another way. */
  readonly sync: SyncKey | null;
}

/** What was counted in a file that was proven: its entries, and the digest of their text. */
export interface BackupContents {
  readonly entries: number;
  readonly sha256: string;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// `Sealing`
    #[wasm_bindgen(typescript_type = "Sealing")]
    pub type Sealing;
    /// `BackupKey`
    #[wasm_bindgen(typescript_type = "BackupKey")]
    pub type BackupKey;
    /// `FileProof`
    #[wasm_bindgen(typescript_type = "FileProof")]
    pub type FileProof;
    /// `Inspected`
    #[wasm_bindgen(typescript_type = "Inspected")]
    pub type Inspected;
    /// `OpenedBackup`
    #[wasm_bindgen(typescript_type = "OpenedBackup")]
    pub type OpenedBackup;
    /// `BackupContents`
    #[wasm_bindgen(typescript_type = "BackupContents")]
    pub type BackupContents;
}

/// Bytes that a file may have. A larger one need not be read.
#[wasm_bindgen(js_name = maxFile)]
pub fn max_file() -> usize {
    MAX_FILE
}

/// Random bytes that sealing takes.
#[wasm_bindgen(js_name = randomBytes)]
pub fn random_bytes() -> usize {
    RANDOM_BYTES
}

/// The public key of this identity, once the identity has opened something that was sealed for it.
#[wasm_bindgen(js_name = publicKey)]
pub fn public_key(identity: &Uint8Array) -> Result<Vec<u8>, JsValue> {
    let recipient = crate::public_key(&Identity::new(key(identity)?)).ok_or_else(malformed)?;
    Ok(recipient.bytes().to_vec())
}

/// The identity as the age program reads it, `AGE-SECRET-KEY-1…`.
#[wasm_bindgen(js_name = ageIdentity)]
pub fn age_identity(identity: &Uint8Array) -> Result<String, JsValue> {
    Ok(Identity::new(key(identity)?).to_text())
}

/// Makes a file.
#[wasm_bindgen]
pub fn seal(sealing: &Sealing) -> Result<Vec<u8>, JsValue> {
    let parts = Parts {
        payload: &array(&field(sealing, "payload"))?.to_vec(),
        recovery: recipient(sealing)?,
        sync: &sync_key(&field(sealing, "sync"))?,
        passphrase: passphrase(sealing)?,
        random: &random(sealing)?,
    };
    Backup::seal(&parts).map_err(|_: Unsealed| malformed())
}

/// Opens a file in every way that it offers, each by itself, and counts what is in it.
#[wasm_bindgen]
pub fn verify(file: Vec<u8>, proof: &FileProof) -> Result<BackupContents, JsValue> {
    let mut ways = ways(proof)?;
    ways.extend(sent(proof)?);
    let opened = Backup::read(file).and_then(|backup| backup.prove(&ways)).map_err(refused)?;
    let contents = Object::new();
    set(&contents, "entries", opened.contents.entries);
    set(&contents, "sha256", opened.contents.sha256);
    Ok(contents.unchecked_into())
}

/// Which ways a file offers.
#[wasm_bindgen]
pub fn inspect(file: Vec<u8>) -> Result<Inspected, JsValue> {
    let backup = Backup::read(file).map_err(refused)?;
    let Ways { recovery, sync, passphrase } = backup.ways();
    let ways = Object::new();
    set(&ways, "recovery", recovery);
    set(&ways, "sync", sync);
    set(&ways, "kdf", passphrase.map_or(JsValue::NULL, give_kdf));
    set(&ways, "tellsDamage", backup.tells_damage());
    Ok(ways.unchecked_into())
}

/// Opens a file with one key and gives what is in it.
#[wasm_bindgen]
pub fn open(file: Vec<u8>, key: &BackupKey) -> Result<OpenedBackup, JsValue> {
    let ways = ways(key)?;
    if ways.len() != 1 {
        return Err(malformed());
    }
    let opened = Backup::read(file).and_then(|backup| backup.open(&ways)).map_err(refused)?;
    let given = Object::new();
    set(&given, "payload", Uint8Array::from(opened.payload.as_slice()));
    set(&given, "sync", opened.sync.map_or(JsValue::NULL, give_sync_key));
    Ok(given.unchecked_into())
}

/// The ways that were given, by the names of their keys.
fn ways(given: &JsValue) -> Result<Vec<Way>, JsValue> {
    let key = |name| Some(field(given, name)).filter(JsValue::is_object).map(|bytes| key(&bytes)).transpose();
    let ways = [
        key("identity")?.map(Identity::new).map(Way::Recovery),
        key("sync")?.map(Way::Sync),
        key("passphrase")?.map(Way::Passphrase),
    ];
    Ok(ways.into_iter().flatten().collect())
}

fn sent(given: &JsValue) -> Result<Option<Way>, JsValue> {
    let sent = field(given, "sent");
    if !sent.is_object() {
        return Ok(None);
    }
    Ok(Some(Way::Sent(random(&sent)?, recipient(&sent)?)))
}

fn passphrase(given: &JsValue) -> Result<Option<(Kdf, Key)>, JsValue> {
    let passphrase = field(given, "passphrase");
    if !passphrase.is_object() {
        return Ok(None);
    }
    let kdf = field(&passphrase, "kdf");
    let small = |name| u8::try_from(number(&kdf, name)?).map_err(|_| malformed());
    let kdf = Kdf {
        memory: number(&kdf, "memory")?,
        passes: small("passes")?,
        lanes: small("lanes")?,
        salt: bytes(&field(&kdf, "salt"))?,
    };
    Ok(Some((kdf, key(&field(&passphrase, "key"))?)))
}

fn sync_key(given: &JsValue) -> Result<SyncKey, JsValue> {
    let vault = bytes(&field(given, "vault"))?;
    Ok(SyncKey { vault, number: number(given, "number")?, key: key(&field(given, "key"))? })
}

fn random(given: &JsValue) -> Result<Random, JsValue> {
    Ok(Random::new(&Zeroizing::new(bytes(&field(given, "random"))?)))
}

fn recipient(given: &JsValue) -> Result<Recipient, JsValue> {
    Ok(Recipient::new(bytes(&field(given, "recovery"))?))
}

fn key(given: &JsValue) -> Result<Key, JsValue> {
    Ok(Key::new(bytes(given)?))
}

fn bytes<const N: usize>(given: &JsValue) -> Result<[u8; N], JsValue> {
    let array = array(given)?;
    let mut bytes = [0; N];
    if array.length() as usize != N {
        return Err(malformed());
    }
    array.copy_to(&mut bytes);
    Ok(bytes)
}

fn array(given: &JsValue) -> Result<&Uint8Array, JsValue> {
    given.dyn_ref().ok_or_else(malformed)
}

fn give_kdf(Kdf { memory, passes, lanes, salt }: Kdf) -> JsValue {
    let kdf = Object::new();
    set(&kdf, "memory", memory);
    set(&kdf, "passes", passes);
    set(&kdf, "lanes", lanes);
    set(&kdf, "salt", Uint8Array::from(salt.as_slice()));
    kdf.into()
}

fn give_sync_key(SyncKey { vault, number, key }: SyncKey) -> JsValue {
    let sync = Object::new();
    set(&sync, "vault", Uint8Array::from(vault.as_slice()));
    set(&sync, "number", number);
    set(&sync, "key", Uint8Array::from(key.as_slice()));
    sync.into()
}

fn number(object: &JsValue, name: &str) -> Result<u32, JsValue> {
    let number = field(object, name).as_f64().filter(|number| number.fract() == 0.0 && (0.0..4e9).contains(number));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number below 2^32")]
    number.map(|number| number as u32).ok_or_else(malformed)
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn set(object: &Object, name: &str, value: impl Into<JsValue>) {
    // A plain object that we have just made accepts any property.
    let _ = Reflect::set(object, &name.into(), &value.into());
}

/// An error of this module as the page receives it.
fn refused(refused: Refused) -> JsValue {
    let code = match refused {
        Refused::NotABackup => ErrorCode::NotABackup,
        Refused::Damaged => ErrorCode::BackupDamaged,
        Refused::Newer => ErrorCode::BackupNewer,
        Refused::WrongKey => ErrorCode::WrongKey,
    };
    coded(code, code.as_str())
}

/// The page passed something whose shape does not match its type.
fn malformed() -> JsValue {
    coded(ErrorCode::MalformedInput, "not of the expected shape")
}

fn coded(code: ErrorCode, message: &str) -> JsValue {
    PageError::coded(code, message).into()
}
