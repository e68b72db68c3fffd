//! Keys from a passphrase, by Argon2id.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use tidemark::vault::slot::Kdf;
use zeroize::Zeroizing;

use crate::{Key, derive};

/// What follows from a passphrase.
pub struct PassphraseKeys {
    /// The key that opens a slot.
    pub slot: Key,
    /// The key that opens backups.
    pub backup: Key,
}

/// The parameters ask for more than this app allows, or for more memory than there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuch;

/// Milliseconds that unlocking may take on this device.
const PATIENCE: f64 = 900.0;
/// Memory in KiB and passes, in the order in which they are tried.
const USUAL: Cost = Cost { memory: 64 * 1024, passes: 3 };
const SLOW: Cost = Cost { memory: 46 * 1024, passes: 1 };
const SMALL: Cost = Cost { memory: 19 * 1024, passes: 2 };
/// More passes than this are not asked for, however fast the device.
const MOST_PASSES: u8 = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cost {
    memory: u32,
    passes: u8,
}

/// The keys that follow from a passphrase. It must be in normal form NFKC. The limits are checked, and the memory asked
/// for, before anything is done.
pub fn keys(passphrase: &str, kdf: &Kdf) -> Result<PassphraseKeys, TooMuch> {
    let secret = argon2id(passphrase.as_bytes(), kdf)?;
    let key = |purpose: &[u8]| derive(secret.as_slice(), purpose);
    Ok(PassphraseKeys { slot: key(b"tidemark passphrase slot"), backup: key(b"tidemark passphrase backup") })
}

/// Parameters that this device can be asked for, with this salt. `clock` gives milliseconds.
pub fn calibrate(salt: [u8; 16], clock: impl Fn() -> f64) -> Kdf {
    let kdf = |Cost { memory, passes }| Kdf { memory, passes, lanes: 1, salt };
    let time = |cost| {
        let begun = clock();
        argon2id(b"how fast is it?", &kdf(cost)).ok().map(|_| clock() - begun)
    };
    let cost = match time(USUAL) {
        Some(ms) if ms <= PATIENCE => Cost { passes: passes_within(ms), ..USUAL },
        Some(_) => SLOW,
        None => time(SLOW).map_or(SMALL, |_| SLOW),
    };
    kdf(cost)
}

/// How many passes are done in time, given how long the usual ones take.
fn passes_within(ms: f64) -> u8 {
    let fits = |passes: &u8| ms * f64::from(*passes) <= PATIENCE * f64::from(USUAL.passes);
    (USUAL.passes..=MOST_PASSES).rev().find(fits).unwrap_or(USUAL.passes)
}

fn argon2id(secret: &[u8], kdf: &Kdf) -> Result<Key, TooMuch> {
    if !kdf.is_within_limits() {
        return Err(TooMuch);
    }
    let params = Params::new(kdf.memory, kdf.passes.into(), kdf.lanes.into(), None).map_err(|_| TooMuch)?;
    let mut memory: Vec<Block> = Vec::new();
    memory.try_reserve_exact(params.block_count()).map_err(|_| TooMuch)?;
    memory.resize(params.block_count(), Block::default());
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut key = Zeroizing::new([0; 32]);
    argon2.hash_password_into_with_memory(secret, &kdf.salt, key.as_mut_slice(), &mut memory).map_err(|_| TooMuch)?;
    Ok(key)
}
