//! The fade watch: what it says, what it has said, and what the person answered.

use std::cell::{Cell, RefMut};

use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::journal::{Changes, Follow, Journal};
use super::now::Now;
use super::view::{
    FadeAlertView, FadeDayView, FadeIntervalView, FadeNowView, FadeStateName, FadeView, Receipt, SaidNowView,
    SaidThenView, VerdictInput,
};
use super::{App, show};
use crate::record::id::RecordId;
use crate::record::kinds::fade_alert::{FadeAlert, Percent, Warning};
use crate::record::log::{Change, Record};
use crate::record::problem::Problem;
use crate::record::time::{LocalDay, Moment};
use crate::record::timeline::{Kept, Timeline};
use crate::rules::certainty;
use crate::rules::fade::{self, ASKED_FROM, Day, EIGHTY_PERCENT, Lift, Outcome, Replay, State, Unsure};
use crate::rules::fade_watch::{self, QUIET_DAYS, Stretch};
use crate::rules::regular_doses;
use crate::store::Store;

/// How many days the chart runs beyond today: the first when no session is planned, the second at most.
const AHEAD: (u32, u32) = (14, 60);

impl<S: Store, H: Host> App<S, H> {
    /// What the fade watch shows. The chart goes back over the last `days`, and further to the start of the interval
    /// that the first of them falls in.
    pub async fn fade(&self, days: u32) -> Result<FadeView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let replay = self.replay(timeline, today);
        Ok(fade_view(timeline, &replay, today, days))
    }

    /// Keeps what a person says about a warning.
    pub async fn answer_alert(&self, input: &VerdictInput) -> Result<Receipt, Failure> {
        let mut answered = RecordId::from_bytes([0; 16]);
        let mut journal = self.journal().await;
        let answer = &mut |timeline: &Timeline, now: &Now<'_>| {
            let (id, alert) = if let Some(id) = &input.id {
                let id = RecordId::parse("id", id)?;
                (id, timeline.find::<FadeAlert>(id).ok_or(Failure::NotFound(id))?.value.clone())
            } else {
                let unkept = fade_watch::unkept(timeline, self.replay(timeline, now.today).outcomes());
                let alert = unkept.ok_or(Problem::Empty { field: "id" })?;
                (fade_watch::id_of(timeline, &alert), alert)
            };
            answered = id;
            let alert = FadeAlert { verdict: input.verdict, muted: input.muted, ..alert }.checked()?;
            Ok(Changes::of(id, Change::Put(Record::FadeAlert(alert))))
        };
        self.transact(&mut journal, answer).await?;
        Ok(receipt(journal.timeline(), answered))
    }

    /// Keeps what `plan` makes of the records as they are, along with the record of any warning that it raises, in one
    /// transaction. The plan is asked again whenever another tab has written.
    pub(super) async fn transact(
        &self,
        journal: &mut Journal<S>,
        plan: &mut (dyn FnMut(&Timeline, &Now<'_>) -> Result<Changes, Failure> + '_),
    ) -> Result<(), Failure> {
        self.transact_as(&self.host, journal, plan).await
    }

    /// The same by another host's clock.
    pub(super) async fn transact_as(
        &self,
        host: &dyn Host,
        journal: &mut Journal<S>,
        plan: &mut (dyn FnMut(&Timeline, &Now<'_>) -> Result<Changes, Failure> + '_),
    ) -> Result<(), Failure> {
        let is_watched = Cell::new(false);
        let plan = &mut |timeline: &Timeline, written: &Moment| {
            let changes = plan(timeline, &Now::of(timeline, written))?;
            let watched = |(id, change): &(RecordId, Change)| match change {
                Change::Put(record) => fade_watch::reads(record),
                Change::Withdraw => timeline.get(*id).is_some_and(fade_watch::reads),
            };
            is_watched.set(self.edition.judges() && changes.records.iter().any(watched));
            Ok(changes)
        };
        let follow = |timeline: &Timeline, written: &Moment| {
            let today = is_watched.get().then(|| Now::of(timeline, written).today)?;
            let alert = fade_watch::unkept(timeline, self.replay(timeline, today).outcomes())?;
            Some((fade_watch::id_of(timeline, &alert), Change::Put(Record::FadeAlert(alert))))
        };
        journal.transact(host, plan, Some(&follow as &Follow<'_>)).await
    }

    /// What is said today; `None` in an edition without fade.
    pub(super) fn fade_now(&self, timeline: &Timeline, today: LocalDay) -> Option<FadeNowView> {
        self.edition.judges().then(|| now_view(timeline, &self.replay(timeline, today), today))
    }

    /// The model as of the end of today. Drop the borrow before awaiting anything.
    pub(super) fn replay(&self, timeline: &Timeline, today: LocalDay) -> RefMut<'_, Replay> {
        let mut replay = self.fade.borrow_mut();
        replay.follow(timeline, today);
        replay
    }
}

/// What is said today.
fn now_view(timeline: &Timeline, replay: &Replay, today_is: LocalDay) -> FadeNowView {
    let outcomes = replay.outcomes();
    let today = outcomes.last();
    let lift = today.and_then(|today| Some((today, today.lift.as_ref()?)));
    let course = today.and_then(|today| today.course_of_doses.as_ref());
    let state = match state(today) {
        FadeStateName::NoSession if is_between_regular_doses(timeline, today_is) => FadeStateName::RegularDoses,
        state => state,
    };
    let booked_in = replay.days().last().map_or(0, |today| today.days_to_book);
    let warning = fade_watch::warning(timeline, outcomes);
    let kept = warning.and_then(|warning| fade_watch::kept(timeline, outcomes, warning));
    FadeNowView {
        state,
        warning: warning.map(|warning| show::warning(warning, kept.as_ref())),
        muted: fade_watch::is_muted(timeline, outcomes),
        uncertain: certainty::of_fade(timeline),
        lift: lift.map(|(today, lift)| show::lift(timeline, today, lift)),
        soon: lift
            .filter(|_| state == FadeStateName::HalfGoneSoon)
            .and_then(|(_, lift)| show::soon(today_is, lift, booked_in)),
        course: course.map(show::dose_course),
        usual: fade_watch::usual(outcomes).as_ref().map(show::usual),
        next: lift.and_then(|(_, lift)| show::next(lift, replay.days().last()?.planned?)),
        silent_days: today.and_then(|today| today.silent_days),
        // Between regular doses no first session is waited for.
        baseline_days: fade_watch::baseline_days(replay.days()).filter(|_| state != FadeStateName::RegularDoses),
        asks_half_after: fade_watch::has_joined(replay.days()),
    }
}

/// R8: whether the regular doses of today come too close for a lift to be followed between them.
fn is_between_regular_doses(timeline: &Timeline, today: LocalDay) -> bool {
    regular_doses::in_force(timeline, today).is_some_and(|kept| regular_doses::are_close(kept.value))
}

fn state(today: Option<&Outcome>) -> FadeStateName {
    let Some(today) = today else { return FadeStateName::NoSession };
    if today.lift.as_ref().is_some_and(|lift| lift.days < QUIET_DAYS) {
        return FadeStateName::TooEarly;
    }
    match fade_watch::state(today) {
        State::LowerThanUsual => FadeStateName::LowerThanUsual,
        State::Fading => FadeStateName::Fading,
        State::CannotTell(Unsure::NoSession) => FadeStateName::NoSession,
        State::CannotTell(Unsure::CourseOfDoses) => FadeStateName::DoseCourse,
        State::CannotTell(Unsure::FewSinceSession) => FadeStateName::TooEarly,
        State::CannotTell(Unsure::NoLift) => FadeStateName::NoLift,
        State::CannotTell(Unsure::FewLately) | State::Easing | State::Holding
            if today.lift.as_ref().is_some_and(fade_watch::is_half_gone_soon) =>
        {
            FadeStateName::HalfGoneSoon
        }
        State::CannotTell(Unsure::FewLately) => FadeStateName::FewLately,
        State::Easing => FadeStateName::Easing,
        State::Holding => FadeStateName::Holding,
    }
}

fn fade_view(timeline: &Timeline, replay: &Replay, today: LocalDay, days: u32) -> FadeView {
    let (outcomes, all) = (replay.outcomes(), replay.days());
    let from = first_shown(outcomes, days);
    let first = outcomes.get(from).map_or(today, |outcome| outcome.day);
    let (usual, most) = AHEAD;
    let planned = all.last().and_then(|day| day.planned);
    let last = planned.unwrap_or(today.saturating_plus(usual)).min(today.saturating_plus(most));
    let shown = fade_watch::ended_intervals(outcomes).rev().take_while(|lift| lift.session >= first);
    FadeView {
        today: today.to_string(),
        now: now_view(timeline, replay, today),
        days: outcomes[from..].iter().zip(&all[from..]).map(|(outcome, day)| day_view(outcome, day)).collect(),
        ahead: ahead(replay, today, last),
        has_earlier: from > 0,
        intervals: shown.map(|lift| interval_view(timeline, lift)).collect(),
        alerts: alerts(timeline, outcomes),
    }
}

/// The index of the first day on the chart.
fn first_shown(outcomes: &[Outcome], days: u32) -> usize {
    let at = outcomes.len().saturating_sub(usize::try_from(days).unwrap_or(usize::MAX));
    let into = outcomes.get(at).and_then(|outcome| outcome.lift.as_ref()).map_or(0, |lift| lift.days);
    at.saturating_sub(usize::try_from(into).unwrap_or(usize::MAX))
}

/// What is expected if nothing happens. While a course of doses is followed, its doses would.
fn ahead(replay: &Replay, today: LocalDay, last: LocalDay) -> Vec<FadeDayView> {
    let is_in_course = replay.outcomes().last().is_some_and(|today| today.course_of_doses.is_some());
    let Some(tomorrow) = today.checked_plus(1).filter(|_| !is_in_course) else { return Vec::new() };
    let ahead = replay.ahead(tomorrow, last);
    ahead.iter().map(|outcome| day_view(outcome, &Day::empty(outcome.day))).collect()
}

fn day_view(outcome: &Outcome, day: &Day) -> FadeDayView {
    let spread = EIGHTY_PERCENT * outcome.course_sd;
    FadeDayView {
        day: outcome.day.to_string(),
        session: day.session,
        since: outcome.lift.as_ref().map(|lift| lift.days),
        level: day.level.map(fade::DailyLevel::points),
        left: outcome
            .lift
            .as_ref()
            .filter(|lift| fade_watch::is_lifted(lift))
            .map(|lift| fade_watch::said(lift).share.number()),
        course: outcome.course,
        low: outcome.course - spread,
        high: outcome.course + spread,
    }
}

fn interval_view(timeline: &Timeline, lift: &Lift) -> FadeIntervalView {
    let next = lift.session.saturating_plus(lift.days + 1);
    let mut answers = timeline.sessions_between(next, next).filter_map(|kept| kept.value.half_gone);
    let is_asked = lift.days + 1 >= ASKED_FROM;
    FadeIntervalView {
        thought: Percent::nearest_five(lift.p50).number(),
        answer: is_asked.then(|| answers.next_back()).flatten(),
        session: lift.session.to_string(),
        days: lift.days + 1,
        check_ins: lift.check_ins,
        tells: fade_watch::tells(lift),
        half_gone: fade_watch::was_half_gone(lift),
        half: show::whole_days(lift.half_time.q50),
        low: show::whole_days(lift.half_time.q10),
        high: show::whole_days(lift.half_time.q90),
    }
}

/// What was said beside what today's data say, paired by session, newest first.
fn alerts(timeline: &Timeline, outcomes: &[Outcome]) -> Vec<FadeAlertView> {
    let mut stretches = fade_watch::stretches(outcomes);
    let mut alerts: Vec<(LocalDay, FadeAlertView)> = Vec::new();
    for then in timeline.fade_alerts() {
        let said = then.value;
        let same = |now: &Stretch| now.warning == said.warning && now.session == said.session;
        let now = stretches.iter().position(same).map(|at| stretches.remove(at));
        insert(&mut alerts, said.day, alert_view(said.warning, said.session, Some(&then), now.as_ref()));
    }
    for now in stretches {
        insert(&mut alerts, now.from, alert_view(now.warning, now.session, None, Some(&now)));
    }
    alerts.into_iter().map(|(_, alert)| alert).collect()
}

/// Alerts are few and nearly in order, and a sort would add more than a kilobyte to the module.
fn insert(alerts: &mut Vec<(LocalDay, FadeAlertView)>, day: LocalDay, alert: FadeAlertView) {
    let at = alerts.iter().position(|(other, _)| *other <= day).unwrap_or(alerts.len());
    alerts.insert(at, (day, alert));
}

fn alert_view(
    warning: Warning,
    session: LocalDay,
    then: Option<&Kept<'_, FadeAlert>>,
    now: Option<&Stretch>,
) -> FadeAlertView {
    FadeAlertView {
        warning,
        session: session.to_string(),
        then: then.map(|kept| SaidThenView {
            id: kept.id.to_string(),
            day: kept.value.day.to_string(),
            said: show::said(kept.value.said),
            verdict: kept.value.verdict,
            muted: kept.value.muted,
        }),
        now: now.map(|now| SaidNowView {
            from: now.from.to_string(),
            until: now.until.to_string(),
            said: show::said(now.said),
        }),
    }
}
