//! R4: what an answer to item 9 of the PHQ-9 calls for. Never a score, never
//! "low risk", and nothing at all is said about a 0.

use super::instrument::phq9::Frequency;

/// How the app answers item 9, before any score is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reaction {
    /// Nothing is said: the answer is 0, or the item was left out.
    Nothing,
    /// A card: acknowledges, contacts and lines, "tell your clinic before the next session".
    Card,
    /// A full screen that asks "Are you in danger now?" and leads to help.
    FullScreen,
}

/// The reaction to `answer`, where `previous` is the last item 9 that was
/// answered on an earlier form.
pub fn reaction(previous: Option<Frequency>, answer: Option<Frequency>) -> Reaction {
    let Some(answer) = answer.filter(|answer| *answer > Frequency::NOT_AT_ALL) else {
        return Reaction::Nothing;
    };
    let rose = previous.is_some_and(|previous| answer > previous);
    if rose || answer.points() >= 2 { Reaction::FullScreen } else { Reaction::Card }
}
