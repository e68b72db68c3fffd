//! The exported object. Each method is one use case.

use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use super::error::PageError;
use super::host::Browser;
use super::page::{give, take};
use crate::app::view::{
    CheckInInput, ClinicScoreInput, CourseView, DayView, DraftKind, FlaggedReceipt, FormsView, FunctionInput,
    Gad7Input, Gad7Receipt, HelpView, Phq9Input, Phq9Receipt, PlanInput, PlanView, PressureInput, ReactionName,
    Receipt, SafetyPlanView, ScreenInput, Sentinel, SessionInput, SessionsView, SetbackInput, SettingsInput,
    SettingsView, SideEffectInput, StampInput, TodayView, TrailLine, TreatmentView,
};
use crate::app::{App, sample};
use crate::store::indexeddb::IndexedDbStore;
use crate::store::memory::MemoryStore;
use crate::store::{Batch, Contents, Store, StoreError};

/// One person's records, open.
#[wasm_bindgen]
pub struct Core {
    app: App<PageStore, Browser>,
}

/// Where the open records are. One type for both, so that every use case is compiled once.
enum PageStore {
    Kept(IndexedDbStore),
    Sample(MemoryStore),
}

impl Store for PageStore {
    async fn load(&self) -> Result<Contents, StoreError> {
        match self {
            Self::Kept(store) => store.load().await,
            Self::Sample(store) => store.load().await,
        }
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        match self {
            Self::Kept(store) => store.commit(batch).await,
            Self::Sample(store) => store.commit(batch).await,
        }
    }

    async fn erase(&self) -> Result<(), StoreError> {
        match self {
            Self::Kept(store) => store.erase().await,
            Self::Sample(store) => store.erase().await,
        }
    }
}

type Answer<T> = Result<Ts<T>, PageError>;

#[wasm_bindgen]
impl Core {
    /// Opens the records kept in this browser. Give what `sentinel` returned
    /// last; an emptied database is then reported as `storage_lost`.
    pub async fn open(sentinel: Option<Ts<Sentinel>>) -> Result<Core, PageError> {
        let sentinel = sentinel.map(take).transpose()?;
        let app = App::open(PageStore::Kept(IndexedDbStore::default()), Browser::default(), sentinel.as_ref()).await?;
        Ok(Self { app })
    }

    /// Opens sample data in memory.
    pub async fn sample() -> Result<Core, PageError> {
        let app = sample::open(PageStore::Sample(MemoryStore::default()), Browser::default()).await?;
        Ok(Self { app })
    }

    /// What to remember outside the database.
    pub async fn sentinel(&self) -> Answer<Sentinel> {
        give(&self.app.sentinel().await)
    }

    /// What Today shows.
    pub async fn today(&self) -> Answer<TodayView> {
        give(&self.app.today().await?)
    }

    /// One day with its check-ins, today or any day before it.
    pub async fn day(&self, day: String) -> Answer<DayView> {
        give(&self.app.day(&day).await?)
    }

    /// What the Course shows.
    pub async fn course(&self) -> Answer<CourseView> {
        give(&self.app.course().await?)
    }

    /// What Sessions shows.
    pub async fn sessions(&self) -> Answer<SessionsView> {
        give(&self.app.sessions().await?)
    }

    /// The sessions one after the other, and what they cost.
    pub async fn treatment(&self) -> Answer<TreatmentView> {
        Ok(self.app.treatment().await?.into_ts()?)
    }

    /// What Settings shows.
    pub async fn settings(&self) -> Answer<SettingsView> {
        give(&self.app.settings().await?)
    }

    /// GAD-7, scores from the clinic, and weekly looks at function.
    pub async fn forms(&self) -> Answer<FormsView> {
        give(&self.app.forms().await?)
    }

    /// The treatment plan.
    pub async fn plan(&self) -> Answer<PlanView> {
        give(&self.app.plan().await?)
    }

    /// Every version of the treatment plan, newest first.
    #[wasm_bindgen(js_name = planHistory)]
    pub async fn plan_history(&self) -> Result<Vec<Ts<PlanView>>, PageError> {
        let versions = self.app.plan_history().await;
        versions.iter().map(give).collect()
    }

    /// What Help now shows of the person's own.
    pub async fn help(&self) -> Answer<HelpView> {
        give(&self.app.help().await)
    }

    /// Keeps a check-in.
    #[wasm_bindgen(js_name = saveCheckIn)]
    pub async fn save_check_in(&self, input: Ts<CheckInInput>) -> Answer<Receipt> {
        let input = take(input)?;
        give(&self.app.save_check_in(&input).await?)
    }

    /// Keeps a PHQ-9.
    #[wasm_bindgen(js_name = savePhq9)]
    pub async fn save_phq9(&self, input: Ts<Phq9Input>) -> Answer<Phq9Receipt> {
        let input = take(input)?;
        give(&self.app.save_phq9(&input).await?)
    }

    /// How an answer to item 9 is answered, before the form is kept. `id` is
    /// the kept form that is being changed.
    #[wasm_bindgen(js_name = phq9Reaction)]
    pub async fn phq9_reaction(&self, day: String, item9: Option<u8>, id: Option<String>) -> Answer<ReactionName> {
        give(&self.app.phq9_reaction(&day, item9, id.as_deref()).await?)
    }

    /// Keeps a session.
    #[wasm_bindgen(js_name = saveSession)]
    pub async fn save_session(&self, input: Ts<SessionInput>) -> Answer<Receipt> {
        let input = take(input)?;
        give(&self.app.save_session(&input).await?)
    }

    /// Keeps a session like the last one.
    #[wasm_bindgen(js_name = repeatSession)]
    pub async fn repeat_session(&self, day: String, confirmed: bool) -> Answer<Receipt> {
        give(&self.app.repeat_session(&day, confirmed).await?)
    }

    /// Stamps the taking of a session's dose.
    #[wasm_bindgen(js_name = doseTaken)]
    pub async fn dose_taken(&self, session: String) -> Answer<Receipt> {
        give(&self.app.dose_taken(&session).await?)
    }

    /// Stamps a moment of a session.
    #[wasm_bindgen(js_name = saveStamp)]
    pub async fn save_stamp(&self, input: Ts<StampInput>) -> Answer<Receipt> {
        let input = take(input)?;
        give(&self.app.save_stamp(&input).await?)
    }

    /// Keeps a blood pressure.
    #[wasm_bindgen(js_name = savePressure)]
    pub async fn save_pressure(&self, input: Ts<PressureInput>) -> Answer<FlaggedReceipt> {
        let input = take(input)?;
        give(&self.app.save_pressure(&input).await?)
    }

    /// Keeps a side effect.
    #[wasm_bindgen(js_name = saveSideEffect)]
    pub async fn save_side_effect(&self, input: Ts<SideEffectInput>) -> Answer<FlaggedReceipt> {
        let input = take(input)?;
        give(&self.app.save_side_effect(&input).await?)
    }

    /// Keeps a long-term screen.
    #[wasm_bindgen(js_name = saveScreen)]
    pub async fn save_screen(&self, input: Ts<ScreenInput>) -> Answer<FlaggedReceipt> {
        let input = take(input)?;
        give(&self.app.save_screen(&input).await?)
    }

    /// Keeps a GAD-7.
    #[wasm_bindgen(js_name = saveGad7)]
    pub async fn save_gad7(&self, input: Ts<Gad7Input>) -> Answer<Gad7Receipt> {
        let input = take(input)?;
        give(&self.app.save_gad7(&input).await?)
    }

    /// Keeps a score that was rated in the clinic.
    #[wasm_bindgen(js_name = saveClinicScore)]
    pub async fn save_clinic_score(&self, input: Ts<ClinicScoreInput>) -> Answer<Receipt> {
        let input = take(input)?;
        give(&self.app.save_clinic_score(&input).await?)
    }

    /// Keeps a weekly look at function.
    #[wasm_bindgen(js_name = saveFunction)]
    pub async fn save_function(&self, input: Ts<FunctionInput>) -> Answer<Receipt> {
        let input = take(input)?;
        give(&self.app.save_function(&input).await?)
    }

    /// Keeps the treatment plan.
    #[wasm_bindgen(js_name = savePlan)]
    pub async fn save_plan(&self, input: Ts<PlanInput>) -> Result<(), PageError> {
        let input = take(input)?;
        Ok(self.app.save_plan(&input).await?)
    }

    /// Keeps the safety plan.
    #[wasm_bindgen(js_name = saveSafetyPlan)]
    pub async fn save_safety_plan(&self, input: Ts<SafetyPlanView>) -> Result<(), PageError> {
        let input = take(input)?;
        Ok(self.app.save_safety_plan(&input).await?)
    }

    /// Keeps a stay in hospital or an attempt.
    #[wasm_bindgen(js_name = saveSetback)]
    pub async fn save_setback(&self, input: Ts<SetbackInput>) -> Answer<Receipt> {
        let input = take(input)?;
        give(&self.app.save_setback(&input).await?)
    }

    /// Keeps the settings.
    #[wasm_bindgen(js_name = saveSettings)]
    pub async fn save_settings(&self, input: Ts<SettingsInput>) -> Result<(), PageError> {
        let input = take(input)?;
        Ok(self.app.save_settings(&input).await?)
    }

    /// Takes the newest change of a record back.
    pub async fn undo(&self, id: String) -> Result<(), PageError> {
        Ok(self.app.undo(&id).await?)
    }

    /// Takes a record away; `undo` brings it back.
    pub async fn withdraw(&self, id: String) -> Result<(), PageError> {
        Ok(self.app.withdraw(&id).await?)
    }

    /// Every step of a record, oldest first.
    pub async fn trail(&self, id: String) -> Result<Vec<Ts<TrailLine>>, PageError> {
        let lines = self.app.trail(&id).await?;
        lines.iter().map(give).collect()
    }

    /// Keeps the draft of a kind.
    #[wasm_bindgen(js_name = keepDraft)]
    pub async fn keep_draft(&self, kind: Ts<DraftKind>, payload: String) -> Result<(), PageError> {
        let kind = take(kind)?;
        Ok(self.app.keep_draft(kind, &payload).await?)
    }

    /// The draft of a kind, as it was kept.
    pub async fn draft(&self, kind: Ts<DraftKind>) -> Result<Option<String>, PageError> {
        let kind = take(kind)?;
        Ok(self.app.draft(kind).await)
    }

    /// Drops the draft of a kind.
    #[wasm_bindgen(js_name = dropDraft)]
    pub async fn drop_draft(&self, kind: Ts<DraftKind>) -> Result<(), PageError> {
        let kind = take(kind)?;
        Ok(self.app.drop_draft(kind).await?)
    }

    /// Reads what another tab wrote; `true` when there was something.
    pub async fn refresh(&self) -> Result<bool, PageError> {
        Ok(self.app.refresh().await?)
    }

    /// Removes everything kept in this browser.
    pub async fn erase(&self) -> Result<(), PageError> {
        Ok(self.app.erase().await?)
    }
}
