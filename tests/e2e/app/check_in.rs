//! The daily check-in.

use anyhow::Result;
use chrono::NaiveDate;

use super::App;
use crate::wait::until;

/// What a person sets: levels from 0 to 9, one key each; the rest only where it is given.
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
    /// Opens any day through "Another day" on Today.
    pub(crate) async fn open_day(&self, day: NaiveDate) -> Result<()> {
        self.go_to("today").await?;
        self.tap("another-day").await?;
        self.enter("another-day-date", &day.to_string()).await?;
        self.leave().await?;
        self.tap("another-day-open").await?;
        self.arrive().await
    }

    /// Sets what is given in the open form and leaves the rest.
    pub(crate) async fn fill_check_in(&self, check_in: &CheckIn) -> Result<()> {
        for (name, level) in check_in.levels() {
            if let Some(level) = level {
                self.set_level(name, &level.to_string()).await?;
            }
        }
        if let Some(note) = &check_in.note {
            if !self.shows("checkin-note").await? {
                self.tap("checkin-more").await?;
            }
            self.enter("checkin-note", note).await?;
        }
        Ok(())
    }

    /// Answers a row with a key, again where the form opened so lately that the key went astray.
    pub(super) async fn set_level(&self, name: &str, level: &str) -> Result<()> {
        until(&format!("{name} to hold {level}"), async || {
            self.press(name, level).await?;
            Ok((self.value(name).await? == level).then_some(()))
        })
        .await
    }

    /// Fills the open form and saves it.
    pub(crate) async fn check_in(&self, check_in: &CheckIn) -> Result<()> {
        self.fill_check_in(check_in).await?;
        self.tap("checkin-save").await?;
        self.says("checkin-done", "Saved").await
    }

    /// Checks in for a day gone by, and comes back to Today.
    pub(crate) async fn check_in_for(&self, day: NaiveDate, check_in: &CheckIn) -> Result<()> {
        self.open_day(day).await?;
        self.check_in(check_in).await?;
        self.leave().await?;
        self.tap("day-back").await?;
        self.arrive().await
    }
}
