//! The exchange module, loaded beside the core: it turns records into files.

#![cfg(target_arch = "wasm32")]

pub mod backup;

use std::borrow::Cow;

use tidemark::exchange::{Notes, csv, fhir, ics, json};
use tidemark::record::error_code::ErrorCode;
use tidemark::record::id::RecordId;
use tidemark::record::time::{MinuteOfDay, Moment};
use tidemark::record::timeline::Timeline;
use tidemark::rescue::{self, Refused};
use tidemark::rules::edition::Edition;
use tidemark::store::rows;
use tidemark_boundary::{Malformed, PageError, choice};
use wasm_bindgen::prelude::wasm_bindgen;

/// One person's records at a moment.
#[wasm_bindgen]
pub struct Exchange {
    at: Moment,
    timeline: Timeline,
    edition: Edition,
    /// The installation.
    vault: Option<RecordId>,
}

#[wasm_bindgen]
impl Exchange {
    /// Takes the result of the core's `log`, and the `install` of its sentinel. `records_only` leaves out status.
    pub fn open(log: &[u8], records_only: bool, install: &str) -> Result<Exchange, PageError> {
        let (at, timeline) = rows::read_timeline(log).ok_or_else(Malformed::default)?;
        let vault = Some(RecordId::parse("install", install)?);
        Ok(Self { at, timeline, edition: Edition::of(records_only), vault })
    }

    /// The whole log as JSON, which can be read back in.
    pub fn json(&self) -> Vec<u8> {
        json::write(&self.timeline, &self.at, self.vault)
    }

    /// The records in a file of stored rows as JSON, for the import module to read.
    #[wasm_bindgen(js_name = recordsOfRows)]
    pub fn records_of_rows(&self, file: &[u8]) -> Result<Vec<u8>, PageError> {
        rescue::as_records(file, &self.at).map(Cow::into_owned).map_err(|refused| {
            let code = match &refused {
                Refused::Closed(failure) => failure.code(),
                Refused::Newer { .. } => ErrorCode::DatabaseTooNew,
                Refused::Unreadable(_) | Refused::Foreign => ErrorCode::MalformedInput,
            };
            PageError::coded(code, &refused.to_string())
        })
    }

    /// All values in one CSV table; the person's own words only if `notes` asks for them.
    pub fn csv(&self, notes: bool) -> Vec<u8> {
        csv::long(&self.timeline, Notes::of(notes))
    }

    /// One CSV table per kind of record, zipped; the person's own words only if `notes` asks for them.
    pub fn tables(&self, notes: bool) -> Vec<u8> {
        csv::zipped(&self.timeline, Notes::of(notes))
    }

    /// A FHIR R4 bundle.
    pub fn fhir(&self) -> Vec<u8> {
        fhir::write(&self.timeline, &self.at, self.edition)
    }

    /// A calendar with the planned sessions and, if a time `HH:MM` is given, a daily reminder. Refused where it would be
    /// empty.
    pub fn ics(
        &self,
        remind_at: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Language")] language: &str,
    ) -> Result<Vec<u8>, PageError> {
        let time = remind_at.map(|time| MinuteOfDay::parse("remindAt", &time)).transpose()?;
        ics::write(&self.timeline, &self.at, time, choice(language)?).ok_or_else(|| {
            PageError::coded(ErrorCode::NothingPlanned, "nothing is planned, and no reminder is asked for")
        })
    }
}
