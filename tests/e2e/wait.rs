//! Waiting for a condition, never for a time.

use std::time::{Duration, Instant};

use anyhow::{Error, Result, anyhow};
use tokio::time;

/// How long a person would be kept waiting at most, with room for a busy machine.
const LIMIT: Duration = Duration::from_secs(15);
/// How long one look may take, which may itself wait for something, before the browser is taken to have hung.
const SILENCE: Duration = Duration::from_secs(45);
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// Looks until there is an answer. An error of a look is an answer that is not there yet, such as an element that was
/// just replaced; the last one is told when the limit is reached.
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
