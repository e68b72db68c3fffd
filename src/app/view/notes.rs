//! What a person has written beside their days.

use super::view;

view! {
    /// A note to a day.
    pub struct NoteView {
        /// The day.
        pub day: String,
        /// What it says.
        pub text: String,
    }
}
