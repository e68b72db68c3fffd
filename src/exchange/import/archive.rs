//! The diary in a zip archive. Daylio's backup is base64 in a file named `backup.daylio`, beside pictures that are not
//! opened.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive};

use super::Unfit;
use crate::exchange::limit::{Limit, MAX_BYTES, MAX_FILES};

/// The JSON in a backup.
pub(super) fn diary(bytes: &[u8]) -> Result<Vec<u8>, Unfit> {
    let mut text = find(bytes)?;
    text.retain(|byte| !byte.is_ascii_whitespace());
    STANDARD.decode(text).map_err(|_| Unfit::NoDiary)
}

/// The first file at the top level of the archive whose name ends like a diary's, unpacked.
fn find(bytes: &[u8]) -> Result<Vec<u8>, Unfit> {
    let damaged = |_| Unfit::NoDiary;
    let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
    let mut entries = archive.entries();
    for _ in 0..MAX_FILES {
        let entry = entries.next_entry().map_err(damaged)?.ok_or(Unfit::NoDiary)?;
        let name = entry.file_path();
        if !name.as_ref().ends_with(b".daylio") || name.as_ref().contains(&b'/') {
            continue;
        }
        let method = entry.compression_method();
        let local = archive.get_entry(entry.wayfinder()).map_err(damaged)?;
        return match method {
            CompressionMethod::STORE => unpack(local.verifying_reader(local.data())),
            CompressionMethod::DEFLATE => unpack(local.verifying_reader(DeflateDecoder::new(local.data()))),
            _ => Err(Unfit::NoDiary),
        };
    }
    Err(Unfit::TooMuch(Limit::Files))
}

/// Reads no more than the limit, whatever size the archive claims.
fn unpack(reader: impl std::io::Read) -> Result<Vec<u8>, Unfit> {
    let mut unpacked = Vec::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) + 1;
    reader.take(limit).read_to_end(&mut unpacked).map_err(|_| Unfit::NoDiary)?;
    if unpacked.len() > MAX_BYTES { Err(Unfit::TooMuch(Limit::Bytes)) } else { Ok(unpacked) }
}
