//! The treatment plan and the safety plan.

use super::{CutOffName, Marks, TargetName, dto};

dto! {
    /// Somebody to turn to.
    pub struct ContactView {
        /// Their name, at most 80 characters.
        pub name: String,
        /// Their number.
        pub phone: Option<String>,
    }

    /// The limits that the clinic gave for a dose; `null` where it gave none.
    #[derive(Copy, Default)]
    pub struct LimitsView {
        /// Highest upper number before the dose, 90–179 mmHg.
        pub systolic: Option<u16>,
        /// Highest lower number before the dose, 50–119 mmHg.
        pub diastolic: Option<u16>,
        /// Highest pulse before the dose, 60–180 beats a minute.
        pub pulse: Option<u16>,
        /// Lowest oxygen saturation, 80–99 percent.
        pub oxygen: Option<u8>,
    }

    /// A cut-off that was set.
    pub struct CutOffInput {
        /// Which.
        pub which: CutOffName,
        /// Its value.
        pub value: u16,
    }

    /// A cut-off in force.
    pub struct CutOffView {
        /// Which.
        pub which: CutOffName,
        /// Its value.
        pub value: u16,
        /// The value unless the clinician sets another.
        pub usual: u16,
        /// The lowest that can be set.
        pub min: u16,
        /// The highest.
        pub max: u16,
    }

    /// The treatment plan to keep, whole but for its questions.
    pub struct PlanInput {
        /// What the treatment is to reach.
        pub target: TargetName,
        /// The day it was agreed on; `null` while it is only the default.
        pub target_agreed: Option<String>,
        /// Days between sessions of the maintenance, 1–365.
        pub interval_days: Option<u16>,
        /// Planned sessions.
        pub planned: Vec<String>,
        /// Psychotherapy and other parts of the treatment.
        pub therapy: Option<String>,
        /// What the person wants to be able to do.
        pub goals: Option<String>,
        /// What they would accept for it.
        pub would_accept: Option<String>,
        /// What they would not.
        pub would_not_accept: Option<String>,
        /// The clinic.
        pub clinic: Option<ContactView>,
        /// Who stays with the person when they take a dose at home.
        pub companion: Option<ContactView>,
        /// The limits that the clinic gave.
        pub limits: LimitsView,
        /// The cut-offs that differ from the usual ones.
        pub cutoffs: Vec<CutOffInput>,
    }

    /// The questions for the clinician to keep, all of them.
    pub struct QuestionsInput {
        /// At most five of 300 characters.
        pub questions: Vec<String>,
    }

    /// The treatment plan.
    pub struct PlanView {
        /// Marks of the newest version; `null` while nothing was kept.
        pub marks: Option<Marks>,
        /// What the treatment is to reach.
        pub target: TargetName,
        /// The day it was agreed on; `null` while it is only the default.
        pub target_agreed: Option<String>,
        /// Days between sessions of the maintenance.
        pub interval_days: Option<u16>,
        /// Planned sessions, by day.
        pub planned: Vec<String>,
        /// Psychotherapy and other parts of the treatment.
        pub therapy: Option<String>,
        /// What the person wants to be able to do.
        pub goals: Option<String>,
        /// What they would accept for it.
        pub would_accept: Option<String>,
        /// What they would not.
        pub would_not_accept: Option<String>,
        /// The clinic.
        pub clinic: Option<ContactView>,
        /// Who stays with the person when they take a dose at home.
        pub companion: Option<ContactView>,
        /// The limits that the clinic gave.
        pub limits: LimitsView,
        /// The limits that count where the clinic gave none.
        pub usual_limits: LimitsView,
        /// Questions for the clinician.
        pub questions: Vec<String>,
        /// Every cut-off.
        pub cutoffs: Vec<CutOffView>,
    }

    /// The safety plan, to keep or as kept, whole.
    #[derive(Default)]
    pub struct SafetyPlanView {
        /// What tells that a hard time is coming.
        pub warning_signs: Option<String>,
        /// What helps when alone.
        pub coping: Option<String>,
        /// People and places that take the mind off it.
        pub places: Option<String>,
        /// People to ask for help.
        pub people: Vec<ContactView>,
        /// Professionals.
        pub professionals: Vec<ContactView>,
        /// How the surroundings are made safer.
        pub surroundings: Option<String>,
        /// Help lines of the person's own.
        pub lines: Vec<ContactView>,
        /// The lines of the app that are not shown, by the page's own names for them.
        pub hidden_lines: Vec<String>,
    }

    /// What Help now shows of the person's own.
    pub struct HelpView {
        /// The safety plan.
        pub plan: SafetyPlanView,
        /// The clinic.
        pub clinic: Option<ContactView>,
    }
}
