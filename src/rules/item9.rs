//! R4: what an answer to item 9 of the PHQ-9 calls for, and what is said on a very hard day. It is never a score and
//! never "low risk", and an answer of 0 is not mentioned at all.

use crate::record::choice::choice;
use crate::record::id::RecordId;
use crate::record::kinds::phq9::Frequency;
use crate::record::kinds::phq9::Phq9Form;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};

/// A mood of at most this many points makes a very hard day (R4). `[D]`
pub const HARD_MOOD: u8 = 1;

/// Once a later form has a lower answer, a form that is more than this many days old is no longer asked about. It is as
/// long as a PHQ-9 speaks for the present (R1). `[D]`
const FOLLOW_UP_DAYS: i32 = 28;

choice! {
    /// How the app answers item 9, before any score is shown.
    Reaction {
        /// Nothing is said: the answer is 0, or the item was left out.
        Nothing,
        /// A card: acknowledges, contacts and lines, "please tell your clinic soon".
        Card,
        /// The same card with "call your clinic": a 1 for the third time in a row.
        CardCallClinic,
        /// A full screen that asks "Are you in danger now?" and leads to help.
        FullScreen,
    }
}

/// The reaction to `answer`. `before` are the answers to item 9 on earlier forms, the latest first, without the forms
/// that left it out.
pub fn reaction(before: impl IntoIterator<Item = Frequency>, answer: Option<Frequency>) -> Reaction {
    let Some(answer) = answer.filter(|answer| *answer > Frequency::NOT_AT_ALL) else {
        return Reaction::Nothing;
    };
    let mut before = before.into_iter();
    let previous = before.next();
    if answer.points() >= 2 || previous.is_some_and(|previous| answer > previous) {
        return Reaction::FullScreen;
    }
    let unchanged = previous == Some(answer) && before.next() == Some(answer);
    if unchanged { Reaction::CardCallClinic } else { Reaction::Card }
}

/// The reaction to an answer on a form for `day`. `this` is the form's id: if it is already kept, its own previous
/// answer does not count as an earlier form. A form that is not kept yet comes after all others of its day.
pub fn reaction_on(timeline: &Timeline, day: LocalDay, this: Option<RecordId>, answer: Option<Frequency>) -> Reaction {
    let first_written = |id| timeline.trail(id).next().map(|entry| entry.sequence);
    let this_written = this.and_then(first_written);
    let is_before = |form: &Kept<'_, Phq9Form>| {
        let same_day = || this_written.is_none_or(|this| first_written(form.id) < Some(this));
        Some(form.id) != this && (form.value.day < day || (form.value.day == day && same_day()))
    };
    let before = timeline.phq9_forms().rev().filter(is_before);
    reaction(before.filter_map(|form| form.value.answers.item9()), answer)
}

/// A form whose answer to item 9 brought up the full screen, and about which the person has not yet said that they told
/// their clinic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The form.
    pub form: RecordId,
    /// The day it was filled in.
    pub day: LocalDay,
}

impl FollowUp {
    /// Whether the person closed this one since its answers were written, or one of a later day.
    fn is_closed(self, timeline: &Timeline) -> bool {
        let since = |id| timeline.newest_change(id) > timeline.newest_change(self.form);
        timeline
            .item9_closed()
            .any(|closed| closed.value.form_day > self.day || (closed.value.form == self.form && since(closed.id)))
    }
}

/// What Today asks about until the person closes it (R4): the newest form that brought up the full screen. An old one
/// is no longer asked about once a later form has a lower answer to item 9, so that records from long ago alarm nobody.
pub fn follow_up(timeline: &Timeline, today: LocalDay) -> Option<FollowUp> {
    let mut before = [None; 2];
    let mut newest: Option<(FollowUp, Frequency)> = None;
    let mut lower_since = false;
    for form in timeline.phq9_forms().filter(|form| form.value.day <= today) {
        let Some(answer) = form.value.answers.item9() else { continue };
        if reaction(before.into_iter().flatten(), Some(answer)) == Reaction::FullScreen {
            newest = Some((FollowUp { form: form.id, day: form.value.day }, answer));
            lower_since = false;
        }
        lower_since |= newest.is_some_and(|(_, then)| answer < then);
        before = [Some(answer), before[0]];
    }
    let (follow_up, _) = newest?;
    let is_past = lower_since && today.days_since(follow_up.day) > FOLLOW_UP_DAYS;
    (!is_past && !follow_up.is_closed(timeline)).then_some(follow_up)
}

/// Whether a check-in for `day` has a mood so low that "Help now" is mentioned under it.
pub fn is_hard_day(timeline: &Timeline, day: LocalDay) -> bool {
    timeline.check_ins_between(day, day).any(|kept| kept.value.mood.points() <= HARD_MOOD)
}
