//! Keeping records: one method for each use case that saves a form.

use js_sys::{Array, Promise};
use tidemark::app::view::{FlaggedReceipt, Gad7Receipt, Phq9Receipt, PutOffReceipt, Receipt};
use tidemark::record::fields::Field;
use tidemark_boundary::{choice, plain as give, record, record_of_kind, record_until, record_with};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Core, receipts};

#[wasm_bindgen]
impl Core {
    /// Keeps a record of a kind that nothing else is asked or said about.
    #[wasm_bindgen(unchecked_return_type = "Promise<Receipt>")]
    pub fn save(
        &self,
        #[wasm_bindgen(unchecked_param_type = "keyof Records")] kind: String,
        id: String,
        #[wasm_bindgen(unchecked_param_type = "Records[keyof Records]")] value: JsValue,
    ) -> Promise {
        self.answer(
            move |app| async move { give::<Receipt>(&app.save(Some(&id), record_of_kind(&kind, &value)?).await?) },
        )
    }

    /// Keeps a PHQ-9.
    #[wasm_bindgen(js_name = savePhq9, unchecked_return_type = "Promise<Phq9Receipt>")]
    pub fn save_phq9(
        &self,
        id: String,
        #[wasm_bindgen(unchecked_param_type = "Phq9Form")] value: JsValue,
        confirmed: bool,
    ) -> Promise {
        self.answer(move |app| async move {
            let value = record(&value)?;
            give::<Phq9Receipt>(&app.save_phq9(Some(&id), value, confirmed).await?)
        })
    }

    /// How the app would react to an answer to item 9, before the form is kept. `id` is the kept form that is being
    /// changed.
    #[wasm_bindgen(js_name = phq9Reaction, unchecked_return_type = "Promise<Reaction>")]
    pub fn phq9_reaction(&self, day: String, item9: Option<u8>, id: Option<String>) -> Promise {
        self.answer(move |app| async move { Ok(app.phq9_reaction(&day, item9, id.as_deref()).await?.name().into()) })
    }

    /// Keeps a session.
    #[wasm_bindgen(js_name = saveSession, unchecked_return_type = "Promise<Receipt>")]
    pub fn save_session(
        &self,
        id: String,
        #[wasm_bindgen(unchecked_param_type = "Session")] value: JsValue,
        confirmed: bool,
    ) -> Promise {
        self.answer(move |app| async move {
            let value = record_until(&value, &["day"], app.right_now().await?.0.day)?;
            give::<Receipt>(&app.save_session(Some(&id), value, confirmed).await?)
        })
    }

    /// Keeps a session like the last one, with what the person says of the lift before it.
    #[wasm_bindgen(js_name = repeatSession, unchecked_return_type = "Promise<Receipt>")]
    pub fn repeat_session(
        &self,
        id: String,
        day: String,
        #[wasm_bindgen(unchecked_param_type = "HalfGone | null")] half_gone: Option<String>,
        confirmed: bool,
    ) -> Promise {
        self.answer(move |app| async move {
            let half_gone = half_gone.as_deref().map(choice).transpose()?;
            give::<Receipt>(&app.repeat_session(Some(&id), &day, half_gone, confirmed).await?)
        })
    }

    /// Stamps the dose of a session as taken now.
    #[wasm_bindgen(js_name = doseTaken, unchecked_return_type = "Promise<Receipt>")]
    pub fn dose_taken(&self, session: String) -> Promise {
        self.answer(move |app| async move { give::<Receipt>(&app.dose_taken(&session).await?) })
    }

    /// Stamps a moment of a session.
    #[wasm_bindgen(js_name = saveStamp, unchecked_return_type = "Promise<Receipt>")]
    pub fn save_stamp(
        &self,
        id: String,
        #[wasm_bindgen(unchecked_param_type = "Omit<Stamp, 'at'> & { at: When | null }")] value: JsValue,
    ) -> Promise {
        self.answer(move |app| async move {
            let value = record_with(&value, "at", app.right_now().await?.0.write())?;
            give::<Receipt>(&app.save_stamp(Some(&id), value).await?)
        })
    }

    /// Keeps a blood pressure.
    #[wasm_bindgen(js_name = savePressure, unchecked_return_type = "Promise<FlaggedReceipt>")]
    pub fn save_pressure(
        &self,
        id: String,
        #[wasm_bindgen(unchecked_param_type = "Omit<PressureReading, 'at'> & { at: When | null }")] value: JsValue,
    ) -> Promise {
        self.answer(move |app| async move {
            let value = record_with(&value, "at", app.right_now().await?.0.write())?;
            give::<FlaggedReceipt>(&app.save_pressure(Some(&id), value).await?)
        })
    }

    /// Which moment of the session a reading taken now most likely belongs to.
    #[wasm_bindgen(js_name = likelyMoment, unchecked_return_type = "Promise<PressureMoment>")]
    pub fn likely_moment(&self, session: String) -> Promise {
        self.answer(move |app| async move { Ok(app.likely_moment(&session).await?.name().into()) })
    }

    /// Keeps a side effect.
    #[wasm_bindgen(js_name = saveSideEffect, unchecked_return_type = "Promise<FlaggedReceipt>")]
    pub fn save_side_effect(
        &self,
        id: String,
        #[wasm_bindgen(unchecked_param_type = "SideEffect")] value: JsValue,
    ) -> Promise {
        self.answer(move |app| async move {
            let value = record_until(&value, &["onset", "day"], app.right_now().await?.0.day)?;
            give::<FlaggedReceipt>(&app.save_side_effect(Some(&id), value).await?)
        })
    }

    /// Keeps the side effects of a form, all or none.
    #[wasm_bindgen(js_name = saveSideEffects, unchecked_return_type = "Promise<FlaggedReceipt[]>")]
    pub fn save_side_effects(
        &self,
        ids: Vec<String>,
        #[wasm_bindgen(unchecked_param_type = "SideEffect[]")] values: Vec<JsValue>,
    ) -> Promise {
        self.answer(move |app| async move {
            let ids = ids.into_iter().map(Some);
            let today = app.right_now().await?.0.day;
            let effect = |value| record_until(value, &["onset", "day"], today);
            let effects = values.iter().map(effect).collect::<Result<Vec<_>, _>>()?;
            let receipts = app.save_side_effects(ids.zip(effects).collect()).await?;
            Ok(receipts.iter().map(give::<FlaggedReceipt>).collect::<Result<Array, _>>()?.into())
        })
    }

    /// Keeps a long-term screen.
    #[wasm_bindgen(js_name = saveScreen, unchecked_return_type = "Promise<FlaggedReceipt>")]
    pub fn save_screen(&self, id: String, #[wasm_bindgen(unchecked_param_type = "Screen")] value: JsValue) -> Promise {
        self.answer(move |app| async move {
            let value = record(&value)?;
            give::<FlaggedReceipt>(&app.save_screen(Some(&id), value).await?)
        })
    }

    /// Keeps a GAD-7.
    #[wasm_bindgen(js_name = saveGad7, unchecked_return_type = "Promise<Gad7Receipt>")]
    pub fn save_gad7(
        &self,
        id: String,
        #[wasm_bindgen(unchecked_param_type = "Gad7Form")] value: JsValue,
        confirmed: bool,
    ) -> Promise {
        self.answer(move |app| async move {
            let value = record(&value)?;
            give::<Gad7Receipt>(&app.save_gad7(Some(&id), value, confirmed).await?)
        })
    }

    /// Keeps the treatment plan.
    #[wasm_bindgen(js_name = savePlan, unchecked_return_type = "Promise<void>")]
    pub fn save_plan(&self, #[wasm_bindgen(unchecked_param_type = "Plan")] value: JsValue) -> Promise {
        self.answer(move |app| async move {
            app.save_plan(record(&value)?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Keeps the questions for the clinician.
    #[wasm_bindgen(js_name = saveQuestions, unchecked_return_type = "Promise<Receipt>")]
    pub fn save_questions(&self, questions: Vec<String>) -> Promise {
        self.answer(move |app| async move { give::<Receipt>(&app.save_questions(&questions).await?) })
    }

    /// Keeps the safety plan.
    #[wasm_bindgen(js_name = saveSafetyPlan, unchecked_return_type = "Promise<void>")]
    pub fn save_safety_plan(&self, #[wasm_bindgen(unchecked_param_type = "SafetyPlan")] value: JsValue) -> Promise {
        self.answer(move |app| async move {
            app.save_safety_plan(record(&value)?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Keeps what a person says of a warning.
    #[wasm_bindgen(js_name = answerAlert, unchecked_return_type = "Promise<Receipt>")]
    pub fn answer_alert(&self, #[wasm_bindgen(unchecked_param_type = "VerdictInput")] input: JsValue) -> Promise {
        self.answer(move |app| async move { give::<Receipt>(&app.answer_alert(&record(&input)?).await?) })
    }

    /// Puts a form off.
    #[wasm_bindgen(js_name = putOff, unchecked_return_type = "Promise<PutOffReceipt>")]
    pub fn put_off(&self, #[wasm_bindgen(unchecked_param_type = "Form")] form: String) -> Promise {
        self.answer(move |app| async move { give::<PutOffReceipt>(&app.put_off(choice(&form)?).await?) })
    }

    /// Keeps regular doses. The receipts are of all records that it changed.
    #[wasm_bindgen(js_name = saveRegimen, unchecked_return_type = "Promise<Receipt[]>")]
    pub fn save_regimen(
        &self,
        id: String,
        #[wasm_bindgen(unchecked_param_type = "Regimen")] value: JsValue,
        confirmed: bool,
    ) -> Promise {
        self.answer(move |app| async move {
            let regimen = record_until(&value, &["since"], app.right_now().await?.1)?;
            receipts(&app.save_regimen(Some(&id), regimen, confirmed).await?)
        })
    }

    /// Keeps what became of today's regular doses.
    #[wasm_bindgen(js_name = doseToday, unchecked_return_type = "Promise<Receipt>")]
    pub fn dose_today(&self, #[wasm_bindgen(unchecked_param_type = "DoseMark")] mark: String) -> Promise {
        self.answer(move |app| async move { give::<Receipt>(&app.dose_today(choice(&mark)?).await?) })
    }

    /// Keeps how near a goal is today, 0–10.
    #[wasm_bindgen(js_name = lookAtGoal, unchecked_return_type = "Promise<Receipt>")]
    pub fn look_at_goal(&self, goal: String, score: u8) -> Promise {
        self.answer(move |app| async move { give::<Receipt>(&app.look_at_goal(&goal, score).await?) })
    }

    /// Keeps that an offer was taken or closed.
    #[wasm_bindgen(js_name = closeOffer, unchecked_return_type = "Promise<Receipt>")]
    pub fn close_offer(&self, #[wasm_bindgen(unchecked_param_type = "Offer")] offer: String) -> Promise {
        self.answer(move |app| async move { give::<Receipt>(&app.close_offer(choice(&offer)?).await?) })
    }
}
