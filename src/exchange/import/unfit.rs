//! Why a file cannot be imported at all.

use crate::exchange::json;
use crate::exchange::limit::Limit;

/// Why a file cannot be imported at all.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Unfit {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Too much of something.
    #[error("the file holds {0}")]
    TooMuch(Limit),
    /// A kind of file that is not told apart here.
    #[error("this kind of file is not known")]
    UnknownKind,
    /// The file of a spreadsheet program.
    #[error("this is a spreadsheet: save it as CSV and choose that file")]
    Spreadsheet,
    /// A calendar.
    #[error(
        "this is a calendar, which holds no moods and no blood pressures: export a table (CSV) from the app it comes from"
    )]
    Calendar,
    /// A PDF.
    #[error("this is a PDF: export a table (CSV) from the app it comes from")]
    Pdf,
    /// A picture or a film.
    #[error("this is a picture: export a table (CSV) from the app it comes from")]
    Picture,
    /// A text document.
    #[error("this is a text document: save its table as CSV and choose that file")]
    Document,
    /// A web page.
    #[error("this is a web page: export a table (CSV) from the app it comes from")]
    WebPage,
    /// A database.
    #[error("this is an app's database: export a table (CSV) from the app")]
    Database,
    /// A mail.
    #[error("this is a mail: save the table that is attached to it and choose that file")]
    Mail,
    /// XML, but not that of Apple's Health app.
    #[error("this XML file is not the export of Apple's Health app: export a table (CSV) from the app it comes from")]
    Xml,
    /// A text whose lines have no cells.
    #[error("this text is not a table: export a table (CSV) from the app it comes from")]
    NoTable,
    /// A text in an older set of letters that is none of ours, most often a Chinese, Japanese or Korean one.
    #[error("this text has letters of an older kind that are not known here: save it as UTF-8 and choose that file")]
    EastAsian,
    /// Medical records in FHIR.
    #[error("this is a FHIR file, which is not read here: Tidemark's own JSON can be")]
    Fhir,
    /// An archive of another kind than zip.
    #[error("this archive is not a zip file: unpack it and choose the table in it")]
    OtherArchive,
    /// An archive with several tables, of which none is known.
    #[error("this archive holds several tables: unpack it and choose one of them")]
    ManyTables,
    /// A zip archive that is damaged or holds nothing that can be read.
    #[error("this archive is damaged, or holds no diary and no table that can be read")]
    NoDiary,
    /// A backup of ours, which only its key opens.
    #[error("this is a sealed backup: its passphrase or recovery code opens it")]
    Backup,
    /// Our stored rows, under a lock.
    #[error("these are stored rows under a lock: the passphrase or the recovery code opens them")]
    LockedRows,
    /// Our stored rows, too damaged to be opened.
    #[error("these are stored rows that cannot be opened")]
    DamagedRows,
    /// JSON that is not ours or not complete.
    #[error(transparent)]
    Json(json::Refused),
}

impl From<json::Refused> for Unfit {
    fn from(refused: json::Refused) -> Self {
        match refused {
            json::Refused::TooMuch(limit) => Self::TooMuch(limit),
            refused => Self::Json(refused),
        }
    }
}
