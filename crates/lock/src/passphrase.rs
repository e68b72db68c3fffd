//! Keys from a passphrase, by Argon2id.

use alloc::vec::Vec;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use tidemark_seal::Kdf;
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

#[cfg(test)]
mod tests {
    use argon2::{AssociatedData, ParamsBuilder};

    use super::*;

    /// The test vector of RFC 9106, section 5.3.
    #[test]
    fn it_is_argon2id() {
        let mut params = ParamsBuilder::new();
        params.m_cost(32).t_cost(3).p_cost(4).data(AssociatedData::new(&[4; 12]).unwrap());
        let argon2 =
            Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params.build().unwrap()).unwrap();
        let mut tag = [0; 32];
        argon2.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
        let expected = [
            0x0d, 0x64, 0x0d, 0xf5, 0x8d, 0x78, 0x76, 0x6c, 0x08, 0xc0, 0x37, 0xa3, 0x4a, 0x8b, 0x53, 0xc9, 0xd0, 0x1e,
            0xf0, 0x45, 0x2d, 0x75, 0xb6, 0x5e, 0xb5, 0x25, 0x20, 0xe9, 0x6b, 0x01, 0xe6, 0x59,
        ];
        assert_eq!(tag, expected);
    }

    fn kdf(memory: u32, passes: u8, lanes: u8) -> Kdf {
        Kdf { memory, passes, lanes, salt: std::array::from_fn(|index| u8::try_from(index).unwrap()) }
    }

    fn hex(key: &Key) -> String {
        key.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
    }

    /// What the reference implementation gives (argon2-cffi 25.1.0), and HKDF-SHA-256 of it by Python's hmac.
    #[test]
    fn the_keys_are_those_of_the_reference_implementation() {
        for (kdf, slot, backup) in [
            (
                kdf(64 * 1024, 3, 1),
                "e259b3d052dbe34e4fb14c3353b18dc8d0036552a7bf40d5465e6da8ce78a614",
                "032caf7a8e1f3cf438fc8bb51eee66dca6a99c0a2e42bfa1f4d73401b2eace50",
            ),
            (
                kdf(256, 2, 4),
                "ae8aea134f512b058b34ea750d01ec84f44d29f57e5fc28a289306e8adef5c19",
                "bdc2327656ba2cfd3c649ddc48e618bc721f6ed730ea60f78de89480bb9cb0db",
            ),
        ] {
            let keys = keys("correct horse battery staple", &kdf).ok().unwrap();
            assert_eq!((hex(&keys.slot).as_str(), hex(&keys.backup).as_str()), (slot, backup));
        }
    }

    #[test]
    fn what_asks_for_too_much_is_refused_at_once() {
        for kdf in
            [kdf(u32::MAX, 3, 1), kdf(64 * 1024, 11, 1), kdf(64 * 1024, 3, 5), kdf(64 * 1024, 0, 1), kdf(4, 1, 1)]
        {
            assert_eq!(keys("words", &kdf).err(), Some(TooMuch), "{kdf:?}");
        }
    }

    /// A clock on which every run takes this long.
    fn clock(ms: f64) -> impl Fn() -> f64 {
        let now = std::cell::Cell::new(0.0);
        move || now.replace(now.get() + ms)
    }

    #[test]
    fn a_device_is_asked_for_what_it_does_in_time() {
        for (ms, expected) in [
            (20.0, Cost { passes: 8, ..USUAL }),
            (337.0, Cost { passes: 8, ..USUAL }),
            (338.0, Cost { passes: 7, ..USUAL }),
            (600.0, Cost { passes: 4, ..USUAL }),
            (900.0, USUAL),
            (901.0, SLOW),
        ] {
            let kdf = calibrate([9; 16], clock(ms));
            assert_eq!(Cost { memory: kdf.memory, passes: kdf.passes }, expected, "{ms} ms");
            assert!(kdf.is_within_limits() && kdf.lanes == 1 && kdf.salt == [9; 16]);
        }
    }
}
