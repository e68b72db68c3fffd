//! What storage must survive, by the thousand. `cargo xtask torture` plays many more than a test run does.

mod fuzz;
mod harms;
mod merges;
mod tabs;

use std::env;
use std::ops::Range;

/// The seeds of the cases to play. `TIDEMARK_TORTURE=full` plays all of them, and `TIDEMARK_SEED` starts elsewhere.
struct Cases(Range<u64>);

impl Cases {
    fn new(usual: u64, full: u64) -> Self {
        let count = if env::var("TIDEMARK_TORTURE").is_ok_and(|value| value == "full") { full } else { usual };
        let first = env::var("TIDEMARK_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
        Self(first..first + count)
    }

    fn seeds(&self) -> Range<u64> {
        self.0.clone()
    }

    /// Prints the line that `cargo xtask torture` puts into its table.
    fn report(&self, what: &str, found: &str) {
        println!("torture: {what} | native | {} cases | {found}", self.0.end - self.0.start);
    }
}
