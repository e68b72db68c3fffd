//! The main job: twelve weeks of a person's records go in through the page, lie sealed, survive, and come back as a
//! status with its arithmetic.

use anyhow::{Context, Result, ensure};
use chrono::{Days, NaiveDate};

use crate::{
    app::{App, CheckIn, End, Form, Session, SideEffect},
    stage::Stage,
};

/// The same person as in the app's sample, whose format is told in `src/app/sample/mod.rs`.
const RECORDS: &str = include_str!("../../../src/app/sample/twelve-weeks.csv");
/// The last of the 84 days is today.
const LAST_DAY: u64 = 83;
const NOTE: &str = "canary of the twelve weeks";

pub(super) async fn twelve_weeks(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let first_day = app.today().await? - Days::new(LAST_DAY);
    for line in RECORDS.lines() {
        type_in(&app, first_day, line).await.with_context(|| format!("typing in {line:?}"))?;
    }
    app.kept_for_offline().await?;

    let course = app.reads_course().await?;
    check_course(&app, &course).await?;
    let stored = app.dump().await?;
    ensure!(stored.rows() > 0, "nothing is stored");
    ensure!(!stored.holds(NOTE), "a note lies unsealed in the database");

    stage.stop_server();
    app.reloads().await?;
    check_again(&app, &course).await.context("after a reload without network")?;

    if stage.engine.keeps_profile() {
        stage.kill_and_relaunch().await?;
        check_again(&stage.app(), &course).await.context("after the browser was killed, without network")?;
        ensure!(stage.app().dump().await? == stored, "the stored rows are not the same after the kill");
    }
    Ok(())
}

async fn check_again(app: &App, course: &str) -> Result<()> {
    let now = app.reads_course().await?;
    ensure!(now == course, "The Course said:\n{course}\nand now says:\n{now}");
    Ok(())
}

/// 18 before treatment, 4 now, 14 less, 78%, from six forms.
async fn check_course(app: &App, course: &str) -> Result<()> {
    let state = app.attribute("course-state", "data-state").await?;
    ensure!(state.as_deref() == Some("remissionRange"), "the state is {state:?}: {course}");
    app.says("course-now", "4").await?;
    app.says("course-before", "18").await?;
    for part in ["14", "78%"] {
        app.says("course-change", part).await?;
    }
    let points = app.count("[data-testid='course-chart'] .chart-point").await?;
    ensure!(points == 6, "the chart has {points} points: {course}");
    app.taps("course-chart-switch").await?;
    let rows = app.count("[data-testid='course-chart'] tbody tr").await?;
    ensure!(rows == 6, "the table has {rows} rows");
    app.taps("course-chart-switch").await
}

async fn type_in(app: &App, first_day: NaiveDate, line: &str) -> Result<()> {
    let fields: Vec<&str> = line.split(',').collect();
    let text = |place: usize| fields.get(place).copied().with_context(|| format!("no field {place}"));
    let number = |place| Ok::<u8, anyhow::Error>(text(place)?.parse()?);
    let day = |place| Ok::<_, anyhow::Error>(first_day + Days::new(number(place)?.into()));

    match text(0)? {
        "check-in" => {
            let check_in = CheckIn {
                mood: number(3).ok(),
                interest: number(4).ok(),
                energy: number(5).ok(),
                calm: number(6).ok(),
                like_myself: number(7).ok(),
                note: (number(1)? == 0).then(|| NOTE.to_owned()),
            };
            if day(2)? == first_day + Days::new(LAST_DAY) {
                app.goes_to("today").await?;
                app.checks_in(&check_in).await
            } else {
                app.checks_in_for(day(2)?, &check_in).await
            }
        }
        "phq9" => app.fills_phq9(day(1)?, &Form::of(text(2)?, number(3)?)?).await,
        "session" => app.adds_session(&Session { day: day(1)?, dose: number(2)?, planned_next: Some(day(3)?) }).await,
        "effect" => {
            let minutes = 10 + u32::from(number(5)?);
            let time = format!("{}:{:02}", 10 + minutes / 60, minutes % 60);
            app.adds_side_effect(&SideEffect {
                kind: text(2)?,
                severity: number(3)?,
                interference: number(4)?,
                day: day(1)?,
                end: End::At { day: day(1)?, time: &time },
            })
            .await
        }
        other => anyhow::bail!("no such kind of record: {other}"),
    }
}
