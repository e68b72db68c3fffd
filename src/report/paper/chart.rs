//! The figure of the first page: PHQ-9 totals over their bands, and below them
//! the daily level with the model's course, on the same days. Sessions run
//! through both. A gap stays a gap.

use super::PaperBlock;
use crate::record::kinds::phq9::{Band, Score};
use crate::record::time::LocalDay;
use crate::report::drawing::{Anchor, Drawing, Mark, Tone};
use crate::report::visit::{FadeDay, Visit};
use crate::report::words::{self, Words};
use crate::rules::compare::is_gap;
use crate::rules::edition::Edition;
use crate::rules::fade::EIGHTY_PERCENT;

/// Room for the numbers on the left, the bands' names on the right, the sessions above, the months below.
const LEFT: f32 = 22.0;
const RIGHT: f32 = 66.0;
const TOP: f32 = 11.0;
const BOTTOM: f32 = 12.0;
/// Space between the two panels.
const BETWEEN: f32 = 11.0;
/// The upper panel's part of the height.
const UPPER: f32 = 0.62;
const TYPE: f32 = 6.5;
/// The highest PHQ-9 total, and the highest level.
const HIGHEST: f32 = 27.0;
const LEVELS: f32 = 10.0;
/// How many days after the last check-in the model's course is drawn: further on it would be a guess.
const GUESS: u32 = 7;
/// A planned session further ahead than this, in days, would squeeze the past.
const AHEAD: i32 = 35;

pub(super) fn figure(visit: &Visit<'_>, width: f32, height: f32) -> PaperBlock {
    let chart = Chart::new(visit, width, height);
    PaperBlock::Figure { alt: alt(visit), drawing: chart.draw(visit) }
}

fn alt(visit: &Visit<'_>) -> String {
    let (words, said) = (visit.words(), &visit.words().chart);
    let scored: Vec<_> = scored(visit).map(|(day, score)| (words.day(day), words::total(score))).collect();
    let totals = match scored.as_slice() {
        [] => said.no_total.into(),
        [(day, total)] => said.only.with([total, day]),
        [(first_day, first), .., (last_day, last)] => {
            said.first_and_last.with([&said.totals.of(scored.len()), first, first_day, last, last_day])
        }
    };
    let sessions = words.sessions.of(visit.sessions.len());
    said.alt.with([&totals, &sessions, &words.days.of(visit.adherence.days_with_check_in)])
}

/// The first day of the range on which there is anything to draw: years known only from another app would squeeze the
/// course.
fn first_drawn(visit: &Visit<'_>) -> LocalDay {
    let timeline = visit.timeline;
    let firsts = [
        timeline.check_ins().next().map(|kept| kept.value.day),
        timeline.phq9_forms().next().map(|kept| kept.value.day),
        timeline.sessions().next().map(|kept| kept.value.day),
    ];
    let first = firsts.into_iter().flatten().min().unwrap_or(visit.range.from);
    first.clamp(visit.range.from, visit.range.until)
}

fn scored(visit: &Visit<'_>) -> impl Iterator<Item = (LocalDay, Score)> {
    visit.forms().filter_map(|form| Some((form.value.day, form.value.answers.score()?)))
}

/// A stretch of the height with its scale: `top` is `highest`, `bottom` is 0.
#[derive(Clone, Copy)]
struct Panel {
    top: f32,
    bottom: f32,
    highest: f32,
}

impl Panel {
    fn y(self, value: f32) -> f32 {
        self.bottom - value / self.highest * (self.bottom - self.top)
    }
}

struct Chart {
    words: &'static Words,
    width: f32,
    height: f32,
    from: LocalDay,
    until: LocalDay,
    totals: Panel,
    levels: Panel,
    marks: Vec<Mark>,
}

impl Chart {
    fn new(visit: &Visit<'_>, width: f32, height: f32) -> Self {
        let planned = visit.next_session.filter(|day| day.days_since(visit.range.until) <= AHEAD);
        let inside = height - TOP - BOTTOM - BETWEEN;
        let middle = TOP + inside * UPPER;
        Self {
            words: visit.words(),
            width,
            height,
            from: first_drawn(visit),
            until: planned.unwrap_or(visit.range.until),
            totals: Panel { top: TOP, bottom: middle, highest: HIGHEST },
            levels: Panel { top: middle + BETWEEN, bottom: height - BOTTOM, highest: LEVELS },
            marks: Vec::new(),
        }
    }

    fn draw(mut self, visit: &Visit<'_>) -> Drawing {
        self.bands();
        self.months();
        self.sessions(visit);
        self.axes(visit);
        self.totals(visit);
        self.levels(&visit.fade_days, visit.edition);
        Drawing { width: self.width, height: self.height, marks: self.marks }
    }

    fn x(&self, day: LocalDay) -> f32 {
        let (before, all) = (day.days_since(self.from), self.until.days_since(self.from).max(1));
        #[expect(clippy::cast_precision_loss, reason = "days of a life are far under 2^23")]
        let part = before as f32 / all as f32;
        LEFT + part * (self.width - LEFT - RIGHT)
    }

    fn right(&self) -> f32 {
        self.width - RIGHT
    }

    fn bands(&mut self) {
        let mut low = 0.0;
        for band in Band::ALL {
            let highest = f32::from(band.highest());
            // A total of 4.5 is between two bands, so that is where the edge is drawn.
            let high = if highest < HIGHEST { highest + 0.5 } else { highest };
            let (top, bottom) = (self.totals.y(high), self.totals.y(low));
            let tone = match band {
                Band::Minimal => Tone::Wash,
                Band::Moderate | Band::Severe => Tone::Sand,
                Band::Mild | Band::ModeratelySevere => Tone::Paper,
            };
            let corners = [[LEFT, top], [self.right(), top], [self.right(), bottom], [LEFT, bottom]];
            self.marks.push(Mark::Area { points: corners.into(), tone });
            let at = [self.right() + 4.0, f32::midpoint(top, bottom) + TYPE * 0.35];
            self.label(at, self.words.chart.short_band.of(band), Anchor::Start, Tone::Soft);
            low = high;
        }
        self.line(vec![[LEFT, self.totals.y(4.5)], [self.right(), self.totals.y(4.5)]], 0.7, 0.0, Tone::Tide);
    }

    fn months(&mut self) {
        let span = self.until.days_since(self.from);
        let mut nearest = f32::MIN;
        for number in self.from.number()..=self.until.number() {
            let Some(day) = LocalDay::from_number(number) else { continue };
            let (_, month, of_month) = day.ymd();
            let text = match span {
                ..45 if (number - self.from.number()) % 7 == 0 => self.words.short_day(day),
                45.. if of_month == 1 && (span < 1100 || month == 1) => self.words.month(day),
                _ => continue,
            };
            let x = self.x(day);
            // A word that would run into the one before it, or out of the figure, is left out; its tick is not.
            let fits = x - nearest > 24.0 && x < self.right() - 8.0;
            self.line(vec![[x, self.levels.bottom], [x, self.levels.bottom + 2.5]], 0.5, 0.0, Tone::Soft);
            if fits {
                self.label([x, self.height - 2.0], &text, Anchor::Start, Tone::Soft);
                nearest = x;
            }
        }
    }

    fn sessions(&mut self, visit: &Visit<'_>) {
        let width = if visit.sessions.len() > 40 { 0.3 } else { 0.6 };
        for line in &visit.sessions {
            self.session(line.session.value.day, width, 0.0);
        }
        if let Some(day) = visit.next_session.filter(|day| *day <= self.until) {
            self.session(day, width, 2.0);
        }
    }

    fn session(&mut self, day: LocalDay, width: f32, dash: f32) {
        let (x, top) = (self.x(day), self.totals.top);
        self.line(vec![[x, top], [x, self.levels.bottom]], width, dash, Tone::Line);
        if dash > 0.0 {
            let tip = vec![[x - 2.6, top - 5.5], [x + 2.6, top - 5.5], [x, top - 0.8], [x - 2.6, top - 5.5]];
            self.line(tip, 0.5, 0.0, Tone::Soft);
        } else {
            let points = vec![[x - 2.6, top - 5.5], [x + 2.6, top - 5.5], [x, top - 0.8]];
            self.marks.push(Mark::Area { points, tone: Tone::Soft });
        }
    }

    fn axes(&mut self, visit: &Visit<'_>) {
        for (panel, ticks) in
            [(self.totals, [0.0, 5.0, 10.0, 15.0, 20.0, 27.0].as_slice()), (self.levels, &[0.0, 5.0, 10.0])]
        {
            for tick in ticks {
                let y = panel.y(*tick);
                self.label([LEFT - 4.0, y + TYPE * 0.35], &words::number((*tick).into()), Anchor::End, Tone::Soft);
            }
            for edge in [panel.top, panel.bottom] {
                self.line(vec![[LEFT, edge], [self.right(), edge]], 0.5, 0.0, Tone::Line);
            }
        }
        let (at, levels, said) = (self.right() + 4.0, self.levels, &self.words.chart);
        self.label([at, self.totals.top - 1.5], "PHQ-9", Anchor::Start, Tone::Ink);
        self.label([at, levels.y(9.0)], said.level, Anchor::Start, Tone::Ink);
        self.label([at, levels.y(9.0) + 8.0], said.ends, Anchor::Start, Tone::Soft);
        if visit.edition.judges() {
            self.label([at, levels.y(9.0) + 16.0], said.model, Anchor::Start, Tone::Soft);
            self.label([at, levels.y(9.0) + 24.0], said.band, Anchor::Start, Tone::Soft);
        }
    }

    fn totals(&mut self, visit: &Visit<'_>) {
        let (mut run, mut last) = (Vec::new(), None::<LocalDay>);
        let (mut full, mut open) = (Vec::new(), Vec::new());
        for form in visit.forms().map(|kept| kept.value) {
            let score = form.answers.score();
            // A form without a total ends the line, and so does too long a time without a form.
            if score.is_none() || last.is_some_and(|last| is_gap(last, form.day, &visit.plan.cutoffs)) {
                self.line(std::mem::take(&mut run), 1.1, 0.0, Tone::Tide);
            }
            let Some(score) = score else { continue };
            let point = [self.x(form.day), self.totals.y(shown(score))];
            if score.imputed {
                open.push(point);
            } else {
                full.push(point);
            }
            run.push(point);
            last = Some(form.day);
        }
        self.line(run, 1.1, 0.0, Tone::Tide);
        self.marks.push(Mark::Dots { points: full, size: 4.0, open: false, tone: Tone::Tide });
        self.marks.push(Mark::Dots { points: open, size: 4.0, open: true, tone: Tone::Tide });
        let scored: Vec<_> = scored(visit).collect();
        let ends = [scored.first(), scored.last().filter(|_| scored.len() > 1)];
        for (day, score) in ends.into_iter().flatten() {
            let (x, y) = (self.x(*day), self.totals.y(shown(*score)));
            let y = if y - self.totals.top < 12.0 { y + 10.0 } else { y - 4.5 };
            let anchor = if x + 12.0 > self.right() { Anchor::End } else { Anchor::Start };
            self.number([x + if anchor == Anchor::End { -1.0 } else { 1.0 }, y], &words::total(*score), anchor);
        }
    }

    fn levels(&mut self, days: &[FadeDay], edition: Edition) {
        if days.iter().all(|day| day.level.is_none()) {
            let at = [f32::midpoint(LEFT, self.right()), f32::midpoint(self.levels.top, self.levels.bottom)];
            return self.label(at, self.words.chart.no_check_ins, Anchor::Middle, Tone::Soft);
        }
        let is_drawn = |day: &FadeDay| edition.judges() && is_known(day);
        for run in days.chunk_by(|one, next| is_drawn(one) && is_drawn(next)).filter(|run| is_drawn(&run[0])) {
            self.course(run);
        }
        let checked =
            days.iter().filter_map(|day| Some([self.x(day.day), self.levels.y(narrow(day.level?))])).collect();
        let size = if days.len() > 400 { 1.0 } else { 1.8 };
        self.marks.push(Mark::Dots { points: checked, size, open: false, tone: Tone::Ink });
    }

    /// The model's course with its band.
    fn course(&mut self, days: &[FadeDay]) {
        let edge = |day: &FadeDay, side: f64| {
            let (course, sd) = day.course;
            [self.x(day.day), self.levels.y(narrow((course + side * EIGHTY_PERCENT * sd).clamp(0.0, 10.0)))]
        };
        let upper = days.iter().map(|day| edge(day, 1.0));
        let lower = days.iter().rev().map(|day| edge(day, -1.0));
        let (band, course) = (upper.chain(lower).collect(), days.iter().map(|day| edge(day, 0.0)).collect());
        self.marks.push(Mark::Area { points: band, tone: Tone::Wash });
        self.line(course, 1.0, 0.0, Tone::Tide);
    }

    fn line(&mut self, points: Vec<[f32; 2]>, width: f32, dash: f32, tone: Tone) {
        if points.len() > 1 {
            self.marks.push(Mark::Line { points, width, dash, tone });
        }
    }

    fn label(&mut self, at: [f32; 2], text: &str, anchor: Anchor, tone: Tone) {
        self.marks.push(Mark::Label { at, text: text.to_owned(), size: TYPE, anchor, tone });
    }

    fn number(&mut self, at: [f32; 2], text: &str, anchor: Anchor) {
        self.marks.push(Mark::Label { at, text: text.to_owned(), size: 8.0, anchor, tone: Tone::Ink });
    }
}

fn is_known(day: &FadeDay) -> bool {
    day.silent.is_some_and(|silent| silent <= GUESS)
}

fn shown(score: Score) -> f32 {
    narrow(score.total.shown())
}

#[expect(clippy::cast_possible_truncation, reason = "a drawing needs no more than f32 has")]
fn narrow(value: f64) -> f32 {
    value as f32
}
