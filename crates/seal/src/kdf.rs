//! What a passphrase costs.

/// How keys follow from a passphrase: Argon2id with these parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kdf {
    /// Memory in KiB, at most 256 MiB.
    pub memory: u32,
    /// How often it goes over the memory, 1–10.
    pub passes: u8,
    /// Lanes, 1–4.
    pub lanes: u8,
    /// Random.
    pub salt: [u8; 16],
}

impl Kdf {
    /// Whether a phone can be asked to do this. What is stored may have been put there by anybody.
    pub fn is_within_limits(&self) -> bool {
        let least = 8 * u32::from(self.lanes);
        (least..=256 * 1024).contains(&self.memory) && (1..=10).contains(&self.passes) && (1..=4).contains(&self.lanes)
    }
}
