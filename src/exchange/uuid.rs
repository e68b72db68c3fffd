//! Identities in files: UUIDs derived from the records, so that a record has the same one in every export.

use crate::record::id::RecordId;
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;

/// What part of a record an identity stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// The record itself.
    Whole,
    /// The answers as given.
    Answers,
    /// The total.
    Total,
    /// The unscored last question.
    Difficulty,
    /// One of the items, by its position.
    Item(u8),
    /// The PHQ-2 total of a PHQ-9.
    Phq2,
    /// The pulse measured along with a blood pressure.
    Pulse,
    /// The oxygen saturation measured along with a blood pressure.
    Oxygen,
    /// The body weight at a session.
    Weight,
    /// What a session was like.
    Details,
    /// The person, for whom the first record stands.
    Person,
    /// The person's status.
    Status,
    /// The daily reminder.
    Reminder,
    /// A planned day.
    Planned(LocalDay),
}

impl Part {
    fn number(self) -> u64 {
        match self {
            Self::Whole => 0,
            Self::Answers => 1,
            Self::Total => 2,
            Self::Difficulty => 3,
            Self::Pulse => 4,
            Self::Details => 5,
            Self::Person => 6,
            Self::Status => 7,
            Self::Reminder => 8,
            Self::Phq2 => 9,
            Self::Oxygen => 10,
            Self::Weight => 11,
            Self::Item(place) => 16 + u64::from(place),
            Self::Planned(day) => 1 << 24 | u64::from(day.number().unsigned_abs()),
        }
    }
}

/// A version 8 UUID (RFC 9562): the record's random bytes, with the part's number mixed into the first six.
pub(super) fn uuid(record: RecordId, part: Part) -> String {
    let mut bytes = record.bytes();
    let head: [u8; 6] = part.number().to_be_bytes()[2..].try_into().unwrap_or_default();
    for (byte, mixed) in bytes.iter_mut().zip(head) {
        *byte ^= mixed;
    }
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    grouped(&RecordId::from_bytes(bytes).to_string())
}

/// The 32 digits of an identity, grouped like a UUID.
pub(super) fn grouped(hex: &str) -> String {
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The record that stands for the person: the first with a random id, which stays the same for as long as the log
/// exists.
pub(super) fn person(timeline: &Timeline) -> RecordId {
    let mut records = timeline.log().iter().map(|entry| entry.record);
    records.find(|record| !record.is_fixed()).unwrap_or(RecordId::SETTINGS)
}

#[cfg(test)]
mod tests {
    use super::{Part, uuid};
    use crate::record::id::RecordId;

    #[test]
    fn each_part_has_its_own_and_the_same_each_time() {
        let record = RecordId::from_bytes([0xff; 16]);
        assert_eq!(uuid(record, Part::Whole), "ffffffff-ffff-8fff-bfff-ffffffffffff");
        assert_eq!(uuid(record, Part::Item(8)), "ffffffff-ffe7-8fff-bfff-ffffffffffff");
        assert_ne!(uuid(record, Part::Answers), uuid(record, Part::Total));
        assert_ne!(uuid(RecordId::PLAN, Part::Whole), uuid(RecordId::SAFETY_PLAN, Part::Whole));
    }
}
