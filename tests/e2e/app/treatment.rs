//! Sessions and side effects.

use anyhow::Result;
use chrono::NaiveDate;

use super::App;

/// A session of esketamine nasal spray, in mg.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Session {
    pub(crate) day: NaiveDate,
    pub(crate) dose: u8,
    pub(crate) planned_next: Option<NaiveDate>,
}

/// A usual side effect that began at 10:10 and ended on the same day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SideEffect<'a> {
    /// Its name in the form: `nausea`.
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
    pub(crate) async fn fills_session(&self, session: &Session) -> Result<()> {
        self.goes_to("sessions").await?;
        self.taps("session-add").await?;
        self.enters("session-day", &session.day.to_string()).await?;
        self.taps("session-route-intranasal").await?;
        self.taps("session-drug-esketamine").await?;
        self.enters("session-dose", &session.dose.to_string()).await?;
        if let Some(day) = session.planned_next {
            self.enters("session-plannedNext", &day.to_string()).await?;
        }
        Ok(())
    }

    pub(crate) async fn adds_session(&self, session: &Session) -> Result<()> {
        self.fills_session(session).await?;
        self.saves("session").await
    }

    /// Saves a usual side effect of the newest session and fills in the rest of its form.
    pub(crate) async fn fills_side_effect(&self, effect: &SideEffect<'_>) -> Result<()> {
        self.opens_newest_session().await?;
        self.taps("session-effect-add").await?;
        for _ in 0..effect.severity {
            self.taps(&format!("usual-{}", effect.kind)).await?;
        }
        // Already over, so that a severe one does not bring up an answer before its form is filled in.
        self.taps("usual-there-over").await?;
        self.saves("usual").await?;
        self.taps_nth("effect-edit", self.effects_of_newest_session().await? - 1).await?;
        self.seen("effect-save").await?;
        self.taps(&format!("effect-interference-{}", effect.interference)).await?;
        self.enters("effect-onsetDay", &effect.day.to_string()).await?;
        self.enters("effect-onsetTime", "10:10").await?;
        match effect.end {
            End::StillThere => self.taps("effect-end-stillThere").await,
            End::At { day, time } => {
                self.taps("effect-end-at").await?;
                self.enters("effect-endDay", &day.to_string()).await?;
                self.enters("effect-endTime", time).await
            }
        }
    }

    /// Opens the row of the newest session in the list. It stays open for as long as the page lives.
    pub(crate) async fn opens_newest_session(&self) -> Result<()> {
        self.goes_to("sessions").await?;
        if self.attribute("session-open", "aria-expanded").await?.as_deref() == Some("false") {
            self.taps("session-open").await?;
        }
        self.seen("session-effect-add").await
    }

    /// How many side effects are listed under the newest session, the one without a time last.
    async fn effects_of_newest_session(&self) -> Result<usize> {
        let script = "
            const [newest] = document.querySelectorAll('[data-testid=session]');
            return newest.querySelectorAll('[data-testid=effect]').length;";
        Ok(serde_json::from_value(self.run(script, vec![]).await?)?)
    }

    pub(crate) async fn adds_side_effect(&self, effect: &SideEffect<'_>) -> Result<()> {
        self.fills_side_effect(effect).await?;
        self.saves("effect").await
    }
}
