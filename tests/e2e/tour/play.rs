//! What a person does on the way to a state.

use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use tokio::time;

use crate::app::{App, PASSPHRASE};

/// Elements are named by their `data-testid`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// Follows a link to a place.
    At(&'static str),
    Tap(&'static str),
    /// Taps what a place may have or not.
    TapIfThere(&'static str),
    /// Waits for it.
    See(&'static str),
    /// Presses a key on it.
    Press(&'static str, &'static str),
    Type(&'static str, &'static str),
    /// Answers these questions of the PHQ-9, from the first to the last, with so many points.
    Answer(usize, usize, u8),
    /// Opens a static page.
    Page(&'static str),
    TypePassphrase(&'static str),
    CopyCode,
    Reload,
    /// Makes the database one of a later release.
    Spoil,
}

impl Step {
    /// The place that a step leads to.
    pub(super) fn place(&self) -> Option<&'static str> {
        match self {
            Self::At(place) => Some(place),
            _ => None,
        }
    }

    /// The element that a step is about.
    pub(super) fn about(&self) -> Option<&'static str> {
        match self {
            Self::Tap(name) | Self::See(name) | Self::Press(name, _) | Self::Type(name, _) => Some(name),
            _ => None,
        }
    }
}

/// Far above any version that this release knows.
const NEWER: u64 = 9_000_000;

/// How long one step may take on a busy machine. A step that cannot be taken should not hold up the walk for long.
const LIMIT: Duration = Duration::from_secs(20);

pub(super) async fn play(app: &App, steps: &[Step]) -> Result<()> {
    for step in steps {
        let taken = time::timeout(LIMIT, take(app, *step)).await;
        taken
            .map_err(|_| anyhow!("not done within {} s", LIMIT.as_secs()))
            .flatten()
            .with_context(|| format!("{step:?}"))?;
    }
    Ok(())
}

async fn take(app: &App, step: Step) -> Result<()> {
    match step {
        Step::At(place) => app.follows(place).await,
        Step::Tap(name) => app.taps(name).await,
        Step::TapIfThere(name) => {
            app.rests().await?;
            if app.shows(name).await? { app.taps(name).await } else { Ok(()) }
        }
        Step::See(name) => app.seen(name).await,
        Step::Press(name, key) => app.presses(name, key).await,
        Step::Type(name, text) => app.enters(name, text).await,
        Step::Answer(first, last, points) => {
            for item in first..=last {
                app.answers(item, Some(points)).await?;
            }
            Ok(())
        }
        Step::Page(path) => app.opens_page(path).await,
        Step::TypePassphrase(name) => app.enters(name, PASSPHRASE).await,
        Step::CopyCode => app.copies_code().await.map(drop),
        Step::Reload => app.reloads().await,
        Step::Spoil => app.raise_version(NEWER).await,
    }
}
