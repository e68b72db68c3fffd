//! What format 5 added: the treatment as it is lived, with every part that each kind can have.

use tidemark::record::few::Few;
use tidemark::record::kinds::asked::{Offer, Offered};
use tidemark::record::kinds::fade_alert::{FadeAlert, Percent, Said, Warning};
use tidemark::record::kinds::goal::{Goal, GoalLook};
use tidemark::record::kinds::medicine::Medicine;
use tidemark::record::kinds::plan::Plan;
use tidemark::record::kinds::regimen::{DoseDay, Doses, Regimen};
use tidemark::record::kinds::session::{Dose, DoseUnit, Drug, HalfGone, Route, Session, SessionTone, Weight};
use tidemark::record::kinds::settings::Settings;
use tidemark::record::kinds::therapy::{Therapy, TherapyKind};
use tidemark::record::kinds::trial::{Trial, TrialKind, TrialOutcome};
use tidemark::record::log::Record;
use tidemark::record::rough_date::RoughDate;
use tidemark::record::text::Text;
use tidemark::record::values::{Count, Level};

use super::{day, id, note};

pub(super) fn kinds() -> Vec<Record> {
    [sessions(), vec![plan()], regimens(), medicines(), trials(), therapies(), goals(), fade()].concat()
}

/// What the fade watch is told, and a warning that it gives.
fn fade() -> Vec<Record> {
    let settings = Settings {
        days_to_book: Some(count(28)),
        half_after: Some(count(365)),
        answers_count: true,
        ..Settings::default()
    };
    let percent = |number| Percent::new("percent", number).unwrap();
    let soon = FadeAlert {
        day: day("2026-02-10"),
        session: day("2026-01-28"),
        warning: Warning::HalfGoneSoon,
        said: Said { share: percent(70), low: percent(50), high: percent(90), half_gone: percent(60) },
        verdict: None,
        muted: true,
    };
    vec![Record::Settings(settings), Record::FadeAlert(soon)]
}

fn text<const MAX: usize>(words: &str) -> Text<MAX> {
    Text::parse("text", words).unwrap()
}

fn count<const MAX: u16>(number: u16) -> Count<MAX> {
    Count::new("count", number).unwrap()
}

fn sessions() -> Vec<Record> {
    let plain = Session::on(day("2026-01-28"), Route::Intravenous, Drug::Ketamine);
    let whole = Session {
        minutes: Some(count(600)),
        weight: Some(Weight::new(71.25).unwrap()),
        series_number: Some(count(200)),
        stopped_early: true,
        rescue: Some(text("Ondansetron 4 mg")),
        tone: Few::new("tone", SessionTone::ALL.into()).unwrap(),
        half_gone: Some(HalfGone::CannotSay),
        ..plain.clone()
    };
    let answered = [HalfGone::Yes, HalfGone::NotYet, HalfGone::NoLift]
        .map(|said| Session { half_gone: Some(said), ..plain.clone() });
    [plain, whole].into_iter().chain(answered).map(Record::Session).collect()
}

fn plan() -> Record {
    let plan = Plan {
        reviewer: Some(text("Dr. Ö")),
        review_day: Some(day("2026-04-01")),
        if_sooner: Some(note("Call the clinic.")),
        stop_if: Some(note("No change after eight weeks.")),
        ..Plan::default()
    };
    Record::Plan(plan.into())
}

fn regimens() -> Vec<Record> {
    let daily = Regimen {
        since: day("2026-01-01"),
        until: Some(day("2026-01-01")),
        drug: Drug::Other(text("Arketamine")),
        route: Route::Sublingual,
        dose: Some(Dose::new(100.0, DoseUnit::Milligram).unwrap()),
        doses_a_week: count(28),
        every: Some(count(1)),
        why_changed: Some(note("Too sleepy.")),
    };
    let plain =
        Regimen { until: None, dose: None, doses_a_week: count(1), every: None, why_changed: None, ..daily.clone() };
    let rare = Regimen { every: Some(count(3)), ..plain.clone() };
    let doses = [Doses::Taken, Doses::Skipped, Doses::Extra(count(9))];
    let days = ["2026-01-01", "2026-01-02", "2199-12-31"].map(day).into_iter().zip(doses);
    let days = days.map(|(day, doses)| Record::DoseDay(DoseDay { day, doses }));
    [daily, plain, rare].map(Record::Regimen).into_iter().chain(days).collect()
}

fn medicines() -> Vec<Record> {
    let plain = Medicine { name: text("Sertralin"), dose: None, since: None, until: None, why_stopped: None };
    let whole = Medicine {
        dose: Some(text("50 mg, morgens")),
        since: Some(RoughDate::Year(1900)),
        until: Some(RoughDate::Month(2199, 12)),
        why_stopped: Some(note("No help.")),
        ..plain.clone()
    };
    let day = Medicine { since: Some(RoughDate::Day(day("2021-05-17"))), ..plain.clone() };
    [plain, whole, day].map(Record::Medicine).into()
}

fn trials() -> Vec<Record> {
    let plain = Trial { what: TrialKind::Other, name: None, when: None, outcome: TrialOutcome::Unknown, note: None };
    let kinds = TrialKind::ALL.map(|what| Trial { what, ..plain.clone() });
    let whole = TrialOutcome::ALL.map(|outcome| Trial {
        name: Some(text("Venlafaxin")),
        when: Some(RoughDate::Year(2019)),
        outcome,
        note: Some(note("Half a year.")),
        ..plain.clone()
    });
    kinds.into_iter().chain(whole).map(Record::Trial).collect()
}

fn therapies() -> Vec<Record> {
    let since = day("2026-01-05");
    let plain = Therapy { since, until: None, what: TherapyKind::Talk, name: None, times_a_week: None, note: None };
    let whole = TherapyKind::ALL.map(|what| Therapy {
        until: Some(since),
        what,
        name: Some(text("CBT")),
        times_a_week: Some(count(14)),
        note: Some(note("In the evening.")),
        ..plain.clone()
    });
    [plain].into_iter().chain(whole).map(Record::Therapy).collect()
}

fn goals() -> Vec<Record> {
    let plain = Goal { text: text("Cook for friends again."), first: false, agreed: None, ended: None };
    let agreed = Some(day("2026-01-07"));
    let whole = Goal { first: true, agreed, ended: agreed, ..plain.clone() };
    let look = |text, points| {
        let score = Level::new("score", points).unwrap();
        Record::GoalLook(GoalLook { goal: id(5), day: day(text), score })
    };
    let looks = [look("2026-01-08", 0), look("2026-01-15", 10)];
    let offered = Record::Offered(Offered { offer: Offer::MaintenancePlan });
    [plain, whole].map(Record::Goal).into_iter().chain(looks).chain([offered]).collect()
}
