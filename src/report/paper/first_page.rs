//! The page that is read in a minute: what must not be overlooked, the status and its arithmetic, what the person asks
//! and wants, the course, the treatment, the latest sessions, and what they cost.

use super::{Fact, PaperBlock, Room, Table, chart, lived, numbers_in, safety, status, treatment, words_in};
use crate::record::cut_offs::CutOffs;
use crate::record::kinds::clinic_score::ClinicScale;
use crate::record::kinds::long_term_check::{Screen, ScreenItem};
use crate::record::kinds::phq9::{Answers, Frequency};
use crate::record::values::Grade;
use crate::report::MODEL_VERSION;
use crate::report::visit::Visit;
use crate::report::words::{self, Words};
use crate::rules::regular_doses::extra_in_month;
use crate::rules::remission::VERSION;

pub(super) fn blocks(visit: &Visit<'_>, room: Room, width: f32) -> Vec<PaperBlock> {
    let judges = visit.edition.judges();
    let mut page = vec![PaperBlock::Flag { text: safety::line(visit) }];
    page.extend(judges.then(|| PaperBlock::Statement { text: status::statement(visit) }));
    page.push(status::facts(visit));
    page.extend(status::remarks(visit).map(PaperBlock::text));
    page.extend(visit.uncertain.then(|| PaperBlock::text(visit.words().status.uncertain)));
    page.extend(questions(visit, room.lines));
    page.push(wanted(visit, room.lines));
    page.push(chart::figure(visit, width, room.chart.into()));
    page.push(treatment::line(visit, room.lines));
    page.extend(treatment::lift(visit).or_else(|| treatment::dose_course(visit)).map(PaperBlock::text));
    page.extend(treatment::sessions(visit, room.sessions));
    page.push(PaperBlock::Columns { left: then_and_now(visit), right: costs(visit, room) });
    page.push(others(visit, room.lines));
    page
}

/// Single items, daily life and other scales, each at the start and now.
fn then_and_now(visit: &Visit<'_>) -> Vec<PaperBlock> {
    let words = visit.words();
    let known = |text: Option<String>| text.unwrap_or_else(|| words::UNKNOWN.into());
    let answer = |answer: Option<Frequency>| known(answer.map(|answer| answer.points().to_string()));
    let same_form = visit.status.latest_is_baseline();
    let mut rows = Vec::new();
    for item in
        visit.items.iter().filter(|item| item.item != 9 || item.latest.is_some_and(|latest| latest.points() > 0))
    {
        let now = if same_form { words::UNKNOWN.into() } else { answer(item.latest) };
        rows.push(vec![words.item.of(item.item).to_owned(), answer(item.baseline), now]);
    }
    let difficulty = |answers: Option<&Answers>| {
        known(answers.and_then(Answers::difficulty).map(|answer| words.difficulty.of(answer).to_owned()))
    };
    let (start, now) = (&visit.wellbeing_at_start, &visit.status.wellbeing);
    let level = |level: Option<f64>| known(level.map(words::number));
    rows.push(vec![
        words.first.difficulty.into(),
        difficulty(visit.baseline),
        if same_form { words::UNKNOWN.into() } else { difficulty(visit.latest) },
    ]);
    rows.push(vec![
        words.first.function.into(),
        level(start.function.map(|look| look.mean)),
        level(now.function.map(|look| look.mean)),
    ]);
    rows.push(vec![words.first.like_myself.into(), level(start.like_myself), level(now.like_myself)]);
    if let Some(gad7) = visit.gad7 {
        let total = |score| format!("{} {}", words::gad7_total(score), words.gad7_band.of(score.band()));
        rows.push(vec![
            format!("GAD-7, {}", words.short_day(gad7.day)),
            known(gad7.first.map(|(_, score)| words::gad7_total(score))),
            total(gad7.latest),
        ]);
    }
    // A PHQ-9 total from paper is part of the status, which is given above.
    for line in visit.clinic.iter().filter(|line| line.latest.scale != ClinicScale::Phq9) {
        let latest = line.latest;
        rows.push(vec![
            format!("{}, {}", words.scale.of(latest.scale), words.short_day(latest.day)),
            known(line.first.map(|first| first.total().to_string())),
            words.of.with([&latest.total().to_string(), &latest.scale.max().to_string()]),
        ]);
    }
    rows.retain(|row| row[1..].iter().any(|cell| cell != words::UNKNOWN));
    if rows.is_empty() {
        return Vec::new();
    }
    let heads = &words.heads;
    let columns = [words_in(heads.item, 2.7), numbers_in(heads.start, 0.9), numbers_in(heads.now, 1.3)];
    vec![PaperBlock::Table(Table::new(words.first.then_and_now, columns, rows))]
}

fn costs(visit: &Visit<'_>, room: Room) -> Vec<PaperBlock> {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let mut blocks = Vec::new();
    if visit.effects.is_empty() {
        let none = if visit.sessions.iter().any(|line| line.cost.worst_grade.is_some()) {
            words.first.no_effect_felt
        } else {
            words.first.no_effect_recorded
        };
        blocks.push(PaperBlock::text(none));
    } else {
        let rows = visit.effects.iter().take(room.effects).map(|trend| {
            let [earlier, later] = trend.halves.map(|half| format!("{}/{}", half.with, half.sessions));
            vec![
                words.effect(trend.effect).to_owned(),
                trend.all.with.to_string(),
                trend.all.worst.map_or(words::UNKNOWN, |grade| words.grade.of(grade)).to_owned(),
                words.first.halves.with([&earlier, &later]),
            ]
        });
        let columns = [
            words_in(heads.effect, 2.2),
            numbers_in(heads.sessions, 0.9),
            words_in(heads.worst, 1.1),
            words_in(heads.earlier_later_half, 1.8),
        ];
        let caption = words.first.effects.of(visit.sessions.len());
        blocks.push(PaperBlock::Table(Table::new(caption, columns, rows.collect()).in_lines(treatment::LINES)));
        if let Some(more) = visit.effects.len().checked_sub(room.effects).filter(|more| *more > 0) {
            blocks.push(PaperBlock::text(format!("{}.", words.more.with([&more.to_string()]))));
        }
    }
    blocks.push(PaperBlock::text(long_term(visit)));
    blocks.push(PaperBlock::text(adherence(visit)));
    blocks
}

fn long_term(visit: &Visit<'_>) -> String {
    let words = visit.words();
    let Some(screen) = &visit.screens.0 else { return words.first.no_check.into() };
    let day = screen.value.day;
    let extra = match extra_in_month(visit.timeline, day) {
        0 => String::new(),
        extra => words.first.extra_doses.of(extra),
    };
    words.first.check.with([&words.day(day), &felt(words, screen.value), &extra])
}

fn felt(words: &Words, screen: &Screen) -> String {
    let graded = |item: &ScreenItem| Some((*item, screen.answer(*item).filter(|grade| grade.points() > 0)?));
    let felt: Vec<(ScreenItem, Grade)> = ScreenItem::ALL.iter().filter_map(graded).collect();
    let left_out = screen.answers().iter().filter(|answer| answer.is_none()).count();
    let with_grade = |(item, grade): &(ScreenItem, Grade)| {
        words.first.felt.with([&words.screen_item.of(*item).to_lowercase(), words.grade.of(*grade)])
    };
    let mut said: Vec<String> = felt.iter().map(with_grade).collect();
    if said.is_empty() {
        said.push(words.first.nothing_felt.into());
    }
    if left_out > 0 {
        said.push(words.first.skipped.with([&left_out.to_string()]));
    }
    said.join(", ")
}

fn adherence(visit: &Visit<'_>) -> String {
    let (words, kept) = (visit.words(), visit.adherence);
    if kept.days == 0 {
        return words.first.no_check_ins.into();
    }
    words.first.adherence.with([
        &kept.days_with_check_in.to_string(),
        &words.days.of(kept.days),
        &words.days.of(kept.longest_gap),
        &kept.late.to_string(),
        &kept.edited.to_string(),
    ])
}

/// The target, and what the person wants from the treatment.
fn wanted(visit: &Visit<'_>, lines: u32) -> PaperBlock {
    let (words, plan) = (visit.words(), visit.plan);
    let agreed = match plan.target_agreed {
        Some(day) => words.first.agreed_on.with([&words.day(day)]),
        None => words.first.not_agreed.into(),
    };
    let target = format!("{}{agreed}", words.target.of(plan.target));
    let mut rows = vec![Fact { label: words.heads.target.into(), value: target, lines: Some(1) }];
    rows.extend(lived::goals(visit, lines));
    // The plan's own field for goals is from before there were goals that are looked at again.
    if let Some(goals) = plan.goals.as_ref().filter(|_| visit.lived.goals.is_empty()) {
        rows.push(Fact { label: words.heads.goals.into(), value: words::one_line(goals.as_str()), lines: Some(lines) });
    }
    PaperBlock::Facts { rows }
}

/// Medicines, and what was tried before.
fn others(visit: &Visit<'_>, lines: u32) -> PaperBlock {
    let heads = &visit.words().heads;
    let fact = |label: &str, value: String| Fact { label: label.into(), value, lines: Some(lines) };
    let mut rows = vec![fact(heads.medicines, lived::medicines(visit))];
    rows.extend(lived::tried(visit).map(|tried| fact(heads.tried, tried)));
    PaperBlock::Facts { rows }
}

fn questions(visit: &Visit<'_>, lines: u32) -> Vec<PaperBlock> {
    let items: Vec<String> = visit.plan.questions.iter().map(|question| words::one_line(question.as_str())).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![PaperBlock::heading(visit.words().heads.questions), PaperBlock::List { items, lines: Some(lines) }]
}

/// How it was measured, and by which rules.
pub(super) fn method(visit: &Visit<'_>) -> String {
    let (method, cutoffs) = (&visit.words().method, &visit.plan.cutoffs);
    let mut said: Vec<String> = vec![method.source.into()];
    if visit.edition.judges() {
        let remission = cutoffs.remission_total.to_string();
        said.push(method.rules.with([&VERSION.to_string(), &remission, &MODEL_VERSION.to_string()]));
    }
    said.push(method.levels.into());
    if visit.adherence.imputed > 0 {
        said.push(method.imputed.with([words::IMPUTED]));
    }
    if visit.edition.judges() && *cutoffs != CutOffs::default() {
        said.push(method.own_cut_offs.into());
    }
    said.join(" ")
}
