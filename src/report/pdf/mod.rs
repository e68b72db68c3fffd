//! The report as a PDF: tagged and valid PDF/UA-1, with only those letters of its faces that it prints. The same paper
//! gives the same bytes everywhere.

mod blocks;
mod draw;
mod face;
mod lent;
mod lines;
mod setter;

use std::rc::Rc;

use face::{Faces, Weight};
pub use lent::Lent;
use setter::{Setter, Sheet};

use super::paper::{Paper, Room};
use super::request::PaperName;
use super::visit::Visit;

/// The built-in faces cannot be read, or the file is not valid. This is a fault of the program, never of the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the report could not be set")]
pub struct Unset;

/// The paper of a visit, with a first page that fits on one page.
pub fn paper(visit: &Visit<'_>, size: PaperName, lent: Option<&Rc<Lent>>) -> Result<Paper, Unset> {
    let faces = Faces::load(lent).ok_or(Unset)?;
    let paper = fitting(visit, &faces, Sheet::of(size)).ok_or(Unset)?;
    let undrawn = undrawn(&paper, &faces);
    Ok(Paper { undrawn, ..paper })
}

/// The letters of a paper that cannot be drawn, as often as they stand there.
fn undrawn(paper: &Paper, faces: &Faces) -> String {
    // All its words in one text. Serialising a tree of texts and numbers cannot fail.
    let words = serde_json::to_string(paper).unwrap_or_default();
    let letters = words.chars().filter(|letter| !letter.is_control());
    letters.filter(|letter| !faces.of(Weight::Regular).draws(*letter)).collect()
}

/// The PDF file. After each page `progress` is told how many pages are drawn, and how many there are.
pub fn pdf(
    visit: &Visit<'_>,
    size: PaperName,
    lent: Option<&Rc<Lent>>,
    progress: impl FnMut(usize, usize),
) -> Result<Vec<u8>, Unset> {
    let faces = Faces::load(lent).ok_or(Unset)?;
    let sheet = Sheet::of(size);
    let paper = fitting(visit, &faces, sheet).ok_or(Unset)?;
    let mut setter = Setter::new(&faces, sheet);
    let mut nodes = setter.first_page(&paper);
    nodes.extend(setter.appendix(&paper));
    draw::file(&paper, &setter, &nodes, progress).ok_or(Unset)
}

/// The paper with the most room that still fits on the first page.
fn fitting(visit: &Visit<'_>, faces: &Faces, sheet: Sheet) -> Option<Paper> {
    Room::ALL.into_iter().map(|room| Paper::of(visit, room, sheet.inside())).find(|paper| {
        let mut trial = Setter::new(faces, sheet);
        trial.first_page(paper);
        trial.page == 0
    })
}
