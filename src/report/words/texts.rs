//! All that there is to say, by where it is said. A language that lacks any of it does not compile.

use super::heads::Heads;
use super::{Counted, Names, Sentence};
use crate::record::cut_offs::CutOff;
use crate::record::fields::NoteAbout;
use crate::record::kinds::clinic_score::ClinicScale;
use crate::record::kinds::fade_alert::{Verdict, Warning};
use crate::record::kinds::gad7::Gad7Band;
use crate::record::kinds::imported::Source;
use crate::record::kinds::long_term_check::ScreenItem;
use crate::record::kinds::phq9::{Band, Difficulty};
use crate::record::kinds::plan::Target;
use crate::record::kinds::session::{Phase, Route, SessionTone, Setting};
use crate::record::kinds::setback::SetbackKind;
use crate::record::kinds::side_effect::NamedEffect;
use crate::record::kinds::therapy::TherapyKind;
use crate::record::kinds::trial::{TrialKind, TrialOutcome};
use crate::record::values::Grade;
use crate::rules::fade::Unsure;
use crate::rules::remission::{Block, State};

pub(crate) type Text = &'static str;

/// The words of the report in a language.
pub(crate) struct Words {
    pub(crate) title: Text,
    /// {0} the day.
    pub(crate) made: Sentence<1>,
    pub(crate) name: Text,
    pub(crate) birth_date: Text,
    pub(crate) appendix_title: Text,
    /// {0} of {1}.
    pub(crate) page: Sentence<2>,
    pub(crate) days: Counted,
    pub(crate) sessions: Counted,
    /// {0} a part of {1}.
    pub(crate) of: Sentence<2>,
    /// {0} how many.
    pub(crate) more: Sentence<1>,
    pub(crate) none: Text,
    pub(crate) dates: Dates,
    pub(crate) heads: Heads,
    pub(crate) safety: Safety,
    pub(crate) status: Status,
    pub(crate) need: Need,
    pub(crate) first: FirstPage,
    pub(crate) method: Method,
    pub(crate) chart: Chart,
    pub(crate) treatment: Treatment,
    pub(crate) lived: Lived,
    pub(crate) appendix: Appendix,
    pub(crate) by_month: ByMonth,
    pub(crate) notes: Notes,

    pub(crate) band: Names<Band>,
    pub(crate) gad7_band: Names<Gad7Band>,
    /// A status (R1).
    pub(crate) state: Names<State>,
    /// Why a low total does not count towards remission.
    pub(crate) block: Names<Block>,
    /// A followed PHQ-9 item, by its number.
    pub(crate) item: Names<u8>,
    /// How often, 0–3, in the form's own words.
    pub(crate) frequency: Names<u8>,
    /// The difficulty question, in the form's own words.
    pub(crate) difficulty: Names<Difficulty>,
    /// A grade (R5).
    pub(crate) grade: Names<Grade>,
    pub(crate) scale: Names<ClinicScale>,
    pub(crate) setback: Names<SetbackKind>,
    pub(crate) target: Names<Target>,
    pub(crate) route: Names<Route>,
    pub(crate) setting: Names<Setting>,
    pub(crate) phase: Names<Phase>,
    pub(crate) tone: Names<SessionTone>,
    pub(crate) named_effect: Names<NamedEffect>,
    pub(crate) screen_item: Names<ScreenItem>,
    /// Why the fade model says nothing.
    pub(crate) unsure: Names<Unsure>,
    pub(crate) warning: Names<Warning>,
    /// What the person said about a warning.
    pub(crate) verdict: Names<Verdict>,
    /// Where imported records come from.
    pub(crate) source: Names<Source>,
    pub(crate) cut_off: Names<CutOff>,
    pub(crate) trial: Names<TrialKind>,
    pub(crate) outcome: Names<TrialOutcome>,
    pub(crate) therapy: Names<TherapyKind>,
    pub(crate) note_about: Names<NoteAbout>,
}

pub(crate) struct Dates {
    pub(crate) months: [Text; 12],
    /// {0} a day.
    pub(crate) since_day: Sentence<1>,
    /// {0} a month or a year.
    pub(crate) since: Sentence<1>,
}

pub(crate) struct Safety {
    /// {0} all of it.
    pub(crate) line: Sentence<1>,
    pub(crate) more_signs: Counted,
    /// {0} what, {1} the day.
    pub(crate) once: Sentence<2>,
    /// {0} what, {1} how many times, {2} the last day.
    pub(crate) times: Sentence<3>,
    pub(crate) very_high: Text,
    /// {0} what, {1} the highest reading.
    pub(crate) highest: Sentence<2>,
    /// {0} the limit in percent.
    pub(crate) low_oxygen: Sentence<1>,
    /// {0} what, {1} the lowest, in percent.
    pub(crate) lowest: Sentence<2>,
    pub(crate) blood: Text,
    pub(crate) no_form: Text,
    /// {0} what the forms say.
    pub(crate) item9: Sentence<1>,
    pub(crate) forms: Counted,
    /// {0} how many of {1} forms.
    pub(crate) zero: Sentence<2>,
    /// {0} how many, {1} the highest, {2} the last as a number and {3} in words, {4} its day, {5} what came after it.
    pub(crate) above_zero: Sentence<6>,
    /// {0} the day.
    pub(crate) then_zero: Sentence<1>,
    /// {0} how many.
    pub(crate) skipped: Sentence<1>,
}

pub(crate) struct Status {
    pub(crate) baseline_only: Text,
    /// {0} the status.
    pub(crate) last_known: Sentence<1>,
    /// {0} how many days.
    pub(crate) no_baseline: Sentence<1>,
    pub(crate) no_score: Text,
    pub(crate) no_later: Text,
    pub(crate) last_day: Text,
    /// {0} how many days.
    pub(crate) old: Sentence<1>,
    /// {0} the total, {1} its band, {2} the day.
    pub(crate) score: Sentence<3>,
    pub(crate) typed: Text,
    /// {0} with its sign.
    pub(crate) points: Sentence<1>,
    /// {0} percent.
    pub(crate) lower: Sentence<1>,
    /// {0} percent.
    pub(crate) higher: Sentence<1>,
    /// {0} points.
    pub(crate) not_important: Sentence<1>,
    pub(crate) one_in_range: Text,
    /// {0} how many, {1} over how many days, {2} which days.
    pub(crate) in_range: Sentence<3>,
    /// {0} why.
    pub(crate) does_not_count: Sentence<1>,
    pub(crate) full: Text,
    /// {0} the day of the score, {1} the day from which the next decides.
    pub(crate) paused: Sentence<2>,
    pub(crate) item9_skipped: Text,
    pub(crate) remission_lost: Text,
    /// {0} the day, {1} by what.
    pub(crate) relapsed: Sentence<2>,
    /// {0} a setback.
    pub(crate) by_setback: Sentence<1>,
    /// {0} the day.
    pub(crate) after_relapse: Sentence<1>,
    /// {0} the total, {1} its day, {2} why.
    pub(crate) passed_over: Sentence<3>,
    pub(crate) uncertain: Text,
}

/// What would bring the next status.
pub(crate) struct Need {
    pub(crate) form: Text,
    /// {0} a total.
    pub(crate) baseline: Sentence<1>,
    /// {0} a total.
    pub(crate) total: Sentence<1>,
    /// {0} the last day for the next form after the latest.
    pub(crate) new_count: Sentence<1>,
    /// {0} and {1} two days.
    pub(crate) between: Sentence<2>,
    /// {0} the last day for one form, {1} the first for another.
    pub(crate) by_and_from: Sentence<2>,
    /// {0} a level.
    pub(crate) no_difficulty: Sentence<1>,
    /// {0} a level.
    pub(crate) like_myself: Sentence<1>,
    /// {0} to {1} days later, {2} the day by which the last one had to be repeated.
    pub(crate) repeat_missed: Sentence<3>,
    /// {0} and {1} two days.
    pub(crate) repeat: Sentence<2>,
}

pub(crate) struct FirstPage {
    pub(crate) then_and_now: Text,
    pub(crate) difficulty: Text,
    pub(crate) function: Text,
    pub(crate) like_myself: Text,
    pub(crate) no_effect_felt: Text,
    pub(crate) no_effect_recorded: Text,
    pub(crate) effects: Counted,
    /// {0} in the earlier half of the sessions, {1} in the later.
    pub(crate) halves: Sentence<2>,
    pub(crate) no_check: Text,
    /// {0} the day, {1} what was felt, {2} extra doses.
    pub(crate) check: Sentence<3>,
    pub(crate) extra_doses: Counted,
    /// {0} what, {1} its grade.
    pub(crate) felt: Sentence<2>,
    pub(crate) nothing_felt: Text,
    /// {0} how many.
    pub(crate) skipped: Sentence<1>,
    pub(crate) no_check_ins: Text,
    /// {0} days of {1} days, {2} the longest gap, {3} how many came later, {4} how many were changed.
    pub(crate) adherence: Sentence<5>,
    pub(crate) not_agreed: Text,
    /// {0} the day.
    pub(crate) agreed_on: Sentence<1>,
    pub(crate) no_medicines: Text,
    pub(crate) medicines_tried: Counted,
}

pub(crate) struct Method {
    pub(crate) source: Text,
    /// {0} the version of R1, {1} the highest total in the remission range, {2} the version of the fade model.
    pub(crate) rules: Sentence<3>,
    pub(crate) levels: Text,
    /// {0} the mark of an imputed total.
    pub(crate) imputed: Sentence<1>,
    pub(crate) own_cut_offs: Text,
}

pub(crate) struct Chart {
    pub(crate) totals: Counted,
    /// {0} how many, {1} the first and {2} its day, {3} the last and {4} its day.
    pub(crate) first_and_last: Sentence<5>,
    /// {0} the total, {1} its day.
    pub(crate) only: Sentence<2>,
    pub(crate) no_total: Text,
    /// {0} the totals, {1} the sessions, {2} days with a level.
    pub(crate) alt: Sentence<3>,
    pub(crate) level: Text,
    pub(crate) ends: Text,
    /// A PHQ-9 band, where there is little room.
    pub(crate) short_band: Names<Band>,
    pub(crate) model: Text,
    pub(crate) band: Text,
    pub(crate) no_check_ins: Text,
}

pub(crate) struct Treatment {
    pub(crate) earlier_regimens: Counted,
    pub(crate) no_sessions: Text,
    /// {0} days.
    pub(crate) maintenance: Sentence<1>,
    pub(crate) last_intervals: Counted,
    /// {0} the intervals, {1} their median.
    pub(crate) spaced: Sentence<2>,
    /// {0} days.
    pub(crate) planned_every: Sentence<1>,
    pub(crate) dose_not_said: Text,
    pub(crate) raised: Text,
    pub(crate) lowered: Text,
    pub(crate) ketamine: Text,
    pub(crate) esketamine: Text,
    /// {0} rows of {1} sessions.
    pub(crate) last_sessions: Sentence<2>,
    pub(crate) high: Text,
    pub(crate) low_oxygen: Text,
    /// {0} minutes.
    pub(crate) at_minutes: Sentence<1>,
    /// {0} the effect, {1} its strength, {2} whether it lasted.
    pub(crate) worst: Sentence<3>,
    pub(crate) next_day_too: Text,
    pub(crate) see_safety: Text,
    pub(crate) no_strength: Text,
    /// {0} the day, likely {1} to {2}.
    pub(crate) half_by: Sentence<3>,
    /// {0} the day.
    pub(crate) half_not_by: Sentence<1>,
    /// {0} days, {1} the day of the session.
    pub(crate) since_session: Sentence<2>,
    /// {0} days, {1} the day of the last dose of a course of close doses.
    pub(crate) since_dose: Sentence<2>,
    /// {0} since when, {1} why.
    pub(crate) not_estimable: Sentence<2>,
    /// {0} since when, {1} percent, likely {2} to {3}.
    pub(crate) remains: Sentence<4>,
    pub(crate) lower_than_usual: Text,
    pub(crate) fading: Text,
    pub(crate) may_be_fading: Text,
    /// {0} the day of the first dose, {1} days since then.
    pub(crate) in_course: Sentence<2>,
    /// {0} in which course, {1} why.
    pub(crate) not_estimable_in_course: Sentence<2>,
    pub(crate) course_early: Text,
    pub(crate) course_paused: Text,
    /// {0} in which course, {1} points, {2} the chance.
    pub(crate) course_raised: Sentence<3>,
    pub(crate) least_chance: Text,
    pub(crate) greatest_chance: Text,
    /// {0} the day, {1} its number, {2} the chance.
    pub(crate) next_with_chance: Sentence<3>,
    /// {0} the day.
    pub(crate) next: Sentence<1>,
    pub(crate) no_date: Text,
    pub(crate) last_longer: Counted,
    /// {0} the last intervals.
    pub(crate) usual_none: Sentence<1>,
    /// {0} in how many of {1} the last intervals, {2} the days.
    pub(crate) usual: Sentence<3>,
}

impl Treatment {
    /// What a warning says, which stays on for a while after later check-ins have made it less likely than not.
    pub(crate) fn half_lost(&self, is_likely: bool) -> Text {
        if is_likely { self.fading } else { self.may_be_fading }
    }
}

/// What is beside the sessions.
pub(crate) struct Lived {
    /// {0} what, {1} since when, {2} of {3} doses, {4} extra ones.
    pub(crate) regimen: Sentence<5>,
    /// {0} how many.
    pub(crate) extra: Sentence<1>,
    pub(crate) doses_a_week: Counted,
    /// {0} the day.
    pub(crate) agreed: Sentence<1>,
    /// {0} of 10, {1} the day.
    pub(crate) look: Sentence<2>,
    pub(crate) times_a_week: Counted,
    pub(crate) goes_on: Text,
    pub(crate) regimens: Text,
    pub(crate) medicines: Text,
    pub(crate) trials: Text,
    pub(crate) therapies: Text,
    pub(crate) looks: Text,
    pub(crate) details: Text,
    /// {0} the medicine.
    pub(crate) rescue: Sentence<1>,
    pub(crate) stopped_early: Text,
}

pub(crate) struct Appendix {
    pub(crate) late: Text,
    pub(crate) changed: Text,
    pub(crate) uncertain: Text,
    /// {0} its number.
    pub(crate) question: Sentence<1>,
    pub(crate) sessions: Text,
    pub(crate) session_days: Text,
    pub(crate) a_sign: Text,
    pub(crate) next_day: Text,
    pub(crate) remarks: Text,
    /// {0} why the dose was changed.
    pub(crate) dose_reason: Sentence<1>,
    /// {0} which.
    pub(crate) other_medicines: Sentence<1>,
    pub(crate) talk_therapy: Text,
    pub(crate) no_talk_therapy: Text,
    pub(crate) effect_trends: Text,
    pub(crate) effects: Text,
    pub(crate) still_there: Text,
    /// {0} the day and time.
    pub(crate) over_by: Sentence<1>,
    pub(crate) no_session: Text,
    pub(crate) signs: Text,
    pub(crate) fade_alerts: Text,
    /// {0} the session, {1} the number of the day.
    pub(crate) alert_day: Sentence<2>,
    /// {0} percent.
    pub(crate) chance_soon: Sentence<1>,
    pub(crate) muted: Text,
    pub(crate) states: Text,
    pub(crate) also_full: Text,
    pub(crate) paused: Text,
    pub(crate) last_known: Text,
    pub(crate) phq9: Text,
    pub(crate) clinic: Text,
    pub(crate) function: Text,
    pub(crate) screens: Text,
    pub(crate) setbacks: Text,
    pub(crate) cut_offs: Text,
    pub(crate) check_ins: Text,
}

pub(crate) struct ByMonth {
    pub(crate) check_ins: Text,
    pub(crate) moods: Text,
    /// {0} the worst, {1} the best.
    pub(crate) scale: Sentence<2>,
    pub(crate) pressures: Text,
}

pub(crate) struct Notes {
    pub(crate) none_title: Text,
    pub(crate) none: Text,
    pub(crate) title: Text,
}
