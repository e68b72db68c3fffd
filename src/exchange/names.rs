//! The names that choices have in files: those of their variants, `inThisCase`.

use crate::domain::choice::Choice;

/// The name of a choice.
pub(super) fn name(choice: impl Choice) -> String {
    let variant = choice.variant();
    variant[..1].to_ascii_lowercase() + &variant[1..]
}

/// The choice of this name.
pub(super) fn choice<C: Choice>(given: &str) -> Option<C> {
    C::CHOICES.iter().copied().find(|choice| name(*choice) == given)
}
