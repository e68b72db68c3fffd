//! Letters that the built-in faces lack, drawn by faces that are lent for a report.

use super::face::Face;
use crate::letters::{Letters, Placed};

/// Further faces, and how lines with their letters are set.
pub struct Lent {
    pub(super) faces: Vec<Face>,
    pub(super) set: Box<dyn Fn(&str) -> Vec<Placed>>,
}

impl Lent {
    /// Takes the faces in the order in which `set` counts them. `None` if one of them cannot be read.
    pub fn new(faces: impl IntoIterator<Item = Vec<u8>>, set: impl Fn(&str) -> Vec<Placed> + 'static) -> Option<Self> {
        let faces = faces.into_iter().map(|bytes| Face::load(bytes.into())).collect::<Option<_>>()?;
        Some(Self { faces, set: Box::new(set) })
    }

    /// The same, where the letters are in this program and not in a module of their own.
    pub fn of(letters: Letters) -> Option<Self> {
        let faces: Vec<_> = letters.faces().map(<[u8]>::to_vec).collect();
        Self::new(faces, move |line| letters.set(line))
    }
}
