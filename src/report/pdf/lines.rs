//! Breaking a text into lines.

use super::face::Face;

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
    let (mut line, mut filled) = (String::new(), 0.0);
    for word in text.split_inclusive(' ') {
        let bare = measure(face, word.trim_end_matches(' '));
        if filled > 0.0 && filled + bare > width {
            lines.push(std::mem::take(&mut line));
            filled = 0.0;
        }
        if bare > width {
            for letter in word.chars() {
                let advance = face.advance(letter);
                if filled > 0.0 && filled + advance > width {
                    lines.push(std::mem::take(&mut line));
                    filled = 0.0;
                }
                line.push(letter);
                filled += advance;
            }
        } else {
            line.push_str(word);
            filled += measure(face, word);
        }
    }
    // An empty line still takes its place.
    lines.push(if line.is_empty() { " ".into() } else { line });
}

/// Ends a line with an ellipsis where the rest of the text is cut off.
fn cut(face: &Face, line: &mut String, width: f32) {
    let room = width - face.advance('…');
    while measure(face, line) > room || line.ends_with(' ') {
        if line.pop().is_none() {
            break;
        }
    }
    line.push('…');
}

fn measure(face: &Face, text: &str) -> f32 {
    text.chars().map(|letter| face.advance(letter)).sum()
}
