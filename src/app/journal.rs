//! The journal: the only way between records in memory and sealed bytes in a store.

use zeroize::Zeroizing;

use super::damage::{Damage, DamagedPart};
use super::failure::Failure;
use super::host::Host;
use crate::record::id::RecordId;
use crate::record::log::{Change, Entry};
use crate::record::problem::Problem;
use crate::record::time::{LocalDay, Moment};
use crate::record::timeline::Timeline;
use crate::store::rows::{self, DraftSlot};
use crate::store::{Batch, Contents, LogWrite, Store, StoreError, schema};
use crate::vault::DataKey;
use crate::vault::draft;
use crate::vault::header::{self, Draw, Header};
use crate::vault::month::{MonthRow, Piece, Plain};

/// Longest draft in bytes: room enough for the longest note in any script.
pub const MAX_DRAFT_BYTES: usize = 64 * 1024;

/// How often a write is retried on top of what other tabs have written. Each retry means that some other tab's write
/// succeeded.
const ATTEMPTS: usize = 8;

/// A change that follows from others, asked for once the timeline holds them.
pub type Follow<'a> = dyn Fn(&Timeline, &Moment) -> Option<(RecordId, Change)> + 'a;

/// The same, as an entry of the log.
type Following<'a> = dyn Fn(&Timeline) -> Option<Entry> + 'a;

/// One person's open records: what is stored, and the timeline read from it.
#[derive(Debug)]
pub struct Journal<S> {
    store: S,
    /// The header as stored. Each write names it, so that nothing is ever added to a database that was erased and
    /// started over.
    header_bytes: Vec<u8>,
    header: Header,
    kept: Kept,
}

/// What was read from the store, and every write since.
#[derive(Debug, Default)]
struct Kept {
    revision: u32,
    /// The highest sequence number known to have been given out.
    last: u32,
    /// One per month, in no particular order: ten years make 120.
    months: Vec<MonthRow>,
    /// By slot number.
    drafts: [Option<String>; DraftSlot::ALL.len()],
    timeline: Timeline,
    damage: Damage,
}

impl<S: Store> Journal<S> {
    /// Opens what is stored. If the store is empty, and only then, writes a header with a new key first.
    pub async fn open(store: S, host: &dyn Host) -> Result<Self, Failure> {
        let mut contents = store.load().await?;
        if contents.is_empty() {
            let batch = Batch::Found(new_header(host));
            match store.commit(&batch).await {
                // Another tab got there first: its key counts.
                Ok(()) | Err(StoreError::Conflict) => contents = store.load().await?,
                Err(error) => return Err(error.into()),
            }
        }
        let header_bytes = contents.header.take().ok_or(Failure::KeyLost)?;
        let header = header::read(&header_bytes).ok_or(Failure::KeyLost)?;
        let kept = Kept::read(contents, &header.key);
        Ok(Self { store, header_bytes, header, kept })
    }

    /// The records.
    pub fn timeline(&self) -> &Timeline {
        &self.kept.timeline
    }

    /// Keeps the records of later days apart; see [`Timeline::stop_at`].
    pub fn stop_at(&mut self, horizon: LocalDay) {
        self.kept.timeline.stop_at(horizon);
    }

    /// What could not be read.
    pub fn damage(&self) -> &Damage {
        &self.kept.damage
    }

    /// The sequence number of the last stored entry, 0 when there is none.
    pub fn revision(&self) -> u32 {
        self.kept.revision
    }

    /// The installation: sixteen random bytes, drawn at the first run.
    pub fn install(&self) -> [u8; 16] {
        self.header.install
    }

    /// Keeps changes and empties draft slots in one transaction. `Ok` means that they are on disk; after a failure they
    /// are neither there nor in the timeline. If another tab has written in between, that is read first and the changes
    /// go on top.
    pub async fn write(
        &mut self,
        host: &dyn Host,
        changes: Vec<(RecordId, Change)>,
        clear_drafts: &[DraftSlot],
    ) -> Result<(), Failure> {
        self.write_with(host, changes, clear_drafts, &[], None).await
    }

    /// The same, with one more change in the same transaction: what `follow` makes of the timeline with the changes in
    /// it, at the moment of writing. Refuses everything with [`Failure::ChangedSince`] unless each change in
    /// `takes_back`, named by its sequence number, is still the newest of its record.
    pub async fn write_with(
        &mut self,
        host: &dyn Host,
        changes: Vec<(RecordId, Change)>,
        clear_drafts: &[DraftSlot],
        takes_back: &[(RecordId, u32)],
        follow: Option<&Follow<'_>>,
    ) -> Result<(), Failure> {
        let written = host.now()?;
        let entry = |(record, change)| Entry { sequence: 0, record, written: written.clone(), change };
        let following = |timeline: &Timeline| follow?(timeline, &written).map(entry);
        let entries = changes.into_iter().map(entry).collect();
        let follow = follow.is_some().then_some(&following as &Following<'_>);
        self.append(host, schema::month_of(&written), entries, clear_drafts, takes_back, follow).await
    }

    /// Keeps entries that may have been written elsewhere and long ago, in the row of the current month. Each gets the
    /// next number of this log. Otherwise as [`Journal::write`].
    pub async fn bring(&mut self, host: &dyn Host, entries: Vec<Entry>) -> Result<(), Failure> {
        self.append(host, schema::month_of(&host.now()?), entries, &[], &[], None).await
    }

    async fn append(
        &mut self,
        host: &dyn Host,
        month: u32,
        mut entries: Vec<Entry>,
        clear_drafts: &[DraftSlot],
        takes_back: &[(RecordId, u32)],
        follow: Option<&Following<'_>>,
    ) -> Result<(), Failure> {
        let given = entries.len();
        for _ in 0..ATTEMPTS {
            self.kept.can_take_back(takes_back)?;
            // What followed from the log as it was may not follow from the log as it is now.
            entries.truncate(given);
            self.kept.number(&mut entries);
            if let Some(following) = follow.and_then(|follow| self.kept.following(&entries, follow)) {
                entries.push(following);
                self.kept.number(&mut entries);
            }
            let row = (!entries.is_empty()).then(|| self.row_with(&entries, month, host));
            match self.store.commit(&self.batch(row.as_ref(), &entries, clear_drafts)).await {
                Ok(()) => {
                    self.kept.accept(row, entries, clear_drafts);
                    return Ok(());
                }
                Err(StoreError::Conflict) => self.reload().await?,
                Err(error) => return Err(error.into()),
            }
            // A write whose connection broke is sent again, and may find itself already stored.
            if self.kept.holds(&entries) {
                return Ok(());
            }
        }
        Err(StoreError::Conflict.into())
    }

    /// What the page kept of an unfinished form.
    pub fn draft(&self, slot: DraftSlot) -> Option<&str> {
        self.kept.drafts[index(slot)].as_deref()
    }

    /// Keeps the page's text of an unfinished form, replacing the one before. Refuses text over [`MAX_DRAFT_BYTES`].
    pub async fn keep_draft(&mut self, host: &dyn Host, slot: DraftSlot, payload: &str) -> Result<(), Failure> {
        if payload.len() > MAX_DRAFT_BYTES {
            return Err(Problem::TooLong { field: "draft", given: payload.len(), max: MAX_DRAFT_BYTES }.into());
        }
        let sealed =
            draft::seal(&self.header.key, &host.random(), slot.number(), rows::DRAFT_FORMAT, payload.as_bytes());
        self.write_draft(slot, Some(sealed)).await?;
        self.kept.drafts[index(slot)] = Some(payload.to_owned());
        Ok(())
    }

    /// Empties a draft slot.
    pub async fn drop_draft(&mut self, slot: DraftSlot) -> Result<(), Failure> {
        self.write_draft(slot, None).await?;
        self.kept.drafts[index(slot)] = None;
        Ok(())
    }

    /// Reads what other tabs wrote. `true` when any record or draft has changed.
    pub async fn refresh(&mut self) -> Result<bool, Failure> {
        let (revision, drafts) = (self.kept.revision, self.kept.drafts.clone());
        self.reload().await?;
        Ok(self.kept.revision != revision || self.kept.drafts != drafts)
    }

    /// Removes everything that is stored, and checks that it is gone. A later write ends in
    /// [`Failure::ErasedElsewhere`]; to start over, open again.
    pub async fn erase(&mut self) -> Result<(), Failure> {
        self.store.erase().await?;
        self.kept = Kept::default();
        // Another tab may have started over in between, with a header of its own.
        let left = self.store.load().await?;
        if left.header.as_ref() == Some(&self.header_bytes) || (left.header.is_none() && !left.is_empty()) {
            return Err(StoreError::Failed("something was left after erasing".into()).into());
        }
        Ok(())
    }

    fn row_with(&self, entries: &[Entry], month: u32, host: &dyn Host) -> MonthRow {
        let plain = |entry: &Entry| Plain {
            sequence: entry.sequence,
            format: rows::ENTRY_FORMAT,
            bytes: rows::write_entry(entry),
        };
        let entries: Vec<Plain> = entries.iter().map(plain).collect();
        let empty = MonthRow::new(month);
        let row = self.kept.months.iter().find(|row| row.month() == month);
        row.unwrap_or(&empty).with(&entries, &self.header.key, || host.random())
    }

    fn batch(&self, row: Option<&MonthRow>, entries: &[Entry], clear_drafts: &[DraftSlot]) -> Batch {
        let log = row.zip(entries.last()).map(|(row, newest)| LogWrite {
            expected: self.kept.revision,
            revision: newest.sequence,
            months: vec![(row.month(), row.bytes().to_vec())],
        });
        let drafts = clear_drafts.iter().map(|slot| (slot.number(), None)).collect();
        Batch::Write { header: self.header_bytes.clone(), log, drafts }
    }

    async fn write_draft(&self, slot: DraftSlot, sealed: Option<Vec<u8>>) -> Result<(), Failure> {
        let drafts = vec![(slot.number(), sealed)];
        let batch = Batch::Write { header: self.header_bytes.clone(), log: None, drafts };
        match self.store.commit(&batch).await {
            // Drafts do not depend on the revision: only a different header conflicts with them.
            Err(StoreError::Conflict) => Err(Failure::ErasedElsewhere),
            done => Ok(done?),
        }
    }

    async fn reload(&mut self) -> Result<(), Failure> {
        let contents = self.store.load().await?;
        if contents.header.as_ref() != Some(&self.header_bytes) {
            return Err(Failure::ErasedElsewhere);
        }
        let horizon = self.kept.timeline.horizon();
        self.kept = Kept::read(contents, &self.header.key);
        self.kept.timeline.stop_at(horizon);
        Ok(())
    }
}

impl Kept {
    fn read(contents: Contents, key: &DataKey) -> Self {
        let mut kept = Self { revision: contents.revision, last: contents.revision, ..Self::default() };
        let mut log = Vec::new();
        for (month, bytes) in contents.months {
            let parts = &mut kept.damage.parts;
            let row = MonthRow::read(month, bytes, key, |piece| match piece {
                Piece::Damaged(at) => parts.push(DamagedPart { month, at }),
                Piece::Entry { sequence, format, bytes, at } => match rows::read_entry(format, sequence, bytes) {
                    Some(entry) => log.push(entry),
                    None => parts.push(DamagedPart { month, at }),
                },
            });
            kept.last = kept.last.max(row.last().unwrap_or_default());
            kept.months.push(row);
        }
        for (number, bytes) in contents.drafts {
            match read_draft(number, &bytes, key) {
                Some((slot, text)) => kept.drafts[index(slot)] = Some(text),
                None => kept.damage.drafts.push(number),
            }
        }
        kept.timeline = Timeline::from_log(log);
        kept.last = kept.last.max(kept.timeline.next_sequence() - 1);
        kept.damage.lost = Damage::gaps(kept.timeline.log(), kept.last);
        kept
    }

    /// Gives the entries the next numbers of the log. A number is never given out twice, even if its entry is lost.
    fn number(&self, entries: &mut [Entry]) {
        for (entry, sequence) in entries.iter_mut().zip(self.last + 1..) {
            entry.sequence = sequence;
        }
    }

    /// What follows from these entries. They are added to the timeline only while the question is asked.
    fn following(&mut self, entries: &[Entry], follow: &Following<'_>) -> Option<Entry> {
        self.timeline.extend(entries.to_vec());
        let following = follow(&self.timeline);
        for _ in entries {
            self.timeline.retract();
        }
        following
    }

    fn can_take_back(&self, changes: &[(RecordId, u32)]) -> Result<(), Failure> {
        for (record, change) in changes {
            let newest = self.timeline.newest_change(*record).ok_or(Failure::NotFound(*record))?;
            if newest != *change {
                return Err(Failure::ChangedSince(*record));
            }
        }
        Ok(())
    }

    fn holds(&self, entries: &[Entry]) -> bool {
        let log = self.timeline.log();
        let first = entries.first().map_or(0, |first| log.partition_point(|kept| kept.sequence < first.sequence));
        log[first..].starts_with(entries)
    }

    fn accept(&mut self, row: Option<MonthRow>, entries: Vec<Entry>, clear_drafts: &[DraftSlot]) {
        if let Some(row) = row {
            self.months.retain(|other| other.month() != row.month());
            self.months.push(row);
        }
        if let Some(newest) = entries.last() {
            self.revision = newest.sequence;
            self.last = newest.sequence;
        }
        self.timeline.extend(entries);
        for slot in clear_drafts {
            self.drafts[index(*slot)] = None;
        }
    }
}

fn index(slot: DraftSlot) -> usize {
    slot.number().into()
}

fn read_draft(number: u8, bytes: &[u8], key: &DataKey) -> Option<(DraftSlot, String)> {
    let slot = DraftSlot::from_number(number)?;
    let (format, text) = draft::open(key, number, bytes)?;
    Some((slot, rows::read_draft(format, text)?))
}

fn new_header(host: &dyn Host) -> Vec<u8> {
    let mut draw = Draw { install: host.random(), key: Zeroizing::default(), nonce: host.random() };
    host.fill_random(draw.key.as_mut_slice());
    header::write(&draw)
}
