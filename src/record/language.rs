//! The languages that the app writes in.

use crate::record::choice::choice;

choice! {
    /// A language that the app has words in.
    Language {
        /// English.
        En,
        /// Spanish as it is spoken in the United States.
        Es,
    }
}

impl Language {
    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es-US",
        }
    }
}
