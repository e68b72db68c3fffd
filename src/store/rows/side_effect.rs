//! The row of a side effect.

use serde::{Deserialize, Serialize};

use super::values::{When, choice, text};
use crate::record::id::RecordId;
use crate::record::kinds::side_effect::{self, Felt, NamedEffect, SideEffect};
use crate::record::problem::Problem;
use crate::record::text::{Label, Text};
use crate::record::values::Grade;

#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    #[serde(borrow)]
    pub(super) effect: Effect<'a>,
    pub(super) severity: Option<u8>,
    pub(super) interference: Option<u8>,
    pub(super) onset: When,
    pub(super) end: Option<End>,
    pub(super) session: Option<[u8; 16]>,
    pub(super) note: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
pub(super) enum Effect<'a> {
    Named(u8),
    Own(&'a str),
}

#[derive(Serialize, Deserialize)]
pub(super) enum End {
    StillThere,
    At(When),
    By(When),
}

impl<'a> From<&'a SideEffect> for Row<'a> {
    fn from(effect: &'a SideEffect) -> Self {
        Self {
            effect: (&effect.effect).into(),
            severity: effect.felt.severity.map(Grade::points),
            interference: effect.felt.interference.map(Grade::points),
            onset: effect.onset.into(),
            end: effect.end.map(Into::into),
            session: effect.session.map(RecordId::bytes),
            note: effect.note.as_ref().map(Text::as_str),
        }
    }
}

impl Row<'_> {
    pub(super) fn read(self) -> Result<SideEffect, Problem> {
        let grade = |field, points: Option<u8>| points.map(|points| Grade::new(field, points)).transpose();
        let effect = SideEffect {
            effect: self.effect.read()?,
            felt: Felt {
                severity: grade("severity", self.severity)?,
                interference: grade("interference", self.interference)?,
            },
            onset: self.onset.read()?,
            end: self.end.map(End::read).transpose()?,
            session: self.session.map(RecordId::from_bytes),
            note: text("note", self.note)?,
        };
        effect.checked()
    }
}

impl<'a> From<&'a side_effect::Effect> for Effect<'a> {
    fn from(effect: &'a side_effect::Effect) -> Self {
        match effect {
            side_effect::Effect::Named(named) => Self::Named(named.number()),
            side_effect::Effect::Own(words) => Self::Own(words.as_str()),
        }
    }
}

impl Effect<'_> {
    fn read(self) -> Result<side_effect::Effect, Problem> {
        Ok(match self {
            Self::Named(number) => side_effect::Effect::Named(choice("effect", number, NamedEffect::from_number)?),
            Self::Own(words) => side_effect::Effect::Own(Label::parse("effect", words)?),
        })
    }
}

impl From<side_effect::End> for End {
    fn from(end: side_effect::End) -> Self {
        match end {
            side_effect::End::StillThere => Self::StillThere,
            side_effect::End::At(when) => Self::At(when.into()),
            side_effect::End::By(when) => Self::By(when.into()),
        }
    }
}

impl End {
    fn read(self) -> Result<side_effect::End, Problem> {
        Ok(match self {
            Self::StillThere => side_effect::End::StillThere,
            Self::At(when) => side_effect::End::At(when.read()?),
            Self::By(when) => side_effect::End::By(when.read()?),
        })
    }
}
