//! The page that is read in a minute: what must not be overlooked, the status and its arithmetic, what the person asks
//! and wants, the course, the treatment, the latest sessions, and what they cost.

use super::{Fact, PaperBlock, Room, Table, chart, lived, safety, status, treatment};
use crate::record::cut_offs::CutOffs;
use crate::record::kinds::clinic_score::ClinicScale;
use crate::record::kinds::long_term_check::{Screen, ScreenItem};
use crate::record::kinds::phq9::{Answers, Frequency};
use crate::record::values::Grade;
use crate::report::visit::Visit;
use crate::report::{MODEL_VERSION, words};
use crate::rules::regular_doses::extra_in_month;
use crate::rules::remission::VERSION;

pub(super) fn blocks(visit: &Visit<'_>, room: Room, width: f32) -> Vec<PaperBlock> {
    let judges = visit.edition.judges();
    let mut page = vec![PaperBlock::Flag { text: safety::line(visit) }];
    page.extend(judges.then(|| PaperBlock::Statement { text: status::statement(visit) }));
    page.push(status::facts(visit));
    page.extend(status::remarks(visit).map(PaperBlock::text));
    page.extend(visit.uncertain.then(|| PaperBlock::text(words::UNCERTAIN)));
    page.extend(questions(visit, room.lines));
    page.push(wanted(visit, room.lines));
    page.push(chart::figure(visit, width, room.chart.into()));
    page.push(treatment::line(visit, room.lines));
    page.extend(treatment::lift(visit).map(PaperBlock::text));
    page.extend(treatment::sessions(visit, room.sessions));
    page.push(PaperBlock::Columns { left: then_and_now(visit), right: costs(visit, room) });
    page.push(others(visit, room.lines));
    page
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
    rows.retain(|row| row[1..].iter().any(|cell| cell != words::UNKNOWN));
    if rows.is_empty() {
        return Vec::new();
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
        blocks.push(PaperBlock::Table(Table::new(&caption, &columns, rows.collect()).in_lines(treatment::LINES)));
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
    let day = screen.value.day;
    let extra = match extra_in_month(visit.timeline, day) {
        0 => String::new(),
        extra => format!("; {} in the 30 days before", words::count(extra, "extra dose", "extra doses")),
    };
    format!("Monthly check, {}: {}{extra}.", words::day(day), felt(screen.value))
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

/// The target, and what the person wants from the treatment.
fn wanted(visit: &Visit<'_>, lines: u32) -> PaperBlock {
    let plan = visit.plan;
    let mut rows = Vec::new();
    let agreed =
        plan.target_agreed.map_or(", not marked as agreed".into(), |day| format!(", agreed on {}", words::day(day)));
    rows.push(Fact {
        label: "Target".into(),
        value: format!("{}{agreed}", words::target(plan.target)),
        lines: Some(1),
    });
    rows.extend(lived::goals(visit, lines));
    // The plan's own field for goals is from before there were goals that are looked at again.
    if let Some(goals) = plan.goals.as_ref().filter(|_| visit.lived.goals.is_empty()) {
        rows.push(Fact { label: "Goals".into(), value: words::one_line(goals.as_str()), lines: Some(lines) });
    }
    PaperBlock::Facts { rows }
}

/// Medicines, and what was tried before.
fn others(visit: &Visit<'_>, lines: u32) -> PaperBlock {
    let fact = |label: &str, value: String| Fact { label: label.into(), value, lines: Some(lines) };
    let mut rows = vec![fact("Medicines", lived::medicines(visit))];
    rows.extend(lived::tried(visit).map(|tried| fact("Tried before", tried)));
    PaperBlock::Facts { rows }
}

fn questions(visit: &Visit<'_>, lines: u32) -> Vec<PaperBlock> {
    let items: Vec<String> = visit.plan.questions.iter().map(|question| words::one_line(question.as_str())).collect();
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
