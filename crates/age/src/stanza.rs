//! A stanza as it stands in a header.

use crate::Refused;
use crate::base64::{decode, encode};

/// A body is wrapped at this many characters. The first shorter line ends it, so it may be an empty one.
const COLUMNS: usize = 64;

/// One way to the file key. What its parts mean, the first argument says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stanza {
    arguments: Vec<String>,
    body: Vec<u8>,
}

impl Stanza {
    /// A stanza with these arguments, the first of which is its name, and this body. Arguments are visible ASCII, without
    /// spaces, and not empty.
    pub fn new(arguments: Vec<String>, body: Vec<u8>) -> Self {
        debug_assert!(!arguments.is_empty() && arguments.iter().all(|argument| is_argument(argument.as_bytes())));
        Self { arguments, body }
    }

    /// What kind of stanza it is.
    pub fn name(&self) -> &str {
        self.arguments.first().map_or("", String::as_str)
    }

    /// The arguments after the name.
    pub fn arguments(&self) -> &[String] {
        self.arguments.get(1..).unwrap_or_default()
    }

    /// What it holds.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Reads a stanza whose first line, without its arrow, is `first`, and takes the lines of its body from `next`.
    pub(crate) fn read<'a>(first: &[u8], mut next: impl FnMut() -> Result<&'a [u8], Refused>) -> Result<Self, Refused> {
        let arguments = first.split(|&byte| byte == b' ').map(argument).collect::<Result<_, _>>()?;
        let mut body = Vec::new();
        loop {
            let line = next()?;
            if line.len() > COLUMNS {
                return Err(Refused::Header);
            }
            body.extend(decode(line)?);
            if line.len() < COLUMNS {
                return Ok(Self { arguments, body });
            }
        }
    }

    /// Adds it as it stands in a header.
    pub fn write(&self, header: &mut String) {
        header.push_str("->");
        for argument in &self.arguments {
            header.push(' ');
            header.push_str(argument);
        }
        header.push('\n');
        let body = encode(&self.body);
        // The line that ends the body is the first shorter one, which may be empty.
        for (at, letter) in body.chars().enumerate() {
            header.push(letter);
            if at % COLUMNS == COLUMNS - 1 {
                header.push('\n');
            }
        }
        header.push('\n');
    }
}

fn argument(bytes: &[u8]) -> Result<String, Refused> {
    if !is_argument(bytes) {
        return Err(Refused::Header);
    }
    Ok(bytes.iter().map(|&byte| char::from(byte)).collect())
}

fn is_argument(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_graphic)
}
