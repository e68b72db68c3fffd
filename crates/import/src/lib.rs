//! The import module, loaded beside the core: files of other apps and our own, and backups. The page is shown what a dry
//! run would do, and the core keeps the entries.

#![cfg(target_arch = "wasm32")]

mod answers;
pub mod backup;
mod preview;

use tidemark::exchange::import::{DryRun, Intake, Setting, Unfit, are_rows};
use tidemark::record::id::RecordId;
use tidemark::record::time::Moment;
use tidemark::record::timeline::Timeline;
use tidemark::store::rows;
use tidemark_boundary::{Malformed, PageError, give, take};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use self::answers::{ImportAnswers, OtherVaultName, given};
use self::preview::{ImportPreview, fit, refusal};

/// A file, taken in block by block.
#[wasm_bindgen]
#[derive(Default)]
pub struct ImportFile(Intake);

#[wasm_bindgen]
impl ImportFile {
    /// A file of which nothing has been read.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in what follows. Says whether there is any use in more of it.
    pub fn push(&mut self, block: &[u8]) -> bool {
        self.0.push(block)
    }

    /// There is no more of it.
    pub fn end(&mut self) {
        self.0.end();
    }

    /// The file, if it is one of stored rows. The exchange module makes records of them.
    pub fn rows(&self) -> Option<Vec<u8>> {
        self.0.bytes().filter(|bytes| are_rows(bytes)).map(<[u8]>::to_vec)
    }
}

/// What is there before an import: one person's records at a moment.
#[wasm_bindgen]
pub struct Import {
    at: Moment,
    timeline: Timeline,
    /// The installation.
    vault: Option<RecordId>,
}

#[wasm_bindgen]
impl Import {
    /// Takes the result of the core's `log`, and the `install` of its sentinel.
    pub fn open(log: &[u8], install: &str) -> Result<Import, PageError> {
        let (at, timeline) = rows::read_timeline(log).ok_or_else(Malformed::default)?;
        let vault = Some(RecordId::parse("install", install)?);
        Ok(Self { at, timeline, vault })
    }

    /// What importing a file would do. Keeps nothing.
    pub fn preview(&self, file: &ImportFile, answers: Ts<ImportAnswers>) -> Result<Ts<ImportPreview>, PageError> {
        give(&match self.dry_run(file, &take(answers)?, [0; 16]) {
            Ok(run) => fit(&run),
            Err(unfit) => refusal(&unfit),
        })
    }

    /// The entries of the import, for the core's `importBatch`. `seed` is sixteen random bytes.
    pub fn entries(&self, file: &ImportFile, answers: Ts<ImportAnswers>, seed: &[u8]) -> Result<Vec<u8>, PageError> {
        let seed = seed.try_into().map_err(|_| Malformed::default())?;
        let answers: ImportAnswers = take(answers)?;
        if answers.other_vault == Some(OtherVaultName::Look) {
            return Err(Malformed::default().into());
        }
        let run = self.dry_run(file, &answers, seed).map_err(|_| Malformed::default())?;
        Ok(rows::write_log(&self.at, &run.add, &[]))
    }
}

impl Import {
    fn dry_run(&self, file: &ImportFile, answers: &ImportAnswers, seed: [u8; 16]) -> Result<DryRun, Unfit> {
        let setting =
            Setting { timeline: &self.timeline, at: &self.at, offset_at: &offset_at, seed, vault: self.vault };
        file.0.dry_run(&given(answers), &setting)
    }
}

/// By how many minutes this device's clock is ahead of UTC at an instant.
fn offset_at(unix_ms: i64) -> i16 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of the calendar are far below 2^53")]
    let date = js_sys::Date::new(&(unix_ms as f64).into());
    #[expect(clippy::cast_possible_truncation, reason = "less than a day of minutes")]
    let behind = date.get_timezone_offset() as i16;
    -behind
}
