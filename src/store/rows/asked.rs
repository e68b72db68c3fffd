//! The rows of what the person answered to the app's own questions.

use serde::{Deserialize, Serialize};

use super::values::{choice, day};
use crate::record::id::RecordId;
use crate::record::kinds::asked::{self, Form, Offer};
use crate::record::problem::Problem;

#[derive(Serialize, Deserialize)]
pub(super) struct PutOff {
    form: u8,
    until: i32,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Item9Closed {
    form: [u8; 16],
    form_day: i32,
}

#[derive(Serialize, Deserialize)]
pub(super) struct KeptAhead {
    until: i32,
}

impl From<&asked::PutOff> for PutOff {
    fn from(put_off: &asked::PutOff) -> Self {
        Self { form: put_off.form.number(), until: put_off.until.number() }
    }
}

impl PutOff {
    pub(super) fn read(self) -> Result<asked::PutOff, Problem> {
        Ok(asked::PutOff { form: choice("form", self.form, Form::from_number)?, until: day(self.until)? })
    }
}

impl From<&asked::Item9Closed> for Item9Closed {
    fn from(closed: &asked::Item9Closed) -> Self {
        Self { form: closed.form.bytes(), form_day: closed.form_day.number() }
    }
}

impl Item9Closed {
    pub(super) fn read(self) -> Result<asked::Item9Closed, Problem> {
        Ok(asked::Item9Closed { form: RecordId::from_bytes(self.form), form_day: day(self.form_day)? })
    }
}

impl From<&asked::KeptAhead> for KeptAhead {
    fn from(kept: &asked::KeptAhead) -> Self {
        Self { until: kept.until.number() }
    }
}

impl KeptAhead {
    pub(super) fn read(self) -> Result<asked::KeptAhead, Problem> {
        Ok(asked::KeptAhead { until: day(self.until)? })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct Offered {
    offer: u8,
}

impl From<&asked::Offered> for Offered {
    fn from(offered: &asked::Offered) -> Self {
        Self { offer: offered.offer.number() }
    }
}

impl Offered {
    pub(super) fn read(self) -> Result<asked::Offered, Problem> {
        Ok(asked::Offered { offer: choice("offer", self.offer, Offer::from_number)? })
    }
}
