//! Taking values off the front of stored bytes. Each returns `None` if there are too few.

pub(super) fn take<'a>(bytes: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (part, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(part)
}

pub(super) fn array<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (part, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*part)
}

pub(super) fn byte(bytes: &mut &[u8]) -> Option<u8> {
    array(bytes).map(u8::from_le_bytes)
}

pub(super) fn short(bytes: &mut &[u8]) -> Option<u16> {
    array(bytes).map(u16::from_le_bytes)
}

pub(super) fn number(bytes: &mut &[u8]) -> Option<u32> {
    array(bytes).map(u32::from_le_bytes)
}

pub(super) fn long(bytes: &mut &[u8]) -> Option<u64> {
    array(bytes).map(u64::from_le_bytes)
}
