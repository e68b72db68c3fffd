//! The page that is read in a minute: what must not be overlooked, the status and its
//! evidence, the course, the sessions, what they cost, what the person wants.

use super::{Fact, PaperBlock, Room, Table, chart, safety, status};
use crate::record::cut_offs::CutOffs;
use crate::record::kinds::clinic_score::ClinicScale;
use crate::record::kinds::long_term_check::{Screen, ScreenItem};
use crate::record::kinds::phq9::{Answers, Frequency};
use crate::record::kinds::plan::Interval;
use crate::record::kinds::pressure::PressureReading;
use crate::record::text::Text;
use crate::record::values::Grade;
use crate::report::visit::{HalfGone, SessionLine, Visit, sign};
use crate::report::{MODEL_VERSION, words};
use crate::rules::fade::State as Fade;
use crate::rules::fade_watch::Usual;
use crate::rules::red_flag::RedFlag;
use crate::rules::remission::VERSION;

/// The most lines of a cell on the first page.
const LINES: u32 = 2;

pub(super) fn blocks(visit: &Visit<'_>, room: Room, width: f32) -> Vec<PaperBlock> {
    let judges = visit.edition.judges();
    let mut page = vec![PaperBlock::Flag { text: safety::line(visit) }];
    page.extend(judges.then(|| PaperBlock::Statement { text: status::statement(visit) }));
    page.push(PaperBlock::text(status::evidence(visit)));
    page.extend(visit.uncertain.then(|| PaperBlock::text(words::UNCERTAIN)));
    page.push(chart::figure(visit, width, room.chart.into()));
    page.push(sessions(visit, room.sessions));
    page.push(PaperBlock::text(if judges { lift(visit) } else { next_planned(visit) }));
    page.push(PaperBlock::Columns { left: then_and_now(visit), right: costs(visit, room) });
    page.push(wanted(visit, room.lines));
    page.extend(questions(visit, room.lines));
    page
}

fn sessions(visit: &Visit<'_>, rows: usize) -> PaperBlock {
    if visit.sessions.is_empty() {
        return PaperBlock::text("No sessions in these days.");
    }
    let all = visit.sessions.len();
    let caption = if all > rows {
        format!("The last {rows} of {all} sessions; the rest are in the appendix")
    } else {
        words::count(all, "session", "sessions")
    };
    let mut columns =
        vec![(">#", 0.5), ("Date", 1.5), (">Interval", 1.1), ("Given", 3.4), ("Peak BP", 2.2), ("Worst effect", 2.5)];
    columns.extend(half_gone_column(visit));
    let newest = visit.sessions.iter().rev().take(rows).map(|line| row(visit, line));
    PaperBlock::Table(Table::new(&caption, &columns, newest.collect()).in_lines(LINES))
}

/// The last column of a table of sessions, in an edition that shows what the fade model says.
pub(super) fn half_gone_column(visit: &Visit<'_>) -> Option<(&'static str, f32)> {
    visit.edition.judges().then_some(("Half of benefit lost", 2.3))
}

fn row(visit: &Visit<'_>, line: &SessionLine<'_>) -> Vec<String> {
    let day = words::day(line.session.value.day);
    let mut row = vec![line.number.to_string(), day, interval(line), given(line), pressure(line), worst(line)];
    row.extend(half_gone_column(visit).map(|_| half_gone(line.half_gone)));
    row
}

pub(super) fn interval(line: &SessionLine<'_>) -> String {
    line.interval.map_or_else(|| words::UNKNOWN.into(), words::days)
}

pub(super) fn given(line: &SessionLine<'_>) -> String {
    let session = line.session.value;
    let dose = session.dose.map(words::dose);
    let changed = line.dose_change.and_then(words::dose_change).map(|change| format!("({change})"));
    let route = format!("{}{}", words::route(session.route), if dose.is_none() { ", dose not said" } else { "" });
    let parts = [Some(words::drug(&session.drug).to_owned()), dose, changed, Some(route)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

pub(super) fn reading(reading: &PressureReading) -> String {
    format!("{}/{}", reading.pressure.systolic(), reading.pressure.diastolic())
}

fn pressure(line: &SessionLine<'_>) -> String {
    let peak = line.cost.peak.map_or_else(|| words::UNKNOWN.into(), reading);
    let minutes = line.cost.peak_minutes.map(|minutes| format!(" at {minutes} min")).unwrap_or_default();
    let before = match line.cost.pre_dose {
        Some(RedFlag::LowOxygen) => "; low oxygen before",
        Some(flag) if flag > RedFlag::Nothing => "; high before",
        _ => "",
    };
    format!("{peak}{minutes}{before}")
}

fn worst(line: &SessionLine<'_>) -> String {
    let lasting = if line.cost.still_there { ", next day too" } else { "" };
    match line.cost.worst.iter().find(|effect| sign(&effect.effect).is_none()) {
        Some(worst) => format!("{}, {}{lasting}", words::effect(&worst.effect), words::strength(worst.felt.severity)),
        None if !line.cost.worst.is_empty() => "see safety".into(),
        None if line.cost.worst_grade.is_some() => "none".into(),
        None => words::UNKNOWN.into(),
    }
}

pub(super) fn half_gone(half: HalfGone) -> String {
    match half {
        HalfGone::By { day, low, high } => format!("day {day:.0} ({low:.0}–{high:.0})"),
        HalfGone::NotBy { days } => format!("not by day {days}"),
        HalfGone::CannotTell(unsure) => words::unsure(unsure).into(),
    }
}

/// What the fade model says at the end of the range.
fn lift(visit: &Visit<'_>) -> String {
    let Some(fade) = visit.fade else { return "Benefit after a session: no session yet.".into() };
    let mut said = Vec::new();
    let since = format!("{} after the session of {}", words::days(fade.days), words::day(fade.session));
    match fade.state {
        Fade::CannotTell(unsure) => {
            said.push(format!("Remaining benefit not estimable {since}: {}.", words::unsure(unsure)));
        }
        state => {
            let [mean, low, high] = [fade.share.mean, fade.share.low, fade.share.high].map(|share| share * 100.0);
            said.push(format!("{since}, about {mean:.0}% of its benefit remains (likely {low:.0}–{high:.0}%)."));
            said.extend(words::fade(state).map(str::to_owned));
        }
    }
    said.extend(fade.usual.map(usual));
    match (visit.next_session, fade.half_gone_by_next) {
        (Some(next), Some(probability)) => said.push(format!(
            "Next planned: {}, day {}; estimated {:.0}% chance that half of the benefit is lost by then.",
            words::day(next),
            next.days_since(fade.session),
            probability * 100.0
        )),
        _ => said.push(next_planned(visit)),
    }
    said.join(" ")
}

fn next_planned(visit: &Visit<'_>) -> String {
    match visit.next_session {
        Some(next) => format!("Next planned: {}.", words::day(next)),
        None => NO_DATE.into(),
    }
}

const NO_DATE: &str = "No date is saved for the next session.";

/// The usual course, from the latest intervals that say something about it.
fn usual(usual: Usual) -> String {
    let intervals = words::count(usual.intervals, "longer interval", "longer intervals");
    if usual.half_gone == 0 {
        return format!("In the last {intervals}, at least half of the benefit remained at the next session.");
    }
    let (from, until) = (format!("{:.0}", usual.from), format!("{:.0}", usual.until));
    let days = if from == until { from } else { format!("{from}–{until}") };
    format!("In {} of the last {intervals}, half of the benefit was lost, by day {days}.", usual.half_gone)
}

/// Single items, daily life and other scales, each at the start and now.
fn then_and_now(visit: &Visit<'_>) -> Vec<PaperBlock> {
    let known = |text: Option<String>| text.unwrap_or_else(|| words::UNKNOWN.into());
    let answer = |answer: Option<Frequency>| known(answer.map(|answer| answer.points().to_string()));
    let same_form = visit.status.latest_is_baseline();
    let mut rows = Vec::new();
    for item in
        visit.items.iter().filter(|item| item.item != 9 || item.latest.is_some_and(|latest| latest.points() > 0))
    {
        let now = if same_form { words::UNKNOWN.into() } else { answer(item.latest) };
        rows.push(vec![words::item(item.item).to_owned(), answer(item.baseline), now]);
    }
    let difficulty = |answers: Option<&Answers>| {
        known(answers.and_then(Answers::difficulty).map(|answer| words::difficulty(answer).to_owned()))
    };
    let (start, now) = (&visit.wellbeing_at_start, &visit.status.wellbeing);
    let level = |level: Option<f64>| known(level.map(words::number));
    rows.push(vec![
        "Difficulty (PHQ-9)".into(),
        difficulty(visit.baseline),
        if same_form { words::UNKNOWN.into() } else { difficulty(visit.latest) },
    ]);
    rows.push(vec![
        "Own function, 0–10".into(),
        level(start.function.map(|look| look.mean)),
        level(now.function.map(|look| look.mean)),
    ]);
    rows.push(vec!["Feeling like myself, 0–10".into(), level(start.like_myself), level(now.like_myself)]);
    if let Some(gad7) = visit.gad7 {
        let total = |score| format!("{} {}", words::gad7_total(score), words::gad7_band(score.band()));
        rows.push(vec![
            format!("GAD-7, {}", words::short_day(gad7.day)),
            known(gad7.first.map(|(_, score)| words::gad7_total(score))),
            total(gad7.latest),
        ]);
    }
    // A PHQ-9 total from paper is part of the status, which is given above.
    for line in visit.clinic.iter().filter(|line| line.latest.scale != ClinicScale::Phq9) {
        let latest = line.latest;
        rows.push(vec![
            format!("{}, {}", words::scale(latest.scale), words::short_day(latest.day)),
            known(line.first.map(|first| first.total().to_string())),
            format!("{} of {}", latest.total(), latest.scale.max()),
        ]);
    }
    vec![PaperBlock::Table(Table::new("At the start and now", &[("Item", 2.7), (">Start", 0.9), (">Now", 1.3)], rows))]
}

fn costs(visit: &Visit<'_>, room: Room) -> Vec<PaperBlock> {
    let mut blocks = Vec::new();
    if visit.effects.is_empty() {
        let none = if visit.sessions.iter().any(|line| line.cost.worst_grade.is_some()) {
            "No side effects reported."
        } else {
            "No side effects recorded."
        };
        blocks.push(PaperBlock::text(none));
    } else {
        let sessions = words::count(visit.sessions.len(), "session", "sessions");
        let caption = format!("Side effects in {sessions}");
        let rows = visit.effects.iter().take(room.effects).map(|trend| {
            let [earlier, later] = trend.halves.map(|half| format!("{}/{}", half.with, half.sessions));
            vec![
                words::effect(trend.effect).to_owned(),
                trend.all.with.to_string(),
                trend.all.worst.map_or(words::UNKNOWN, words::grade).to_owned(),
                format!("{earlier}, then {later}"),
            ]
        });
        let columns = [("Effect", 2.2), (">Sessions", 0.9), ("Worst", 1.1), ("Earlier, later half", 1.8)];
        blocks.push(PaperBlock::Table(Table::new(&caption, &columns, rows.collect()).in_lines(LINES)));
        if visit.effects.len() > room.effects {
            blocks.push(PaperBlock::text(format!("{} more in the appendix.", visit.effects.len() - room.effects)));
        }
    }
    blocks.push(PaperBlock::text(long_term(visit)));
    blocks.push(PaperBlock::text(adherence(visit)));
    blocks
}

fn long_term(visit: &Visit<'_>) -> String {
    let Some(screen) = &visit.screens.0 else {
        return "Monthly check (bladder, memory, use, mood): not filled in.".into();
    };
    format!("Monthly check, {}: {}.", words::day(screen.value.day), felt(screen.value))
}

fn felt(screen: &Screen) -> String {
    let graded = |item: &ScreenItem| Some((*item, screen.answer(*item).filter(|grade| grade.points() > 0)?));
    let felt: Vec<(ScreenItem, Grade)> = ScreenItem::ALL.iter().filter_map(graded).collect();
    let left_out = screen.answers().iter().filter(|answer| answer.is_none()).count();
    let mut said: Vec<String> = felt
        .iter()
        .map(|(item, grade)| format!("{} {}", words::screen_item(*item).to_lowercase(), words::grade(*grade)))
        .collect();
    if said.is_empty() {
        said.push("nothing reported".into());
    }
    if left_out > 0 {
        said.push(format!("{left_out} skipped"));
    }
    said.join(", ")
}

fn adherence(visit: &Visit<'_>) -> String {
    let kept = visit.adherence;
    if kept.days == 0 {
        return "No check-ins in these days.".into();
    }
    format!(
        "Check-ins on {} of {}; longest gap {}. {} entered after their day, {} edited later.",
        kept.days_with_check_in,
        words::days(kept.days),
        words::days(kept.longest_gap),
        kept.late,
        kept.edited
    )
}

/// The target, the plan, and what the person wants from it.
fn wanted(visit: &Visit<'_>, lines: u32) -> PaperBlock {
    let plan = visit.plan;
    let mut rows = Vec::new();
    let agreed =
        plan.target_agreed.map_or(", not marked as agreed".into(), |day| format!(", agreed on {}", words::day(day)));
    let interval = plan.interval.map(Interval::days).map(|days| format!("; maintenance every {}", words::days(days)));
    rows.push(Fact {
        label: "Target".into(),
        value: format!("{}{agreed}{}", words::target(plan.target), interval.unwrap_or_default()),
        lines: Some(1),
    });
    let texts = [
        ("Goals", &plan.goals),
        ("Acceptable", &plan.would_accept),
        ("Not acceptable", &plan.would_not_accept),
        ("Other treatment", &plan.therapy),
    ];
    for (label, text) in texts {
        let Some(text) = text else { continue };
        rows.push(Fact { label: label.into(), value: one_line(text), lines: Some(lines) });
    }
    PaperBlock::Facts { rows }
}

/// A text without its line breaks.
fn one_line<const MAX: usize>(text: &Text<MAX>) -> String {
    text.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn questions(visit: &Visit<'_>, lines: u32) -> Vec<PaperBlock> {
    let items: Vec<String> = visit.plan.questions.iter().map(one_line).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![PaperBlock::heading("Questions"), PaperBlock::List { items, lines: Some(lines) }]
}

/// SUSTAIN-3, end of induction, two groups of 96 patients together (CNS Drugs 2023, 37:715–723, table 3).
const SCALES: &str = "PHQ-9 below 5 is stricter than clinicians’ scales: in SUSTAIN-3, of the same patients, 22–53% were in \
                      remission by it and 61–63% by MADRS of 12 or less (end of induction, 2 groups, n = 96).";

/// How it was measured, and by which rules.
pub(super) fn method(visit: &Visit<'_>) -> String {
    let cutoffs = &visit.plan.cutoffs;
    let mut said: Vec<String> = vec![
        "Patient-reported and scored on the patient’s phone; nobody else has checked it. PHQ-9 and GAD-7 by their published \
         scoring."
            .into(),
    ];
    if visit.edition.judges() {
        said.push(format!(
            "Status by Tidemark rule R1, version {VERSION}; a status is confirmed by more than one form. Remission range: PHQ-9 \
             of {} or less. {SCALES} Remaining benefit is an estimate from the daily ratings (fade model, version \
             {MODEL_VERSION}), not tested with patients; ranges hold 8 times in 10.",
            cutoffs.remission_total
        ));
    }
    said.push(
        "Daily level: mean of mood and interest, own items of 0–10. A day without a record is a gap, not a 0.".into(),
    );
    if visit.adherence.imputed > 0 {
        said.push(format!(
            "{} marks a score with skipped items, filled in with the mean of the others.",
            words::IMPUTED
        ));
    }
    if visit.edition.judges() && *cutoffs != CutOffs::default() {
        said.push("Some cut-offs were set by the clinic; the appendix lists them.".into());
    }
    said.join(" ")
}
