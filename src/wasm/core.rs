//! The exported object. Each method is one use case.

use std::rc::Rc;

use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::error::PageError;
use super::host::Browser;
use crate::app::view::{
    CheckInInput, CourseView, DayView, DraftKind, Phq9Input, Phq9Receipt, ReactionName, Receipt, Sentinel,
    SessionInput, SessionsView, SetbackInput, SettingsInput, SettingsView, SideEffectInput, TodayView, TrailLine,
};
use crate::app::{App, sample};
use crate::store::indexeddb::IndexedDbStore;
use crate::store::memory::MemoryStore;

/// One person's records, open.
#[wasm_bindgen]
pub struct Core {
    open: Rc<Open>,
}

enum Open {
    Kept(App<IndexedDbStore, Browser>),
    Sample(App<MemoryStore, Browser>),
}

type Answer<T> = Result<Ts<T>, PageError>;

/// Calls the same use case on whichever store is open.
macro_rules! ask {
    ($core:expr, $($call:tt)+) => {
        match &*$core.open {
            Open::Kept(app) => app.$($call)+.await,
            Open::Sample(app) => app.$($call)+.await,
        }
    };
}

#[wasm_bindgen]
impl Core {
    /// Opens the records kept in this browser. Give what `sentinel` returned
    /// last; an emptied database is then reported as `storage_lost`.
    pub async fn open(sentinel: Option<Ts<Sentinel>>) -> Result<Core, PageError> {
        let sentinel = sentinel.map(|sentinel| sentinel.to_rust()).transpose()?;
        let app = App::open(IndexedDbStore::default(), Browser, sentinel.as_ref()).await?;
        Ok(Self { open: Rc::new(Open::Kept(app)) })
    }

    /// Opens sample data in memory.
    pub async fn sample() -> Result<Core, PageError> {
        let app = sample::open(Browser).await?;
        Ok(Self { open: Rc::new(Open::Sample(app)) })
    }

    /// What to remember outside the database.
    pub async fn sentinel(&self) -> Answer<Sentinel> {
        Ok(ask!(self, sentinel()).into_ts()?)
    }

    /// What Today shows.
    pub async fn today(&self) -> Answer<TodayView> {
        Ok(ask!(self, today())?.into_ts()?)
    }

    /// One day with its check-ins, today or any day before it.
    pub async fn day(&self, day: String) -> Answer<DayView> {
        Ok(ask!(self, day(&day))?.into_ts()?)
    }

    /// What the Course shows.
    pub async fn course(&self) -> Answer<CourseView> {
        Ok(ask!(self, course())?.into_ts()?)
    }

    /// What Sessions shows.
    pub async fn sessions(&self) -> Answer<SessionsView> {
        Ok(ask!(self, sessions())?.into_ts()?)
    }

    /// What Settings shows.
    pub async fn settings(&self) -> Answer<SettingsView> {
        Ok(ask!(self, settings())?.into_ts()?)
    }

    /// Keeps a check-in.
    #[wasm_bindgen(js_name = saveCheckIn)]
    pub async fn save_check_in(&self, input: Ts<CheckInInput>) -> Answer<Receipt> {
        let input = input.to_rust()?;
        Ok(ask!(self, save_check_in(&input))?.into_ts()?)
    }

    /// Keeps a PHQ-9.
    #[wasm_bindgen(js_name = savePhq9)]
    pub async fn save_phq9(&self, input: Ts<Phq9Input>) -> Answer<Phq9Receipt> {
        let input = input.to_rust()?;
        Ok(ask!(self, save_phq9(&input))?.into_ts()?)
    }

    /// How an answer to item 9 is answered, before the form is kept. `id` is
    /// the kept form that is being changed.
    #[wasm_bindgen(js_name = phq9Reaction)]
    pub async fn phq9_reaction(&self, day: String, item9: Option<u8>, id: Option<String>) -> Answer<ReactionName> {
        Ok(ask!(self, phq9_reaction(&day, item9, id.as_deref()))?.into_ts()?)
    }

    /// Keeps a session.
    #[wasm_bindgen(js_name = saveSession)]
    pub async fn save_session(&self, input: Ts<SessionInput>) -> Answer<Receipt> {
        let input = input.to_rust()?;
        Ok(ask!(self, save_session(&input))?.into_ts()?)
    }

    /// Keeps a side effect.
    #[wasm_bindgen(js_name = saveSideEffect)]
    pub async fn save_side_effect(&self, input: Ts<SideEffectInput>) -> Answer<Receipt> {
        let input = input.to_rust()?;
        Ok(ask!(self, save_side_effect(&input))?.into_ts()?)
    }

    /// Keeps a stay in hospital or an attempt.
    #[wasm_bindgen(js_name = saveSetback)]
    pub async fn save_setback(&self, input: Ts<SetbackInput>) -> Answer<Receipt> {
        let input = input.to_rust()?;
        Ok(ask!(self, save_setback(&input))?.into_ts()?)
    }

    /// Keeps the settings.
    #[wasm_bindgen(js_name = saveSettings)]
    pub async fn save_settings(&self, input: Ts<SettingsInput>) -> Result<(), PageError> {
        let input = input.to_rust()?;
        Ok(ask!(self, save_settings(&input))?)
    }

    /// Takes the newest change of a record back.
    pub async fn undo(&self, id: String) -> Result<(), PageError> {
        Ok(ask!(self, undo(&id))?)
    }

    /// Takes a record away; `undo` brings it back.
    pub async fn withdraw(&self, id: String) -> Result<(), PageError> {
        Ok(ask!(self, withdraw(&id))?)
    }

    /// Every step of a record, oldest first.
    pub async fn trail(&self, id: String) -> Result<Vec<Ts<TrailLine>>, PageError> {
        let lines = ask!(self, trail(&id))?;
        Ok(lines.iter().map(Tsify::into_ts).collect::<Result<_, _>>()?)
    }

    /// Keeps the draft of a kind.
    #[wasm_bindgen(js_name = keepDraft)]
    pub async fn keep_draft(&self, kind: Ts<DraftKind>, payload: String) -> Result<(), PageError> {
        let kind = kind.to_rust()?;
        Ok(ask!(self, keep_draft(kind, &payload))?)
    }

    /// The draft of a kind, as it was kept.
    pub async fn draft(&self, kind: Ts<DraftKind>) -> Result<Option<String>, PageError> {
        let kind = kind.to_rust()?;
        Ok(ask!(self, draft(kind)))
    }

    /// Drops the draft of a kind.
    #[wasm_bindgen(js_name = dropDraft)]
    pub async fn drop_draft(&self, kind: Ts<DraftKind>) -> Result<(), PageError> {
        let kind = kind.to_rust()?;
        Ok(ask!(self, drop_draft(kind))?)
    }

    /// Reads what another tab wrote; `true` when there was something.
    pub async fn refresh(&self) -> Result<bool, PageError> {
        Ok(ask!(self, refresh())?)
    }

    /// Removes everything kept in this browser.
    pub async fn erase(&self) -> Result<(), PageError> {
        Ok(ask!(self, erase())?)
    }
}
