//! A zip archive that is always the same for the same files: it holds no times and no owners.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::{CompressionMethod, DataDescriptorOutput, Error, ZipArchiveWriter};

use super::crc;

/// An archive of these files, each with its name.
pub(super) fn write(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    // Writing into memory cannot fail.
    #[expect(clippy::expect_used, reason = "the names are plain and the sizes far below the format's limits")]
    try_write(files).expect("an archive in memory")
}

fn try_write(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, content) in files {
        let file = archive.new_file(name.as_str()).compression_method(CompressionMethod::DEFLATE);
        let (mut entry, _) = file.start()?;
        let mut encoder = DeflateEncoder::new(&mut entry, Compression::default());
        encoder.write_all(content)?;
        encoder.finish()?;
        entry.finish(DataDescriptorOutput::new(crc::of(content), content.len() as u64))?;
    }
    archive.finish()?;
    Ok(bytes)
}
