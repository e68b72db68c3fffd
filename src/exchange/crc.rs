//! CRC-32, the sum that zip and gzip keep of what they hold.
//!
//! Libraries have its table written out, which is 16 kB that nothing can pack. Here it is made when it is first needed.

use std::io::{self, Read};
use std::sync::LazyLock;

static TABLE: LazyLock<[u32; 256]> = LazyLock::new(|| {
    const POLYNOMIAL: u32 = 0xedb8_8320;
    let step = |sum: u32| if sum & 1 == 1 { sum >> 1 ^ POLYNOMIAL } else { sum >> 1 };
    let mut table = [0; 256];
    for (byte, entry) in (0..).zip(&mut table) {
        *entry = (0..8).fold(byte, |sum, _| step(sum));
    }
    table
});

/// The sum of bytes that come one after the other.
struct Crc(u32);

impl Crc {
    fn new() -> Self {
        Self(u32::MAX)
    }

    fn update(&mut self, bytes: &[u8]) {
        let table = &*TABLE;
        self.0 = bytes.iter().fold(self.0, |sum, byte| table[usize::from(*byte ^ sum.to_le_bytes()[0])] ^ sum >> 8);
    }

    fn sum(&self) -> u32 {
        !self.0
    }
}

/// The sum of these bytes.
pub(super) fn of(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Reads to the end and then fails unless the bytes were as many as promised and had the sum that was.
pub(super) struct Checked<R> {
    reader: R,
    crc: Crc,
    read: u64,
    promised: (u64, u32),
}

impl<R> Checked<R> {
    pub(super) fn new(reader: R, length: u64, sum: u32) -> Self {
        Self { reader, crc: Crc::new(), read: 0, promised: (length, sum) }
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        self.crc.update(&buffer[..length]);
        self.read += length as u64;
        let is_end = length == 0 && !buffer.is_empty();
        if is_end && (self.read, self.crc.sum()) != self.promised {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::{Checked, of};

    /// What the standard gives as its example.
    const CHECK: (&[u8], u32) = (b"123456789", 0xcbf4_3926);

    #[test]
    fn the_sum_is_that_of_the_standard() {
        assert_eq!(of(CHECK.0), CHECK.1);
        assert_eq!(of(b""), 0);
    }

    #[test]
    fn what_is_not_as_promised_is_an_error_at_the_end() {
        let read = |length, sum| Checked::new(CHECK.0, length, sum).read_to_end(&mut Vec::new()).ok();
        assert_eq!(read(9, CHECK.1), Some(9));
        assert_eq!(read(8, CHECK.1), None);
        assert_eq!(read(9, 1), None);
    }
}
