//! Which sessions, and which moments of a session, can go together.

use crate::record::id::RecordId;
use crate::record::kinds::session::Session;
use crate::record::kinds::stamp::{Stamp, StampKind};
use crate::record::problem::Problem;
use crate::record::time::When;
use crate::record::timeline::Timeline;

/// Two sessions closer than this, in minutes, are asked about. `[D]`
const NEAR_MINUTES: i32 = 60;

/// Asks, with [`Problem::SessionNear`], if another session is within an hour, or on the same day and a time is unknown.
/// `this` is the session that is being changed.
pub fn alone(timeline: &Timeline, this: Option<RecordId>, at: When, field: &'static str) -> Result<(), Problem> {
    let near = |other: When| match at.minutes_since(other) {
        Some(minutes) => minutes.abs() < NEAR_MINUTES,
        None => at.day == other.day,
    };
    let others = timeline.sessions().filter(|kept| Some(kept.id) != this);
    match others.map(|kept| kept.value.at()).find(|other| near(*other)) {
        Some(other) => Err(Problem::SessionNear { field, day: other.day, time: other.time }),
        None => Ok(()),
    }
}

/// The moments of an effect, in the only order they can have. Being ready to rest is not among them: some effects
/// outlast it.
const EFFECT: [StampKind; 3] = [StampKind::EffectBegan, StampKind::Worst, StampKind::EffectEnded];

/// Refuses a stamp before the day of its session, and one that breaks the order of an effect's moments. Of each kind of
/// moment the newest counts. `this` is the stamp that is being changed.
pub fn in_order(timeline: &Timeline, session: &Session, this: Option<RecordId>, stamp: &Stamp) -> Result<(), Problem> {
    if stamp.at.day < session.day {
        return Err(Problem::EndBeforeOnset { field: "day" });
    }
    let newest = |kind| {
        let stamps = timeline.stamps().filter(|kept| kept.value.session == stamp.session && Some(kept.id) != this);
        stamps.filter(|kept| kept.value.kind == kind).map(|kept| kept.value.at).next_back()
    };
    let Some(place) = EFFECT.iter().position(|kind| *kind == stamp.kind) else { return Ok(()) };
    let too_early = EFFECT[..place].iter().filter_map(|kind| newest(*kind)).any(|other| stamp.at.is_before(other));
    let too_late = EFFECT[place + 1..].iter().filter_map(|kind| newest(*kind)).any(|other| other.is_before(stamp.at));
    if too_early || too_late { Err(Problem::EndBeforeOnset { field: "time" }) } else { Ok(()) }
}
