//! Finding one's way in JSON without keeping any of it. What a number or an escape says is not looked at.

/// The text is no JSON, or nested deeper than [`MAX_DEPTH`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Malformed;

/// Objects and arrays within each other. A timeline has eight.
const MAX_DEPTH: usize = 32;

pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, depth: 0 }
    }

    /// Reads an object: `member` is called with each name and reads the value. Returns the object as it stands in the text.
    /// A name with an escape in it is refused, since it could be another spelling of one that is looked for.
    pub(crate) fn object(
        &mut self,
        mut member: impl FnMut(&'a [u8], &mut Self) -> Result<(), Malformed>,
    ) -> Result<&'a [u8], Malformed> {
        self.list(b'{', b'}', |reader| {
            let name = unquoted(reader.string()?).ok_or(Malformed)?;
            reader.colon()?;
            member(name, reader)
        })
        .map(|(text, _)| text)
    }

    /// Passes over an array, and returns how many values it has.
    pub(crate) fn array(&mut self) -> Result<u32, Malformed> {
        self.list(b'[', b']', |reader| reader.value().map(drop)).map(|(_, count)| count)
    }

    /// Passes over a value of any kind, and returns it as it stands in the text.
    pub(crate) fn value(&mut self) -> Result<&'a [u8], Malformed> {
        let value = match self.peek().ok_or(Malformed)? {
            b'{' => self.list(b'{', b'}', |reader| {
                reader.string()?;
                reader.colon()?;
                reader.value().map(drop)
            }),
            b'[' => self.list(b'[', b']', |reader| reader.value().map(drop)),
            b'"' => return self.string(),
            _ => return self.word(),
        };
        value.map(|(text, _)| text)
    }

    /// Makes sure that nothing follows.
    pub(crate) fn end(&mut self) -> Result<(), Malformed> {
        if self.peek().is_none() { Ok(()) } else { Err(Malformed) }
    }

    /// What stands between two brackets, with commas between its items; and the number of items.
    fn list(
        &mut self,
        opening: u8,
        closing: u8,
        mut item: impl FnMut(&mut Self) -> Result<(), Malformed>,
    ) -> Result<(&'a [u8], u32), Malformed> {
        let mut count = 0;
        self.take(opening)?;
        let start = self.at - 1;
        if self.depth == MAX_DEPTH {
            return Err(Malformed);
        }
        self.depth += 1;
        while self.peek() != Some(closing) {
            if count > 0 {
                self.take(b',')?;
            }
            item(self)?;
            count += 1;
        }
        self.depth -= 1;
        self.take(closing)?;
        Ok((&self.bytes[start..self.at], count))
    }

    fn colon(&mut self) -> Result<(), Malformed> {
        self.take(b':')
    }

    /// A string with its quotes.
    fn string(&mut self) -> Result<&'a [u8], Malformed> {
        self.take(b'"')?;
        let start = self.at - 1;
        loop {
            match self.bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => self.at += 2,
                Some(0x20..) => self.at += 1,
                Some(_) | None => return Err(Malformed),
            }
        }
        self.at += 1;
        Ok(&self.bytes[start..self.at])
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Result<&'a [u8], Malformed> {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)) {
            self.at += 1;
        }
        match &self.bytes[start..self.at] {
            word @ ([b'0'..=b'9', ..] | [b'-', b'0'..=b'9', ..] | b"true" | b"false" | b"null") => Ok(word),
            _ => Err(Malformed),
        }
    }

    fn take(&mut self, byte: u8) -> Result<(), Malformed> {
        if self.peek() != Some(byte) {
            return Err(Malformed);
        }
        self.at += 1;
        Ok(())
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        while self.bytes.get(self.at).is_some_and(|byte| b" \n\r\t".contains(byte)) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }
}

/// What stands between the quotes of a string; none if it has an escape in it, or is no string.
pub(crate) fn unquoted(value: &[u8]) -> Option<&[u8]> {
    let inside = value.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    (!inside.contains(&b'\\')).then_some(inside)
}
