//! Waits for a condition, never for a fixed time.

use std::time::{Duration, Instant};

use anyhow::{Error, Result, anyhow};
use tokio::time;

/// The app itself waits up to 12 s for a call, 20 s for another worker and 12 s for the same call again before it says
/// that it does not know. A test that waits less could fail where the app does not.
const LIMIT: Duration = Duration::from_mins(1);
/// How long one look may take before the browser counts as hung. The look itself may wait for something.
const SILENCE: Duration = Duration::from_secs(45);
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// Looks until there is an answer. An error from a look means not yet, such as for an element that was just replaced.
/// The last error is reported if the limit is reached.
pub(crate) async fn until<T>(awaited: &str, mut look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    let begun = Instant::now();
    loop {
        let seen = time::timeout(SILENCE, look()).await.unwrap_or_else(|_| Err(anyhow!("the browser does not answer")));
        if let Ok(Some(answer)) = seen {
            return Ok(answer);
        }
        if begun.elapsed() > LIMIT {
            return Err(late(awaited, seen.err()));
        }
        time::sleep(BETWEEN_LOOKS).await;
    }
}

fn late(awaited: &str, last: Option<Error>) -> Error {
    let waited = format!("waited {} s for {awaited}", LIMIT.as_secs());
    match last {
        Some(error) => error.context(waited),
        None => anyhow!(waited),
    }
}
