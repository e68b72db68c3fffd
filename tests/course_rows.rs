//! Courses as CSV: `tests/fixtures/courses` and the app's sample. Rows of several kinds are mixed; a line `#
//! kind,column,…` at the top of the file names the columns of each kind.

/// A row whose cells are read by column name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    /// The row's kind: its first cell.
    pub(crate) kind: &'a str,
    columns: &'a str,
    cells: &'a str,
}

impl<'a> Row<'a> {
    /// The cell of this column. `None` if rows of this kind have no such column, or if this row is too short for it.
    pub(crate) fn cell(&self, column: &str) -> Option<&'a str> {
        let place = self.columns.split(',').position(|name| name == column)?;
        self.cells.split(',').nth(place)
    }
}

/// The rows in order. A row whose kind no line names has no columns.
pub(crate) fn rows(file: &str) -> impl Iterator<Item = Row<'_>> {
    file.lines().filter(|line| !line.starts_with('#')).map(move |line| {
        let (kind, cells) = line.split_once(',').unwrap_or((line, ""));
        Row { kind, columns: columns(file, kind), cells }
    })
}

fn columns<'a>(file: &'a str, kind: &str) -> &'a str {
    let named = file.lines().map_while(|line| line.strip_prefix("# ")?.split_once(','));
    named.into_iter().find_map(|(name, columns)| (name == kind).then_some(columns)).unwrap_or_default()
}
