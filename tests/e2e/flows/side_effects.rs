//! Side effects and the monthly check as a person taps them, and the answers to signs that need help.

use anyhow::{Result, ensure};
use chrono::Days;

use super::bad_input::{records, refused, silent};
use super::treatment::began;
use crate::{
    app::{App, Session},
    stage::Stage,
};

pub(super) async fn a_sign_is_answered_on_its_tap(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    // Three taps from Today, none of which needs scrolling on a phone.
    for tap in ["place-sessions", "effect-add", "sign-chestPain"] {
        within_reach(&app, tap).await?;
        app.taps(tap).await?;
    }
    within_reach(&app, "answer-emergency").await?;
    app.says("answer-say", "I have pain in my chest.").await?;
    app.says("sign-saved", "This is saved.").await?;
    ensure!(!app.shows("answer-clinic").await?, "a number that nobody wrote");

    // A reload returns to the answer. Back leads to the list, which has the sign and a link to its answer.
    app.reloads().await?;
    app.says("answer-say", "I have pain in my chest.").await?;
    app.goes_to("sessions").await?;
    app.says("effect-answer", "Get help now").await?;
    app.taps("effect-answer").await?;
    app.taps("answer-more").await?;
    app.taps("effect-severity-3").await?;
    app.taps("effect-end-stillThere").await?;
    app.taps("effect-save").await?;
    app.says("answer-say", "I have pain in my chest.").await?;
    app.taps("answer-done").await?;
    app.says("effect", "severe").await?;
    app.says("effect", "still there").await?;

    // Tapped by mistake: Undo removes it and shows the signs again, with the choices below them.
    app.taps("effect-add").await?;
    app.taps("usual-nausea").await?;
    app.taps("sign-seizure").await?;
    app.taps("sign-undo").await?;
    app.seen("sign-seizure").await?;
    app.says("usual-nausea", "mild").await?;
    app.goes_to("sessions").await?;
    app.seen("effect").await?;
    ensure!(app.texts("effect").await?.len() == 1, "the undone sign is still there");
    Ok(())
}

/// The device cannot save it. Whom to call is shown all the same, and saving can be tried again.
pub(super) async fn a_sign_that_cannot_be_saved_is_answered_all_the_same(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    app.taps("effect-add").await?;
    app.seen("sign-chestPain").await?;
    // Another transaction holds every store for longer than the core waits, until the page is told to release them.
    let hold = "
        const request = indexedDB.open('tidemark');
        await new Promise((opened) => { request.onsuccess = opened; });
        const database = request.result;
        const stores = [...database.objectStoreNames];
        const store = database.transaction(stores, 'readwrite').objectStore(stores[0]);
        window.letGo = false;
        const hold = () => {
          if (window.letGo) database.close();
          else store.get(0).onsuccess = hold;
        };
        hold();";
    for (sign, call, done) in [
        ("sign-chestPain", "answer-emergency", "answer-done"),
        ("sign-suicidalThoughts", "danger-yes", "danger-not-now"),
    ] {
        app.run(hold, vec![]).await?;
        app.taps(sign).await?;
        app.seen(call).await?;
        app.says("sign-failed", "Try again").await?;
        app.seen(call).await?;
        if call == "danger-yes" {
            within_reach(&app, "sign-failed").await?;
        }
        app.run("window.letGo = true", vec![]).await?;
        app.taps("sign-failed-action").await?;
        app.says("sign-saved", "This is saved.").await?;
        app.taps(done).await?;
        app.taps("effect-add").await?;
    }
    app.seen("sign-chestPain").await
}

/// Whether an element is within the window without scrolling, and above the tab bar if there is one.
async fn within_reach(app: &App, name: &str) -> Result<()> {
    app.run("window.scrollTo(0, 0)", vec![]).await?;
    let script = "
        const box = document.querySelector(`[data-testid='${given[0]}']`)?.getBoundingClientRect();
        const bar = document.querySelector(\"[data-testid='place-today']\").getBoundingClientRect();
        const isFree = given[0].startsWith('place-') || bar.height === 0;
        const floor = isFree ? innerHeight : Math.min(innerHeight, bar.top);
        return box !== undefined && box.top >= 0 && box.bottom <= floor;";
    crate::wait::until(&format!("{name} to be within reach"), async || {
        Ok((app.run(script, vec![name.into()]).await? == true).then_some(()))
    })
    .await
}

/// Every sign of R5, emergencies first. The test fails if one is no longer offered.
const EMERGENCIES: [&str; 9] = [
    "chestPain",
    "breathlessness",
    "slowBreathing",
    "hardToWake",
    "passingOut",
    "seizure",
    "suddenHeadache",
    "visionChange",
    "oneSidedWeakness",
];
const CLINIC: [&str; 7] = ["bloodInUrine", "painfulUrgency", "voices", "paranoia", "mania", "craving", "pregnancy"];

pub(super) async fn every_sign_is_offered_and_answered(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    for sign in EMERGENCIES {
        tap_sign(&app, sign, false).await?;
        ensure!(app.page_text().await?.contains("This can be an emergency"), "{sign} is no emergency");
        app.seen("answer-emergency").await?;
        app.says("sign-saved", "This is saved.").await?;
    }
    for sign in CLINIC {
        tap_sign(&app, sign, true).await?;
        ensure!(app.page_text().await?.contains("needs to hear about this today"), "{sign} is not for the clinic");
        app.seen("answer-emergency").await?;
        app.says("sign-saved", "This is saved.").await?;
    }
    for sign in ["suicidalThoughts", "cannotKeepSafe"] {
        tap_sign(&app, sign, false).await?;
        app.seen("safety-full").await?;
        app.says("sign-saved", "This is saved.").await?;
        for name in ["sign-undo", "danger-yes"] {
            within_reach(&app, name).await?;
        }
        app.taps("danger-not-now").await?;
        app.seen("effect").await?;
    }
    app.taps("effect-edit").await?;
    app.seen("effect-save").await?;
    let effects = app.page_text().await?;
    ensure!(!effects.contains("How strong") || !effects.contains("I can"), "thoughts of suicide are graded");
    Ok(())
}

async fn tap_sign(app: &App, sign: &str, folded: bool) -> Result<()> {
    app.goes_to("sessions").await?;
    app.taps("effect-add").await?;
    if folded {
        app.taps("signs-clinic").await?;
    }
    app.taps(&format!("sign-{sign}")).await
}

pub(super) async fn several_side_effects_take_one_save(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    app.opens_newest_session().await?;
    // Three effects take five taps, and one more makes one of them moderate.
    let taps: [&str; 5] = ["session-effect-add", "usual-nausea", "usual-dizziness", "usual-headache", "usual-save"];
    for tap in [&taps[..3], &["usual-dizziness"], &taps[3..]].concat() {
        app.taps(tap).await?;
    }
    app.says("done", "3 side effects saved.").await?;
    let effects = app.texts("effect").await?;
    ensure!(
        effects.iter().any(|text| text.contains("Dizzy") && text.contains("moderate")),
        "not moderate: {effects:?}"
    );
    ensure!(effects.iter().any(|text| text.contains("Nausea") && text.contains("mild")), "not mild: {effects:?}");
    app.taps("done-action").await?;
    app.gone("effect").await?;

    // Saving with nothing chosen is refused. A severe one in the person's own words that is still there gets an answer.
    app.taps("session-effect-add").await?;
    let stored = records(&app).await?;
    refused(&app, "usual", "usual-own").await?;
    ensure!(records(&app).await? == stored, "nothing was chosen, and something was kept");
    app.taps("usual-taste").await?;
    silent(&app, "usual-own-error").await?;
    for _ in 0..3 {
        app.taps("usual-taste").await?;
    }
    app.enters("usual-own", "Burning feet").await?;
    app.taps("usual-own-grade-3").await?;
    app.taps("usual-there-still").await?;
    app.taps("usual-save").await?;
    app.says("answer-say", "I am having this symptom: Burning feet.").await?;
    app.taps("answer-done").await?;
    app.says("effect-answer", "Call your clinic today").await?;
    app.opens_newest_session().await?;

    // From the day of a session, Save returns to it.
    app.taps("session-day").await?;
    app.taps("day-effect").await?;
    app.taps("usual-headache").await?;
    app.saves("usual").await?;
    app.seen("stamps").await
}

pub(super) async fn a_monthly_check_is_answered_by_its_grades(stage: &mut Stage) -> Result<()> {
    let app = began(stage).await?;
    app.follows("plan/clinic").await?;
    app.enters("plan-clinicName", "Harbour clinic").await?;
    app.enters("plan-clinicPhone", "no number").await?;
    refused(&app, "plan", "plan-clinicPhone").await?;
    app.enters("plan-clinicPhone", "030 1234").await?;
    app.saves("plan").await?;

    app.follows("screen/new").await?;
    app.taps("screen-save").await?;
    app.says("screen-error", "at least one").await?;
    app.taps("screen-nothing").await?;
    app.says("screen-kept", "None of these").await?;
    ensure!(!app.shows("screen-flag").await?, "nothing calls for the clinic");

    // The earlier checks are one tap away from a new one, and a check that is not due is not asked for at once.
    app.taps("screen-new").await?;
    app.taps("screen-earlier").await?;
    app.seen("screen-kept").await?;
    app.follows("screen").await?;
    app.seen("screen-kept").await?;

    // "A lot" of memory trouble can wait for the next session; blood cannot.
    app.taps("screen-new").await?;
    app.taps("screen-6-3").await?;
    app.taps("screen-save").await?;
    app.says("screen-flag", "before your next session").await?;
    app.taps("screen-new").await?;
    app.taps("screen-4-1").await?;
    app.taps("screen-save").await?;
    app.says("screen-flag", "call your clinic today").await?;
    let call = app.attribute("answer-clinic", "href").await?;
    ensure!(call.as_deref() == Some("tel:0301234"), "the clinic is not called: {call:?}");
    app.says("screen-flag", "Blood in the urine").await
}

pub(super) async fn the_next_morning_asks_once_and_keeps_what_is_known(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let yesterday = app.today().await? - Days::new(1);
    app.adds_session(&Session { day: yesterday, dose: 84, planned_next: None }).await?;
    for kind in ["sedation", "dissociation"] {
        app.opens_newest_session().await?;
        app.taps("session-effect-add").await?;
        app.taps(&format!("usual-{kind}")).await?;
        app.saves("usual").await?;
    }
    app.goes_to("today").await?;
    app.says("still-there", "Very sleepy").await?;
    app.taps("still-gone").await?;
    crate::wait::until("one question", async || Ok((app.texts("still-gone").await?.len() == 1).then_some(()))).await?;
    app.taps("still-still").await?;
    app.says("answer-say", "I feel detached").await?;
    app.goes_to("today").await?;
    app.seen("phq9-due").await?;
    ensure!(!app.shows("still-there").await?, "it is asked twice");
    app.goes_to("sessions").await?;
    app.seen("effect").await?;
    let effects = app.texts("effect").await?;
    ensure!(effects.iter().any(|text| text.contains("over by")), "when it was over is not said: {effects:?}");
    ensure!(effects.iter().any(|text| text.contains("still there")), "still there is not said: {effects:?}");

    // On a past day, a tap does not save the time now. It asks for the time.
    app.taps("session-day").await?;
    let stored = records(&app).await?;
    app.taps("stamp-effectBegan").await?;
    app.seen("stamp-effectBegan-time").await?;
    ensure!(records(&app).await? == stored, "the time of today was kept for yesterday");
    app.enters("stamp-effectBegan-time", "10:12").await?;
    app.taps("stamp-effectBegan-save").await?;
    app.says("stamp-effectBegan-kept", "10:12").await
}
