//! A host whose clock shows what it is set to, and whose randomness is the same in every run.

use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use tidemark::app::host::Host;
use tidemark::record::problem::Problem;
use tidemark::record::time::{Moment, Zone};

/// The person's zone and its offset from UTC.
pub(crate) const ZONE: &str = "Europe/Berlin";
/// The same all year round: nothing here depends on summer time.
pub(crate) const OFFSET_MINUTES: i16 = 60;

/// The machine on which the records are written.
pub(crate) struct FixedHost {
    unix_ms: Cell<i64>,
    state: Cell<u64>,
}

impl FixedHost {
    /// A host whose clock shows this instant.
    pub(crate) fn at(unix_ms: i64) -> Self {
        Self { unix_ms: Cell::new(unix_ms), state: Cell::new(0) }
    }

    /// Sets the clock to another instant.
    pub(crate) fn set_clock(&self, unix_ms: i64) {
        self.unix_ms.set(unix_ms);
    }

    /// A number below `end`.
    pub(crate) fn below(&self, end: u8) -> u8 {
        self.next().to_le_bytes()[7] % end
    }

    // SplitMix64 (Steele, Lea and Flood 2014): a few lines, and the same everywhere.
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
        Moment::new(self.unix_ms.get(), OFFSET_MINUTES, Zone::parse(ZONE)?)
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes()[..chunk.len()]);
        }
    }
}

/// The value of a future that never waits, like those of a store in memory.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("a store in memory never waits"),
    }
}
