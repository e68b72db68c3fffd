//! How records are told apart.

use crate::record::kinds::asked::{Form, Offer};
use crate::record::kinds::goal::GoalLook;
use crate::record::log::Record;
use crate::record::problem::Problem;
use crate::record::time::LocalDay;

/// The identity of a record: random, and the same for all its versions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId([u8; 16]);

impl RecordId {
    /// The one record that holds the settings.
    pub const SETTINGS: Self = Self::fixed(0);
    /// The one record that holds the treatment plan.
    pub const PLAN: Self = Self::fixed(1);
    /// The one record that holds the safety plan.
    pub const SAFETY_PLAN: Self = Self::fixed(2);
    /// The number of the first id for a form that was put off.
    const PUT_OFF: u8 = 3;
    /// The number of the first id for an offer.
    const OFFER: u8 = 32;
    /// Stands above the number of the day in the id of what became of its regular doses.
    const DOSE_DAY: u128 = 1 << 32;
    /// The same in that of a look at a goal.
    const GOAL_LOOK: u128 = 2 << 32;

    const fn fixed(number: u8) -> Self {
        Self([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number])
    }

    /// The one record of until when this form was put off.
    pub fn put_off(form: Form) -> Self {
        Self::fixed(Self::PUT_OFF + form.number())
    }

    /// The one record of this offer.
    pub fn offer(offer: Offer) -> Self {
        Self::fixed(Self::OFFER + offer.number())
    }

    /// The one record of what became of the regular doses of this day.
    pub fn dose_day(day: LocalDay) -> Self {
        Self((Self::DOSE_DAY | day_number(day)).to_be_bytes())
    }

    /// The one record of a look at this goal on this day: the goal's own id, changed by the day.
    pub fn goal_look(goal: Self, day: LocalDay) -> Self {
        Self((goal.number() ^ (Self::GOAL_LOOK | day_number(day))).to_be_bytes())
    }

    /// Whether it belongs to a record of which there is only one, and was not drawn at random.
    pub fn is_fixed(self) -> bool {
        (0..Self::PUT_OFF).any(|number| self == Self::fixed(number))
            || Form::ALL.into_iter().any(|form| self == Self::put_off(form))
            || Offer::ALL.into_iter().any(|offer| self == Self::offer(offer))
            || self.number() >> 32 == Self::DOSE_DAY >> 32
    }

    fn number(self) -> u128 {
        u128::from_be_bytes(self.0)
    }

    /// An identity from sixteen bytes that the host drew at random.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The sixteen bytes.
    pub fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// Reads the 32 hexadecimal digits that [`std::fmt::Display`] writes.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Problem> {
        let refused = || Problem::UnknownChoice { field, given: text.to_owned() };
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(refused());
        }
        u128::from_str_radix(text, 16).map(|number| Self(number.to_be_bytes())).map_err(|_| refused())
    }
}

impl Record {
    /// The id that follows from what it says, for kinds of which there is only one record, or one for a day. `None` for
    /// the others, whose ids are random.
    pub fn own_id(&self) -> Option<RecordId> {
        match self {
            Self::Settings(_) => Some(RecordId::SETTINGS),
            Self::Plan(_) => Some(RecordId::PLAN),
            Self::SafetyPlan(_) => Some(RecordId::SAFETY_PLAN),
            Self::PutOff(put_off) => Some(RecordId::put_off(put_off.form)),
            Self::Offered(offered) => Some(RecordId::offer(offered.offer)),
            Self::DoseDay(doses) => Some(RecordId::dose_day(doses.day)),
            Self::GoalLook(GoalLook { goal, day, .. }) => Some(RecordId::goal_look(*goal, *day)),
            _ => None,
        }
    }
}

/// No day is before 1970.
fn day_number(day: LocalDay) -> u128 {
    day.number().unsigned_abs().into()
}

impl std::fmt::Display for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:032x}", self.number())
    }
}

impl std::fmt::Debug for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RecordId({self})")
    }
}
