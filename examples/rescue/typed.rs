//! The key that follows from what a person types to open locked rows.

use anyhow::{Context, Result, anyhow};
use icu_normalizer::ComposingNormalizerBorrowed;
use tidemark::app::view::{Bytes, Kdf, Unlock, Way, WayKind};
use tidemark_lock::code::{self, GROUPS, WrongCode};
use tidemark_lock::passphrase;

/// The key of a passphrase or a recovery code. No passphrase has digits alone, so the two are never mixed up.
pub(crate) fn unlock(typed: &str, ways: &[Way]) -> Result<Unlock> {
    let is_code = !typed.is_empty() && typed.chars().all(|letter| letter.is_ascii_digit() || " -".contains(letter));
    let kind = if is_code { WayKind::Recovery } else { WayKind::Passphrase };
    let way = ways.iter().find(|way| way.kind == kind);
    let way = way.with_context(|| format!("No {} opens these records", name(kind)))?;
    let key = if is_code { recovery_key(typed)? } else { passphrase_key(typed, way)? };
    Ok(Unlock { slot: way.slot, key })
}

fn recovery_key(typed: &str) -> Result<Bytes> {
    let keys = code::keys(typed).map_err(|WrongCode { group }| match group {
        GROUPS => anyhow!("The code has too many digits"),
        group => anyhow!("Group {} of the code is not right", group + 1),
    })?;
    Ok(Bytes::of(keys.slot.as_slice()))
}

fn passphrase_key(typed: &str, way: &Way) -> Result<Bytes> {
    let kdf = way.kdf.as_ref().and_then(Kdf::within_limits);
    let kdf = kdf.context("The passphrase asks for more than this program does")?;
    let typed = ComposingNormalizerBorrowed::new_nfkc().normalize(typed);
    let keys = passphrase::keys(&typed, &kdf).map_err(|_| anyhow!("There is too little memory for the passphrase"))?;
    Ok(Bytes::of(keys.slot.as_slice()))
}

fn name(kind: WayKind) -> &'static str {
    if kind == WayKind::Recovery { "recovery code" } else { "passphrase" }
}
