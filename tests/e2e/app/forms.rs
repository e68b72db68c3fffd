//! The forms beside the PHQ-9, clinic scores, and the safety plan.

use anyhow::Result;
use chrono::NaiveDate;

use super::App;

/// A contact in the safety plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Contact<'a> {
    /// The list the contact is in: `people`, `professionals` or `lines`.
    pub(crate) list: &'a str,
    pub(crate) name: &'a str,
    pub(crate) phone: &'a str,
}

impl App {
    /// Fills in a GAD-7 for a day by taps and saves it. The result stays on the screen.
    pub(crate) async fn fills_gad7(&self, day: NaiveDate, answers: [u8; 7]) -> Result<()> {
        self.follows("gad7").await?;
        for (item, points) in (1..).zip(answers) {
            let name = format!("gad7-item-{item}");
            self.taps(&format!("{name}-choice-{points}")).await?;
            self.gone(&name).await?;
        }
        self.taps("gad7-other-day").await?;
        self.enters("gad7-day", &day.to_string()).await?;
        self.taps("gad7-save").await?;
        self.seen("gad7-saved").await
    }

    /// Fills in today's weekly look and saves it. The result stays on the screen.
    pub(crate) async fn fills_function(&self, levels: [u8; 4], like_myself: u8) -> Result<()> {
        self.follows("function").await?;
        for (item, level) in (1..).zip(levels) {
            self.sets_level(&format!("function-item-{item}"), &level.to_string()).await?;
        }
        self.sets_level("function-likeMyself", &like_myself.to_string()).await?;
        self.taps("function-save").await?;
        self.seen("function-saved").await
    }

    /// Types a clinic score into an open form.
    pub(crate) async fn types_clinic_score(&self, scale: &str, total: &str) -> Result<()> {
        self.taps(&format!("clinic-score-scale-{scale}")).await?;
        self.enters("clinic-score-total", total).await
    }

    /// Writes and saves a safety plan of one step and some contacts.
    pub(crate) async fn writes_safety_plan(&self, coping: &str, contacts: &[Contact<'_>]) -> Result<()> {
        self.follows("safety-plan").await?;
        self.enters("plan-coping", coping).await?;
        for Contact { list, name, phone } in contacts {
            self.taps(&format!("plan-{list}-add")).await?;
            self.enters(&format!("plan-{list}-0-name"), name).await?;
            self.enters(&format!("plan-{list}-0-phone"), phone).await?;
        }
        self.taps("plan-save").await?;
        self.says("done", "Saved").await
    }
}
