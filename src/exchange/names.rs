//! The names that choices have in files: those of their variants, `inThisCase`.

use crate::record::choice::Choice;

/// The name of a choice.
pub(super) fn name(choice: impl Choice) -> String {
    let variant = choice.variant();
    variant[..1].to_ascii_lowercase() + &variant[1..]
}

/// The choice of this name.
pub(super) fn choice<C: Choice>(given: &str) -> Option<C> {
    C::CHOICES.iter().copied().find(|choice| name(*choice) == given)
}

/// The name as the head of a column, `in_this_case`.
pub(super) fn column(choice: impl Choice) -> String {
    let mut column = String::new();
    for letter in choice.variant().chars() {
        if letter.is_ascii_uppercase() && !column.is_empty() {
            column.push('_');
        }
        column.push(letter.to_ascii_lowercase());
    }
    column
}
