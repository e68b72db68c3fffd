//! The row of the safety plan.

use serde::{Deserialize, Serialize};

use super::values::{Contact, text};
use crate::record::few::Few;
use crate::record::kinds::safety_plan::{Contacts, SafetyPlan};
use crate::record::problem::Problem;
use crate::record::text::{Label, Text};

#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    pub(super) warning_signs: Option<&'a str>,
    pub(super) coping: Option<&'a str>,
    pub(super) places: Option<&'a str>,
    #[serde(borrow)]
    pub(super) people: Vec<Contact<'a>>,
    pub(super) professionals: Vec<Contact<'a>>,
    pub(super) surroundings: Option<&'a str>,
    pub(super) lines: Vec<Contact<'a>>,
    pub(super) hidden: Vec<&'a str>,
}

impl<'a> From<&'a SafetyPlan> for Row<'a> {
    fn from(plan: &'a SafetyPlan) -> Self {
        let contacts = |contacts: &'a Contacts| contacts.iter().map(Into::into).collect();
        Self {
            warning_signs: plan.warning_signs.as_ref().map(Text::as_str),
            coping: plan.coping.as_ref().map(Text::as_str),
            places: plan.places.as_ref().map(Text::as_str),
            people: contacts(&plan.people),
            professionals: contacts(&plan.professionals),
            surroundings: plan.surroundings.as_ref().map(Text::as_str),
            lines: contacts(&plan.lines),
            hidden: plan.hidden.iter().map(Text::as_str).collect(),
        }
    }
}

impl Row<'_> {
    pub(super) fn read(self) -> Result<SafetyPlan, Problem> {
        let contacts = |field, stored: Vec<Contact<'_>>| {
            Few::new(field, stored.into_iter().map(Contact::read).collect::<Result<_, _>>()?)
        };
        let hidden = self.hidden.into_iter().map(|name| Label::parse("hidden", name)).collect::<Result<_, _>>()?;
        Ok(SafetyPlan {
            warning_signs: text("warningSigns", self.warning_signs)?,
            coping: text("coping", self.coping)?,
            places: text("places", self.places)?,
            people: contacts("people", self.people)?,
            professionals: contacts("professionals", self.professionals)?,
            surroundings: text("surroundings", self.surroundings)?,
            lines: contacts("lines", self.lines)?,
            hidden: Few::new("hidden", hidden)?,
        })
    }
}
