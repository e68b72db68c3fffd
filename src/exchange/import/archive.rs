//! What an archive holds: a diary beside pictures that are not opened, the health data of an iPhone, tables, or our own
//! records. Its size does not matter, only that of the file in it.

use std::io::Read;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::Unfit;
use crate::exchange::limit::{Limit, MAX_BYTES, MAX_FILES};

/// The most tables that are looked at.
const MOST_TABLES: usize = 50;

/// What was found in an archive.
pub(super) enum Inside<T> {
    /// The JSON of a Daylio backup.
    Diary(Vec<u8>),
    /// Our own JSON, or that of an app that is not known.
    Records(Vec<u8>),
    /// What was made of the XML of Apple's Health app, which is unpacked as it is read.
    Health(T),
    /// Tables by their names.
    Tables(Vec<(String, Vec<u8>)>),
}

/// What a file in an archive is by its name, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Diary,
    Health,
    Records,
    Table,
    /// XML that lies beside nothing better: the export of the Health app, packed anew.
    Xml,
}

/// Where a file is in the archive, and its name.
struct Place {
    way: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    name: String,
}

/// Finds what can be read in an archive. `health` reads the XML of Apple's Health app.
pub(super) fn open<T>(
    bytes: &[u8],
    health: impl FnOnce(Box<dyn Read + '_>) -> Result<T, Unfit>,
) -> Result<Inside<T>, Unfit> {
    let damaged = |_| Unfit::NoDiary;
    let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
    let mut places: Vec<(Named, Place)> = Vec::new();
    let mut entries = archive.entries();
    for files in 0.. {
        let Some(entry) = entries.next_entry().map_err(damaged)? else { break };
        if files == MAX_FILES {
            return Err(Unfit::TooMuch(Limit::Files));
        }
        let path = entry.file_path();
        match named(path.as_ref()) {
            Err(unfit) => return Err(unfit),
            Ok(Some(named)) => {
                let name = String::from_utf8_lossy(path.as_ref()).into_owned();
                places.push((named, Place { way: entry.wayfinder(), method: entry.compression_method(), name }));
            }
            Ok(None) => {}
        }
        if let Some((Named::Diary, _)) = places.last() {
            break;
        }
    }
    let best = places.iter().map(|(named, _)| *named).min().ok_or(Unfit::NoDiary)?;
    let mut best_places = places.into_iter().filter(|(named, _)| *named == best).map(|(_, place)| place);
    let unpack_at = |place: &Place| with_reader(&archive, place, |reader| unpack(reader));
    let mut first = || best_places.next().ok_or(Unfit::NoDiary);
    match best {
        Named::Diary => {
            let mut text = unpack_at(&first()?)?;
            text.retain(|byte| !byte.is_ascii_whitespace());
            // Old backups are not in base64.
            let json = if text.starts_with(b"{") { Ok(text) } else { STANDARD.decode(text) };
            json.map(Inside::Diary).map_err(|_| Unfit::NoDiary)
        }
        Named::Health | Named::Xml => with_reader(&archive, &first()?, health).map(Inside::Health),
        Named::Records => unpack_at(&first()?).map(Inside::Records),
        Named::Table => {
            let table = |place: Place| unpack_at(&place).map(|table| (place.name, table));
            let tables = best_places.take(MOST_TABLES).map(table);
            tables.collect::<Result<_, _>>().map(Inside::Tables)
        }
    }
}

/// Reads a file of the archive, and checks its sum at the end.
fn with_reader<T>(
    archive: &ZipSliceArchive<&[u8]>,
    place: &Place,
    read: impl FnOnce(Box<dyn Read + '_>) -> Result<T, Unfit>,
) -> Result<T, Unfit> {
    let local = archive.get_entry(place.way).map_err(|_| Unfit::NoDiary)?;
    match place.method {
        CompressionMethod::STORE => read(Box::new(local.verifying_reader(local.data()))),
        CompressionMethod::DEFLATE => read(Box::new(local.verifying_reader(DeflateDecoder::new(local.data())))),
        _ => Err(Unfit::NoDiary),
    }
}

/// What a name promises; an error for the files of other programs, which are archives too.
fn named(path: &[u8]) -> Result<Option<Named>, Unfit> {
    let path = path.to_ascii_lowercase();
    let name = path.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
    let begins = |start: &[u8]| path.starts_with(start);
    // What a Mac adds to every archive.
    if begins(b"__macosx/") || name.starts_with(b".") {
        return Ok(None);
    }
    if begins(b"xl/") || path == b"content.xml" || begins(b"index/document.iwa") {
        return Err(Unfit::Spreadsheet);
    }
    if begins(b"word/") {
        return Err(Unfit::Document);
    }
    let ends = |end: &[u8]| name.ends_with(end);
    if ends(b".daylio") {
        return Ok(Some(Named::Diary));
    }
    let is_xml = ends(b".xml") && !ends(b"_cda.xml") && !name.starts_with(b"[");
    Ok(if is_xml && begins(b"apple_health") {
        Some(Named::Health)
    } else if ends(b".json") {
        Some(Named::Records)
    } else if ends(b".csv") || ends(b".tsv") {
        Some(Named::Table)
    } else if is_xml && !path.contains(&b'/') {
        Some(Named::Xml)
    } else {
        None
    })
}

/// Reads no more than the limit, whatever size the archive claims.
pub(super) fn unpack(reader: impl Read) -> Result<Vec<u8>, Unfit> {
    let mut unpacked = Vec::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) + 1;
    reader.take(limit).read_to_end(&mut unpacked).map_err(|_| Unfit::NoDiary)?;
    if unpacked.len() > MAX_BYTES { Err(Unfit::TooMuch(Limit::Bytes)) } else { Ok(unpacked) }
}

/// The JSON in a text that is nothing but base64: a Daylio backup taken out of its archive.
pub(super) fn json_in_base64(text: &str) -> Option<Vec<u8>> {
    // `{"` in base64.
    if !text.starts_with("eyJ") && !text.starts_with("ewo") {
        return None;
    }
    let text: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    STANDARD.decode(text).ok()
}
