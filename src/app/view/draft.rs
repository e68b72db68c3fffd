//! What the page kept of forms that were begun.

use super::view;

view! {
    /// The draft of a form.
    pub struct DraftView {
        /// The id of the record that the form is about, saved or not.
        pub record: String,
        /// The page's own text.
        pub text: String,
    }
}
