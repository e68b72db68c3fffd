//! Sessions and side effects.

use anyhow::Result;
use chrono::NaiveDate;

use super::App;

/// A session with esketamine as a nasal spray, in mg.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Session {
    pub(crate) day: NaiveDate,
    pub(crate) dose: u8,
    pub(crate) planned_next: Option<NaiveDate>,
}

/// A usual side effect that began at 10:10 and ended on the same day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SideEffect<'a> {
    /// As the form names it: `nausea`.
    pub(crate) kind: &'a str,
    pub(crate) severity: u8,
    pub(crate) interference: u8,
    pub(crate) day: NaiveDate,
    pub(crate) end: End<'a>,
}

/// When a side effect ended.
#[derive(Debug, Clone, Copy)]
pub(crate) enum End<'a> {
    StillThere,
    At { day: NaiveDate, time: &'a str },
}

impl App {
    /// Fills in the form for a new session.
    pub(crate) async fn fill_session(&self, session: &Session) -> Result<()> {
        self.go_to("sessions").await?;
        self.tap("session-add").await?;
        self.enter("session-day", &session.day.to_string()).await?;
        self.enter("session-route", "intranasal").await?;
        self.tap("session-drug-esketamine").await?;
        self.enter("session-dose", &session.dose.to_string()).await?;
        if let Some(day) = session.planned_next {
            self.enter("session-plannedNext", &day.to_string()).await?;
        }
        Ok(())
    }

    pub(crate) async fn add_session(&self, session: &Session) -> Result<()> {
        self.fill_session(session).await?;
        self.tap("session-save").await?;
        self.says("done", "Saved").await
    }

    /// Saves a usual side effect of the newest session and fills in the rest of its form.
    pub(crate) async fn fill_side_effect(&self, effect: &SideEffect<'_>) -> Result<()> {
        self.go_to("sessions").await?;
        self.tap("session-effect-add").await?;
        for _ in 0..effect.severity {
            self.tap(&format!("usual-{}", effect.kind)).await?;
        }
        // Over, so that a severe one is not answered before its form is filled in.
        self.tap("usual-there-over").await?;
        self.tap("usual-save").await?;
        self.says("done", "Saved").await?;
        self.tap_nth("effect-edit", self.effects_of_newest_session().await? - 1).await?;
        self.seen("effect-save").await?;
        self.tap(&format!("effect-interference-{}", effect.interference)).await?;
        self.enter("effect-onsetDay", &effect.day.to_string()).await?;
        self.enter("effect-onsetTime", "10:10").await?;
        match effect.end {
            End::StillThere => self.tap("effect-end-stillThere").await,
            End::At { day, time } => {
                self.tap("effect-end-at").await?;
                self.enter("effect-endDay", &day.to_string()).await?;
                self.enter("effect-endTime", time).await
            }
        }
    }

    /// How many side effects are listed under the newest session, the one without a time last.
    async fn effects_of_newest_session(&self) -> Result<usize> {
        let script = "
            const [newest] = document.querySelectorAll('[data-testid=session]');
            return newest.querySelectorAll('[data-testid=effect]').length;";
        Ok(serde_json::from_value(self.run(script, vec![]).await?)?)
    }

    pub(crate) async fn add_side_effect(&self, effect: &SideEffect<'_>) -> Result<()> {
        self.fill_side_effect(effect).await?;
        self.tap("effect-save").await?;
        self.says("done", "Saved").await
    }
}
