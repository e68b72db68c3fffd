//! The main job: twelve weeks of a person's records go in through the page, lie sealed, survive, and come back as a
//! status with its arithmetic.

use anyhow::{Context, Result, ensure};
use chrono::{Days, NaiveDate};

use crate::{
    app::{App, CheckIn, End, Form, Session, SideEffect},
    course_rows::{Row, rows},
    stage::Stage,
};

/// The same person as in the app's sample.
const RECORDS: &str = include_str!("../../../src/app/sample/twelve-weeks.csv");
/// The last of the 84 days is today.
const LAST_DAY: u64 = 83;
const NOTE: &str = "canary of the twelve weeks";

pub(super) async fn twelve_weeks(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.skip_first_run().await?;
    let first_day = app.today().await? - Days::new(LAST_DAY);
    for row in rows(RECORDS) {
        type_in(&app, first_day, row).await.with_context(|| format!("typing in {row:?}"))?;
    }
    app.kept_for_offline().await?;

    let course = app.course().await?;
    check_course(&app, &course).await?;
    let stored = app.dump().await?;
    ensure!(stored.rows() > 0, "nothing is stored");
    ensure!(!stored.holds(NOTE), "a note lies unsealed in the database");

    stage.stop_server();
    app.reload().await?;
    check_again(&app, &course).await.context("after a reload without network")?;

    if stage.engine.keeps_profile() {
        stage.kill_and_relaunch().await?;
        check_again(&stage.app(), &course).await.context("after the browser was killed, without network")?;
        ensure!(stage.app().dump().await? == stored, "the stored rows are not the same after the kill");
    }
    Ok(())
}

async fn check_again(app: &App, course: &str) -> Result<()> {
    let now = app.course().await?;
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
    app.tap("course-chart-switch").await?;
    let rows = app.count("[data-testid='course-chart'] tbody tr").await?;
    ensure!(rows == 6, "the table has {rows} rows");
    app.tap("course-chart-switch").await
}

async fn type_in(app: &App, first_day: NaiveDate, row: Row<'_>) -> Result<()> {
    let text = |column: &str| row.cell(column).with_context(|| format!("no {column}"));
    let number = |column| Ok::<u8, anyhow::Error>(text(column)?.parse()?);
    let nth_day = |column| Ok::<_, anyhow::Error>(first_day + Days::new(number(column)?.into()));
    let day = nth_day("day")?;

    match row.kind {
        "check-in" => {
            let check_in = CheckIn {
                mood: number("mood").ok(),
                interest: number("interest").ok(),
                energy: number("energy").ok(),
                calm: number("calm").ok(),
                like_myself: number("like myself").ok(),
                note: (number("written")? == 0).then(|| NOTE.to_owned()),
            };
            if day == first_day + Days::new(LAST_DAY) {
                app.go_to("today").await?;
                app.check_in(&check_in).await
            } else {
                app.check_in_for(day, &check_in).await
            }
        }
        "phq9" => app.fill_phq9(day, &Form::of(text("items")?, number("difficulty")?)?).await,
        "session" => {
            let planned_next = Some(nth_day("planned next")?);
            app.add_session(&Session { day, dose: number("mg")?, planned_next }).await
        }
        "effect" => {
            let minutes = 10 + u32::from(number("minutes")?);
            let time = format!("{}:{:02}", 10 + minutes / 60, minutes % 60);
            app.add_side_effect(&SideEffect {
                kind: text("name")?,
                severity: number("severity")?,
                interference: number("interference")?,
                day,
                end: End::At { day, time: &time },
            })
            .await
        }
        other => anyhow::bail!("no such kind of record: {other}"),
    }
}
