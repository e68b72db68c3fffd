//! Sessions with what belongs to each, gathered in one pass over each kind of record.

use crate::record::id::RecordId;
use crate::record::kinds::pressure::PressureReading;
use crate::record::kinds::session::Session;
use crate::record::kinds::side_effect::SideEffect;
use crate::record::kinds::stamp::Stamp;
use crate::record::time::When;
use crate::record::timeline::{Kept, Timeline};

/// Records of one kind, by time; those with an unknown time come last on their day.
pub type Records<'a, T> = Vec<Kept<'a, T>>;

/// What belongs to a session, or to none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Belongings<'a> {
    /// Stamped moments.
    pub stamps: Records<'a, Stamp>,
    /// Blood pressures.
    pub pressures: Records<'a, PressureReading>,
    /// Side effects, by onset.
    pub effects: Records<'a, SideEffect>,
}

/// All sessions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BySession<'a> {
    /// By time.
    pub sessions: Records<'a, Session>,
    /// What belongs to each, in the same order.
    pub belongings: Vec<Belongings<'a>>,
    /// What belongs to no session, or to one that was withdrawn.
    pub others: Belongings<'a>,
}

impl<'a> BySession<'a> {
    /// The sessions of the timeline, with what belongs to them.
    pub fn of(timeline: &'a Timeline) -> Self {
        let mut sessions = Vec::new();
        timeline.sessions().for_each(|kept| insert_by(&mut sessions, kept, |kept| kept.value.at().order()));
        let belongings = sessions.iter().map(|_| Belongings::default()).collect();
        let mut all = Self { sessions, belongings, others: Belongings::default() };
        for kept in timeline.stamps() {
            let list = &mut all.home(timeline, Some(kept.value.session)).stamps;
            insert_by(list, kept, |kept| kept.value.at.order());
        }
        for kept in timeline.pressures() {
            let list = &mut all.home(timeline, kept.value.session).pressures;
            insert_by(list, kept, |kept| kept.value.at.order());
        }
        for kept in timeline.side_effects() {
            let list = &mut all.home(timeline, kept.value.session).effects;
            insert_by(list, kept, |kept| kept.value.onset.order());
        }
        all
    }

    /// The sessions with their belongings, by time.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Kept<'a, Session>, &Belongings<'a>)> {
        self.sessions.iter().zip(&self.belongings)
    }

    fn home(&mut self, timeline: &Timeline, session: Option<RecordId>) -> &mut Belongings<'a> {
        match session.and_then(|id| self.index(timeline, id)) {
            Some(index) => &mut self.belongings[index],
            None => &mut self.others,
        }
    }

    /// Looks up the day, which the timeline knows, and then searches the few sessions of that day.
    fn index(&self, timeline: &Timeline, id: RecordId) -> Option<usize> {
        let day = timeline.find::<Session>(id)?.value.day;
        let first = self.sessions.partition_point(|kept| kept.value.day < day);
        self.sessions[first..].iter().position(|kept| kept.id == id).map(|after| first + after)
    }
}

/// Inserts an item into a sorted list, after those with the same key. Items that come nearly in order are mostly
/// pushed.
pub(super) fn insert_by<T, K: Ord>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let own = key(&item);
    let at = list.iter().rposition(|other| key(other) <= own).map_or(0, |before| before + 1);
    list.insert(at, item);
}

impl When {
    /// By day, then by time, unknown times last.
    fn order(self) -> impl Ord {
        (self.day, self.time.is_none(), self.time)
    }
}
