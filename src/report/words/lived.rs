//! Words for regular doses, medicines, earlier treatments and therapies.

use super::{day, month_of_year};
use crate::record::kinds::session::SessionTone;
use crate::record::kinds::therapy::TherapyKind;
use crate::record::kinds::trial::{TrialKind, TrialOutcome};
use crate::record::rough_date::RoughDate;

/// "2021", "May 2021", "17 May 2021"
pub fn rough(date: RoughDate) -> String {
    match date {
        RoughDate::Year(year) => year.to_string(),
        RoughDate::Month(..) => month_of_year(date.first_day()),
        RoughDate::Day(of) => day(of),
    }
}

/// An earlier treatment.
pub fn trial(kind: TrialKind) -> &'static str {
    match kind {
        TrialKind::Antidepressant => "antidepressant",
        TrialKind::Psychotherapy => "psychotherapy",
        TrialKind::Tms => "TMS",
        TrialKind::Ect => "ECT",
        TrialKind::Hospital => "hospital stay",
        TrialKind::Other => "other treatment",
    }
}

/// How an earlier treatment went.
pub fn outcome(outcome: TrialOutcome) -> &'static str {
    match outcome {
        TrialOutcome::Worked => "worked",
        TrialOutcome::Partly => "helped in part",
        TrialOutcome::No => "did not help",
        TrialOutcome::SideEffects => "stopped for side effects",
        TrialOutcome::Unknown => "patient does not know",
    }
}

/// A therapy.
pub fn therapy(kind: TherapyKind) -> &'static str {
    match kind {
        TherapyKind::Talk => "Talk therapy",
        TherapyKind::Tms => "TMS",
        TherapyKind::Ect => "ECT",
        TherapyKind::Light => "Light therapy",
        TherapyKind::Other => "Other therapy",
    }
}

/// What a session was like.
pub fn tone(tone: SessionTone) -> &'static str {
    match tone {
        SessionTone::Pleasant => "pleasant",
        SessionTone::Upsetting => "upsetting",
        SessionTone::Meaningful => "meaningful",
    }
}
