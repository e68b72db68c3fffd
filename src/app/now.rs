//! The present, as a use case needs it.

use crate::record::id::RecordId;
use crate::record::time::{DayStart, LocalDay, Moment, When};
use crate::record::timeline::Timeline;

/// The moment of a write on the person's clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Now<'a> {
    /// The moment.
    pub(super) at: &'a Moment,
    /// The local day, which lasts until the person's next day begins.
    pub(super) today: LocalDay,
}

impl<'a> Now<'a> {
    pub(super) fn of(timeline: &Timeline, at: &'a Moment) -> Self {
        Self { at, today: at.local_day(timeline.settings().day_start) }
    }

    /// The last day that a record kept under `id` may be about: today for a new one. A kept one may be of any day that has
    /// come somewhere on earth, so that a flight to the west closes no day.
    pub(super) fn last_day(self, timeline: &Timeline, id: RecordId) -> LocalDay {
        if timeline.get(id).is_some() { self.at.latest_day() } else { self.today }
    }

    /// The same for what is kept by date.
    pub(super) fn last_date(self, timeline: &Timeline, id: RecordId) -> LocalDay {
        if timeline.get(id).is_some() { self.at.latest_day() } else { self.by_date().day }
    }

    /// The date and the time. Times around a session are kept by date; otherwise minutes could not be counted across
    /// midnight.
    pub(super) fn by_date(self) -> When {
        When { day: self.at.local_day(DayStart::MIDNIGHT), time: Some(self.at.minute_of_day()) }
    }
}
