//! The main job: twelve weeks of a person's records go in through the page, the earlier ones from a file. They lie
//! sealed, survive, and come back as a status with its arithmetic.

use anyhow::{Context, Result, bail, ensure};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::{
    app::{App, CheckIn, End, Form, Session, SideEffect},
    course_rows::{Row, rows},
    stage::Stage,
};

/// The same person as in the app's sample.
const RECORDS: &str = include_str!("../../../src/app/sample/twelve-weeks.csv");
/// The last of the 84 days is today.
const LAST_DAY: u8 = 83;
/// From this day on the records, with each kind among them, are typed in. Earlier ones come from a file.
const FIRST_TYPED_DAY: u8 = 74;
/// The PHQ-9's answers on difficulty, in order.
const DIFFICULTIES: [&str; 4] = ["notAtAll", "somewhat", "very", "extremely"];
const NOTE: &str = "canary of the twelve weeks";

pub(super) async fn twelve_weeks(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let first_day = app.today().await? - Days::new(LAST_DAY.into());
    let lines: Vec<Line> = rows(RECORDS).map(|row| Line { row, first_day }).collect();
    let typed_from = lines.iter().position(|line| line.written().is_ok_and(|day| day >= FIRST_TYPED_DAY));
    let (earlier, later) = lines.split_at(typed_from.context("no day is typed in")?);
    bring_in(&app, earlier).await?;
    for line in later {
        type_in(&app, line).await.with_context(|| format!("typing in {:?}", line.row))?;
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
    let points = app.count("[data-testid='course-chart'] .chart-point").await?;
    ensure!(points == 6, "the chart has {points} points: {course}");
    app.taps("course-chart-switch").await?;
    let rows = app.count("[data-testid='course-chart'] tbody tr").await?;
    ensure!(rows == 6, "the table has {rows} rows");
    app.taps("course-chart-switch").await?;
    app.opens_forms_and_scores().await?;
    app.says("course-now", "4").await?;
    app.says("course-before", "18").await?;
    for part in ["14", "78%"] {
        app.says("course-change", part).await?;
    }
    app.goes_to("course").await
}

/// A row of the records.
struct Line {
    row: Row<'static>,
    first_day: NaiveDate,
}

impl Line {
    fn text(&self, column: &str) -> Result<&'static str> {
        self.row.cell(column).with_context(|| format!("no {column}"))
    }

    fn number(&self, column: &str) -> Result<u8> {
        Ok(self.text(column)?.parse()?)
    }

    fn day(&self, column: &str) -> Result<NaiveDate> {
        Ok(self.first_day + Days::new(self.number(column)?.into()))
    }

    /// The day on which it was written. Only a check-in has one apart from its own day.
    fn written(&self) -> Result<u8> {
        self.number("written").or_else(|_| self.number("day"))
    }

    /// When a side effect that began at 10:10 was over.
    fn end(&self) -> Result<String> {
        let minutes = 10 + u32::from(self.number("minutes")?);
        Ok(format!("{}:{:02}", 10 + minutes / 60, minutes % 60))
    }
}

/// Adds records from a file in the app's own format, as docs/json-format.md describes it.
async fn bring_in(app: &App, lines: &[Line]) -> Result<()> {
    let records = lines.iter().zip(1..).map(|(line, sequence)| record(line, sequence)).collect::<Result<Vec<_>>>()?;
    let file = json!({ "format": "tidemark-timeline", "version": 1, "records": records });
    app.follows("import").await?;
    app.chooses_file("records.json", &file.to_string()).await?;
    app.says("import-added", &lines.len().to_string()).await?;
    app.taps("import-add").await?;
    app.says("import", "Tidemark").await
}

/// A record as a file has it, with its one version.
fn record(line: &Line, sequence: u32) -> Result<Value> {
    let mut version = match line.row.kind {
        "check-in" => json!({
            "kind": "checkIn",
            "day": line.day("day")?.to_string(),
            "mood": line.number("mood")?,
            "interest": line.number("interest").ok(),
            "energy": line.number("energy").ok(),
            "calm": line.number("calm").ok(),
            "likeMyself": line.number("like myself").ok(),
            "note": (line.number("written")? == 0).then_some(NOTE),
        }),
        "phq9" => json!({
            "kind": "phq9",
            "day": line.day("day")?.to_string(),
            "items": line.text("items")?.bytes().map(|digit| digit - b'0').collect::<Vec<_>>(),
            "difficulty": DIFFICULTIES[usize::from(line.number("difficulty")?)],
        }),
        "session" => json!({
            "kind": "session",
            "day": line.day("day")?.to_string(),
            "route": "intranasal",
            "drug": "esketamine",
            "dose": { "amount": line.number("mg")?, "unit": "mg" },
            "plannedNext": line.day("planned next")?.to_string(),
        }),
        "effect" => json!({
            "kind": "sideEffect",
            "effect": line.text("name")?,
            "severity": line.number("severity")?,
            "interference": line.number("interference")?,
            "onset": { "day": line.day("day")?.to_string(), "time": "10:10" },
            "end": { "day": line.day("day")?.to_string(), "time": line.end()? },
        }),
        other => bail!("no such kind of record: {other}"),
    };
    version["sequence"] = json!(sequence);
    version["written"] = json!(format!("{}T12:00:00.000+00:00", line.first_day + Days::new(line.written()?.into())));
    version["zone"] = json!("UTC");
    // The lowest ids are those of the settings and the plans.
    Ok(json!({ "id": format!("{:032x}", sequence + 0x100), "versions": [version] }))
}

async fn type_in(app: &App, line: &Line) -> Result<()> {
    match line.row.kind {
        "check-in" => {
            let today = line.number("day")? == LAST_DAY;
            let check_in = CheckIn {
                mood: line.number("mood").ok(),
                interest: line.number("interest").ok(),
                energy: line.number("energy").ok(),
                calm: line.number("calm").ok(),
                like_myself: line.number("like myself").ok(),
                note: today.then(|| NOTE.to_owned()),
            };
            if today {
                app.goes_to("today").await?;
                app.checks_in(&check_in).await
            } else {
                app.checks_in_for(line.day("day")?, &check_in).await
            }
        }
        "phq9" => app.fills_phq9(line.day("day")?, &Form::of(line.text("items")?, line.number("difficulty")?)?).await,
        "session" => {
            let planned_next = Some(line.day("planned next")?);
            app.adds_session(&Session { day: line.day("day")?, dose: line.number("mg")?, planned_next }).await
        }
        "effect" => {
            let (day, time) = (line.day("day")?, line.end()?);
            app.adds_side_effect(&SideEffect {
                kind: line.text("name")?,
                severity: line.number("severity")?,
                interference: line.number("interference")?,
                day,
                end: End::At { day, time: &time },
            })
            .await
        }
        other => bail!("no such kind of record: {other}"),
    }
}
