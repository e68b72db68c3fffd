//! The payload: chunks that are sealed one by one, each with its number and whether it is the last.

use chacha20poly1305::ChaCha20Poly1305;

use crate::keys::{TAG_BYTES, cipher, open, seal};
use crate::{FileKey, Refused};

/// Length of the number that the payload's key follows from, beside the file key. It is drawn at random for each file.
pub const NONCE_BYTES: usize = 16;
/// Bytes in every chunk but the last, which has fewer or as many.
pub const CHUNK: usize = 64 << 10;

/// How long a payload of `length` bytes is once it is sealed, with its nonce.
pub const fn sealed_length(length: usize) -> usize {
    NONCE_BYTES + length + chunks(length) * TAG_BYTES
}

/// An empty payload is one empty chunk.
const fn chunks(length: usize) -> usize {
    if length == 0 { 1 } else { length.div_ceil(CHUNK) }
}

/// Adds the sealed `payload` to `file`.
pub(crate) fn write(file: &mut Vec<u8>, key: &FileKey, nonce: &[u8; NONCE_BYTES], payload: &[u8]) {
    file.extend_from_slice(nonce);
    let cipher = payload_cipher(key, nonce);
    let last = chunks(payload.len()) - 1;
    for number in 0..=last {
        let chunk = &payload[number * CHUNK..payload.len().min((number + 1) * CHUNK)];
        let start = file.len();
        file.extend_from_slice(chunk);
        let tag = seal(&cipher, &chunk_nonce(number, number == last), &mut file[start..]);
        file.extend_from_slice(&tag);
    }
}

/// Opens the payload that begins at `start` where it stands, moves it to the front of `file`, and cuts off the rest.
pub(crate) fn read(mut file: Vec<u8>, key: &FileKey, start: usize) -> Result<Vec<u8>, Refused> {
    // Without a whole nonce, what there is still counts as header.
    let nonce = *file.get(start..).and_then(<[u8]>::first_chunk::<NONCE_BYTES>).ok_or(Refused::Header)?;
    let cipher = payload_cipher(key, &nonce);
    let (mut from, mut to, mut number) = (start + NONCE_BYTES, 0, 0);
    loop {
        let end = file.len().min(from + CHUNK + TAG_BYTES);
        let last = end == file.len();
        let (chunk, tag) = file[from..end].split_last_chunk_mut::<TAG_BYTES>().ok_or(Refused::Payload)?;
        let length = chunk.len();
        if !open(&cipher, &chunk_nonce(number, last), chunk, tag) {
            return Err(Refused::Payload);
        }
        // Only an empty payload ends with an empty chunk, or there would be two ways to write one.
        if length == 0 && number > 0 {
            return Err(Refused::Payload);
        }
        file.copy_within(from..from + length, to);
        (from, to, number) = (end, to + length, number + 1);
        if last {
            file.truncate(to);
            return Ok(file);
        }
    }
}

fn payload_cipher(key: &FileKey, nonce: &[u8; NONCE_BYTES]) -> ChaCha20Poly1305 {
    cipher(&key.derive(nonce, b"payload"))
}

fn chunk_nonce(number: usize, last: bool) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&(number as u64).to_be_bytes());
    nonce[11] = last.into();
    nonce
}
