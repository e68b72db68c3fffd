//! What the page is given and what it gives back: plain data in the page's terms.
//!
//! Days are `YYYY-MM-DD`, times `HH:MM`, record ids 32 hexadecimal digits. `null` means "not given", never 0. The
//! TypeScript types are made from these.

mod backups;
mod course;
mod draft;
mod entry;
mod fade;
mod forms;
mod goals;
mod history;
mod imports;
mod levels;
mod lock;
mod plan;
mod questionnaire;
mod regular_doses;
mod settings;
mod today;
mod tolerability;

mod treatment;
mod treatment_course;

pub use backups::*;
pub use course::*;
pub use draft::*;
pub use entry::*;
pub use fade::*;
pub use forms::*;
pub use goals::*;
pub use history::*;
pub use imports::*;
pub use levels::*;
pub use lock::*;
pub use plan::*;
pub use questionnaire::*;
pub use regular_doses::*;
pub use settings::*;
pub use today::*;
pub use tolerability::*;

pub use treatment::*;
pub use treatment_course::*;

/// Declares data that goes to the page and comes back, with a table of fields like a record's.
macro_rules! exchanged {
    ($(#[$doc:meta])* $name:ident { $($table:tt)* }) => {
        crate::record::fields::fields! { $(#[$doc])* $name { $($table)* } }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&crate::record::fields::Fields::to_value(self), output)
            }
        }
    };
}
pub(super) use exchanged;

/// Declares data that only goes to the page.
macro_rules! view {
    ($($item:item)*) => {$(
        #[derive(Clone, Debug, PartialEq, serde::Serialize, tsify::Tsify)]
        #[serde(rename_all = "camelCase")]
        #[tsify(missing_as_null)]
        $item
    )*};
}
pub(super) use view;
