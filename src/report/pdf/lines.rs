//! Breaking a text into lines.

use super::face::{Face, direction};

/// Breaks a printable text into lines of a width, at least one. A word wider than the line is broken where it must be.
/// A line that goes on keeps its space at the end, so that the words stay apart when the text is read out.
pub(super) fn lines(face: &Face, text: &str, size: f32, width: f32, most: Option<u32>) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        paragraph_lines(face, paragraph, width / size, &mut lines);
    }
    if let Some(most) = most.and_then(|most| usize::try_from(most).ok()).filter(|most| lines.len() > *most) {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            cut(face, last, width / size);
        }
    }
    lines
}

/// `width` is a multiple of the type size.
fn paragraph_lines(face: &Face, text: &str, width: f32, lines: &mut Vec<String>) {
    let mark = face.lent(text).map(|_| direction(text));
    let begin = || mark.map(String::from).unwrap_or_default();
    let (mut line, mut filled) = (begin(), 0.0);
    for word in text.split_inclusive(' ') {
        let bare = face.width(word.trim_end_matches(' '));
        if filled > 0.0 && filled + bare > width {
            lines.push(std::mem::replace(&mut line, begin()));
            filled = 0.0;
        }
        if bare <= width {
            line.push_str(word);
            filled += face.width(word);
            continue;
        }
        let mut start = 0;
        for (end, advance) in face.clusters(word) {
            if filled > 0.0 && filled + advance > width {
                lines.push(std::mem::replace(&mut line, begin()));
                filled = 0.0;
            }
            line.push_str(&word[start..end]);
            filled += advance;
            start = end;
        }
    }
    // An empty line still takes its place.
    lines.push(if line.is_empty() { " ".into() } else { line });
}

/// Ends a line with an ellipsis where the rest of the text is cut off.
fn cut(face: &Face, line: &mut String, width: f32) {
    let room = width - face.width("…");
    while face.width(line) > room || line.ends_with(' ') {
        if line.pop().is_none() {
            break;
        }
    }
    line.push('…');
}
