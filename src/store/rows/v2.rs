//! What format 2 adds: the whole of a session, the longer list of side effects,
//! and the kinds that came with the treatment record and the safety net.

use serde::{Deserialize, Serialize};

use super::v1::{self, When, choice, day, text};
use crate::record::contact::{self, Phone};
use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::few::Few;
use crate::record::id::RecordId;
use crate::record::kinds::clinic_score::{self, ClinicScale};
use crate::record::kinds::fade_alert::{Percent, Said, Verdict, Warning};
use crate::record::kinds::function::{self, FunctionForm};
use crate::record::kinds::gad7;
use crate::record::kinds::gad7::Gad7Form;
use crate::record::kinds::long_term_check;
use crate::record::kinds::phq9::Frequency;
use crate::record::kinds::plan::{self, Interval, Target};
use crate::record::kinds::pressure::{self, BloodPressure, Limits, PressureMoment, Pulse};
use crate::record::kinds::safety_plan::{self, Contacts};
use crate::record::kinds::session::{self as care, Phase, Setting};
use crate::record::kinds::side_effect::{self as felt, NamedEffect};
use crate::record::kinds::stamp::StampKind;
use crate::record::kinds::{fade_alert, stamp};
use crate::record::problem::Problem;
use crate::record::text::{Label, Text};
use crate::record::time::LocalDay;
use crate::record::values::{Burden, Grade, Level};

#[derive(Serialize, Deserialize)]
pub(super) struct Session<'a> {
    #[serde(borrow)]
    brief: v1::Session<'a>,
    setting: Option<u8>,
    phase: Option<u8>,
    dose_reason: Option<&'a str>,
    psychotherapy: Option<bool>,
    other_medicines: Option<&'a str>,
    experience: Option<&'a str>,
    burden: Option<u8>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SideEffect<'a> {
    #[serde(borrow)]
    effect: Effect<'a>,
    rest: v1::Felt<'a>,
}

#[derive(Serialize, Deserialize)]
pub(super) enum Effect<'a> {
    Named(u8),
    Own(&'a str),
}

#[derive(Serialize, Deserialize)]
pub(super) struct Gad7 {
    day: i32,
    items: [Option<u8>; gad7::ITEMS],
}

#[derive(Serialize, Deserialize)]
pub(super) struct ClinicScore<'a> {
    day: i32,
    scale: u8,
    total: u8,
    rater: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Function {
    day: i32,
    items: [Option<u8>; function::ITEMS],
    like_myself: Option<u8>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Pressure {
    session: Option<[u8; 16]>,
    at: When,
    moment: u8,
    systolic: u16,
    diastolic: u16,
    pulse: Option<u16>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Stamp {
    session: [u8; 16],
    kind: u8,
    at: When,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Screen {
    day: i32,
    answers: [Option<u8>; long_term_check::ITEMS],
}

/// Of the cut-offs only those are kept that differ from the defaults.
#[derive(Serialize, Deserialize)]
pub(super) struct Plan<'a> {
    target: u8,
    target_agreed: Option<i32>,
    interval_days: Option<u16>,
    planned: Vec<i32>,
    therapy: Option<&'a str>,
    goals: Option<&'a str>,
    would_accept: Option<&'a str>,
    would_not_accept: Option<&'a str>,
    #[serde(borrow)]
    clinic: Option<Contact<'a>>,
    questions: Vec<&'a str>,
    cutoffs: Vec<(u8, u16)>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Contact<'a> {
    name: &'a str,
    phone: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SafetyPlan<'a> {
    warning_signs: Option<&'a str>,
    coping: Option<&'a str>,
    places: Option<&'a str>,
    #[serde(borrow)]
    people: Vec<Contact<'a>>,
    professionals: Vec<Contact<'a>>,
    surroundings: Option<&'a str>,
    lines: Vec<Contact<'a>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct FadeAlert {
    day: i32,
    session: i32,
    warning: u8,
    share: u8,
    low: u8,
    high: u8,
    half_gone: u8,
    verdict: Option<u8>,
    muted: bool,
}

impl<'a> From<&'a care::Session> for Session<'a> {
    fn from(session: &'a care::Session) -> Self {
        Self {
            brief: session.into(),
            setting: session.setting.map(Setting::number),
            phase: session.phase.map(Phase::number),
            dose_reason: session.dose_reason.as_ref().map(Text::as_str),
            psychotherapy: session.psychotherapy,
            other_medicines: session.other_medicines.as_ref().map(Text::as_str),
            experience: session.experience.as_ref().map(Text::as_str),
            burden: session.burden.map(Burden::points),
        }
    }
}

impl Session<'_> {
    pub(super) fn read(self) -> Result<care::Session, Problem> {
        Ok(care::Session {
            setting: self.setting.map(|number| choice("setting", number, Setting::from_number)).transpose()?,
            phase: self.phase.map(|number| choice("phase", number, Phase::from_number)).transpose()?,
            dose_reason: text("doseReason", self.dose_reason)?,
            psychotherapy: self.psychotherapy,
            other_medicines: text("otherMedicines", self.other_medicines)?,
            experience: text("experience", self.experience)?,
            burden: self.burden.map(|points| Burden::new("burden", points)).transpose()?,
            ..self.brief.read()?
        })
    }
}

impl<'a> From<&'a felt::Effect> for Effect<'a> {
    fn from(effect: &'a felt::Effect) -> Self {
        match effect {
            felt::Effect::Named(named) => Self::Named(named.number()),
            felt::Effect::Own(words) => Self::Own(words.as_str()),
        }
    }
}

impl Effect<'_> {
    pub(super) fn read(self) -> Result<felt::Effect, Problem> {
        match self {
            Self::Named(number) => Ok(felt::Effect::Named(choice("effect", number, NamedEffect::from_number)?)),
            Self::Own(words) => Ok(felt::Effect::Own(Label::parse("effect", words)?)),
        }
    }
}

impl SideEffect<'_> {
    pub(super) fn read(self) -> Result<felt::SideEffect, Problem> {
        self.rest.read(self.effect.read()?)
    }
}

impl From<&Gad7Form> for Gad7 {
    fn from(form: &Gad7Form) -> Self {
        Self { day: form.day.number(), items: form.items().map(|item| item.map(Frequency::points)) }
    }
}

impl Gad7 {
    pub(super) fn read(self) -> Result<Gad7Form, Problem> {
        Gad7Form::new(day(self.day)?, each(self.items, |points| Frequency::new("items", points))?)
    }
}

impl<'a> From<&'a clinic_score::ClinicScore> for ClinicScore<'a> {
    fn from(score: &'a clinic_score::ClinicScore) -> Self {
        Self {
            day: score.day.number(),
            scale: score.scale.number(),
            total: score.total(),
            rater: score.rater.as_ref().map(Text::as_str),
        }
    }
}

impl ClinicScore<'_> {
    pub(super) fn read(self) -> Result<clinic_score::ClinicScore, Problem> {
        let scale = choice("scale", self.scale, ClinicScale::from_number)?;
        clinic_score::ClinicScore::new(day(self.day)?, scale, self.total, text("rater", self.rater)?)
    }
}

impl From<&FunctionForm> for Function {
    fn from(form: &FunctionForm) -> Self {
        Self {
            day: form.day.number(),
            items: form.items().map(|item| item.map(Level::points)),
            like_myself: form.like_myself().map(Level::points),
        }
    }
}

impl Function {
    pub(super) fn read(self) -> Result<FunctionForm, Problem> {
        let items = each(self.items, |points| Level::new("items", points))?;
        let like_myself = self.like_myself.map(|points| Level::new("likeMyself", points)).transpose()?;
        FunctionForm::new(day(self.day)?, items, like_myself)
    }
}

impl From<&pressure::PressureReading> for Pressure {
    fn from(reading: &pressure::PressureReading) -> Self {
        Self {
            session: reading.session.map(RecordId::bytes),
            at: reading.at.into(),
            moment: reading.moment.number(),
            systolic: reading.pressure.systolic(),
            diastolic: reading.pressure.diastolic(),
            pulse: reading.pulse.map(Pulse::beats),
        }
    }
}

impl Pressure {
    pub(super) fn read(self) -> Result<pressure::PressureReading, Problem> {
        Ok(pressure::PressureReading {
            session: self.session.map(RecordId::from_bytes),
            at: self.at.read()?,
            moment: choice("moment", self.moment, PressureMoment::from_number)?,
            pressure: BloodPressure::new(self.systolic, self.diastolic)?,
            pulse: self.pulse.map(Pulse::new).transpose()?,
            oxygen: None,
        })
    }
}

impl From<&stamp::Stamp> for Stamp {
    fn from(stamp: &stamp::Stamp) -> Self {
        Self { session: stamp.session.bytes(), kind: stamp.kind.number(), at: stamp.at.into() }
    }
}

impl Stamp {
    pub(super) fn read(self) -> Result<stamp::Stamp, Problem> {
        Ok(stamp::Stamp {
            session: RecordId::from_bytes(self.session),
            kind: choice("kind", self.kind, StampKind::from_number)?,
            at: self.at.read()?,
        })
    }
}

impl From<&long_term_check::Screen> for Screen {
    fn from(screen: &long_term_check::Screen) -> Self {
        Self { day: screen.day.number(), answers: screen.answers().map(|answer| answer.map(Grade::points)) }
    }
}

impl Screen {
    pub(super) fn read(self) -> Result<long_term_check::Screen, Problem> {
        long_term_check::Screen::new(day(self.day)?, each(self.answers, |points| Grade::new("answers", points))?)
    }
}

impl<'a> From<&'a plan::Plan> for Plan<'a> {
    fn from(plan: &'a plan::Plan) -> Self {
        let usual = CutOffs::default();
        let set = CutOff::ALL.into_iter().filter(|which| plan.cutoffs.get(*which) != usual.get(*which));
        Self {
            target: plan.target.number(),
            target_agreed: plan.target_agreed.map(LocalDay::number),
            interval_days: plan.interval.map(Interval::days),
            planned: plan.planned.iter().map(|day| day.number()).collect(),
            therapy: plan.therapy.as_ref().map(Text::as_str),
            goals: plan.goals.as_ref().map(Text::as_str),
            would_accept: plan.would_accept.as_ref().map(Text::as_str),
            would_not_accept: plan.would_not_accept.as_ref().map(Text::as_str),
            clinic: plan.clinic.as_ref().map(Into::into),
            questions: plan.questions.iter().map(Text::as_str).collect(),
            cutoffs: set.map(|which| (which.number(), plan.cutoffs.get(which))).collect(),
        }
    }
}

impl Plan<'_> {
    pub(super) fn read(self) -> Result<plan::Plan, Problem> {
        let cutoffs = self.cutoffs.into_iter().try_fold(CutOffs::default(), |cutoffs, (number, value)| {
            cutoffs.with(choice("cutoffs", number, CutOff::from_number)?, value)
        })?;
        let questions = self.questions.into_iter().map(|question| Text::parse("questions", question));
        Ok(plan::Plan {
            target: choice("target", self.target, Target::from_number)?,
            target_agreed: self.target_agreed.map(day).transpose()?,
            interval: self.interval_days.map(|days| Interval::new("interval", days)).transpose()?,
            planned: Few::new("planned", self.planned.into_iter().map(day).collect::<Result<_, _>>()?)?,
            therapy: text("therapy", self.therapy)?,
            goals: text("goals", self.goals)?,
            would_accept: text("wouldAccept", self.would_accept)?,
            would_not_accept: text("wouldNotAccept", self.would_not_accept)?,
            clinic: self.clinic.map(Contact::read).transpose()?,
            companion: None,
            limits: Limits::default(),
            questions: Few::new("questions", questions.collect::<Result<_, _>>()?)?,
            cutoffs: cutoffs.with_reliable_raised().checked()?,
        })
    }
}

impl<'a> From<&'a contact::Contact> for Contact<'a> {
    fn from(contact: &'a contact::Contact) -> Self {
        Self { name: contact.name.as_str(), phone: contact.phone.as_ref().map(Phone::as_str) }
    }
}

impl Contact<'_> {
    pub(super) fn read(self) -> Result<contact::Contact, Problem> {
        Ok(contact::Contact {
            name: Label::parse("name", self.name)?,
            phone: self.phone.map(|phone| Phone::parse("phone", phone)).transpose()?,
        })
    }
}

impl<'a> From<&'a safety_plan::SafetyPlan> for SafetyPlan<'a> {
    fn from(plan: &'a safety_plan::SafetyPlan) -> Self {
        let contacts = |contacts: &'a Contacts| contacts.iter().map(Into::into).collect();
        Self {
            warning_signs: plan.warning_signs.as_ref().map(Text::as_str),
            coping: plan.coping.as_ref().map(Text::as_str),
            places: plan.places.as_ref().map(Text::as_str),
            people: contacts(&plan.people),
            professionals: contacts(&plan.professionals),
            surroundings: plan.surroundings.as_ref().map(Text::as_str),
            lines: contacts(&plan.lines),
        }
    }
}

impl SafetyPlan<'_> {
    pub(super) fn read(self) -> Result<safety_plan::SafetyPlan, Problem> {
        let contacts = |field, stored: Vec<Contact<'_>>| {
            Few::new(field, stored.into_iter().map(Contact::read).collect::<Result<_, _>>()?)
        };
        Ok(safety_plan::SafetyPlan {
            warning_signs: text("warningSigns", self.warning_signs)?,
            coping: text("coping", self.coping)?,
            places: text("places", self.places)?,
            people: contacts("people", self.people)?,
            professionals: contacts("professionals", self.professionals)?,
            surroundings: text("surroundings", self.surroundings)?,
            lines: contacts("lines", self.lines)?,
            hidden: Few::default(),
        })
    }
}

impl From<&fade_alert::FadeAlert> for FadeAlert {
    fn from(alert: &fade_alert::FadeAlert) -> Self {
        let Said { share, low, high, half_gone } = alert.said;
        Self {
            day: alert.day.number(),
            session: alert.session.number(),
            warning: alert.warning.number(),
            share: share.number(),
            low: low.number(),
            high: high.number(),
            half_gone: half_gone.number(),
            verdict: alert.verdict.map(Verdict::number),
            muted: alert.muted,
        }
    }
}

impl FadeAlert {
    pub(super) fn read(self) -> Result<fade_alert::FadeAlert, Problem> {
        let alert = fade_alert::FadeAlert {
            day: day(self.day)?,
            session: day(self.session)?,
            warning: choice("warning", self.warning, Warning::from_number)?,
            said: Said {
                share: Percent::new("share", self.share)?,
                low: Percent::new("low", self.low)?,
                high: Percent::new("high", self.high)?,
                half_gone: Percent::new("halfGone", self.half_gone)?,
            },
            verdict: self.verdict.map(|number| choice("verdict", number, Verdict::from_number)).transpose()?,
            muted: self.muted,
        };
        alert.checked()
    }
}

/// Reads each answer that is there.
fn each<T: Copy, const N: usize>(
    stored: [Option<u8>; N],
    read: impl Fn(u8) -> Result<T, Problem>,
) -> Result<[Option<T>; N], Problem> {
    let mut values = [None; N];
    for (value, points) in values.iter_mut().zip(stored) {
        *value = points.map(&read).transpose()?;
    }
    Ok(values)
}
