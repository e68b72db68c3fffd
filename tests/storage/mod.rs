//! What the storage tests share: a fixed host, a scenario with every kind of record, and the contract of stores.

#![allow(dead_code, reason = "the tests in browsers use a part of it")]

pub(crate) mod contract;
pub(crate) mod flows;
pub(crate) mod prefix;
pub(crate) mod scenario;

use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use tidemark::app::host::Host;
use tidemark::app::journal::Journal;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::log::{Change, Record};
use tidemark::record::problem::Problem;
use tidemark::record::time::{LocalDay, Moment, Zone};
use tidemark::record::values::Level;
use tidemark::store::Store;

/// A host whose clock advances by a fixed step each time it is read, and whose randomness is the same in each run.
pub(crate) struct FixedHost {
    unix_ms: Cell<i64>,
    step_ms: i64,
    state: Cell<u64>,
}

impl FixedHost {
    /// Starts at this instant. Hosts with other seeds draw other numbers.
    pub(crate) fn new(unix_ms: i64, step_ms: i64, seed: u64) -> Self {
        Self { unix_ms: Cell::new(unix_ms), step_ms, state: Cell::new(seed) }
    }

    /// In May 2026, one second per reading.
    pub(crate) fn seeded(seed: u64) -> Self {
        Self::new(1_778_000_000_000, 1000, seed)
    }

    pub(crate) fn set_clock(&self, unix_ms: i64) {
        self.unix_ms.set(unix_ms);
    }

    // SplitMix64 (Steele, Lea and Flood 2014): a few lines, the same everywhere.
    fn next(&self) -> u64 {
        let state = self.state.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.state.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Host for FixedHost {
    fn now(&self) -> Result<Moment, Problem> {
        let now = self.unix_ms.replace(self.unix_ms.get() + self.step_ms);
        Moment::new(now, 60, Zone::parse("Europe/Berlin")?)
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes()[..chunk.len()]);
        }
    }
}

/// The value of a future that never waits, as those of a store in memory never do.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a store in memory never waits"),
    }
}

/// The record with this number.
pub(crate) fn id(number: u8) -> RecordId {
    RecordId::from_bytes([number; 16])
}

/// A check-in with this day and mood and nothing else.
pub(crate) fn mood(day: i32, points: u8) -> Change {
    Change::Put(Record::CheckIn(CheckIn {
        day: LocalDay::from_number(20_000 + day).unwrap(),
        mood: Level::new("mood", points).unwrap(),
        interest: None,
        energy: None,
        calm: None,
        like_myself: None,
        sleep: None,
        note: None,
    }))
}

/// The moods of all check-ins, with their days.
pub(crate) fn moods<S: Store>(journal: &Journal<S>) -> Vec<(i32, u8)> {
    let check_ins = journal.timeline().check_ins();
    check_ins.map(|kept| (kept.value.day.number() - 20_000, kept.value.mood.points())).collect()
}
