//! Turns the pages into a file.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Paint, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node as Tagged, SpanTag, TableHeaderScope, Tag,
    TagGroup, TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};

use super::face::{Faces, Run, Weight};
use super::setter::{Leaf, Node, Op, Role, Setter, Sheet};
use crate::report::drawing::{Anchor, Mark, Tone};
use crate::report::paper::Paper;

/// The language of the report.
const LANGUAGE: &str = "en";
const FOOT: f32 = 6.6;

/// The PDF file. After each page `progress` is told how many pages are drawn, and how many there are.
pub(super) fn file(
    paper: &Paper,
    set: &Setter<'_>,
    nodes: &[Node],
    mut progress: impl FnMut(usize, usize),
) -> Option<Vec<u8>> {
    let configuration = configuration()?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let pages = set.page + 1;
    let mut on_page: Vec<Vec<usize>> = vec![Vec::new(); pages];
    for (index, leaf) in set.leaves.iter().enumerate() {
        on_page[leaf.page].push(index);
    }
    let mut identifiers: Vec<Option<Identifier>> = vec![None; set.leaves.len()];
    for (number, leaves) in on_page.iter().enumerate() {
        let mut page = document.start_page_with(PageSettings::from_wh(set.sheet.width, set.sheet.height)?);
        let mut surface = page.surface();
        for index in leaves {
            identifiers[*index] = draw_leaf(&mut surface, set.faces, &set.leaves[*index]);
        }
        foot(&mut surface, set, &format!("{}, {}", paper.title, paper.range), number + 1, pages);
        surface.finish();
        page.finish();
        progress(number + 1, pages);
    }
    let mut tree = TagTree::new();
    for node in nodes {
        tree.push(tagged(node, &identifiers)?);
    }
    document.set_tag_tree(tree);
    document.set_outline(outline(paper, set));
    let title = format!("{}, {}", paper.title, paper.range);
    document.set_metadata(Metadata::new().title(title).language(LANGUAGE.into()));
    document.finish().ok()
}

fn configuration() -> Option<Configuration> {
    ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().ok()
}

fn outline(paper: &Paper, set: &Setter<'_>) -> Outline {
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(paper.title.clone(), top));
    for (text, page, y) in &set.outline {
        let place = XyzDestination::new(*page, Point::from_xy(Sheet::SIDE, *y));
        outline.push_child(OutlineNode::new(text.clone(), place));
    }
    outline
}

/// Draws a leaf, and gives its identifier in the structure; `None` for an artifact, which is not part of it.
fn draw_leaf(surface: &mut Surface<'_>, faces: &Faces, leaf: &Leaf) -> Option<Identifier> {
    let is_text = leaf.ops.iter().all(|op| matches!(op, Op::Text { .. }));
    let tag = match (leaf.artifact, is_text) {
        (true, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        (false, true) => ContentTag::Span(SpanTag::empty()),
        (false, false) => ContentTag::Other,
    };
    let identifier = surface.start_tagged(tag);
    for op in &leaf.ops {
        draw(surface, faces, op);
    }
    surface.end_tagged();
    (!leaf.artifact).then_some(identifier)
}

fn foot(surface: &mut Surface<'_>, set: &Setter<'_>, left: &str, page: usize, pages: usize) {
    let face = set.faces.of(Weight::Regular);
    let y = set.sheet.height - 20.0;
    let right = format!("Page {page} of {pages}");
    let x = set.sheet.width - Sheet::SIDE - face.width(&right) * FOOT;
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    for (x, text) in [(Sheet::SIDE, left), (x, right.as_str())] {
        text_at(surface, set.faces, [x, y], Weight::Regular, FOOT, Tone::Soft, text);
    }
    surface.end_tagged();
}

fn tagged(node: &Node, identifiers: &[Option<Identifier>]) -> Option<Tagged> {
    Some(match node {
        Node::Leaf(index) => identifiers[*index]?.into(),
        Node::Group(role, children) => {
            let children = children.iter().map(|child| tagged(child, identifiers)).collect::<Option<_>>()?;
            TagGroup::with_children(kind(role), children).into()
        }
    })
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Title => Tag::Hn(NonZeroU16::MIN, Some("Visit report".into())).into(),
        Role::Heading(text) => Tag::Hn(NonZeroU16::MIN.saturating_add(1), Some(text.clone())).into(),
        Role::Paragraph => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::Head => Tag::THead.into(),
        Role::Body => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::List => Tag::L(ListNumbering::Decimal).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::ItemBody => Tag::LBody.into(),
        Role::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
    }
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, op: &Op) {
    match op {
        Op::Text { at, weight, size, tone, text } => text_at(surface, faces, *at, *weight, *size, *tone, text),
        Op::Mark { corner, mark } => draw_mark(surface, faces, *corner, mark),
    }
}

fn text_at(
    surface: &mut Surface<'_>,
    faces: &Faces,
    [x, y]: [f32; 2],
    weight: Weight,
    size: f32,
    tone: Tone,
    text: &str,
) {
    surface.set_fill(Some(fill(tone)));
    surface.set_stroke(None);
    let mut left = x;
    for Run { font, glyphs } in faces.of(weight).runs(text) {
        surface.draw_glyphs(Point::from_xy(left, y), &glyphs, font, text, size, false);
        left += glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * size;
    }
}

fn draw_mark(surface: &mut Surface<'_>, faces: &Faces, [left, top]: [f32; 2], mark: &Mark) {
    let moved = |points: &[[f32; 2]]| points.iter().map(|[x, y]| [left + x, top + y]).collect::<Vec<_>>();
    match mark {
        Mark::Line { points, width, dash, tone } => {
            let Some(path) = polyline(&moved(points), false) else { return };
            surface.set_fill(None);
            surface.set_stroke(Some(stroke(*tone, *width, *dash)));
            surface.draw_path(&path);
        }
        Mark::Area { points, tone } => {
            let Some(path) = polyline(&moved(points), true) else { return };
            surface.set_fill(Some(fill(*tone)));
            surface.set_stroke(None);
            surface.draw_path(&path);
        }
        Mark::Dots { points, size, open, tone } => {
            let Some(path) = squares(&moved(points), *size) else { return };
            surface.set_fill(Some(fill(if *open { Tone::Paper } else { *tone })));
            surface.set_stroke(open.then(|| stroke(*tone, 0.9, 0.0)));
            surface.draw_path(&path);
        }
        Mark::Label { at: [x, y], text, size, anchor, tone } => {
            let text = faces.of(Weight::Regular).printable(text);
            let width = faces.of(Weight::Regular).width(&text) * size;
            let x = left + x
                - match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => width / 2.0,
                    Anchor::End => width,
                };
            text_at(surface, faces, [x, top + y], Weight::Regular, *size, *tone, &text);
        }
    }
}

fn polyline(points: &[[f32; 2]], closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    builder.move_to(first[0], first[1]);
    for [x, y] in rest {
        builder.line_to(*x, *y);
    }
    if closed {
        builder.close();
    }
    builder.finish()
}

fn squares(points: &[[f32; 2]], size: f32) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for [x, y] in points {
        builder.push_rect(Rect::from_xywh(x - size / 2.0, y - size / 2.0, size, size)?);
    }
    builder.finish()
}

fn stroke(tone: Tone, width: f32, dash: f32) -> Stroke {
    let dash = (dash > 0.0).then(|| StrokeDash { array: vec![dash, dash], offset: 0.0 });
    Stroke { paint: paint(tone), width, dash, ..Stroke::default() }
}

fn fill(tone: Tone) -> Fill {
    Fill { paint: paint(tone), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn paint(tone: Tone) -> Paint {
    let (red, green, blue) = match tone {
        Tone::Ink => (31, 42, 46),
        Tone::Soft => (86, 98, 103),
        Tone::Line => (190, 183, 172),
        Tone::Tide => (23, 98, 107),
        Tone::Wash => (215, 231, 230),
        Tone::Sand => (243, 238, 229),
        Tone::Paper => (255, 255, 255),
    };
    rgb::Color::new(red, green, blue).into()
}
