//! The pages after the first: everything in the range as tables, and the person's texts in full. Notes are there only
//! if they were asked for.

use super::treatment::{given, half_gone, half_gone_column, interval, pressure_of, reading};
use super::{Fact, PaperBlock, Table, by_month, lived, notes};
use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::fade_alert::Percent;
use crate::record::kinds::gad7;
use crate::record::kinds::long_term_check::ScreenItem;
use crate::record::kinds::phq9::{Answers, Frequency};
use crate::record::kinds::pressure::PressureMoment;
use crate::record::kinds::side_effect::SideEffect;
use crate::record::text::{Note, Text};
use crate::record::time::LocalDay;
use crate::record::timeline::Kept;
use crate::record::values::{Burden, Grade, Level, Sleep};
use crate::report::visit::{SessionLine, Visit, sign};
use crate::report::words;
use crate::rules::remission::{History, State, spans};

/// The most check-ins that are listed day by day.
const BY_DAY: usize = 400;

pub(super) fn blocks(visit: &Visit<'_>) -> Vec<PaperBlock> {
    let judged = |table: fn(&Visit<'_>) -> Table| visit.edition.judges().then(|| table(visit));
    let tables = [
        Some(lived::trials_table(visit)),
        Some(lived::medicines_table(visit)),
        Some(lived::therapies_table(visit)),
        Some(lived::regimens_table(visit)),
        Some(sessions(visit)),
        Some(lived::details_table(visit)),
        Some(session_days(visit)),
        Some(session_changes(visit)),
        Some(signs(visit)),
        Some(side_effects(visit)),
        Some(effects(visit)),
        judged(fade_alerts),
        judged(states),
        Some(phq9(visit)),
        Some(gad7_forms(visit)),
        Some(clinic(visit)),
        Some(function(visit)),
        Some(lived::looks_table(visit)),
        Some(screens(visit)),
        Some(setbacks(visit)),
        Some(by_month::pressures(visit)),
        judged(cutoffs),
        Some(check_ins(visit)),
        Some(by_month::imported_moods(visit)),
    ];
    let mut blocks: Vec<_> = plan(visit).into_iter().collect();
    blocks.extend(tables.into_iter().flatten().filter(|table| !table.rows.is_empty()).map(PaperBlock::Table));
    if visit.notes {
        blocks.extend(notes::blocks(visit));
    }
    blocks
}

fn known<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| words::UNKNOWN.into(), |value| value.to_string())
}

/// "later", "changed" and "not certain", where they hold.
fn marks<T>(visit: &Visit<'_>, kept: &Kept<'_, T>, about: LocalDay) -> String {
    let marks = [
        visit.is_late(kept, about).then_some("later"),
        kept.edited.then_some("changed"),
        (!kept.certain).then_some("not certain"),
    ];
    marks.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The person's own texts in full: the first page may have had no room for them.
fn plan(visit: &Visit<'_>) -> Option<PaperBlock> {
    let plan = visit.plan;
    let texts = [
        ("Goals", &plan.goals),
        ("Acceptable", &plan.would_accept),
        ("Not acceptable", &plan.would_not_accept),
        ("Other treatment", &plan.therapy),
        ("If it fades sooner", &plan.if_sooner),
        ("Stop or change if", &plan.stop_if),
    ];
    let texts =
        texts.into_iter().filter_map(|(label, text)| Some((label.to_owned(), text.as_ref()?.as_str().to_owned())));
    let texts = texts.chain(review(visit));
    let questions = plan.questions.iter().zip(1..);
    let questions = questions.map(|(question, number)| (format!("Question {number}"), question.as_str().to_owned()));
    let rows: Vec<_> = texts.chain(questions).map(|(label, value)| Fact { label, value, lines: None }).collect();
    (!rows.is_empty()).then_some(PaperBlock::Facts { rows })
}

/// Who looks at how it goes, and when.
fn review(visit: &Visit<'_>) -> Option<(String, String)> {
    let plan = visit.plan;
    let who = plan.reviewer.as_ref().map(|who| who.as_str().to_owned());
    let said: Vec<_> = [who, plan.review_day.map(words::day)].into_iter().flatten().collect();
    (!said.is_empty()).then(|| ("Review".to_owned(), said.join(", ")))
}

fn sessions(visit: &Visit<'_>) -> Table {
    let mut columns =
        vec![(">#", 0.6), ("Date", 1.6), (">Interval", 1.1), ("Given", 3.4), ("Place, phase", 2.2), (">Burden", 1.0)];
    columns.extend(half_gone_column(visit));
    let rows = visit.sessions.iter().map(|line| {
        let session = line.session.value;
        let place = [session.setting.map(words::setting), session.phase.map(words::phase)];
        let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let mut row = vec![
            line.number.to_string(),
            words::day(session.day),
            interval(line),
            given(line),
            if place.is_empty() { words::UNKNOWN.into() } else { place },
            known(session.burden.map(Burden::points)),
        ];
        row.extend(half_gone_column(visit).map(|_| half_gone(line.half_gone)));
        row
    });
    Table::new("Sessions", &columns, rows.collect())
}

fn session_days(visit: &Visit<'_>) -> Table {
    let columns = [
        (">#", 0.6),
        ("Date", 1.6),
        ("BP before", 1.4),
        ("BP peak", 2.0),
        ("BP at leaving", 1.4),
        (">Effect, min", 1.2),
        (">To ready, min", 1.3),
        ("Worst side effects, grade 0–3", 4.0),
    ];
    let told = |line: &&SessionLine<'_>| {
        let cost = &line.cost;
        cost.peak.is_some()
            || cost.effect_minutes.is_some()
            || cost.rest_minutes.is_some()
            || cost.worst_grade.is_some()
    };
    let rows = visit.sessions.iter().filter(told).map(|line| {
        let cost = &line.cost;
        let of = |moment| pressure_of(visit, line, moment);
        let peak = cost.peak.map(|peak| {
            let minutes = cost.peak_minutes.map(|minutes| format!(" at {minutes} min")).unwrap_or_default();
            format!("{}{minutes}", reading(peak))
        });
        let (signs, ordinary): (Vec<&SideEffect>, Vec<&SideEffect>) =
            cost.worst.iter().copied().partition(|effect| sign(&effect.effect).is_some());
        let worst = ordinary.iter().map(|effect| match effect.felt.severity {
            Some(grade) => format!("{} {}", words::effect(&effect.effect), grade.points()),
            None => words::effect(&effect.effect).to_owned(),
        });
        let mut worst: Vec<_> = worst.collect();
        worst.extend((!signs.is_empty()).then(|| "a warning sign, listed apart".to_owned()));
        worst.extend(cost.still_there.then(|| "still there the next day".to_owned()));
        vec![
            line.number.to_string(),
            words::day(line.session.value.day),
            known(of(PressureMoment::Before)),
            known(peak),
            known(of(PressureMoment::Leaving)),
            known(cost.effect_minutes),
            known(cost.rest_minutes),
            if worst.is_empty() { known(cost.worst_grade.map(|_| "none")) } else { worst.join(", ") },
        ]
    });
    Table::new("Session days", &columns, rows.collect())
}

fn session_changes(visit: &Visit<'_>) -> Table {
    let rows = visit.sessions.iter().filter_map(|line| {
        let session = line.session.value;
        let text = |label: &str, text: &Option<Note>| text.as_ref().map(|text| format!("{label}: {}", text.as_str()));
        let therapy =
            session.psychotherapy.map(|there| format!("Talk therapy that week: {}", if there { "yes" } else { "no" }));
        let said = [text("Dose", &session.dose_reason), text("Other medicines", &session.other_medicines), therapy];
        let said: Vec<_> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| vec![words::day(session.day), said.join(". ")])
    });
    Table::new("Patient’s remarks on sessions", &[("Date", 1.6), ("Remark", 12.0)], rows.collect())
}

fn side_effects(visit: &Visit<'_>) -> Table {
    let columns =
        [("Effect", 3.0), (">Sessions with it", 1.6), ("Worst", 1.4), (">Earlier half", 1.4), (">Later half", 1.4)];
    let rows = visit.effects.iter().map(|trend| {
        let [earlier, later] = trend.halves.map(|half| format!("{} of {}", half.with, half.sessions));
        vec![
            words::effect(trend.effect).to_owned(),
            format!("{} of {}", trend.all.with, trend.all.sessions),
            known(trend.all.worst.map(words::grade)),
            earlier,
            later,
        ]
    });
    Table::new("Side effects over the sessions", &columns, rows.collect())
}

fn effects(visit: &Visit<'_>) -> Table {
    let columns =
        [("Onset", 1.8), ("Effect", 3.0), ("Severity", 1.3), ("In the way", 1.3), ("End", 1.8), ("Session", 1.4)];
    let rows = in_range(visit).filter(|effect| sign(&effect.effect).is_none()).map(|effect| {
        vec![
            onset(effect),
            words::effect(&effect.effect).to_owned(),
            words::strength(effect.felt.severity).into(),
            known(effect.felt.interference.map(words::grade)),
            words::end(effect.end),
            session_of(visit, effect),
        ]
    });
    Table::new("Side effects, one by one", &columns, rows.collect())
}

/// Signs of danger, without a strength: none of them is mild.
fn signs(visit: &Visit<'_>) -> Table {
    let rows = in_range(visit).filter(|effect| sign(&effect.effect).is_some()).map(|effect| {
        vec![onset(effect), words::effect(&effect.effect).to_owned(), words::end(effect.end), session_of(visit, effect)]
    });
    let columns = [("Onset", 1.8), ("Sign", 4.0), ("End", 1.8), ("Session", 1.4)];
    Table::new("Warning signs", &columns, rows.collect())
}

fn in_range<'a>(visit: &Visit<'a>) -> impl Iterator<Item = &'a SideEffect> {
    let range = visit.range;
    visit.timeline.side_effects().map(|kept| kept.value).filter(move |effect| range.contains(effect.onset.day))
}

fn onset(effect: &SideEffect) -> String {
    let time = effect.onset.time.map(|time| format!(" {time}")).unwrap_or_default();
    format!("{}{time}", words::short_day(effect.onset.day))
}

/// The number of the session that an effect belongs to.
fn session_of(visit: &Visit<'_>, effect: &SideEffect) -> String {
    let line = effect.session.and_then(|id| visit.sessions.iter().find(|line| line.session.id == id));
    line.map_or_else(|| "none".into(), |line| line.number.to_string())
}

/// What the fade watch warned of, with the numbers of that day and what the person said about it.
fn fade_alerts(visit: &Visit<'_>) -> Table {
    let within = visit.timeline.fade_alerts().map(|kept| kept.value).filter(|alert| visit.range.contains(alert.day));
    let rows = within.map(|alert| {
        let said = alert.said;
        let [share, low, high, half] = [said.share, said.low, said.high, said.half_gone].map(Percent::number);
        let answer = [alert.verdict.map(words::verdict), alert.muted.then_some("not again until the next session")];
        let answer: Vec<_> = answer.into_iter().flatten().collect();
        vec![
            words::day(alert.day),
            format!("{}, day {}", words::short_day(alert.session), alert.day.days_since(alert.session)),
            words::warning(alert.warning).to_owned(),
            format!("{share}% ({low}–{high}%)"),
            format!("{half}%"),
            if answer.is_empty() { words::UNKNOWN.into() } else { answer.join(", ") },
        ]
    });
    let columns = [
        ("Date", 1.6),
        ("Session of", 1.8),
        ("Said", 2.2),
        (">Benefit left (likely)", 1.8),
        (">Chance half is lost", 1.4),
        ("Patient’s answer", 2.6),
    ];
    Table::new("Fade alerts, as shown on that day", &columns, rows.collect())
}

fn states(visit: &Visit<'_>) -> Table {
    let history = History::of(visit.timeline, visit.range.until);
    let spans = spans(&history, visit.range.until, &visit.plan.cutoffs);
    let rows = spans.iter().filter(|span| span.until >= visit.range.from).map(|span| {
        let full = span.full && span.state == State::Recovery;
        let marks = [full.then_some("also full"), span.paused.then_some("paused"), span.stale.then_some("last known")];
        let marks = marks.into_iter().flatten().collect::<Vec<_>>().join(", ");
        vec![words::state(span.state).to_owned(), words::span(span.from, span.until), marks]
    });
    Table::new(
        "Status over time, from the records as they are today",
        &[("Status", 3.0), ("Days", 3.0), ("Marks", 1.6)],
        rows.collect(),
    )
}

fn phq9(visit: &Visit<'_>) -> Table {
    let mut columns = vec![("Date", 1.9)];
    columns.extend([">1", ">2", ">3", ">4", ">5", ">6", ">7", ">8", ">9"].map(|head| (head, 0.6)));
    columns.extend([(">Total", 1.1), ("Band", 2.4), ("Difficulty", 2.9), ("Marks", 1.6)]);
    let rows = visit.forms().map(|kept| {
        let answers = &kept.value.answers;
        let score = answers.score();
        let mut row = vec![words::day(kept.value.day)];
        row.extend(answers.items().iter().map(|item| known(item.map(Frequency::points))));
        row.push(known(score.map(words::total)));
        row.push(known(score.map(|score| words::band(score.total.band()))));
        row.push(known(Answers::difficulty(answers).map(words::difficulty)));
        row.push(marks(visit, &kept, kept.value.day));
        row
    });
    Table::new("PHQ-9 (0 not at all, 3 nearly every day)", &columns, rows.collect())
}

fn gad7_forms(visit: &Visit<'_>) -> Table {
    let mut columns = vec![("Date", 2.4)];
    columns.extend([">1", ">2", ">3", ">4", ">5", ">6", ">7"].map(|head| (head, 0.6)));
    columns.extend([(">Total", 1.1), ("Band", 2.6), ("Marks", 1.8)]);
    let within = visit.timeline.gad7_forms().filter(|kept| visit.range.contains(kept.value.day));
    let rows = within.map(|kept| {
        let score = gad7::score(kept.value.items());
        let mut row = vec![words::day(kept.value.day)];
        row.extend(kept.value.items().iter().map(|item| known(item.map(Frequency::points))));
        row.push(known(score.map(words::gad7_total)));
        row.push(known(score.map(|score| words::gad7_band(score.band()))));
        row.push(marks(visit, &kept, kept.value.day));
        row
    });
    Table::new("GAD-7", &columns, rows.collect())
}

fn clinic(visit: &Visit<'_>) -> Table {
    let within = visit.timeline.clinic_scores().filter(|kept| visit.range.contains(kept.value.day));
    let rows = within.map(|kept| {
        let score = kept.value;
        vec![
            words::day(score.day),
            words::scale(score.scale).to_owned(),
            format!("{} of {}", score.total(), score.scale.max()),
            known(score.rater.as_ref().map(Text::as_str)),
            marks(visit, &kept, score.day),
        ]
    });
    let columns = [("Date", 1.6), ("Scale", 1.6), (">Total", 1.2), ("Rated by", 3.0), ("Marks", 1.4)];
    Table::new("Clinic scores, typed in by the patient", &columns, rows.collect())
}

fn function(visit: &Visit<'_>) -> Table {
    let within = visit.timeline.function_forms().filter(|kept| visit.range.contains(kept.value.day));
    let rows = within.map(|kept| {
        let form = kept.value;
        let mut row = vec![words::day(form.day)];
        row.extend(form.items().iter().map(|item| known(item.map(Level::points))));
        row.push(known(form.mean().map(words::number)));
        row.push(known(form.like_myself().map(Level::points)));
        row.push(marks(visit, &kept, form.day));
        row
    });
    let columns = [
        ("Date", 1.6),
        (">Work, study", 1.2),
        (">Home", 1.0),
        (">People", 1.0),
        (">Self-care", 1.0),
        (">Mean", 1.0),
        (">Like myself", 1.2),
        ("Marks", 1.4),
    ];
    Table::new("Own function, 0–10, higher is better", &columns, rows.collect())
}

fn screens(visit: &Visit<'_>) -> Table {
    let within = visit.timeline.screens().filter(|kept| visit.range.contains(kept.value.day));
    let rows = within.map(|kept| {
        let mut row = vec![words::day(kept.value.day)];
        row.extend(kept.value.answers().iter().map(|answer| known(answer.map(Grade::points))));
        row
    });
    let mut columns = vec![("Date".to_owned(), 1.6)];
    columns.extend(ScreenItem::ALL.map(|item| (format!(">{}", words::screen_item(item)), 1.2)));
    let columns: Vec<_> = columns.iter().map(|(head, weight)| (head.as_str(), *weight)).collect();
    Table::new("Monthly check, grade 0–3", &columns, rows.collect())
}

fn setbacks(visit: &Visit<'_>) -> Table {
    let rows = visit.setbacks.iter().map(|kept| {
        vec![words::day(kept.value.day), words::setback(kept.value.kind).to_owned(), marks(visit, kept, kept.value.day)]
    });
    Table::new("Hospital stays and suicide attempts", &[("Date", 1.6), ("What", 3.0), ("Marks", 1.4)], rows.collect())
}

/// The cut-offs that differ from the published ones.
fn cutoffs(visit: &Visit<'_>) -> Table {
    let (own, published) = (&visit.plan.cutoffs, CutOffs::default());
    let changed = CutOff::ALL.into_iter().filter(|which| own.get(*which) != published.get(*which));
    let rows = changed.map(|which| {
        vec![words::cut_off(which).to_owned(), own.get(which).to_string(), published.get(which).to_string()]
    });
    Table::new("Cut-offs set by the clinic", &[("Cut-off", 4.0), (">Used", 1.0), (">Published", 1.0)], rows.collect())
}

fn check_ins(visit: &Visit<'_>) -> Table {
    let all: Vec<&CheckIn> = visit.check_ins().map(|kept| kept.value).collect();
    if all.len() > BY_DAY {
        return by_month::check_ins(&all);
    }
    let columns = [
        ("Date", 1.6),
        (">Mood", 0.8),
        (">Interest", 0.9),
        (">Energy", 0.9),
        (">Calm", 0.8),
        (">Like myself", 1.1),
        (">Sleep, h", 0.9),
        ("Marks", 1.4),
    ];
    let rows = visit.check_ins().map(|kept| {
        let check_in = kept.value;
        let mut row = vec![words::day(check_in.day)];
        row.extend(by_month::ITEMS.map(|item| known(item(check_in).map(Level::points))));
        row.push(known(check_in.sleep.map(Sleep::hours)));
        row.push(marks(visit, &kept, check_in.day));
        row
    });
    Table::new("Check-ins, 0–10, higher is better", &columns, rows.collect())
}
