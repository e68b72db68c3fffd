//! What the core asks of the machine that it runs on.

use crate::record::problem::Problem;
use crate::record::time::Moment;

/// The only clock and the only source of randomness. The core reads neither by itself, so the same calls with the same
/// host give the same bytes everywhere.
pub trait Host {
    /// The present moment on the person's clock. Refuses a time outside the calendar, and a zone that the host cannot
    /// name.
    fn now(&self) -> Result<Moment, Problem>;

    /// Fills `bytes` from a cryptographically secure source.
    fn fill_random(&self, bytes: &mut [u8]);
}

impl dyn Host + '_ {
    /// `N` random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill_random(&mut bytes);
        bytes
    }
}
