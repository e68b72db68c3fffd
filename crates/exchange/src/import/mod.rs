//! Files of other apps and our own: what the page is shown of a dry run, and the entries that the core then keeps.

pub(crate) mod answers;
pub(crate) mod preview;

use tidemark::exchange::import::{self, DryRun, Intake, Setting, Unfit};
use tidemark::rescue;
use tidemark::store::rows;
use tidemark_boundary::{Malformed, PageError, give, take};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use self::answers::{ImportAnswers, OtherVaultName, given};
use self::preview::{ImportPreview, fit, refusal};
use crate::Exchange;

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
}

#[wasm_bindgen]
impl Exchange {
    /// What importing a file would do. Keeps nothing.
    #[wasm_bindgen(js_name = importPreview)]
    pub fn import_preview(
        &self,
        file: &ImportFile,
        answers: Ts<ImportAnswers>,
    ) -> Result<Ts<ImportPreview>, PageError> {
        give(&match self.dry_run(file, &take(answers)?, [0; 16]) {
            Ok(run) => fit(&run),
            Err(unfit) => refusal(&unfit),
        })
    }

    /// The entries of the import, for the core's `importBatch`. `seed` is sixteen random bytes.
    #[wasm_bindgen(js_name = importEntries)]
    pub fn import_entries(
        &self,
        file: &ImportFile,
        answers: Ts<ImportAnswers>,
        seed: &[u8],
    ) -> Result<Vec<u8>, PageError> {
        let seed = seed.try_into().map_err(|_| Malformed::default())?;
        let answers: ImportAnswers = take(answers)?;
        if answers.other_vault == Some(OtherVaultName::Look) {
            return Err(Malformed::default().into());
        }
        let run = self.dry_run(file, &answers, seed).map_err(|_| Malformed::default())?;
        Ok(rows::write_log(&self.at, &run.add, &[]))
    }
}

impl Exchange {
    fn dry_run(&self, file: &ImportFile, answers: &ImportAnswers, seed: [u8; 16]) -> Result<DryRun, Unfit> {
        let setting =
            Setting { timeline: &self.timeline, at: &self.at, offset_at: &offset_at, seed, vault: self.vault };
        let Some(bytes) = file.0.bytes() else { return file.0.dry_run(&given(answers), &setting) };
        let file = rescue::as_records(bytes, &self.at)?;
        import::dry_run(&file, &given(answers), &setting)
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
