//! Side effects (R5): the list that is offered, and how one was felt.

use crate::record::choice::choice;
use crate::record::fields::node::{Misplaced, Node};
use crate::record::fields::value::{Value, object};
use crate::record::fields::{Cells, Field, NoteAbout, Shape, fields, record, shown};
use crate::record::id::RecordId;
use crate::record::problem::Problem;
use crate::record::text::{Label, Note};
use crate::record::time::When;
use crate::record::values::Grade;

choice! {
    /// The effects that have a name. First the label's acute ones (R5), in the order of how much more often they occur
    /// with esketamine than without; then those that call for help at once.
    NamedEffect {
        /// Feeling detached from oneself or the surroundings.
        Dissociation = 0,
        /// Dizziness.
        Dizziness = 1,
        /// Nausea.
        Nausea = 2,
        /// Sleepiness or sedation.
        Sedation = 3,
        /// The room spinning.
        Vertigo = 4,
        /// Headache.
        Headache = 5,
        /// A changed or bad taste.
        Taste = 6,
        /// Numbness or tingling.
        Numbness = 7,
        /// Anxiety.
        Anxiety = 8,
        /// Lack of drive.
        Lethargy = 9,
        /// High blood pressure.
        HighBloodPressure = 10,
        /// Vomiting.
        Vomiting = 11,
        /// Trouble sleeping.
        Insomnia = 12,
        /// Feeling drunk.
        FeelingDrunk = 13,
        /// Chest pain.
        ChestPain = 14,
        /// Trouble breathing.
        Breathlessness = 15,
        /// A sudden, severe headache.
        SuddenHeadache = 16,
        /// A change in vision.
        VisionChange = 17,
        /// A seizure.
        Seizure = 18,
        /// Weakness on one side of the body.
        OneSidedWeakness = 19,
        /// Passing out.
        PassingOut = 20,
        /// The intent to die. It is no longer offered; [`NamedEffect::SuicidalThoughts`] is.
        IntentToDie = 21,
        /// Blood in the urine.
        BloodInUrine = 22,
        /// Pain together with an urgent need to pass urine.
        PainfulUrgency = 23,
        /// Hearing voices.
        Voices = 24,
        /// Feeling watched or followed.
        Paranoia = 25,
        /// Unusually high or sped up.
        Mania = 26,
        /// Craving for the drug.
        Craving = 27,
        /// A pregnancy.
        Pregnancy = 28,
        /// Thinking of ending one's life.
        SuicidalThoughts = 29,
        /// Not being able to keep oneself safe.
        CannotKeepSafe = 30,
        /// Slow or shallow breathing.
        SlowBreathing = 31,
        /// Being hard to wake.
        HardToWake = 32,
    }
}

impl NamedEffect {
    /// The effects that are offered, all but the intent to die: the most urgent first, then the usual ones in the
    /// label's order.
    pub const OFFERED: [Self; Self::ALL.len() - 1] = [
        Self::SuicidalThoughts,
        Self::CannotKeepSafe,
        Self::ChestPain,
        Self::Breathlessness,
        Self::SlowBreathing,
        Self::HardToWake,
        Self::PassingOut,
        Self::Seizure,
        Self::SuddenHeadache,
        Self::VisionChange,
        Self::OneSidedWeakness,
        Self::BloodInUrine,
        Self::PainfulUrgency,
        Self::Voices,
        Self::Paranoia,
        Self::Mania,
        Self::Craving,
        Self::Pregnancy,
        Self::Dissociation,
        Self::Dizziness,
        Self::Nausea,
        Self::Sedation,
        Self::Vertigo,
        Self::Headache,
        Self::Taste,
        Self::Numbness,
        Self::Anxiety,
        Self::Lethargy,
        Self::HighBloodPressure,
        Self::Vomiting,
        Self::Insomnia,
        Self::FeelingDrunk,
    ];
}

/// What was felt: an effect on the list, or another in the person's words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// An effect on the list.
    Named(NamedEffect),
    /// Another effect, in the person's words.
    Own(Label),
}

impl Effect {
    /// Whether it can be graded. All effects can, except the thoughts of suicide that are offered (R4).
    pub fn has_strength(&self) -> bool {
        !matches!(self, Self::Named(NamedEffect::SuicidalThoughts | NamedEffect::CannotKeepSafe))
    }
}

/// Whether an effect ended, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// It was still there when it was recorded.
    StillThere,
    /// It ended then.
    At(When),
    /// It was over by then; exactly when it ended is not known.
    By(When),
}

/// An effect on the list is written by its name, another one as `{"own": "its name"}`.
impl Field for Effect {
    const SHAPE: Shape = Shape::of("Effect", "choice", Cells::NamedOr { other: "own" });

    fn write(&self) -> Value {
        match self {
            Self::Named(named) => named.name().into(),
            Self::Own(own) => object! { "own": own },
        }
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        if node.text().is_ok() {
            return Ok(Self::Named(node.choice()?));
        }
        node.only(&["own"])?;
        Ok(Self::Own(node.get("own").words()?))
    }
}

impl Field for End {
    const SHAPE: Shape = Shape::of("End", "choice", Cells::End);

    fn write(&self) -> Value {
        match self {
            Self::StillThere => "stillThere".into(),
            Self::At(when) => when.write(),
            Self::By(when) => object! { "by": when.write() },
        }
    }

    fn read(node: &Node<'_>) -> Result<Self, Misplaced> {
        match node.text() {
            Ok("stillThere") => Ok(Self::StillThere),
            _ if node.only(&["by"]).is_ok() => Ok(Self::By(When::read(&node.get("by"))?)),
            _ => Ok(Self::At(When::read(node)?)),
        }
    }
}

fields! {
    /// How an effect was felt.
    #[derive(Copy)]
    Felt {
        /// How strong it was, 0–3; missing if not said. A sign of danger is kept on the first tap, before anything is
        /// asked about it.
        pub severity: Option<Grade>,
        /// How much it got in the way, 0–3; missing if not said.
        pub interference: Option<Grade>,
    }
}

shown!(Effect);

record! {
    /// A side effect, at any time, with or without a session.
    SideEffect "sideEffect" on onset.day {
        /// What it was.
        pub effect: Effect,
        /// How it was felt.
        pub felt: Felt => flat,
        /// When it began.
        pub onset: When => column("onset_time"),
        /// Whether and when it ended; missing if not said.
        pub end: Option<End>,
        /// The session it belongs to.
        pub session: Option<RecordId> => first,
        /// A note.
        pub note: Option<Note> => note(NoteAbout::SideEffect),
    } checked by checked
}

impl SideEffect {
    /// Whether it was there. A grade of 0 says that it was not; a missing grade does not.
    pub fn is_felt(&self) -> bool {
        self.felt.severity.is_none_or(|severity| severity.points() > 0)
    }

    /// Refuses an end before the onset, and a strength for thoughts of suicide. An older record of the intent to die
    /// may have one.
    pub fn checked(self) -> Result<Self, Problem> {
        let is_graded = self.felt.severity.is_some() || self.felt.interference.is_some();
        if is_graded && !self.effect.has_strength() {
            return Err(Problem::NoStrength { field: "severity" });
        }
        match self.end {
            Some(End::At(end) | End::By(end)) if end.is_before(self.onset) => {
                Err(Problem::EndBeforeOnset { field: "end" })
            }
            _ => Ok(self),
        }
    }
}
