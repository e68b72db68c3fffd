//! Reading a backup. The whole file is taken or nothing.

use sha2::{Digest, Sha256};

use super::write::hex;
use super::{COMMON, FORMAT, TIMELINE, TIMELINE_VERSION, VERSION};
use crate::exchange::json::{self, Refused, text};
use crate::exchange::limit::{Limit, MAX_RECORDS};
use crate::record::fields::node::{Fault, Misplaced, Node};
use crate::record::fields::value::Value;
use crate::record::log::Entry;
use crate::record::name::{DeviceId, EntryName, Links, Origin};
use crate::record::problem::Problem;
use crate::record::time::{Moment, Zone};
use crate::record::union::{Knowledge, Known, order};

/// The greatest number that an entry may have. There must be room for all that is written after it.
const GREATEST: u32 = 1 << 31;

/// Why a backup cannot be read. Nothing is taken from it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Unfit {
    /// It is something else.
    #[error("this is no backup of Tidemark")]
    Foreign,
    /// It is not as it was written.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// A newer app made it.
    #[error("a newer app made this backup")]
    Newer,
    /// Too much of something.
    #[error("the backup holds {0}")]
    TooMuch(Limit),
    /// An entry says that it was written more than a day from now.
    #[error("the backup is from later: {0}")]
    Later(Problem),
}

impl From<Misplaced> for Unfit {
    fn from(misplaced: Misplaced) -> Self {
        match misplaced.fault() {
            Fault::Refused(problem @ Problem::InFuture { field: "written", .. }) => Self::Later(problem.clone()),
            // Only a newer app knows of a kind that this one does not.
            Fault::Refused(Problem::UnknownChoice { field: "kind", .. }) => Self::Newer,
            _ => Self::Damaged(misplaced.to_string()),
        }
    }
}

impl From<Refused> for Unfit {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::TooMuch(limit) => Self::TooMuch(limit),
            Refused::Misplaced(misplaced) => misplaced.into(),
            other => Self::Damaged(other.to_string()),
        }
    }
}

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// When it was made, by the clock of the device that made it.
    pub made: Moment,
    /// All that the device knew.
    pub theirs: Knowledge,
}

/// Reads a backup. With the present moment, one that has an entry from more than a day later is refused.
pub fn read(bytes: &[u8], now: Option<&Moment>) -> Result<Backup, Unfit> {
    let names = ["format", "version", "vault", "device", "made", "entries", "sha256"];
    let (head, timeline) = text::parse_around(bytes, &names, "timeline").map_err(|unreadable| match unreadable {
        text::Unreadable::TooMuch(limit) => Unfit::TooMuch(limit),
        text::Unreadable::Malformed(_) => Unfit::Foreign,
    })?;
    if head.get("format").text() != Some(FORMAT) {
        return Err(Unfit::Foreign);
    }
    known_version(&head, VERSION)?;
    let timeline = timeline.ok_or_else(|| Unfit::Damaged("it holds no timeline".into()))?.as_bytes();
    let node = Node::root(&head);
    if node.get("sha256").text()? != hex(&Sha256::digest(timeline)) {
        return Err(Unfit::Damaged("the digest is another".into()));
    }
    let made = node.get("made");
    let zone = made.get("zone");
    let zone = zone.take(Zone::parse(zone.text()?))?;
    let at = made.get("at");
    let made = at.take(crate::exchange::iso::read(at.text()?, zone))?;
    let known = entries(timeline, now)?;
    if node.get("entries").whole() != Ok(i64::try_from(known.len()).unwrap_or(i64::MAX)) {
        return Err(Unfit::Damaged("entries are missing".into()));
    }
    // The same entry twice is one.
    let (vault, device) = (node.get("vault").id()?, device(&node.get("device"))?);
    let theirs = Knowledge { vault, device, known: order(known) };
    Ok(Backup { made, theirs })
}

fn entries(timeline: &[u8], now: Option<&Moment>) -> Result<Vec<Known>, Unfit> {
    let nothing = Value::Null;
    let list = Node::root(&nothing);
    let list = list.get("entries");
    let mut known = Vec::new();
    let mut read = Ok(());
    let root = text::parse_each(timeline, "entries", &mut |place, value| {
        if read.is_err() {
            return;
        }
        read = match entry(&list.item(place, &value), now) {
            Ok(_) if known.len() == MAX_RECORDS => Err(Unfit::TooMuch(Limit::Records)),
            Ok(entry) => {
                known.push(entry);
                Ok(())
            }
            Err(misplaced) => Err(misplaced.into()),
        };
    });
    let root = root.map_err(|unreadable| Unfit::from(Refused::from(unreadable)))?;
    if root.get("format").text() != Some(TIMELINE) {
        return Err(Unfit::Damaged("it holds no timeline".into()));
    }
    known_version(&root, TIMELINE_VERSION)?;
    read?;
    Ok(known)
}

fn known_version(tree: &Value, newest: i64) -> Result<(), Unfit> {
    match tree.get("version") {
        Value::Whole(version) if *version > newest => Err(Unfit::Newer),
        Value::Whole(version) if *version == newest => Ok(()),
        _ => Err(Unfit::Damaged("it names no version".into())),
    }
}

fn entry(node: &Node<'_>, now: Option<&Moment>) -> Result<Known, Misplaced> {
    let record = node.get("id").id()?;
    let base = node.get("base").maybe(|base| base.each(name))?.unwrap_or_default();
    let batch = node.get("batch").maybe(Node::id)?;
    let origin = Origin { name: name(node)?, lamport: number(&node.get("lamport"))?, links: Links { base, batch } };
    let (written, change) = json::version_of(record, node, &COMMON, now)?;
    Ok(Known { entry: Entry { sequence: 0, record, written, change }, origin })
}

fn name(node: &Node<'_>) -> Result<EntryName, Misplaced> {
    Ok(EntryName { device: device(&node.get("device"))?, counter: number(&node.get("counter"))? })
}

fn device(node: &Node<'_>) -> Result<DeviceId, Misplaced> {
    DeviceId::parse(node.text()?).ok_or_else(|| node.fault(Fault::Wanted("16 hexadecimal digits")))
}

fn number(node: &Node<'_>) -> Result<u32, Misplaced> {
    let number: u32 = node.whole()?;
    if (1..=GREATEST).contains(&number) {
        Ok(number)
    } else {
        Err(node.fault(Fault::Wanted("a number from 1 to 2147483648")))
    }
}
