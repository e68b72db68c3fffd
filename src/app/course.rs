//! The Course place.

use super::failure::Failure;
use super::host::Host;
use super::view::{
    BandView, ChainView, CourseFormView, CourseView, FadeNowView, ItemView, NeedView, PassedOverView, PauseView,
    SpanView, StatusView, TotalView,
};
use super::{App, show};
use crate::record::cut_offs::CutOffs;
use crate::record::kinds::clinic_score::ClinicScale;
use crate::record::kinds::phq9::Phq9Form;
use crate::record::kinds::phq9::{Answers, Band, Frequency, Score, Total};
use crate::record::kinds::setback::Setback;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};
use crate::rules::certainty;
use crate::rules::compare::{self, ItemChange};
use crate::rules::remission::{self, Chain, Evidence, History, Need, PassedOver, Pause, Reading, Span, Standing};
use crate::rules::schedule;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// What the Course shows.
    pub async fn course(&self) -> Result<CourseView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let view = course_view(timeline, today, &timeline.plan().cutoffs, self.fade_now(timeline, today));
        Ok(if self.edition.judges() { view } else { CourseView { status: None, spans: Vec::new(), ..view } })
    }
}

fn course_view(timeline: &Timeline, today: LocalDay, cutoffs: &CutOffs, fade: Option<FadeNowView>) -> CourseView {
    let start = timeline.settings().day_start;
    let bands = Band::ALL.map(|band| BandView { band, highest: band.highest() });
    let history = History::of(timeline, today);
    CourseView {
        today: today.to_string(),
        course_start: timeline.course_start().map(|day| day.to_string()),
        status: Some(status_view(timeline, &history, today, cutoffs)),
        spans: remission::spans(&history, today, cutoffs).iter().map(span_view).collect(),
        forms: forms(timeline, start, cutoffs),
        fade,
        sessions: timeline.sessions().map(|session| session.value.day.to_string()).collect(),
        next_session: schedule::next_session(timeline, today).map(|day| day.to_string()),
        best: best(&history).map(show::evidence),
        bands: bands.into(),
        setbacks: timeline.setbacks().rev().map(|kept| show::setback(&kept, start)).collect(),
    }
}

/// Answered forms and typed totals, by day.
fn forms(timeline: &Timeline, start: DayStart, cutoffs: &CutOffs) -> Vec<CourseFormView> {
    let answered = timeline.phq9_forms().map(|kept| {
        let total = kept.value.answers.score().map(show::total);
        (kept.value.day, form_view(&kept, kept.value.day, start, total, false))
    });
    let mut forms: Vec<_> = answered.collect();
    for kept in timeline.clinic_scores().filter(|kept| kept.value.scale == ClinicScale::Phq9) {
        let day = kept.value.day;
        let Ok(total) = Total::from_points(kept.value.total()) else { continue };
        let view = form_view(&kept, day, start, Some(show::total(Score { total, imputed: false })), true);
        let at = forms.partition_point(|(other, _)| *other < day);
        forms.insert(at, (day, view));
    }
    let mut before = None;
    for (day, view) in &mut forms {
        let day_before = std::mem::replace(&mut before, view.total.is_some().then_some(*day));
        view.joined = view.total.is_some() && day_before.is_some_and(|before| !compare::is_gap(before, *day, cutoffs));
    }
    forms.into_iter().map(|(_, view)| view).collect()
}

fn form_view<T>(
    kept: &Kept<'_, T>,
    day: LocalDay,
    start: DayStart,
    total: Option<TotalView>,
    typed: bool,
) -> CourseFormView {
    let late = kept.first_written.local_day(start) > day;
    CourseFormView {
        id: kept.id.to_string(),
        day: day.to_string(),
        total,
        late,
        edited: kept.edited,
        uncertain: !kept.certain,
        typed,
        joined: false,
    }
}

fn status_view(timeline: &Timeline, history: &History, today: LocalDay, cutoffs: &CutOffs) -> StatusView {
    let status = remission::status(history, today, cutoffs);
    let at_start = history.course_start.map(|start| history.wellbeing(start, cutoffs)).unwrap_or_default();
    let (latest, baseline) = (answers(timeline, status.latest), answers(timeline, status.baseline));
    let items = latest.map(|latest| compare::items(baseline, latest));
    let start = timeline.settings().day_start;
    let setback = status.setback.and_then(|id| timeline.find::<Setback>(id));
    StatusView {
        state: status.state,
        standing: status.state.standing(),
        full: status.full,
        stale: status.stale,
        uncertain: certainty::of_status(timeline, &status),
        item9_left_out: status.item9_left_out,
        paused: status.paused.map(pause_view),
        remission_lost: status.remission_lost,
        relapsed_on: status.relapsed_on.map(|day| day.to_string()),
        rule_version: remission::VERSION,
        passed_over: status.passed_over.as_ref().map(passed_over_view),
        latest: status.latest.map(show::evidence),
        age_days: status.age_days,
        baseline: status.baseline.map(show::evidence),
        latest_is_baseline: status.latest_is_baseline(),
        change: status.change(),
        drop_percent: status.drop_percent(cutoffs).map(|percent| compare::whole_percent(percent, cutoffs)),
        real_change: status.change().is_some_and(|points| compare::is_real(points, cutoffs)),
        reliable_change: status.change().is_some_and(|points| compare::is_reliable(points, cutoffs)),
        points_to_response: status.points_to_response(cutoffs),
        points_to_remission: status.points_to_remission(cutoffs),
        items: items.into_iter().flatten().map(item_view).collect(),
        chain: status.chain.as_ref().map(chain_view),
        blocks: status.blocks.clone(),
        needs: status.needs.iter().map(need_view).collect(),
        setback: setback.map(|kept| show::setback(&kept, start)),
        difficulty: latest.and_then(Answers::difficulty),
        baseline_difficulty: baseline.and_then(Answers::difficulty),
        like_myself: status.wellbeing.like_myself,
        baseline_like_myself: at_start.like_myself,
        function: status.wellbeing.function.map(show::function_mean),
        baseline_function: at_start.function.map(show::function_mean),
        gad7: show::latest_gad7(timeline, cutoffs),
        clinic: show::latest_clinic_scores(timeline, cutoffs),
        remission_total: cutoffs.remission_total,
        remission_days: cutoffs.remission_days,
        full_level: cutoffs.full_level,
    }
}

fn pause_view(pause: Pause) -> PauseView {
    PauseView { since: pause.since.to_string(), decides_from: pause.decides_from.map(|day| day.to_string()) }
}

fn passed_over_view(passed: &PassedOver) -> PassedOverView {
    PassedOverView { form: show::evidence(passed.form), blocks: passed.blocks.clone() }
}

fn chain_view(chain: &Chain) -> ChainView {
    ChainView {
        first: chain.first.to_string(),
        last: chain.last.to_string(),
        span_days: chain.span(),
        forms: u32::try_from(chain.forms.len()).unwrap_or(u32::MAX),
    }
}

fn need_view(need: &Need) -> NeedView {
    match need {
        Need::Form => NeedView::Form,
        Need::Baseline => NeedView::Baseline,
        Need::RemissionTotal => NeedView::RemissionTotal,
        Need::RemissionForm { from, until } => {
            NeedView::RemissionForm { from: from.to_string(), until: until.to_string() }
        }
        Need::NoDifficulty => NeedView::NoDifficulty,
        Need::LikeMyself => NeedView::LikeMyself,
        Need::Repeat { from, until } => NeedView::Repeat { from: from.to_string(), until: until.to_string() },
    }
}

fn span_view(span: &Span) -> SpanView {
    SpanView {
        state: span.state,
        standing: span.state.standing(),
        full: span.full,
        stale: span.stale,
        // The chart marks a pause only where there is a remission to pause.
        paused: span.paused && span.state.standing() == Standing::Reached,
        from: span.from.to_string(),
        until: span.until.to_string(),
    }
}

fn item_view(change: ItemChange) -> ItemView {
    ItemView {
        item: change.item,
        baseline: change.baseline.map(Frequency::points),
        latest: change.latest.map(Frequency::points),
    }
}

fn answers(timeline: &Timeline, evidence: Option<Evidence>) -> Option<&Answers> {
    Some(&timeline.find::<Phq9Form>(evidence?.record)?.value.answers)
}

/// The lowest total since the course started; of equal ones the latest.
fn best(history: &History) -> Option<Evidence> {
    let start = history.course_start?;
    let since = history.readings.iter().filter(|reading| reading.day >= start).filter_map(Reading::evidence);
    since.reduce(|best, next| if next.score.total <= best.score.total { next } else { best })
}
