//! Notes without the markup that some apps put into them. Only tags that apps write for text are taken for tags: "slept
//! <six hours" stays as it is.

use std::borrow::Cow;

/// Tags after which a line ends.
const ENDS_LINE: [&str; 12] =
    ["br", "/div", "/p", "/li", "/ul", "/ol", "/tr", "/blockquote", "/h1", "/h2", "/h3", "/h4"];
/// Names of tags that are taken out.
const TAGS: [&str; 38] = [
    "a",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "code",
    "del",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "html",
    "i",
    "img",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tr",
    "u",
    "ul",
];
/// The longest tag and the longest entity, in bytes.
const LONGEST_TAG: usize = 400;
const LONGEST_ENTITY: usize = 10;

/// Entities with a name. Others are given by their number.
const ENTITIES: [(&str, char); 27] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bull", '•'),
    ("euro", '€'),
    ("deg", '°'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("ccedil", 'ç'),
];

/// The text without tags, with entities as the letters they stand for. Each is read once.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '&']) {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = if rest.starts_with('<') { tag(rest) } else { entity(rest) };
        let (instead, length) = found.unwrap_or((rest.chars().next(), 1));
        plain.extend(instead);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain.into()
}

/// What stands for the tag at the start, and its length.
fn tag(text: &str) -> Option<(Option<char>, usize)> {
    let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    let inside = text[1..end].trim_end_matches(['/', ' ']);
    let name = inside.split([' ', '\n']).next()?.to_ascii_lowercase();
    let is_tag = TAGS.contains(&name.trim_start_matches('/'));
    is_tag.then(|| (ENDS_LINE.contains(&name.as_str()).then_some('\n'), end + 1))
}

/// The letter for the entity at the start, and its length.
fn entity(text: &str) -> Option<(Option<char>, usize)> {
    let end = text.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            let number = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
            number.and_then(char::from_u32).filter(|letter| !letter.is_control() || *letter == '\n')?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((Some(if letter == '\u{a0}' { ' ' } else { letter }), end + 1))
}
