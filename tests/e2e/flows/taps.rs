//! How many taps it takes to what a person needs at once.

use anyhow::Result;

use super::treatment::began;
use crate::stage::Stage;

pub(super) async fn chest_pain_to_a_number_takes_three_taps(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    app.goes_to("today").await?;
    app.counts_taps().await?;
    for tap in ["place-sessions", "effect-add", "sign-chestPain"] {
        app.taps(tap).await?;
    }
    app.seen_within("answer-emergency", 3).await?;
    app.is_in_reach("answer-emergency").await
}
