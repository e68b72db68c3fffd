//! The PHQ-9, one question a screen.

use anyhow::{Context, Result};
use chrono::NaiveDate;

use super::App;

/// A form, as it is filled in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    /// None leaves an item out.
    pub(crate) items: [Option<u8>; 9],
    /// From 0, "not difficult at all", to 3.
    pub(crate) difficulty: u8,
}

impl Form {
    /// The form of nine digits, as tests write it.
    pub(crate) fn of(digits: &str, difficulty: u8) -> Result<Self> {
        let items: Vec<_> = digits.bytes().map(|digit| digit.checked_sub(b'0')).collect();
        let items = items.try_into().ok().with_context(|| format!("{digits:?} are not nine answers"))?;
        Ok(Self { items, difficulty })
    }
}

impl App {
    /// Opens an empty or unfinished form. If there is already one of today, the new one is kept beside it.
    pub(crate) async fn opens_phq9(&self) -> Result<()> {
        self.follows("phq9").await?;
        if self.shows("phq9-both").await? {
            self.taps("phq9-both").await?;
        }
        Ok(())
    }

    /// Answers one of the nine items, counted from 1.
    pub(crate) async fn answers(&self, item: usize, points: Option<u8>) -> Result<()> {
        let name = format!("phq9-item-{item}");
        self.seen(&name).await?;
        match points {
            Some(points) => self.taps(&format!("{name}-choice-{points}")).await,
            None => self.taps("phq9-skip").await,
        }?;
        self.gone(&name).await
    }

    /// Answers items 1 to 8.
    pub(crate) async fn answers_up_to_item_9(&self, form: &Form) -> Result<()> {
        for (item, points) in (1..9).zip(form.items) {
            self.answers(item, points).await?;
        }
        Ok(())
    }

    /// Answers every item and the difficulty question, moving past what item 9 brings up.
    pub(crate) async fn answers_all(&self, form: &Form) -> Result<()> {
        self.answers_up_to_item_9(form).await?;
        self.answers(9, form.items[8]).await?;
        if form.items[8] > Some(0) {
            self.taps("safety-go-on").await?;
        }
        self.answers_difficulty(form.difficulty).await
    }

    pub(crate) async fn answers_difficulty(&self, difficulty: u8) -> Result<()> {
        self.taps(&format!("phq9-difficulty-choice-{difficulty}")).await?;
        self.seen("phq9-save").await
    }

    /// On the last screen, says that the form is of another day.
    pub(crate) async fn dates_phq9(&self, day: NaiveDate) -> Result<()> {
        if !self.shows("phq9-day").await? {
            self.taps("phq9-other-day").await?;
        }
        self.enters("phq9-day", &day.to_string()).await
    }

    /// Saves from the last screen and waits for the result.
    pub(crate) async fn saves_phq9(&self) -> Result<()> {
        self.taps("phq9-save").await?;
        self.seen("phq9-saved").await
    }

    /// Fills in and saves a whole form for a day, moving past what item 9 brings up.
    pub(crate) async fn fills_phq9(&self, day: NaiveDate, form: &Form) -> Result<()> {
        self.opens_phq9().await?;
        self.answers_all(form).await?;
        self.dates_phq9(day).await?;
        self.taps("phq9-save").await?;
        // The day was chosen after item 9, and may have changed what item 9 calls for.
        self.past_safety_to("phq9-saved").await?;
        self.taps("phq9-done").await
    }

    async fn past_safety_to(&self, name: &str) -> Result<()> {
        crate::wait::until(name, async || {
            if self.shows("safety-go-on").await? {
                self.taps("safety-go-on").await?;
            }
            Ok(self.shows(name).await?.then_some(()))
        })
        .await
    }
}
