//! Choices that are kept under a number.

/// A choice out of a list.
pub trait Choice: Copy + 'static {
    /// In the order in which they are offered.
    const CHOICES: &'static [Self];

    /// The name of the variant, `InThisCase`.
    fn variant(self) -> &'static str;
}

/// Declares a list of choices, each with the number it is stored under, which
/// stays the same for ever.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $number:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant = $number,)* }

        impl $name {
            /// In the order in which they are offered.
            pub const ALL: [Self; [$($number),*].len()] = [$(Self::$variant),*];

            /// The number it is stored under, the same for ever.
            pub fn number(self) -> u8 {
                self as u8
            }

            /// The choice stored under this number.
            pub fn from_number(number: u8) -> Option<Self> {
                Self::ALL.into_iter().find(|choice| choice.number() == number)
            }
        }

        impl $crate::record::choice::Choice for $name {
            const CHOICES: &'static [Self] = &Self::ALL;

            fn variant(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }
        }
    };
}
pub(crate) use choice;
