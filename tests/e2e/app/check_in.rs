//! The daily check-in.

use anyhow::Result;
use chrono::NaiveDate;

use super::App;
use crate::wait::until;

/// What a person enters. Levels run from 0 to 9, one key each; the rest is entered only if given.
#[derive(Debug, Clone, Default)]
pub(crate) struct CheckIn {
    pub(crate) mood: Option<u8>,
    pub(crate) interest: Option<u8>,
    pub(crate) energy: Option<u8>,
    pub(crate) calm: Option<u8>,
    pub(crate) like_myself: Option<u8>,
    pub(crate) note: Option<String>,
}

impl CheckIn {
    pub(crate) fn mood(level: u8) -> Self {
        Self { mood: Some(level), ..Self::default() }
    }

    fn levels(&self) -> [(&'static str, Option<u8>); 5] {
        [
            ("checkin-mood", self.mood),
            ("checkin-interest", self.interest),
            ("checkin-energy", self.energy),
            ("checkin-calm", self.calm),
            ("checkin-likeMyself", self.like_myself),
        ]
    }
}

impl App {
    /// Opens any day through "Another day", below the days before.
    pub(crate) async fn opens_day(&self, day: NaiveDate) -> Result<()> {
        self.goes_to("today").await?;
        self.leave().await?;
        self.taps("days-before").await?;
        self.arrive().await?;
        self.taps("another-day").await?;
        self.enters("another-day-date", &day.to_string()).await?;
        self.leave().await?;
        self.taps("another-day-open").await?;
        self.arrive().await
    }

    /// Fills in what is given in the open form and leaves the rest alone.
    pub(crate) async fn fills_check_in(&self, check_in: &CheckIn) -> Result<()> {
        for (name, level) in check_in.levels() {
            if let Some(level) = level {
                self.sets_level(name, &level.to_string()).await?;
            }
        }
        if let Some(note) = &check_in.note {
            self.enters("checkin-note", note).await?;
        }
        Ok(())
    }

    /// Answers a row with a key, and tries again if the form had opened so recently that the key was lost.
    pub(super) async fn sets_level(&self, name: &str, level: &str) -> Result<()> {
        until(&format!("{name} to hold {level}"), async || {
            self.presses(name, level).await?;
            Ok((self.value(name).await? == level).then_some(()))
        })
        .await
    }

    /// Fills in the open form, which is saved as it is tapped, and folds it.
    pub(crate) async fn checks_in(&self, check_in: &CheckIn) -> Result<()> {
        self.fills_check_in(check_in).await?;
        self.says("checkin-saved", "aved").await?;
        self.taps("checkin-finish").await?;
        self.gone("checkin-saved").await?;
        self.seen("checkin-kept").await
    }

    /// Checks in for a past day, and comes back to Today.
    pub(crate) async fn checks_in_for(&self, day: NaiveDate, check_in: &CheckIn) -> Result<()> {
        self.opens_day(day).await?;
        self.checks_in(check_in).await?;
        self.leave().await?;
        self.taps("day-back").await?;
        self.arrive().await
    }
}
