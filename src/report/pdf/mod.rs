//! The report as a PDF: tagged and valid PDF/UA-1, with only those letters of its faces that it prints. The same paper
//! gives the same bytes everywhere.

mod blocks;
mod draw;
mod face;
mod lines;
mod setter;

use face::{Faces, Weight};
use setter::{Setter, Sheet};

use super::paper::{Paper, Room};
use super::request::PaperName;
use super::visit::Visit;

/// The built-in faces cannot be read, or the file is not valid. This is a fault of the program, never of the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the report could not be set")]
pub struct Unset;

/// The paper of a visit, with a first page that fits on one page.
pub fn paper(visit: &Visit<'_>, size: PaperName) -> Result<Paper, Unset> {
    let faces = Faces::load().ok_or(Unset)?;
    let paper = fitting(visit, &faces, Sheet::of(size)).ok_or(Unset)?;
    let undrawn = undrawn(&paper, &faces);
    Ok(Paper { undrawn, ..paper })
}

/// How many letters of a paper have no glyph and are not spelled out.
fn undrawn(paper: &Paper, faces: &Faces) -> u32 {
    // All its words in one text. Serialising a tree of texts and numbers cannot fail.
    let words = serde_json::to_string(paper).unwrap_or_default();
    let letters = words.chars().filter(|letter| !letter.is_control());
    let count = letters.filter(|letter| !faces.of(Weight::Regular).draws(*letter)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The PDF file. After each page `progress` is told how many pages are drawn, and how many there are.
pub fn pdf(visit: &Visit<'_>, size: PaperName, progress: impl FnMut(usize, usize)) -> Result<Vec<u8>, Unset> {
    let faces = Faces::load().ok_or(Unset)?;
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
