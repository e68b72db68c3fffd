//! The fade watch: Today warns of a fading lift and says why. The warning can be answered and silenced, and is kept
//! next to what today's data say.

use anyhow::{Result, ensure};
use chrono::Days;

use crate::{
    app::{CheckIn, Session},
    stage::Stage,
};

/// Mood and interest on the days before the session, oldest first.
const BEFORE: [u8; 4] = [3, 2, 3, 3];
/// The same for the days after it, up to today.
const AFTER: [u8; 10] = [7, 8, 7, 7, 7, 5, 4, 4, 3, 3];

pub(super) async fn a_fading_lift_is_said_answered_and_silenced(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let today = app.today().await?;
    let session = today - Days::new(AFTER.len() as u64);
    let level = |level: u8| CheckIn { interest: Some(level), ..CheckIn::mood(level) };
    for (back, before) in (1..).zip(BEFORE) {
        app.checks_in_for(session - Days::new(back), &level(before)).await?;
    }
    app.goes_to("today").await?;
    ensure!(!app.shows("fade-warning").await?, "a warning before any session");
    app.adds_session(&Session { day: session, dose: 84, planned_next: Some(today + Days::new(4)) }).await?;
    for (after, given) in (1..).zip(&AFTER[..AFTER.len() - 1]) {
        app.checks_in_for(session + Days::new(after), &level(*given)).await?;
    }
    app.follows("therapies/new").await?;
    app.taps("therapy-what-talk").await?;
    app.saves("therapy").await?;
    app.goes_to("today").await?;
    app.checks_in(&level(AFTER[AFTER.len() - 1])).await?;

    app.says("fade-warning", "Half of the lift has probably worn off").await?;
    app.says("fade-warning", "10 check-ins").await?;
    app.says("fade-warning", "You may want to tell your clinic").await?;
    app.taps("fade-message-show").await?;
    app.says("fade-message", "(day 10)").await?;
    app.check_access("a warning on Today").await?;
    app.taps("fade-badDay").await?;
    app.says("fade-done", "a bad day").await?;

    // Once answered, a single line is left, with a link to the days.
    app.goes_to("course").await?;
    app.says("course-fade", "left").await?;
    app.goes_to("today").await?;
    ensure!(!app.shows("fade-badDay").await?, "the answered warning asks again");
    app.taps("fade-line").await?;
    app.says("fade-left", "is left").await?;
    app.says("fade-limits", "not been tested with patients").await?;
    for row in ["fade-days", "fade-alerts", "fade-next"] {
        app.taps(row).await?;
    }
    app.says("lanes", "Talk therapy").await?;
    app.says("fade-alert", "Said on").await?;
    app.says("fade-alert-verdict", "a bad day").await?;
    app.says("fade-before", "day 14").await?;
    let points = app.count("[data-testid='fade-chart'] .chart-point").await?;
    ensure!(points == (BEFORE.len() + AFTER.len()) as u64, "the chart has {points} points");
    app.taps("fade-chart-switch").await?;
    let rows = app.count("[data-testid='fade-chart'] tbody tr").await?;
    ensure!(
        rows == (BEFORE.len() + AFTER.len()) as u64 + 1,
        "the table has {rows} rows: each day and that of the session"
    );
    app.check_access("the days as a table").await?;

    app.taps("fade-mute").await?;
    app.says("fade-done", "until after your next session").await?;
    app.goes_to("today").await?;
    ensure!(!app.shows("fade-line").await?, "the muted warning is still said");
    app.says("today-lift", "% left").await?;

    // The warning stays as it was given; what today's data say changes with them.
    for (after, _) in (1..).zip(AFTER).skip(5) {
        app.opens_day(session + Days::new(after)).await?;
        app.taps("kept-change").await?;
        app.checks_in(&level(8)).await?;
    }
    app.follows("fade").await?;
    app.taps("fade-alerts").await?;
    app.says("fade-alert", "Said on").await?;
    app.says("fade-alert", "would not say this").await?;

    // It is over, and can still be answered again.
    app.taps("fade-alert-ask").await?;
    app.taps("fade-alert-right").await?;
    app.says("fade-alert-verdict", "this is right").await?;
    app.check_access("an earlier warning's answer").await?;

    // At the next session the person says what became of the lift. It stands beside what was thought, and is not used
    // until they turn that on.
    for tap in ["place-sessions", "session-start", "session-half-gone-notYet"] {
        app.taps(tap).await?;
    }
    app.check_access("the question about the lift before a session").await?;
    app.taps("start-again").await?;
    app.seen("pressure-add").await?;
    app.follows("fade").await?;
    app.says("fade-answers", "not yet").await?;
    app.says("fade-answers-used", "does not use them yet").await?;
    app.taps("fade-answers-use").await?;
    app.says("fade-answers-used", "uses your answers").await?;
    app.check_access("answers beside what was thought").await?;

    app.follows("plan").await?;
    app.enters("book-days", "12").await?;
    app.taps("book-save").await?;
    app.says("book-saved", "Saved").await
}
