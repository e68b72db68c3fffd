//! Setting blocks on pages: where each line goes, and what it is to a reader who cannot see it.

use super::face::{Faces, RIGHT_TO_LEFT, Weight};
use super::lines::lines;
use crate::report::drawing::{Mark, Tone};
use crate::report::request::PaperName;

/// The sheet. Lengths are in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Sheet {
    /// Left and right.
    pub(super) const SIDE: f32 = 40.0;
    const TOP: f32 = 34.0;
    /// The running foot is in this margin.
    const BOTTOM: f32 = 36.0;

    pub(super) fn of(paper: PaperName) -> Self {
        match paper {
            PaperName::A4 => Self { width: 595.28, height: 841.89 },
            PaperName::Letter => Self { width: 612.0, height: 792.0 },
        }
    }

    /// The width inside the margins.
    pub(super) fn inside(self) -> f32 {
        self.width - 2.0 * Self::SIDE
    }

    fn floor(self) -> f32 {
        self.height - Self::BOTTOM
    }
}

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) size: f32,
    /// The distance from line to line.
    pub(super) leading: f32,
    pub(super) tone: Tone,
}

impl Style {
    pub(super) const fn new(weight: Weight, size: f32, leading: f32, tone: Tone) -> Self {
        Self { weight, size, leading, tone }
    }

    /// From the top of the line down to the baseline.
    fn ascent(self) -> f32 {
        (self.leading - self.size) / 2.0 + self.size * 0.86
    }
}

/// Something drawn.
#[derive(Clone, Debug)]
pub(super) enum Op {
    Text {
        at: [f32; 2],
        weight: Weight,
        size: f32,
        tone: Tone,
        text: String,
    },
    /// A mark of a drawing whose upper left corner is here.
    Mark {
        corner: [f32; 2],
        mark: Mark,
    },
}

/// What is drawn together on one page.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) page: usize,
    pub(super) ops: Vec<Op>,
    /// Decoration without meaning, such as a rule.
    pub(super) artifact: bool,
}

/// What a part is to a reader who cannot see it.
#[derive(Clone, Debug)]
pub(super) enum Role {
    Title,
    Heading(String),
    Paragraph,
    Table,
    Head,
    Body,
    Row,
    HeadCell,
    Cell,
    List,
    Item,
    Label,
    ItemBody,
    Figure(String),
}

/// The structure: groups within groups, and at the ends the leaves, by index.
#[derive(Debug)]
pub(super) enum Node {
    Group(Role, Vec<Node>),
    Leaf(usize),
}

/// Where a column is.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) x: f32,
    pub(super) width: f32,
}

/// A cell of lines.
#[derive(Clone)]
pub(super) struct Cell {
    pub(super) frame: Frame,
    pub(super) lines: Vec<String>,
    pub(super) style: Style,
    pub(super) right: bool,
}

/// The pages being made.
pub(super) struct Setter<'f> {
    pub(super) faces: &'f Faces,
    pub(super) sheet: Sheet,
    /// The page being filled, from 0.
    pub(super) page: usize,
    /// Where the next line begins.
    pub(super) y: f32,
    /// Where this page ends.
    pub(super) floor: f32,
    pub(super) leaves: Vec<Leaf>,
    /// What is repeated at the top of each page while a table goes on.
    pub(super) running: Vec<Cell>,
    /// Headings with their pages and heights.
    pub(super) outline: Vec<(String, usize, f32)>,
}

impl<'f> Setter<'f> {
    pub(super) fn new(faces: &'f Faces, sheet: Sheet) -> Self {
        Self {
            faces,
            sheet,
            page: 0,
            y: Sheet::TOP,
            floor: sheet.floor(),
            leaves: Vec::new(),
            running: Vec::new(),
            outline: Vec::new(),
        }
    }

    /// The column of a whole page.
    pub(super) fn whole(&self) -> Frame {
        Frame { x: Sheet::SIDE, width: self.sheet.inside() }
    }

    pub(super) fn next_page(&mut self) {
        self.page += 1;
        self.y = Sheet::TOP;
        self.floor = self.sheet.floor();
        if self.running.is_empty() {
            return;
        }
        let head = std::mem::take(&mut self.running);
        let ops = head.iter().flat_map(|cell| self.ops_of(cell, self.y)).collect();
        self.leaf(ops, true);
        self.y += height(&head);
        self.running = head;
    }

    /// Goes to the next page unless this much room is left.
    pub(super) fn need(&mut self, room: f32) {
        if self.y + room > self.floor {
            self.next_page();
        }
    }

    pub(super) fn leaf(&mut self, ops: Vec<Op>, artifact: bool) -> Node {
        self.leaves.push(Leaf { page: self.page, ops, artifact });
        Node::Leaf(self.leaves.len() - 1)
    }

    /// A text in a column, in at most `most` lines.
    pub(super) fn text(&mut self, frame: Frame, text: &str, style: Style, most: Option<u32>) -> Vec<Node> {
        let cell = self.cell(frame, text, style, false, most);
        self.row(&[cell]).pop().unwrap_or_default()
    }

    pub(super) fn cell(&self, frame: Frame, text: &str, style: Style, right: bool, most: Option<u32>) -> Cell {
        let text = self.faces.of(style.weight).printable(text);
        let lines = lines(self.faces.of(style.weight), &text, style.size, frame.width, most);
        Cell { frame, lines, style, right }
    }

    /// Sets cells side by side, line by line: a row that is too long for the page continues on the next. Gives the
    /// leaves of each cell.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Vec<Vec<Node>> {
        let leading = cells.iter().map(|cell| cell.style.leading).fold(0.0, f32::max);
        let whole = height(cells);
        if self.y + whole > self.floor && whole < self.sheet.height / 2.0 {
            self.next_page();
        }
        let mut nodes: Vec<Vec<Node>> = cells.iter().map(|_| Vec::new()).collect();
        let mut drawn: Vec<Vec<Op>> = cells.iter().map(|_| Vec::new()).collect();
        let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or_default();
        for line in 0..most {
            if self.y + leading > self.floor {
                self.flush(&mut drawn, &mut nodes);
                self.next_page();
            }
            for (cell, ops) in cells.iter().zip(&mut drawn) {
                ops.extend(cell.lines.get(line).map(|text| self.op_of(cell, text, self.y)));
            }
            self.y += leading;
        }
        self.flush(&mut drawn, &mut nodes);
        nodes
    }

    fn flush(&mut self, drawn: &mut [Vec<Op>], nodes: &mut [Vec<Node>]) {
        for (ops, nodes) in drawn.iter_mut().zip(nodes) {
            if !ops.is_empty() {
                nodes.push(self.leaf(std::mem::take(ops), false));
            }
        }
    }

    fn ops_of(&self, cell: &Cell, top: f32) -> Vec<Op> {
        let mut y = top;
        let line = |text: &String| {
            let op = self.op_of(cell, text, y);
            y += cell.style.leading;
            op
        };
        cell.lines.iter().map(line).collect()
    }

    fn op_of(&self, cell: &Cell, text: &str, top: f32) -> Op {
        let Style { weight, size, tone, .. } = cell.style;
        let face = self.faces.of(weight);
        let spare = |text: &str| cell.frame.width - face.width(text) * size;
        let indent = if text.starts_with(RIGHT_TO_LEFT) {
            // The space at which the line was broken is at its left, outside the column.
            spare(text)
        } else if cell.right {
            spare(text.trim_end()).max(0.0)
        } else {
            0.0
        };
        let x = cell.frame.x + indent;
        Op::Text { at: [x, top + cell.style.ascent()], weight, size, tone, text: text.to_owned() }
    }

    /// A rule across a column.
    pub(super) fn rule(&mut self, frame: Frame, width: f32, tone: Tone) {
        let points = vec![[0.0, 0.0], [frame.width, 0.0]];
        let mark = Mark::Line { points, width, dash: 0.0, tone };
        self.leaf(vec![Op::Mark { corner: [frame.x, self.y], mark }], true);
    }
}

/// The height of a row.
pub(super) fn height(cells: &[Cell]) -> f32 {
    let lines = |cell: &Cell| cell.lines.iter().map(|_| cell.style.leading).sum::<f32>();
    cells.iter().map(lines).fold(0.0, f32::max)
}
