//! Every reason that can cross to the page, once.

/// Declares the codes with the text of each, and from them the page's type.
macro_rules! error_codes {
    ($($(#[doc = $meaning:literal])+ $code:ident = $text:literal,)+) => {
        /// Why something could not be done: what the page tells a refusal by, and has a sentence for. The text of a code
        /// never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ErrorCode {
            $($(#[doc = $meaning])+ $code,)+
        }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$code,)+];

            /// The type of the codes in TypeScript.
            pub const TYPESCRIPT: &str = concat!(
                "/** Why something could not be done. */\nexport type ErrorCode =",
                $("\n  | \"", $text, "\"",)+
                ";\n"
            );

            /// The code as it crosses to the page.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => $text,)+
                }
            }
        }
    };
}

error_codes! {
    /// A number lies outside the range of its scale or unit.
    OutOfRange = "out_of_range",
    /// A day that no calendar has, or one outside 1970–2199.
    ImpossibleDate = "impossible_date",
    /// A time of day that no clock shows.
    ImpossibleTime = "impossible_time",
    /// Something is said to have happened after today.
    InFuture = "in_future",
    /// A planned day is not after the session's.
    NotAfterSession = "not_after_session",
    /// An end comes before its beginning.
    EndBeforeOnset = "end_before_onset",
    /// The upper pressure is not above the lower one.
    PressureSwapped = "pressure_swapped",
    /// Another session is near; the person has not said that both are meant.
    SessionNear = "session_near",
    /// A form of the day is kept already; the person has not said that both are meant.
    FormThatDay = "form_that_day",
    /// A number does not fit the unit it is given in.
    UnitMismatch = "unit_mismatch",
    /// A number that no phone can dial.
    ImpossiblePhone = "impossible_phone",
    /// Cut-offs that do not fit together.
    CutOffsCross = "cut_offs_cross",
    /// An upper limit is not above the lower one.
    LimitsCross = "limits_cross",
    /// A strength is given for what has none.
    NoStrength = "no_strength",
    /// The device names no time zone.
    UnknownZone = "unknown_zone",
    /// An answer that is not among the choices.
    UnknownChoice = "unknown_choice",
    /// A text has too many characters.
    TooLong = "too_long",
    /// A list has too many entries.
    TooMany = "too_many",
    /// Nothing is given where something must be.
    Empty = "empty",
    /// There is no such record, or it was withdrawn.
    NotFound = "not_found",
    /// A change that was to be taken back is no longer the newest of its record.
    ChangedSince = "changed_since",
    /// The key to the stored records is missing or damaged.
    KeyLost = "key_lost",
    /// The store is empty, though records were kept in it.
    StorageLost = "storage_lost",
    /// Another tab erased everything.
    ErasedElsewhere = "erased_elsewhere",
    /// What was given has another shape than its type says, or is no whole batch of entries.
    MalformedInput = "malformed_input",
    /// The browser gives no database.
    StorageUnavailable = "storage_unavailable",
    /// The database was written by a newer version of the app.
    DatabaseTooNew = "database_too_new",
    /// A tab with an older version holds the database open.
    DatabaseBlocked = "database_blocked",
    /// A newer version of the app has taken the database over.
    DatabaseSuperseded = "database_superseded",
    /// No room is left on the device.
    StorageFull = "storage_full",
    /// The database did not answer in time.
    StorageTimeout = "storage_timeout",
    /// Other tabs wrote each time that this one tried.
    Conflict = "conflict",
    /// Any other failure of the database.
    StorageFailed = "storage_failed",
    /// The report could not be set on paper.
    ReportFailed = "report_failed",
}
