//! What the core asks of the machine it runs on.

use crate::record::problem::Problem;
use crate::record::time::Moment;

/// The only clock and the only random source. The core reads neither itself,
/// so the same calls with the same host give the same bytes everywhere.
pub trait Host {
    /// The present moment on the person's clock. Refuses a clock outside the
    /// calendar and a zone the host cannot name.
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
