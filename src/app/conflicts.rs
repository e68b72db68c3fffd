//! Records that were changed on several devices, none of which knew of the others. The last change is shown; the person
//! may choose another.

use super::App;
use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::journal::{Changes, Journal, Version};
use super::now::Now;
use super::view::{ConflictView, Receipt, VersionView};
use crate::record::fields::Object;
use crate::record::fields::value::Value;
use crate::record::id::RecordId;
use crate::record::log::Record;
use crate::record::name::{DeviceId, EntryName};
use crate::record::problem::Problem;
use crate::record::timeline::Timeline;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// Every record that another device changed as well, with all versions that stand beside each other.
    pub async fn conflicts(&self) -> Vec<ConflictView> {
        let journal = self.journal().await;
        journal.timeline().contested().filter_map(|record| conflict(&journal, record)).collect()
    }

    /// Makes one of the versions that stand beside each other the one that counts. Refuses a version that does not, or
    /// no longer does.
    pub async fn choose_version(&self, record: &str, name: &str) -> Result<Receipt, Failure> {
        let id = RecordId::parse("record", record)?;
        let mut journal = self.journal().await;
        let unknown = || Problem::UnknownChoice { field: "name", given: name.to_owned() };
        let chosen = journal.heads(id).into_iter().find(|version| name_of(version.origin.name) == name);
        let change = chosen.map(|version| version.entry.change.clone()).ok_or_else(unknown)?;
        let newest = journal.timeline().newest_change(id);
        let plan = &mut |timeline: &Timeline, _: &Now<'_>| {
            // What was chosen from is what the person saw.
            if timeline.newest_change(id) != newest {
                return Err(Failure::ChangedSince(id));
            }
            Ok(Changes { settles: true, ..Changes::of(id, change.clone()) })
        };
        self.transact(&mut journal, plan).await?;
        Ok(receipt(journal.timeline(), id))
    }
}

fn conflict<S: Store>(journal: &Journal<S>, record: RecordId) -> Option<ConflictView> {
    let timeline = journal.timeline();
    let start = timeline.settings().day_start;
    let heads = journal.heads(record);
    let any = heads.iter().find_map(|version| version.entry.value())?;
    let shown = timeline.newest_change(record);
    let view = |Version { entry, origin }: &Version<'_>| VersionView {
        name: name_of(origin.name),
        device: origin.name.device.to_string(),
        own: origin.name.device == journal.device(),
        day: entry.written.local_day(start).to_string(),
        time: entry.written.minute_of_day().to_string(),
        shown: Some(entry.sequence) == shown,
        value: entry.value().map(plain),
    };
    Some(ConflictView {
        record: record.to_string(),
        kind: any.kind().to_owned(),
        day: timeline.get(record).unwrap_or(any).day().map(|day| day.to_string()),
        versions: heads.iter().map(view).collect(),
    })
}

fn plain(record: &Record) -> Value {
    let mut fields = Object::new();
    record.write(&mut fields);
    Value::Object(fields)
}

fn name_of(EntryName { device: DeviceId(device), counter }: EntryName) -> String {
    format!("{device:016x}-{counter}")
}
