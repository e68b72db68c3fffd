//! What the page has seen of drafts.

use crate::vault::draft::DraftName;

/// Each draft as the page last read or kept it. There are few, so a list is small and quick.
#[derive(Debug, Default)]
pub(super) struct Seen(Vec<(DraftName, Vec<u8>)>);

impl Seen {
    pub(super) fn get(&self, name: DraftName) -> Option<&Vec<u8>> {
        self.0.iter().find(|(other, _)| *other == name).map(|(_, sealed)| sealed)
    }

    /// Takes note of a draft; `None` if there is none.
    pub(super) fn note(&mut self, name: DraftName, sealed: Option<&Vec<u8>>) {
        self.0.retain(|(other, _)| *other != name);
        self.0.extend(sealed.map(|sealed| (name, sealed.clone())));
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
