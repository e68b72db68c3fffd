//! The main job: twelve weeks of a person's records go in through the page, the earlier ones from a file, lie sealed,
//! survive, and come back as a status with its arithmetic.

use anyhow::{Context, Result, bail, ensure};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::{
    app::{App, CheckIn, End, Form, Session, SideEffect},
    stage::Stage,
};

/// The same person as in the app's sample, whose format is told in `src/app/sample/mod.rs`.
const RECORDS: &str = include_str!("../../../src/app/sample/twelve-weeks.csv");
/// The last of the 84 days is today.
const LAST_DAY: u8 = 83;
/// From this day on the records are typed in: each kind is among them. Those before come from a file.
const FIRST_TYPED_DAY: u8 = 74;
/// What a PHQ-9 says of difficulty, in the order of its answers.
const DIFFICULTIES: [&str; 4] = ["notAtAll", "somewhat", "very", "extremely"];
const NOTE: &str = "canary of the twelve weeks";

pub(super) async fn twelve_weeks(stage: &mut Stage) -> Result<()> {
    let app = stage.skips_first_run().await?;
    let first_day = app.today().await? - Days::new(LAST_DAY.into());
    let lines: Vec<Line> = RECORDS.lines().map(|line| Line::of(line, first_day)).collect();
    let typed_from = lines.iter().position(|line| line.number(1).is_ok_and(|day| day >= FIRST_TYPED_DAY));
    let (earlier, later) = lines.split_at(typed_from.context("no day is typed in")?);
    bring_in(&app, earlier).await?;
    for line in later {
        type_in(&app, line).await.with_context(|| format!("typing in {:?}", line.fields))?;
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

/// A line of the records.
struct Line {
    fields: Vec<&'static str>,
    first_day: NaiveDate,
}

impl Line {
    fn of(line: &'static str, first_day: NaiveDate) -> Self {
        Self { fields: line.split(',').collect(), first_day }
    }

    fn text(&self, place: usize) -> Result<&'static str> {
        self.fields.get(place).copied().with_context(|| format!("no field {place}"))
    }

    fn number(&self, place: usize) -> Result<u8> {
        Ok(self.text(place)?.parse()?)
    }

    fn day(&self, place: usize) -> Result<NaiveDate> {
        Ok(self.first_day + Days::new(self.number(place)?.into()))
    }

    /// When a side effect that began at 10:10 was over.
    fn end(&self) -> Result<String> {
        let minutes = 10 + u32::from(self.number(5)?);
        Ok(format!("{}:{:02}", 10 + minutes / 60, minutes % 60))
    }
}

/// Adds records from a file of the app's own format, which docs/json-format.md tells.
async fn bring_in(app: &App, lines: &[Line]) -> Result<()> {
    let records = lines.iter().zip(1..).map(|(line, sequence)| record(line, sequence)).collect::<Result<Vec<_>>>()?;
    let file = json!({ "format": "tidemark-timeline", "version": 1, "records": records });
    app.follow("#import").await?;
    app.chooses_file("records.json", &file.to_string()).await?;
    app.says("import-added", &lines.len().to_string()).await?;
    app.taps("import-add").await?;
    app.says("import", "Tidemark").await
}

/// A record as it is written in a file, with its one version.
fn record(line: &Line, sequence: u32) -> Result<Value> {
    let mut version = match line.text(0)? {
        "check-in" => json!({
            "kind": "checkIn",
            "day": line.day(2)?.to_string(),
            "mood": line.number(3)?,
            "interest": line.number(4).ok(),
            "energy": line.number(5).ok(),
            "calm": line.number(6).ok(),
            "likeMyself": line.number(7).ok(),
            "note": (line.number(1)? == 0).then_some(NOTE),
        }),
        "phq9" => json!({
            "kind": "phq9",
            "day": line.day(1)?.to_string(),
            "items": line.text(2)?.bytes().map(|digit| digit - b'0').collect::<Vec<_>>(),
            "difficulty": DIFFICULTIES[usize::from(line.number(3)?)],
        }),
        "session" => json!({
            "kind": "session",
            "day": line.day(1)?.to_string(),
            "route": "intranasal",
            "drug": "esketamine",
            "dose": { "amount": line.number(2)?, "unit": "mg" },
            "plannedNext": line.day(3)?.to_string(),
        }),
        "effect" => json!({
            "kind": "sideEffect",
            "effect": line.text(2)?,
            "severity": line.number(3)?,
            "interference": line.number(4)?,
            "onset": { "day": line.day(1)?.to_string(), "time": "10:10" },
            "end": { "day": line.day(1)?.to_string(), "time": line.end()? },
        }),
        other => bail!("no such kind of record: {other}"),
    };
    version["sequence"] = json!(sequence);
    version["written"] = json!(format!("{}T12:00:00.000+00:00", line.day(1)?));
    version["zone"] = json!("UTC");
    // The lowest identities are those of the settings and the plans.
    Ok(json!({ "id": format!("{:032x}", sequence + 0x100), "versions": [version] }))
}

async fn type_in(app: &App, line: &Line) -> Result<()> {
    match line.text(0)? {
        "check-in" => {
            let today = line.number(2)? == LAST_DAY;
            let check_in = CheckIn {
                mood: line.number(3).ok(),
                interest: line.number(4).ok(),
                energy: line.number(5).ok(),
                calm: line.number(6).ok(),
                like_myself: line.number(7).ok(),
                note: today.then(|| NOTE.to_owned()),
            };
            if today {
                app.goes_to("today").await?;
                app.checks_in(&check_in).await
            } else {
                app.checks_in_for(line.day(2)?, &check_in).await
            }
        }
        "phq9" => app.fills_phq9(line.day(1)?, &Form::of(line.text(2)?, line.number(3)?)?).await,
        "session" => {
            let planned_next = Some(line.day(3)?);
            app.adds_session(&Session { day: line.day(1)?, dose: line.number(2)?, planned_next }).await
        }
        "effect" => {
            let (day, time) = (line.day(1)?, line.end()?);
            app.adds_side_effect(&SideEffect {
                kind: line.text(2)?,
                severity: line.number(3)?,
                interference: line.number(4)?,
                day,
                end: End::At { day, time: &time },
            })
            .await
        }
        other => bail!("no such kind of record: {other}"),
    }
}
