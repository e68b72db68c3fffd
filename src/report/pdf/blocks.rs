//! Sets the blocks of the paper one below the other.

use super::face::Weight::{Regular, Semibold};
use super::setter::{Frame, Node, Op, Role, Setter, Style};
use crate::report::drawing::{Drawing, Mark, Tone};
use crate::report::paper::{Blank, Fact, Paper, PaperBlock, Table};

const TITLE: Style = Style::new(Semibold, 11.0, 15.0, Tone::Ink);
const RANGE: Style = Style::new(Regular, 9.5, 15.0, Tone::Ink);
const STATEMENT: Style = Style::new(Semibold, 17.0, 22.0, Tone::Tide);
const HEADING: Style = Style::new(Semibold, 8.6, 12.0, Tone::Ink);
const TEXT: Style = Style::new(Regular, 8.4, 11.2, Tone::Ink);
const FLAG: Style = Style::new(Semibold, 8.6, 11.4, Tone::Ink);
const SMALL: Style = Style::new(Regular, 6.6, 8.6, Tone::Soft);
const HEAD: Style = Style::new(Regular, 7.0, 9.4, Tone::Soft);
const CELL: Style = Style::new(Regular, 7.8, 10.2, Tone::Ink);
const LABEL: Style = Style::new(Semibold, 8.0, 11.0, Tone::Ink);
const VALUE: Style = Style::new(Regular, 8.4, 11.0, Tone::Ink);

/// Space between blocks, between columns of a table, between the two columns of a page, and above and below a row's
/// text.
const BETWEEN: f32 = 5.0;
const GUTTER: f32 = 7.0;
const COLUMNS: f32 = 20.0;
const PAD: f32 = 1.3;
/// The width of the labels of facts, and of the numbers of lists.
const LABELS: f32 = 88.0;
const NUMBERS: f32 = 14.0;
/// The part of the width that is left for writing the name.
const NAME: f32 = 0.62;
/// The width of a flag's bar, and how far its text is set in.
const BAR: f32 = 3.0;
const INSET: f32 = 10.0;

impl Setter<'_> {
    /// The first page: its head, its blocks, and at its foot how it was measured.
    pub(super) fn first_page(&mut self, paper: &Paper) -> Vec<Node> {
        let whole = self.whole();
        let method = self.cell(whole, &paper.method, SMALL, false, None);
        let foot = super::setter::height(std::slice::from_ref(&method)) + BETWEEN;
        self.floor -= foot;
        let mut nodes = self.head(whole, paper);
        nodes.extend(self.blocks(whole, &paper.first));
        // The foot goes to the bottom of the page even if the rest is short.
        self.y = self.y.max(self.floor);
        self.floor += foot;
        self.rule(whole, 0.5, Tone::Line);
        self.y += 3.0;
        nodes.push(Node::Group(Role::Paragraph, self.row(&[method]).pop().unwrap_or_default()));
        nodes
    }

    fn head(&mut self, whole: Frame, paper: &Paper) -> Vec<Node> {
        let cells = [
            self.cell(whole, &paper.title, TITLE, false, Some(1)),
            self.cell(whole, &paper.range, RANGE, true, Some(1)),
        ];
        let mut title = self.row(&cells).into_iter();
        let mut nodes = vec![Node::Group(Role::Title, title.next().unwrap_or_default())];
        nodes.push(Node::Group(Role::Paragraph, title.next().unwrap_or_default()));
        nodes.push(Node::Group(Role::Paragraph, self.text(whole, &paper.made, HEAD, Some(1))));
        self.y += 4.0;
        nodes.extend(self.blanks(whole, &paper.blanks));
        self.y += 4.0;
        self.rule(whole, 0.8, Tone::Ink);
        self.y += 4.0;
        nodes
    }

    /// Labels with what was typed for them, or with room to write by hand; the first has the most.
    fn blanks(&mut self, whole: Frame, blanks: &[Blank; 2]) -> Vec<Node> {
        let name = Frame { x: whole.x, width: whole.width * NAME - GUTTER };
        let other = Frame { x: whole.x + whole.width * NAME, width: whole.width * (1.0 - NAME) };
        let cells =
            [(name, 0), (other, 1)].map(|(frame, at)| self.cell(frame, &said(&blanks[at]), HEAD, false, Some(1)));
        let nodes = self.row(&cells).into_iter().map(|cell| Node::Group(Role::Paragraph, cell)).collect();
        for (cell, _) in cells.iter().zip(blanks).filter(|(_, blank)| blank.value.is_none()) {
            let label = cell.lines.first().map_or(0.0, |text| self.faces.of(HEAD.weight).width(text) * HEAD.size);
            let start = label + INSET / 2.0;
            self.rule(Frame { x: cell.frame.x + start, width: cell.frame.width - start }, 0.35, Tone::Soft);
        }
        nodes
    }

    /// The appendix, which begins on a new page.
    pub(super) fn appendix(&mut self, paper: &Paper) -> Vec<Node> {
        if paper.appendix.is_empty() {
            return Vec::new();
        }
        self.next_page();
        let whole = self.whole();
        let mut nodes = vec![self.heading(whole, "Appendix", STATEMENT)];
        self.y += BETWEEN;
        nodes.extend(self.blocks(whole, &paper.appendix));
        nodes
    }

    fn blocks(&mut self, frame: Frame, blocks: &[PaperBlock]) -> Vec<Node> {
        let mut nodes = Vec::new();
        for block in blocks {
            nodes.extend(self.block(frame, block));
            self.y += BETWEEN;
        }
        nodes
    }

    fn block(&mut self, frame: Frame, block: &PaperBlock) -> Vec<Node> {
        match block {
            PaperBlock::Statement { text } => vec![self.heading(frame, text, STATEMENT)],
            PaperBlock::Heading { text } => vec![self.heading(frame, text, HEADING)],
            PaperBlock::Text { text, lines } => {
                vec![Node::Group(Role::Paragraph, self.text(frame, text, TEXT, *lines))]
            }
            PaperBlock::Flag { text } => vec![self.flag(frame, text)],
            PaperBlock::Facts { rows } => self.facts(frame, rows),
            PaperBlock::List { items, lines } => vec![self.list(frame, items, *lines)],
            PaperBlock::Table(table) => self.table(frame, table),
            PaperBlock::Figure { alt, drawing } => vec![self.figure(frame, alt, drawing)],
            PaperBlock::Columns { left, right } => self.columns(frame, left, right),
        }
    }

    fn heading(&mut self, frame: Frame, text: &str, style: Style) -> Node {
        // A heading never stands alone at the foot of a page.
        self.need(style.leading + 3.0 * TEXT.leading);
        self.outline.push((text.to_owned(), self.page, self.y));
        Node::Group(Role::Heading(text.to_owned()), self.text(frame, text, style, None))
    }

    fn flag(&mut self, frame: Frame, text: &str) -> Node {
        let inner = Frame { x: frame.x + INSET, width: frame.width - INSET };
        let cell = self.cell(inner, text, FLAG, false, None);
        let height = super::setter::height(std::slice::from_ref(&cell));
        self.need(height);
        let points = vec![[0.0, 0.0], [BAR, 0.0], [BAR, height], [0.0, height]];
        let corner = [frame.x, self.y];
        self.leaf(vec![Op::Mark { corner, mark: Mark::Area { points, tone: Tone::Ink } }], true);
        Node::Group(Role::Paragraph, self.row(&[cell]).pop().unwrap_or_default())
    }

    fn facts(&mut self, frame: Frame, rows: &[Fact]) -> Vec<Node> {
        let labels = Frame { x: frame.x, width: LABELS - GUTTER };
        let values = Frame { x: frame.x + LABELS, width: frame.width - LABELS };
        let mut nodes = Vec::new();
        for fact in rows {
            let cells = [
                self.cell(labels, &fact.label, LABEL, false, None),
                self.cell(values, &fact.value, VALUE, false, fact.lines),
            ];
            nodes.push(Node::Group(Role::Paragraph, self.row(&cells).into_iter().flatten().collect()));
            self.y += PAD;
        }
        nodes
    }

    fn list(&mut self, frame: Frame, items: &[String], lines: Option<u32>) -> Node {
        let numbers = Frame { x: frame.x, width: NUMBERS };
        let bodies = Frame { x: frame.x + NUMBERS, width: frame.width - NUMBERS };
        let mut nodes = Vec::new();
        for (item, number) in items.iter().zip(1..) {
            let cells = [
                self.cell(numbers, &format!("{number}."), LABEL, false, None),
                self.cell(bodies, item, VALUE, false, lines),
            ];
            let mut parts = self.row(&cells).into_iter();
            let label = Node::Group(Role::Label, parts.next().unwrap_or_default());
            let body = Node::Group(Role::ItemBody, parts.next().unwrap_or_default());
            nodes.push(Node::Group(Role::Item, vec![label, body]));
            self.y += PAD;
        }
        Node::Group(Role::List, nodes)
    }

    fn figure(&mut self, frame: Frame, alt: &str, drawing: &Drawing) -> Node {
        self.need(drawing.height);
        let corner = [frame.x, self.y];
        let ops = drawing.marks.iter().map(|mark| Op::Mark { corner, mark: mark.clone() }).collect();
        self.y += drawing.height;
        let leaf = self.leaf(ops, false);
        Node::Group(Role::Figure(alt.to_owned()), vec![leaf])
    }

    fn columns(&mut self, frame: Frame, left: &[PaperBlock], right: &[PaperBlock]) -> Vec<Node> {
        let width = (frame.width - COLUMNS) / 2.0;
        let (top, page) = (self.y, self.page);
        let mut nodes = self.blocks(Frame { x: frame.x, width }, left);
        let below = self.y;
        // If the left column ran over the page, the right one begins where it ended.
        if self.page == page {
            self.y = top;
        }
        nodes.extend(self.blocks(Frame { x: frame.x + width + COLUMNS, width }, right));
        self.y = self.y.max(below) - BETWEEN;
        nodes
    }

    fn table(&mut self, frame: Frame, table: &Table) -> Vec<Node> {
        let frames = frames(frame, table);
        let placed = table.columns.iter().zip(&frames);
        let head: Vec<_> =
            placed.map(|(column, frame)| self.cell(*frame, &column.head, HEAD, column.right, None)).collect();
        let first = HEADING.leading + super::setter::height(&head) + 2.0 * CELL.leading;
        self.need(first);
        let caption = self.heading(frame, &table.caption, HEADING);
        let cells = self.row(&head).into_iter().map(|cell| Node::Group(Role::HeadCell, cell)).collect();
        let head_node = Node::Group(Role::Head, vec![Node::Group(Role::Row, cells)]);
        self.running = head;
        let body = table.rows.iter().map(|row| self.table_row(frame, &frames, table, row)).collect();
        self.running.clear();
        vec![caption, Node::Group(Role::Table, vec![head_node, Node::Group(Role::Body, body)])]
    }

    fn table_row(&mut self, frame: Frame, frames: &[Frame], table: &Table, row: &[String]) -> Node {
        let placed = row.iter().zip(&table.columns).zip(frames);
        let cells: Vec<_> =
            placed.map(|((text, column), frame)| self.cell(*frame, text, CELL, column.right, table.lines)).collect();
        self.need(CELL.leading + 2.0 * PAD);
        self.rule(frame, 0.35, Tone::Line);
        self.y += PAD;
        let cells = self.row(&cells).into_iter().map(|cell| Node::Group(Role::Cell, cell)).collect();
        self.y += PAD;
        Node::Group(Role::Row, cells)
    }
}

fn said(Blank { label, value }: &Blank) -> String {
    value.as_ref().map_or_else(|| label.clone(), |value| format!("{label}: {value}"))
}

/// Where the columns of a table go.
fn frames(frame: Frame, table: &Table) -> Vec<Frame> {
    let weights: f32 = table.columns.iter().map(|column| column.weight).sum();
    let mut x = frame.x;
    let place = |weight: f32| {
        let width = frame.width * weight / weights;
        let own = Frame { x, width: (width - GUTTER).max(1.0) };
        x += width;
        own
    };
    let mut frames: Vec<Frame> = table.columns.iter().map(|column| column.weight).map(place).collect();
    // No column follows the last one, so it needs no gutter.
    if let Some(last) = frames.last_mut() {
        last.width += GUTTER;
    }
    frames
}
