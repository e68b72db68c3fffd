//! Choices from a list, each named in one place.

/// A choice from a list.
pub trait Choice: Copy + 'static {
    /// In the order in which they are offered.
    const CHOICES: &'static [Self];

    /// The name of the type.
    const TYPE: &'static str;

    /// The names of the choices, in the same order, as the page and files spell them: `inThisCase`.
    const NAMES: &'static [&'static str];

    /// The name, as the page and files spell it: `inThisCase`.
    fn name(self) -> &'static str;
}

/// The choice with this name; `None` if there is none.
pub fn named<C: Choice>(given: &str) -> Option<C> {
    C::CHOICES.iter().copied().find(|choice| choice.name() == given)
}

/// Turns `inThisCase` into `in_this_case`.
pub fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// The name of a variant with its first letter in lower case.
pub(crate) const fn lower_first<const LEN: usize>(variant: &str) -> [u8; LEN] {
    let mut name = [0; LEN];
    name.copy_from_slice(variant.as_bytes());
    name[0] = name[0].to_ascii_lowercase();
    name
}

/// ASCII letters as text.
pub(crate) const fn text(letters: &[u8]) -> &str {
    match str::from_utf8(letters) {
        Ok(text) => text,
        Err(_) => panic!("letters of the source"),
    }
}

/// Declares a list of choices with their names. Choices that are stored also have numbers, which never change.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $number:literal,)* }) => {
        $crate::record::choice::choice! { $(#[$doc])* $name { $($(#[$variant_doc])* $variant,)* } }

        impl $name {
            /// The number it is stored as. It never changes.
            pub fn number(self) -> u8 {
                match self { $(Self::$variant => $number,)* }
            }

            /// The choice stored as this number; `None` if there is none.
            pub fn from_number(number: u8) -> Option<Self> {
                Self::ALL.into_iter().find(|choice| choice.number() == number)
            }
        }

        impl $crate::record::fields::Field for $name {
            const SHAPE: $crate::record::fields::Shape = $crate::record::fields::Shape::one(stringify!($name), "choice");

            fn write(&self) -> $crate::record::fields::value::Value {
                self.name().into()
            }

            fn read(
                node: &$crate::record::fields::node::Node<'_>,
            ) -> Result<Self, $crate::record::fields::node::Misplaced> {
                node.choice()
            }
        }
    };
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// In the order in which they are offered.
            pub const ALL: [Self; [$(stringify!($variant)),*].len()] = [$(Self::$variant),*];

            /// The name, as the page and files spell it: `inThisCase`.
            pub const fn name(self) -> &'static str {
                <Self as $crate::record::choice::Choice>::NAMES[self as usize]
            }
        }

        impl $crate::record::choice::Choice for $name {
            const CHOICES: &'static [Self] = &Self::ALL;
            const TYPE: &'static str = stringify!($name);
            const NAMES: &'static [&'static str] = &[$({
                const VARIANT: &str = stringify!($variant);
                const LETTERS: [u8; VARIANT.len()] = $crate::record::choice::lower_first(VARIANT);
                $crate::record::choice::text(&LETTERS)
            }),*];

            fn name(self) -> &'static str {
                Self::name(self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
                output.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                let given = String::deserialize(input)?;
                $crate::record::choice::named(&given).ok_or_else(|| serde::de::Error::custom("no such choice"))
            }
        }
    };
}
pub(crate) use choice;
