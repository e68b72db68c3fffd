//! Notes without the markup that some apps put into them. Only tags that apps write for text are taken for tags: "slept
//! <six hours" stays as it is.

use std::borrow::Cow;

/// Tags after which a line ends.
const ENDS_LINE: [&str; 12] =
    ["br", "/div", "/p", "/li", "/ul", "/ol", "/tr", "/blockquote", "/h1", "/h2", "/h3", "/h4"];
/// Names of tags that are taken out.
const TAGS: [&str; 41] = [
    "a",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
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
    "o:p",
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
    "th",
    "tr",
    "u",
    "ul",
];
/// The longest tag, comment and entity, in bytes.
const LONGEST_TAG: usize = 400;
const LONGEST_COMMENT: usize = 2000;
const LONGEST_ENTITY: usize = 10;

/// The entities with a name for the letters from U+00A0 on, in their order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
    acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
    Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
    Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
/// Other entities with a name. The rest are given by their number.
const ENTITIES: [(&str, char); 18] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("euro", '€'),
    ("trade", '™'),
    ("hearts", '♥'),
];

/// The letter that an entity is the name of.
fn named(name: &str) -> Option<char> {
    let latin = (0xa0..).zip(LATIN.split(' ')).find(|(_, known)| *known == name);
    let other = || ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter);
    latin.and_then(|(letter, _)| char::from_u32(letter)).or_else(other)
}

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
    if text.starts_with("<!--") {
        let start = &text.as_bytes()[..text.len().min(LONGEST_COMMENT)];
        return start.windows(3).position(|end| end == b"-->").map(|end| (None, end + 3));
    }
    let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    let inside = text[1..end].trim_end_matches(['/', ' ']);
    let (name, attributes) = inside.split_once([' ', '\n']).unwrap_or((inside, ""));
    let name = name.to_ascii_lowercase();
    // "<i think so>" is no tag: it has words and no attributes.
    let is_tag = TAGS.contains(&name.trim_start_matches('/')) && (attributes.is_empty() || attributes.contains('='));
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
        None => named(name)?,
    };
    Some((Some(if letter == '\u{a0}' { ' ' } else { letter }), end + 1))
}
