//! The lock: who can open the records, and what is left for whoever knows an old key.

mod set;
mod stopped;
mod ways;

use crate::lost_updates::{Tab, mood, open};
use crate::storage::{FixedHost, id, ready};
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::app::journal::Opening;
use tidemark::app::view::{
    Bytes, Kdf, NewLock, NewPasskey, NewPassphrase, NewRecovery, PassphraseKeys, Proof, RecoveryKeys, Unlock,
};
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Contents, Store};

/// Words that stand in a record and a draft.
const CANARY: &str = "a heron stood in the shallows";

const PASSPHRASE: u8 = 0;
const RECOVERY: u8 = 1;

fn key(byte: u8) -> Bytes {
    Bytes::of(&[byte; 32])
}

fn kdf() -> Kdf {
    Kdf { memory: 64 * 1024, passes: 3, lanes: 1, salt: Bytes::of(&[5; 16]) }
}

/// A lock whose keys all follow from this number.
pub(crate) fn lock(number: u8) -> NewLock {
    let (passphrase, recovery) = (key(number), key(number + 1));
    NewLock {
        proof: Proof { passphrase: passphrase.clone(), recovery: recovery.clone() },
        passphrase: PassphraseKeys { kdf: kdf(), key: passphrase, backup: key(number + 2) },
        recovery: RecoveryKeys { key: recovery, public: key(number + 3) },
    }
}

fn unlock(slot: u8, byte: u8) -> Unlock {
    Unlock { slot, key: key(byte) }
}

fn open_with<S: Store>(store: S, unlock: Option<&Unlock>) -> Result<Tab<S>, Failure> {
    let opening = Opening { unlock, ..Opening::default() };
    Ok(ready(App::open_as(store, FixedHost::seeded(77), opening))?.0)
}

/// A store with records and a draft, all of them in the second copy.
fn kept() -> MemoryStore {
    let store = MemoryStore::default().with_copy(Vec::new());
    let app = open(store.clone(), 1);
    for number in 1..=6 {
        ready(app.save(Some(&id(number).to_string()), mood("3"))).unwrap();
    }
    ready(app.save_questions(&[CANARY.to_owned()])).unwrap();
    ready(app.keep_draft(DraftSlot::CheckIn, &id(9).to_string(), CANARY)).unwrap();
    ready(app.keep_copy());
    store
}

/// Checks that all of it is there.
fn is_whole<S: Store>(app: &Tab<S>) {
    assert_eq!(ready(app.sentinel()).entries, 7);
    for number in 1..=6 {
        assert_eq!(ready(app.trail(&id(number).to_string())).unwrap().len(), 1, "record {number}");
    }
    assert_eq!(ready(app.plan()).unwrap().value.questions.iter().next().unwrap().as_str(), CANARY);
    let draft = ready(app.draft(DraftSlot::CheckIn, Some(&id(9).to_string()))).unwrap().unwrap();
    assert_eq!(draft.text, CANARY);
    let damage = ready(app.settings()).unwrap().damage;
    assert_eq!((damage.unreadable, damage.missing), (0, 0));
}

fn contents(store: &MemoryStore) -> Contents {
    ready(store.load()).unwrap()
}

/// Every byte that is stored, in the database and beside it.
fn every_byte(store: &MemoryStore) -> Vec<u8> {
    let Contents { root, tip, mirror, candidate, segments, drafts, ten, foreign: _ } = contents(store);
    let ten = ten.header.into_iter().chain(ten.months.into_iter().map(|(_, row)| row));
    let all = [root, tip, mirror, candidate].into_iter().flatten().chain(segments).chain(drafts).chain(ten);
    let file = ready(store.read_copy()).unwrap_or_default();
    all.chain([file]).flat_map(|bytes| [bytes, vec![0; 64]].concat()).collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
