//! The core as a WebAssembly module: one exported object with one method per use case. What the promise of a method
//! resolves to is stated twice, for TypeScript and for Rust, and the two must agree.

#![cfg(target_arch = "wasm32")]

mod backups;
mod host;
mod lock;
mod saves;
mod store;

use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Array, Promise, Uint8Array};
use tidemark::app::journal::{Accept, Opening};
use tidemark::app::view::{
    CourseView, DayView, DraftView, FadeView, FormsView, GoalsView, HelpView, HistoryView, ImportView, LevelsView,
    MedicinesView, NoteView, PlanView, Receipt, RegimensView, Sentinel, SessionsView, SettingsView, TherapiesView,
    TodayView, TrailLine, TreatmentView, Unlock,
};
use tidemark::app::{App, sample};
use tidemark::record::error_code::ErrorCode;
use tidemark::rules::edition::Edition;
use tidemark::store::indexeddb::{IndexedDbStore, Patience};
use tidemark::store::memory::MemoryStore;
use tidemark_boundary::{PageError, choice, maybe_record, maybe_take, part, plain as give, record};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::future_to_promise;

use self::host::Browser;
use self::store::{CopyFile, PageStore};

/// One person's open records.
#[wasm_bindgen]
pub struct Core {
    app: Rc<PageApp>,
    healed: u32,
}

type PageApp = App<PageStore, Browser>;

/// Every code that an error can have, in this module and those beside it.
#[wasm_bindgen(js_name = errorCodes, unchecked_return_type = "ErrorCode[]")]
pub fn error_codes() -> Vec<String> {
    ErrorCode::ALL.iter().map(|code| code.as_str().to_owned()).collect()
}

#[wasm_bindgen]
impl Core {
    /// Opens the records kept in this browser. Pass the last result of `sentinel`: records that are not as it says are
    /// not opened until `accept` says what the person has decided. Locked records need a key to `unlock` them: without
    /// one the error is `locked`, with a wrong one `wrong_key`, and the `detail` of both has the `ways` to the key. Every
    /// call is answered within the deadline.
    /// `records_only` leaves out status and fade.
    #[wasm_bindgen(unchecked_return_type = "Promise<Core>")]
    pub fn open(
        #[wasm_bindgen(unchecked_param_type = "Sentinel | null | undefined")] sentinel: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Accept | null | undefined")] accept: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Unlock | null | undefined")] unlock: JsValue,
        copy: Option<CopyFile>,
        deadline_ms: i32,
        records_only: bool,
    ) -> Promise {
        promise(Box::pin(async move {
            let sentinel = maybe_record(&sentinel)?;
            let accept = accept.map(|accept| choice::<Accept>(&accept)).transpose()?;
            let store = PageStore::Kept(IndexedDbStore::own(Patience::within(deadline_ms)), copy);
            let unlock = maybe_take::<Unlock>(unlock)?;
            let opening = Opening { sentinel: sentinel.as_ref(), accept, unlock: unlock.as_ref() };
            let (app, healed) = App::open_as(store, Browser::default(), opening).await?;
            Ok(Self { app: Rc::new(app.in_edition(Edition::of(records_only))), healed: healed.entries }.into())
        }))
    }

    /// How many entries came back from the second copy when the records were opened.
    #[wasm_bindgen(getter)]
    pub fn healed(&self) -> u32 {
        self.healed
    }

    /// Brings the second copy up to date. It is not waited for by anything that is saved.
    #[wasm_bindgen(js_name = keepCopy, unchecked_return_type = "Promise<void>")]
    pub fn keep_copy(&self) -> Promise {
        self.answer(|app| async move {
            app.keep_copy().await;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Takes the second copy over from a tab that was closed.
    #[wasm_bindgen(js_name = takeCopy, unchecked_return_type = "Promise<void>")]
    pub fn take_copy(&self) -> Promise {
        self.answer(|app| async move {
            app.take_copy().await;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Opens sample data in memory. The invented person writes in `language`.
    #[wasm_bindgen(unchecked_return_type = "Promise<Core>")]
    pub fn sample(records_only: bool, #[wasm_bindgen(unchecked_param_type = "Language")] language: String) -> Promise {
        promise(Box::pin(async move {
            let store = PageStore::Sample(MemoryStore::default());
            let app = sample::open(store, Browser::default(), Edition::of(records_only), choice(&language)?).await?;
            Ok(Self { app: Rc::new(app), healed: 0 }.into())
        }))
    }

    /// What the page should remember outside the database.
    #[wasm_bindgen(unchecked_return_type = "Promise<Sentinel>")]
    pub fn sentinel(&self) -> Promise {
        self.answer(|app| async move { give::<Sentinel>(&app.sentinel().await) })
    }

    /// The whole log as of now, unsealed, as the modules beside this one read it. It never leaves the worker.
    #[wasm_bindgen(unchecked_return_type = "Promise<Uint8Array>")]
    pub fn log(&self) -> Promise {
        self.answer(|app| async move { Ok(Uint8Array::from(app.log().await?.as_slice()).into()) })
    }

    /// The person's local day, which lasts until their next day begins.
    #[wasm_bindgen(js_name = localDay, unchecked_return_type = "Promise<string>")]
    pub fn local_day(&self) -> Promise {
        self.answer(|app| async move { Ok(app.local_day().await?.to_string().into()) })
    }

    /// What Today shows.
    #[wasm_bindgen(unchecked_return_type = "Promise<TodayView>")]
    pub fn today(&self) -> Promise {
        self.answer(|app| async move { give::<TodayView>(&app.today().await?) })
    }

    /// One day with its check-ins: today or any earlier day.
    #[wasm_bindgen(unchecked_return_type = "Promise<DayView>")]
    pub fn day(&self, day: String) -> Promise {
        self.answer(move |app| async move { give::<DayView>(&app.day(&day).await?) })
    }

    /// What the Course shows.
    #[wasm_bindgen(unchecked_return_type = "Promise<CourseView>")]
    pub fn course(&self) -> Promise {
        self.answer(|app| async move { give::<CourseView>(&app.course().await?) })
    }

    /// What the fade watch shows for the last `days` days.
    #[wasm_bindgen(unchecked_return_type = "Promise<FadeView>")]
    pub fn fade(&self, days: u32) -> Promise {
        self.answer(move |app| async move { give::<FadeView>(&app.fade(days).await?) })
    }

    /// The levels of today and the `days` before it, for the charts.
    #[wasm_bindgen(unchecked_return_type = "Promise<LevelsView>")]
    pub fn levels(&self, days: u32) -> Promise {
        self.answer(move |app| async move { give::<LevelsView>(&app.levels(days).await?) })
    }

    /// The notes to days in which a text is found, newest first, at most `limit`.
    #[wasm_bindgen(unchecked_return_type = "Promise<NoteView[]>")]
    pub fn notes(&self, wanted: String, limit: u32) -> Promise {
        self.answer(move |app| async move {
            let notes = app.notes(&wanted, limit).await?;
            Ok(notes.iter().map(give::<NoteView>).collect::<Result<Array, _>>()?.into())
        })
    }

    /// What Sessions shows.
    #[wasm_bindgen(unchecked_return_type = "Promise<SessionsView>")]
    pub fn sessions(&self) -> Promise {
        self.answer(|app| async move { give::<SessionsView>(&app.sessions().await?) })
    }

    /// The sessions one after the other, and what they cost.
    #[wasm_bindgen(unchecked_return_type = "Promise<TreatmentView>")]
    pub fn treatment(&self) -> Promise {
        self.answer(|app| async move { give::<TreatmentView>(&app.treatment().await?) })
    }

    /// What Settings shows.
    #[wasm_bindgen(unchecked_return_type = "Promise<SettingsView>")]
    pub fn settings(&self) -> Promise {
        self.answer(|app| async move { give::<SettingsView>(&app.settings().await?) })
    }

    /// PHQ-9, GAD-7, scores from the clinic, and weekly looks at function.
    #[wasm_bindgen(unchecked_return_type = "Promise<FormsView>")]
    pub fn forms(&self) -> Promise {
        self.answer(|app| async move { give::<FormsView>(&app.forms().await?) })
    }

    /// The treatment plan.
    #[wasm_bindgen(unchecked_return_type = "Promise<PlanView>")]
    pub fn plan(&self) -> Promise {
        self.answer(|app| async move { give::<PlanView>(&app.plan().await?) })
    }

    /// Every version of the treatment plan, newest first.
    #[wasm_bindgen(js_name = planHistory, unchecked_return_type = "Promise<PlanView[]>")]
    pub fn plan_history(&self) -> Promise {
        self.answer(|app| async move {
            let versions = app.plan_history().await;
            Ok(versions.iter().map(give::<PlanView>).collect::<Result<Array, _>>()?.into())
        })
    }

    /// Regular doses at home.
    #[wasm_bindgen(unchecked_return_type = "Promise<RegimensView>")]
    pub fn regimens(&self) -> Promise {
        self.answer(|app| async move { give::<RegimensView>(&app.regimens().await?) })
    }

    /// Medicines beside the treatment.
    #[wasm_bindgen(unchecked_return_type = "Promise<MedicinesView>")]
    pub fn medicines(&self) -> Promise {
        self.answer(|app| async move { give::<MedicinesView>(&app.medicines().await?) })
    }

    /// Earlier treatments.
    #[wasm_bindgen(unchecked_return_type = "Promise<HistoryView>")]
    pub fn history(&self) -> Promise {
        self.answer(|app| async move { give::<HistoryView>(&app.history().await?) })
    }

    /// Therapies beside the treatment.
    #[wasm_bindgen(unchecked_return_type = "Promise<TherapiesView>")]
    pub fn therapies(&self) -> Promise {
        self.answer(|app| async move { give::<TherapiesView>(&app.therapies().await?) })
    }

    /// Goals, and the weekly looks at them.
    #[wasm_bindgen(unchecked_return_type = "Promise<GoalsView>")]
    pub fn goals(&self) -> Promise {
        self.answer(|app| async move { give::<GoalsView>(&app.goals().await?) })
    }

    /// What Help now shows that the person has entered.
    #[wasm_bindgen(unchecked_return_type = "Promise<HelpView>")]
    pub fn help(&self) -> Promise {
        self.answer(|app| async move { give::<HelpView>(&app.help().await) })
    }

    /// Closes the question whether the clinic was told about this form's item 9.
    #[wasm_bindgen(js_name = closeFollowUp, unchecked_return_type = "Promise<Receipt>")]
    pub fn close_follow_up(&self, form: String) -> Promise {
        self.answer(move |app| async move { give::<Receipt>(&app.close_follow_up(&form).await?) })
    }

    /// Moves the records ahead, the earliest of them to this day.
    #[wasm_bindgen(js_name = moveAhead, unchecked_return_type = "Promise<Receipt[]>")]
    pub fn move_ahead(&self, day: String) -> Promise {
        self.answer(move |app| async move { receipts(&app.move_ahead(&day).await?) })
    }

    /// Leaves the records ahead as they are.
    #[wasm_bindgen(js_name = keepAhead, unchecked_return_type = "Promise<Receipt[]>")]
    pub fn keep_ahead(&self) -> Promise {
        self.answer(|app| async move { receipts(&app.keep_ahead().await?) })
    }

    /// Removes the records ahead.
    #[wasm_bindgen(js_name = removeAhead, unchecked_return_type = "Promise<Receipt[]>")]
    pub fn remove_ahead(&self) -> Promise {
        self.answer(|app| async move { receipts(&app.remove_ahead().await?) })
    }

    /// Keeps the settings.
    #[wasm_bindgen(js_name = saveSettings, unchecked_return_type = "Promise<void>")]
    pub fn save_settings(&self, #[wasm_bindgen(unchecked_param_type = "Settings")] value: JsValue) -> Promise {
        self.answer(move |app| async move {
            app.save_settings(record(&value)?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Keeps the entries of an import, all or none.
    #[wasm_bindgen(js_name = importBatch, unchecked_return_type = "Promise<void>")]
    pub fn import_batch(&self, entries: Vec<u8>) -> Promise {
        self.answer(move |app| async move {
            app.import_batch(&entries).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Takes an import back.
    #[wasm_bindgen(js_name = undoImport, unchecked_return_type = "Promise<void>")]
    pub fn undo_import(&self, batch: String) -> Promise {
        self.answer(move |app| async move {
            app.undo_import(&batch).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// The imports that have not been taken back, newest first.
    #[wasm_bindgen(unchecked_return_type = "Promise<ImportView[]>")]
    pub fn imports(&self) -> Promise {
        self.answer(|app| async move {
            let imports = app.imports().await;
            Ok(imports.iter().map(give::<ImportView>).collect::<Result<Array, _>>()?.into())
        })
    }

    /// Undoes the change in a receipt, unless its record has been changed again (`changed_since`).
    #[wasm_bindgen(unchecked_return_type = "Promise<void>")]
    pub fn undo(&self, #[wasm_bindgen(unchecked_param_type = "Receipt")] receipt: JsValue) -> Promise {
        self.answer(move |app| async move {
            app.undo(&part(&receipt)?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Undoes changes to different records, all or none.
    #[wasm_bindgen(js_name = undoAll, unchecked_return_type = "Promise<void>")]
    pub fn undo_all(&self, #[wasm_bindgen(unchecked_param_type = "Receipt[]")] receipts: Vec<JsValue>) -> Promise {
        self.answer(move |app| async move {
            app.undo_all(&receipts.iter().map(part).collect::<Result<Vec<_>, _>>()?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Withdraws a record; `undo` brings it back.
    #[wasm_bindgen(unchecked_return_type = "Promise<Receipt>")]
    pub fn withdraw(&self, id: String) -> Promise {
        self.answer(move |app| async move { give::<Receipt>(&app.withdraw(&id).await?) })
    }

    /// Every step of a record, oldest first.
    #[wasm_bindgen(unchecked_return_type = "Promise<TrailLine[]>")]
    pub fn trail(&self, id: String) -> Promise {
        self.answer(move |app| async move {
            let lines = app.trail(&id).await?;
            Ok(lines.iter().map(give::<TrailLine>).collect::<Result<Array, _>>()?.into())
        })
    }

    /// Keeps the draft of the form about this record. Refuses with `draft_elsewhere` if another tab has kept one that
    /// was not read here.
    #[wasm_bindgen(js_name = keepDraft, unchecked_return_type = "Promise<void>")]
    pub fn keep_draft(
        &self,
        #[wasm_bindgen(unchecked_param_type = "DraftSlot")] kind: String,
        record: String,
        text: String,
    ) -> Promise {
        self.answer(move |app| async move {
            app.keep_draft(choice(&kind)?, &record, &text).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// The draft of the form about this record; without one, that of a form which was begun and never saved.
    #[wasm_bindgen(unchecked_return_type = "Promise<DraftView | undefined>")]
    pub fn draft(
        &self,
        #[wasm_bindgen(unchecked_param_type = "DraftSlot")] kind: String,
        #[wasm_bindgen(unchecked_param_type = "string | null | undefined")] record: Option<String>,
    ) -> Promise {
        self.answer(move |app| async move {
            let draft = app.draft(choice(&kind)?, record.as_deref()).await?;
            draft.map_or(Ok(JsValue::UNDEFINED), |draft| give::<DraftView>(&draft))
        })
    }

    /// Every draft of a kind of form.
    #[wasm_bindgen(unchecked_return_type = "Promise<DraftView[]>")]
    pub fn drafts(&self, #[wasm_bindgen(unchecked_param_type = "DraftSlot")] kind: String) -> Promise {
        self.answer(move |app| async move {
            let drafts = app.drafts(choice(&kind)?).await;
            Ok(drafts.iter().map(give::<DraftView>).collect::<Result<Array, _>>()?.into())
        })
    }

    /// Drops the draft of the form about this record.
    #[wasm_bindgen(js_name = dropDraft, unchecked_return_type = "Promise<void>")]
    pub fn drop_draft(
        &self,
        #[wasm_bindgen(unchecked_param_type = "DraftSlot")] kind: String,
        record: String,
    ) -> Promise {
        self.answer(move |app| async move {
            app.drop_draft(choice(&kind)?, &record).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Reads what another tab wrote; `true` when anything has changed.
    #[wasm_bindgen(unchecked_return_type = "Promise<boolean>")]
    pub fn refresh(&self) -> Promise {
        self.answer(|app| async move { Ok(app.refresh().await?.into()) })
    }

    /// Removes everything kept in this browser.
    #[wasm_bindgen(unchecked_return_type = "Promise<void>")]
    pub fn erase(&self) -> Promise {
        self.answer(|app| async move {
            app.erase().await?;
            Ok(JsValue::UNDEFINED)
        })
    }
}

impl Core {
    /// A promise for the result of `work`.
    fn answer<F>(&self, work: impl FnOnce(Rc<PageApp>) -> F) -> Promise
    where
        F: Future<Output = Result<JsValue, PageError>> + 'static,
    {
        promise(Box::pin(work(Rc::clone(&self.app))))
    }
}

/// Takes a boxed future, so that the code that drives a promise is compiled once and not for each use case.
fn promise(answer: Pin<Box<dyn Future<Output = Result<JsValue, PageError>>>>) -> Promise {
    future_to_promise(async { Ok(answer.await?) })
}

fn receipts(receipts: &[Receipt]) -> Result<JsValue, PageError> {
    Ok(receipts.iter().map(give::<Receipt>).collect::<Result<Array, _>>()?.into())
}
