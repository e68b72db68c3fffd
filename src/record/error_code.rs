//! Every error that can cross to the page, declared in one place.

/// Declares the codes with their texts, and the page's type for them.
macro_rules! error_codes {
    ($($(#[doc = $meaning:literal])+ $code:ident = $text:literal,)+) => {
        /// Why something could not be done. The page tells errors apart by their code and has a sentence for each. The
        /// text of a code never changes.
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
    /// A number is outside the range of its scale or unit.
    OutOfRange = "out_of_range",
    /// A day that is not on the calendar, or is outside 1970–2199.
    ImpossibleDate = "impossible_date",
    /// A time of day that no clock shows.
    ImpossibleTime = "impossible_time",
    /// Something is said to have happened after today.
    InFuture = "in_future",
    /// A planned day is not after the day of the session.
    NotAfterSession = "not_after_session",
    /// An end comes before its beginning.
    EndBeforeOnset = "end_before_onset",
    /// The upper pressure is not above the lower one.
    PressureSwapped = "pressure_swapped",
    /// Another session is close by, and the person has not said that both are meant.
    SessionNear = "session_near",
    /// There is already a form for that day, and the person has not said that both are meant.
    FormThatDay = "form_that_day",
    /// There are regular doses on some of these days already.
    Overlaps = "overlaps",
    /// Regular doses go on, and the person has not said that they end where the new ones begin.
    RegimenUnderway = "regimen_underway",
    /// A session may be one of the regular doses, and the person has not said that it comes on top.
    SessionOnRegimen = "session_on_regimen",
    /// There are no regular doses on that day.
    NoRegimen = "no_regimen",
    /// A number does not fit the unit it is given in.
    UnitMismatch = "unit_mismatch",
    /// Something that is not a telephone number.
    ImpossiblePhone = "impossible_phone",
    /// Cut-offs that do not fit together.
    CutOffsCross = "cut_offs_cross",
    /// An upper limit is not above the lower one.
    LimitsCross = "limits_cross",
    /// A strength is given for something that is never graded.
    NoStrength = "no_strength",
    /// The device did not name a known time zone.
    UnknownZone = "unknown_zone",
    /// An answer that is not among the choices.
    UnknownChoice = "unknown_choice",
    /// A text has too many characters.
    TooLong = "too_long",
    /// A list has too many entries.
    TooMany = "too_many",
    /// Something that is required was left empty.
    Empty = "empty",
    /// There is no such record, or it was withdrawn.
    NotFound = "not_found",
    /// The change to be taken back is no longer the newest one to its record.
    ChangedSince = "changed_since",
    /// The key to the stored records is missing or damaged.
    KeyLost = "key_lost",
    /// The records are locked.
    Locked = "locked",
    /// A passphrase, a code or a passkey is not the one that opens this.
    WrongKey = "wrong_key",
    /// A recovery code is not whole, or has a wrong digit.
    WrongCode = "wrong_code",
    /// The parameters of a passphrase ask for more memory or time than this app allows.
    KdfLimits = "kdf_limits",
    /// The store is empty, though records were kept in it.
    StorageLost = "storage_lost",
    /// Fewer records are stored than were kept: this is an older copy.
    OlderCopy = "older_copy",
    /// The store holds the records of another installation.
    AnotherVault = "another_vault",
    /// The database did not say whether something was kept.
    NotKnown = "not_known",
    /// Another tab has a newer draft of the same form.
    DraftElsewhere = "draft_elsewhere",
    /// Another tab erased everything.
    ErasedElsewhere = "erased_elsewhere",
    /// The input does not have the shape its type says, or is not a whole batch of entries.
    MalformedInput = "malformed_input",
    /// The browser does not provide a database.
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
    /// Other tabs wrote first each time this one tried to.
    Conflict = "conflict",
    /// The records are only looked at, and nothing is kept.
    LookOnly = "look_only",
    /// Any other failure of the database.
    StorageFailed = "storage_failed",
    /// A calendar would have nothing in it.
    NothingPlanned = "nothing_planned",
    /// The report could not be laid out.
    ReportFailed = "report_failed",
    /// A file that is no backup.
    NotABackup = "not_a_backup",
    /// A backup that was cut short or altered.
    BackupDamaged = "backup_damaged",
    /// A newer version of the app wrote the backup.
    BackupNewer = "backup_newer",
}
