//! The pages after the first: everything in the range as tables, and the person's texts in full. Notes are there only
//! if they were asked for.

use super::treatment::{given, half_gone, half_gone_column, interval, peak, pressure_of};
use super::{Fact, PaperBlock, Table, by_month, lived, notes, numbers_in, words_in};
use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::fade_alert::{Percent, Warning};
use crate::record::kinds::gad7;
use crate::record::kinds::long_term_check::ScreenItem;
use crate::record::kinds::phq9::{Answers, Frequency};
use crate::record::kinds::pressure::PressureMoment;
use crate::record::kinds::side_effect::{End, SideEffect};
use crate::record::text::Text;
use crate::record::time::{LocalDay, When};
use crate::record::timeline::Kept;
use crate::record::values::{Burden, Grade, Level, Sleep};
use crate::report::visit::{SessionLine, Visit, sign};
use crate::report::words::{self, Words};
use crate::rules::remission::{History, State, spans};
use crate::rules::tolerability::Count;

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
    let said = &visit.words().appendix;
    let marks = [
        visit.is_late(kept, about).then_some(said.late),
        kept.edited.then_some(said.changed),
        (!kept.certain).then_some(said.uncertain),
    ];
    marks.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The person's own texts in full: the first page may have had no room for them.
fn plan(visit: &Visit<'_>) -> Option<PaperBlock> {
    let (words, heads, plan) = (visit.words(), &visit.words().heads, visit.plan);
    let texts = [
        (heads.goals, &plan.goals),
        (heads.acceptable, &plan.would_accept),
        (heads.not_acceptable, &plan.would_not_accept),
        (heads.other_treatment, &plan.therapy),
        (heads.if_sooner, &plan.if_sooner),
        (heads.stop_if, &plan.stop_if),
    ];
    let texts =
        texts.into_iter().filter_map(|(label, text)| Some((label.to_owned(), text.as_ref()?.as_str().to_owned())));
    let texts = texts.chain(review(visit));
    let questions = plan.questions.iter().zip(1..);
    let questions = questions.map(|(question, number): (_, u8)| {
        (words.appendix.question.with([&number.to_string()]), question.as_str().to_owned())
    });
    let rows: Vec<_> = texts.chain(questions).map(|(label, value)| Fact { label, value, lines: None }).collect();
    (!rows.is_empty()).then_some(PaperBlock::Facts { rows })
}

/// Who looks at how it goes, and when.
fn review(visit: &Visit<'_>) -> Option<(String, String)> {
    let plan = visit.plan;
    let who = plan.reviewer.as_ref().map(|who| who.as_str().to_owned());
    let said: Vec<_> = [who, plan.review_day.map(|day| visit.words().day(day))].into_iter().flatten().collect();
    (!said.is_empty()).then(|| (visit.words().heads.review.to_owned(), said.join(", ")))
}

fn sessions(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let mut columns = vec![
        numbers_in("#", 0.6),
        words_in(heads.date, 1.6),
        numbers_in(heads.interval, 1.1),
        words_in(heads.given, 3.4),
        words_in(heads.place_phase, 2.2),
        numbers_in(heads.burden, 1.0),
    ];
    columns.extend(half_gone_column(visit));
    let rows = visit.sessions.iter().map(|line| {
        let session = line.session.value;
        let place = [session.setting.map(words.setting.0), session.phase.map(words.phase.0)];
        let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let mut row = vec![
            line.number.to_string(),
            words.day(session.day),
            interval(words, line),
            given(words, line),
            if place.is_empty() { words::UNKNOWN.into() } else { place },
            known(session.burden.map(Burden::points)),
        ];
        row.extend(half_gone_column(visit).map(|_| half_gone(words, line.half_gone)));
        row
    });
    Table::new(words.appendix.sessions, columns, rows.collect())
}

fn session_days(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let columns = [
        numbers_in("#", 0.6),
        words_in(heads.date, 1.6),
        words_in(heads.bp_before, 1.4),
        words_in(heads.bp_peak, 2.0),
        words_in(heads.bp_leaving, 1.4),
        numbers_in(heads.effect_minutes, 1.2),
        numbers_in(heads.ready_minutes, 1.3),
        words_in(heads.worst_effects, 4.0),
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
        let (signs, ordinary): (Vec<&SideEffect>, Vec<&SideEffect>) =
            cost.worst.iter().copied().partition(|effect| sign(&effect.effect).is_some());
        let worst = ordinary.iter().map(|effect| match effect.felt.severity {
            Some(grade) => format!("{} {}", words.effect(&effect.effect), grade.points()),
            None => words.effect(&effect.effect).to_owned(),
        });
        let mut worst: Vec<_> = worst.collect();
        worst.extend((!signs.is_empty()).then(|| words.appendix.a_sign.to_owned()));
        worst.extend(cost.still_there.then(|| words.appendix.next_day.to_owned()));
        vec![
            line.number.to_string(),
            words.day(line.session.value.day),
            known(of(PressureMoment::Before)),
            known(peak(words, line)),
            known(of(PressureMoment::Leaving)),
            known(cost.effect_minutes),
            known(cost.rest_minutes),
            if worst.is_empty() { known(cost.worst_grade.map(|_| words.none)) } else { worst.join(", ") },
        ]
    });
    Table::new(words.appendix.session_days, columns, rows.collect())
}

fn session_changes(visit: &Visit<'_>) -> Table {
    let (words, sayings) = (visit.words(), &visit.words().appendix);
    let rows = visit.sessions.iter().filter_map(|line| {
        let session = line.session.value;
        let reason = session.dose_reason.as_ref().map(|text| sayings.dose_reason.with([text.as_str()]));
        let others = session.other_medicines.as_ref().map(|text| sayings.other_medicines.with([text.as_str()]));
        let talk = |there| if there { sayings.talk_therapy } else { sayings.no_talk_therapy };
        let said = [reason, others, session.psychotherapy.map(|there| talk(there).to_owned())];
        let said: Vec<_> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| vec![words.day(session.day), said.join(". ")])
    });
    let columns = [words_in(words.heads.date, 1.6), words_in(words.heads.remark, 12.0)];
    Table::new(sayings.remarks, columns, rows.collect())
}

fn side_effects(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let columns = [
        words_in(heads.effect, 3.0),
        numbers_in(heads.sessions_with, 1.6),
        words_in(heads.worst, 1.4),
        numbers_in(heads.earlier_half, 1.4),
        numbers_in(heads.later_half, 1.4),
    ];
    let of = |count: Count| words.of.with([&count.with.to_string(), &count.sessions.to_string()]);
    let rows = visit.effects.iter().map(|trend| {
        let [earlier, later] = trend.halves.map(of);
        vec![
            words.effect(trend.effect).to_owned(),
            of(trend.all),
            known(trend.all.worst.map(words.grade.0)),
            earlier,
            later,
        ]
    });
    Table::new(words.appendix.effect_trends, columns, rows.collect())
}

fn effects(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let columns = [
        words_in(heads.onset, 1.8),
        words_in(heads.effect, 3.0),
        words_in(heads.severity, 1.3),
        words_in(heads.in_the_way, 1.3),
        words_in(heads.end, 1.8),
        words_in(heads.session, 1.4),
    ];
    let rows = in_range(visit).filter(|effect| sign(&effect.effect).is_none()).map(|effect| {
        vec![
            point(words, effect.onset),
            words.effect(&effect.effect).to_owned(),
            words.strength(effect.felt.severity).into(),
            known(effect.felt.interference.map(words.grade.0)),
            end(words, effect.end),
            session_of(visit, effect),
        ]
    });
    Table::new(words.appendix.effects, columns, rows.collect())
}

/// Signs of danger, without a strength: none of them is mild.
fn signs(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let rows = in_range(visit).filter(|effect| sign(&effect.effect).is_some()).map(|effect| {
        let (began, ended) = (point(words, effect.onset), end(words, effect.end));
        vec![began, words.effect(&effect.effect).to_owned(), ended, session_of(visit, effect)]
    });
    let columns =
        [words_in(heads.onset, 1.8), words_in(heads.sign, 4.0), words_in(heads.end, 1.8), words_in(heads.session, 1.4)];
    Table::new(words.appendix.signs, columns, rows.collect())
}

fn in_range<'a>(visit: &Visit<'a>) -> impl Iterator<Item = &'a SideEffect> {
    let range = visit.range;
    visit.timeline.side_effects().map(|kept| kept.value).filter(move |effect| range.contains(effect.onset.day))
}

fn point(words: &Words, when: When) -> String {
    let time = when.time.map(|time| format!(" {time}")).unwrap_or_default();
    format!("{}{time}", words.short_day(when.day))
}

/// How an effect ended.
fn end(words: &Words, end: Option<End>) -> String {
    match end {
        None => words::UNKNOWN.into(),
        Some(End::StillThere) => words.appendix.still_there.into(),
        Some(End::At(when)) => point(words, when),
        Some(End::By(when)) => words.appendix.over_by.with([&point(words, when)]),
    }
}

/// The number of the session that an effect belongs to.
fn session_of(visit: &Visit<'_>, effect: &SideEffect) -> String {
    let line = effect.session.and_then(|id| visit.sessions.iter().find(|line| line.session.id == id));
    line.map_or_else(|| visit.words().appendix.no_session.into(), |line| line.number.to_string())
}

/// What the fade watch warned of, with the numbers of that day and what the person said about it.
fn fade_alerts(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let within = visit.timeline.fade_alerts().map(|kept| kept.value).filter(|alert| visit.range.contains(alert.day));
    let rows = within.map(|alert| {
        let said = alert.said;
        let [share, low, high, half] = [said.share, said.low, said.high, said.half_gone].map(Percent::number);
        let answer = [alert.verdict.map(words.verdict.0), alert.muted.then_some(words.appendix.muted)];
        let answer: Vec<_> = answer.into_iter().flatten().collect();
        vec![
            words.day(alert.day),
            words
                .appendix
                .alert_day
                .with([&words.short_day(alert.session), &alert.day.days_since(alert.session).to_string()]),
            words.warning.of(alert.warning).to_owned(),
            format!("{share}% ({low}–{high}%)"),
            chance(words, alert.warning, half),
            if answer.is_empty() { words::UNKNOWN.into() } else { answer.join(", ") },
        ]
    });
    let columns = [
        words_in(heads.date, 1.6),
        words_in(heads.session_of, 1.8),
        words_in(heads.said, 2.2),
        numbers_in(heads.benefit_left, 1.8),
        numbers_in(heads.chance_half_lost, 1.4),
        words_in(heads.patients_answer, 2.6),
    ];
    Table::new(words.appendix.fade_alerts, columns, rows.collect())
}

/// The chance that half is lost, which the booking note gives for the days that a session takes to get.
fn chance(words: &Words, warning: Warning, half: u8) -> String {
    match warning {
        Warning::HalfGoneSoon => words.appendix.chance_soon.with([&half.to_string()]),
        Warning::Fading | Warning::LowerThanUsual | Warning::CourseFading => format!("{half}%"),
    }
}

fn states(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let said = &words.appendix;
    let history = History::of(visit.timeline, visit.range.until);
    let spans = spans(&history, visit.range.until, &visit.plan.cutoffs);
    let rows = spans.iter().filter(|span| span.until >= visit.range.from).map(|span| {
        let full = span.full && span.state == State::Recovery;
        let marks =
            [full.then_some(said.also_full), span.paused.then_some(said.paused), span.stale.then_some(said.last_known)];
        let marks = marks.into_iter().flatten().collect::<Vec<_>>().join(", ");
        vec![words.state.of(span.state).to_owned(), words.span(span.from, span.until), marks]
    });
    let columns = [words_in(heads.status, 3.0), words_in(heads.days, 3.0), words_in(heads.marks, 1.6)];
    Table::new(said.states, columns, rows.collect())
}

fn phq9(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let mut columns = vec![words_in(heads.date, 1.9)];
    columns.extend(["1", "2", "3", "4", "5", "6", "7", "8", "9"].map(|head| numbers_in(head, 0.6)));
    columns.extend([
        numbers_in(heads.total, 1.1),
        words_in(heads.band, 2.4),
        words_in(heads.difficulty, 2.9),
        words_in(heads.marks, 1.6),
    ]);
    let rows = visit.forms().map(|kept| {
        let answers = &kept.value.answers;
        let score = answers.score();
        let mut row = vec![words.day(kept.value.day)];
        row.extend(answers.items().iter().map(|item| known(item.map(Frequency::points))));
        row.push(known(score.map(words::total)));
        row.push(known(score.map(|score| words.band.of(score.total.band()))));
        row.push(known(Answers::difficulty(answers).map(words.difficulty.0)));
        row.push(marks(visit, &kept, kept.value.day));
        row
    });
    Table::new(words.appendix.phq9, columns, rows.collect())
}

fn gad7_forms(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let mut columns = vec![words_in(heads.date, 2.4)];
    columns.extend(["1", "2", "3", "4", "5", "6", "7"].map(|head| numbers_in(head, 0.6)));
    columns.extend([numbers_in(heads.total, 1.1), words_in(heads.band, 2.6), words_in(heads.marks, 1.8)]);
    let within = visit.timeline.gad7_forms().filter(|kept| visit.range.contains(kept.value.day));
    let rows = within.map(|kept| {
        let score = gad7::score(kept.value.items());
        let mut row = vec![words.day(kept.value.day)];
        row.extend(kept.value.items().iter().map(|item| known(item.map(Frequency::points))));
        row.push(known(score.map(words::gad7_total)));
        row.push(known(score.map(|score| words.gad7_band.of(score.band()))));
        row.push(marks(visit, &kept, kept.value.day));
        row
    });
    Table::new("GAD-7", columns, rows.collect())
}

fn clinic(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let within = visit.timeline.clinic_scores().filter(|kept| visit.range.contains(kept.value.day));
    let rows = within.map(|kept| {
        let score = kept.value;
        vec![
            words.day(score.day),
            words.scale.of(score.scale).to_owned(),
            words.of.with([&score.total().to_string(), &score.scale.max().to_string()]),
            known(score.rater.as_ref().map(Text::as_str)),
            marks(visit, &kept, score.day),
        ]
    });
    let columns = [
        words_in(heads.date, 1.6),
        words_in(heads.scale, 1.6),
        numbers_in(heads.total, 1.2),
        words_in(heads.rated_by, 3.0),
        words_in(heads.marks, 1.4),
    ];
    Table::new(words.appendix.clinic, columns, rows.collect())
}

fn function(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let within = visit.timeline.function_forms().filter(|kept| visit.range.contains(kept.value.day));
    let rows = within.map(|kept| {
        let form = kept.value;
        let mut row = vec![words.day(form.day)];
        row.extend(form.items().iter().map(|item| known(item.map(Level::points))));
        row.push(known(form.mean().map(words::number)));
        row.push(known(form.like_myself().map(Level::points)));
        row.push(marks(visit, &kept, form.day));
        row
    });
    let columns = [
        words_in(heads.date, 1.6),
        numbers_in(heads.work, 1.2),
        numbers_in(heads.home, 1.0),
        numbers_in(heads.people, 1.0),
        numbers_in(heads.self_care, 1.0),
        numbers_in(heads.mean, 1.0),
        numbers_in(heads.like_myself, 1.2),
        words_in(heads.marks, 1.4),
    ];
    Table::new(words.appendix.function, columns, rows.collect())
}

fn screens(visit: &Visit<'_>) -> Table {
    let words = visit.words();
    let within = visit.timeline.screens().filter(|kept| visit.range.contains(kept.value.day));
    let rows = within.map(|kept| {
        let mut row = vec![words.day(kept.value.day)];
        row.extend(kept.value.answers().iter().map(|answer| known(answer.map(Grade::points))));
        row
    });
    let mut columns = vec![words_in(words.heads.date, 1.6)];
    columns.extend(ScreenItem::ALL.map(|item| numbers_in(words.screen_item.of(item), 1.2)));
    Table::new(words.appendix.screens, columns, rows.collect())
}

fn setbacks(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let rows = visit.setbacks.iter().map(|kept| {
        let (day, kind) = (kept.value.day, kept.value.kind);
        vec![words.day(day), words.setback.of(kind).to_owned(), marks(visit, kept, day)]
    });
    let columns = [words_in(heads.date, 1.6), words_in(heads.what, 3.0), words_in(heads.marks, 1.4)];
    Table::new(words.appendix.setbacks, columns, rows.collect())
}

/// The cut-offs that differ from the published ones.
fn cutoffs(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let (own, published) = (&visit.plan.cutoffs, CutOffs::default());
    let changed = CutOff::ALL.into_iter().filter(|which| own.get(*which) != published.get(*which));
    let rows = changed.map(|which| {
        vec![words.cut_off.of(which).to_owned(), own.get(which).to_string(), published.get(which).to_string()]
    });
    let columns = [words_in(heads.cut_off, 4.0), numbers_in(heads.used, 1.0), numbers_in(heads.published, 1.0)];
    Table::new(words.appendix.cut_offs, columns, rows.collect())
}

fn check_ins(visit: &Visit<'_>) -> Table {
    let (words, heads) = (visit.words(), &visit.words().heads);
    let all: Vec<&CheckIn> = visit.check_ins().map(|kept| kept.value).collect();
    if all.len() > BY_DAY {
        return by_month::check_ins(words, &all);
    }
    let columns = [
        words_in(heads.date, 1.6),
        numbers_in(heads.mood, 0.8),
        numbers_in(heads.interest, 0.9),
        numbers_in(heads.energy, 0.9),
        numbers_in(heads.calm, 0.8),
        numbers_in(heads.like_myself, 1.1),
        numbers_in(heads.sleep, 0.9),
        words_in(heads.marks, 1.4),
    ];
    let rows = visit.check_ins().map(|kept| {
        let check_in = kept.value;
        let mut row = vec![words.day(check_in.day)];
        row.extend(by_month::ITEMS.map(|item| known(item(check_in).map(Level::points))));
        row.push(known(check_in.sleep.map(Sleep::hours)));
        row.push(marks(visit, &kept, check_in.day));
        row
    });
    Table::new(words.appendix.check_ins, columns, rows.collect())
}
