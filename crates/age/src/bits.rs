//! Bytes as smaller values of a few bits each, for letters to stand for; and back.

/// The bits of `bytes`, `BITS` in each value, from the highest on. What the last value lacks is zero.
pub(crate) fn split<const BITS: u32>(bytes: &[u8]) -> Vec<u8> {
    let (mut values, rest, left) = regroup::<8, BITS>(bytes.iter().copied());
    if left > 0 {
        values.push(low::<BITS>(rest << (BITS - left)));
    }
    values
}

/// The bytes of which these are the values. None if [`split`] would not give just these: if the last value holds nothing of a
/// byte, or bits beyond the last byte that are not zero.
pub(crate) fn join<const BITS: u32>(values: impl Iterator<Item = u8>) -> Option<Vec<u8>> {
    let (bytes, rest, left) = regroup::<BITS, 8>(values);
    (left < BITS && rest == 0).then_some(bytes)
}

/// Values of `TO` bits; then the bits that are left over, and how many there are.
fn regroup<const FROM: u32, const TO: u32>(values: impl Iterator<Item = u8>) -> (Vec<u8>, u32, u32) {
    let mut grouped = Vec::new();
    let (mut held, mut bits) = (0, 0);
    for value in values {
        held = held << FROM | u32::from(value);
        bits += FROM;
        while bits >= TO {
            bits -= TO;
            grouped.push(low::<TO>(held >> bits));
            held &= (1 << bits) - 1;
        }
    }
    (grouped, held, bits)
}

/// The lowest `BITS` bits, eight at most.
pub(crate) fn low<const BITS: u32>(value: u32) -> u8 {
    let [.., low] = value.to_be_bytes();
    low & (0xff >> (8 - BITS))
}
