//! A tree of plain data as JSON text.
//!
//! `serde_json` could write it too, but brings a table of 12 kB for numbers that nothing else here needs.

use std::fmt::Write as _;

use crate::record::fields::value::Value;

/// The bytes of a tree, indented, ending in a line feed.
pub fn write(value: &Value) -> Vec<u8> {
    let mut text = String::new();
    put(value, Some(0), &mut text);
    text.push('\n');
    text.into_bytes()
}

/// The bytes of a tree on one line, without a line feed.
pub fn write_line(value: &Value) -> Vec<u8> {
    let mut text = String::new();
    put(value, None, &mut text);
    text.into_bytes()
}

/// `depth` is how deep the value is indented; `None` if all is on one line.
fn put(value: &Value, depth: Option<usize>, text: &mut String) {
    // Writing to a text cannot fail.
    let _ = match value {
        Value::Null => write!(text, "null"),
        Value::Bool(yes) => write!(text, "{yes}"),
        Value::Whole(number) => write!(text, "{number}"),
        Value::Decimal(number) => write!(text, "{number}"),
        Value::Text(words) => {
            put_text(words, text);
            Ok(())
        }
        Value::List(values) => {
            put_all("[]", &mut values.iter().map(|value| (None, value)), depth, text);
            Ok(())
        }
        Value::Object(fields) => {
            put_all("{}", &mut fields.iter().map(|(name, value)| (Some(&**name), value)), depth, text);
            Ok(())
        }
    };
}

/// The values of a list or an object, between its brackets.
fn put_all<'a>(
    brackets: &str,
    values: &mut dyn Iterator<Item = (Option<&'a str>, &'a Value)>,
    depth: Option<usize>,
    text: &mut String,
) {
    let (open, close) = brackets.split_at(1);
    text.push_str(open);
    let below = depth.map(|depth| depth + 1);
    let mut is_first = true;
    for (name, value) in values {
        text.push_str(if is_first { "" } else { "," });
        is_first = false;
        break_line(below, text);
        if let Some(name) = name {
            put_text(name, text);
            text.push_str(if depth.is_some() { ": " } else { ":" });
        }
        put(value, below, text);
    }
    if !is_first {
        break_line(depth, text);
    }
    text.push_str(close);
}

fn break_line(depth: Option<usize>, text: &mut String) {
    if let Some(depth) = depth {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", depth));
    }
}

fn put_text(words: &str, text: &mut String) {
    text.push('"');
    let mut plain = 0;
    for (at, byte) in words.bytes().enumerate() {
        if !matches!(byte, 0..b' ' | b'"' | b'\\') {
            continue;
        }
        text.push_str(&words[plain..at]);
        plain = at + 1;
        match byte {
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            8 => text.push_str("\\b"),
            12 => text.push_str("\\f"),
            // Writing to a text cannot fail.
            _ => drop(write!(text, "\\u{byte:04x}")),
        }
    }
    text.push_str(&words[plain..]);
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::{Value, write, write_line};

    /// All that a tree can hold.
    fn tree() -> Value {
        let signs: String = (0..0x80).map(char::from).chain("é ́😀\u{2028}".chars()).collect();
        let numbers = [Value::Whole(i64::MIN), Value::Decimal(-0.1), Value::Decimal(61.5), Value::Decimal(1.0 / 3.0)];
        Value::Object(vec![
            ("nothing".into(), Value::Null),
            ("yes".into(), Value::Bool(true)),
            ("numbers".into(), Value::List(numbers.into())),
            ("signs \"\\".into(), Value::Text(signs)),
            ("empty".into(), Value::List(vec![Value::List(Vec::new()), Value::Object(Vec::new())])),
        ])
    }

    #[test]
    fn a_tree_is_written_as_serde_json_writes_it() {
        let lines = write(&tree());
        assert_eq!(String::from_utf8(lines).unwrap(), format!("{}\n", serde_json::to_string_pretty(&tree()).unwrap()));
        assert_eq!(String::from_utf8(write_line(&tree())).unwrap(), serde_json::to_string(&tree()).unwrap());
    }
}
