//! Backups: plain JSON, once it is opened, becomes what the core brings in. None of it leaves the workers.

use serde::{Deserialize, Serialize};
use tidemark::exchange::backup::{self, Backup, Choices, Preview, Unfit, Whose};
use tidemark::record::error_code::ErrorCode;
use tidemark::record::time::Moment;
use tidemark::record::union::{Bringing, Knowledge};
use tidemark::store::rows;
use tidemark_boundary::{Malformed, PageError, give, take};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answers::PartTaken;
use crate::preview::{RecordChange, ReliedChange, SHOWN, record_change, relied_change};

/// What the person chose about a backup.
#[derive(Clone, Debug, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct BackupChoices {
    /// Whether records of another vault are theirs too. Without a yes, those can only be looked at.
    pub mine: bool,
    /// Which parts of the plans and settings are taken. Others are as the preview proposes.
    pub takes: Vec<PartTaken>,
}

/// What bringing a backup in would do.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct BackupPreview {
    /// Whose records they are.
    pub whose: WhoseName,
    /// The device that made it.
    pub device: String,
    /// Whether that is this device.
    pub own: bool,
    /// The person's day on which it was made.
    pub day: String,
    /// The time, by that device's clock.
    pub time: String,
    /// How many entries it holds.
    pub entries: u32,
    /// How many of them are not here.
    pub fresh: u32,
    /// How many records are not here in any version.
    pub new_records: u32,
    /// The parts of the plans and settings that differ, with what is proposed.
    pub relied: Vec<ReliedChange>,
    /// How many other records would read differently.
    pub changed: u32,
    /// The newest of them.
    pub changes: Vec<RecordChange>,
    /// How many records were changed on both sides: the last change is shown, and the other one is offered.
    pub conflicts: u32,
    /// How many entries have the name of another one here: two devices once were copies of each other.
    pub cloned: u32,
}

/// Whose records a backup holds.
#[derive(Clone, Copy, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum WhoseName {
    /// Those of the vault that is here.
    Same,
    /// Those of another vault.
    Other,
    /// There is nothing here yet.
    Empty,
}

/// What bringing a backup in would do to what the core's `knowledge` gave. Changes nothing.
#[wasm_bindgen(js_name = backupPreview)]
pub fn backup_preview(
    payload: &[u8],
    knowledge: &[u8],
    choices: Ts<BackupChoices>,
) -> Result<Ts<BackupPreview>, PageError> {
    let (preview, _, here, _) = dry_run(payload, knowledge, choices)?;
    give(&shown(&preview, &here))
}

/// What the core's `unite` brings in of a backup.
#[wasm_bindgen(js_name = backupEntries)]
pub fn backup_entries(payload: &[u8], knowledge: &[u8], choices: Ts<BackupChoices>) -> Result<Vec<u8>, PageError> {
    let (_, bringing, _, at) = dry_run(payload, knowledge, choices)?;
    Ok(rows::write_bringing(&bringing, &at))
}

/// The same for looking at it.
#[wasm_bindgen(js_name = lookEntries)]
pub fn look_entries(payload: &[u8]) -> Result<Vec<u8>, PageError> {
    let Backup { made, theirs } = backup::read(payload, None).map_err(|unfit| refused(&unfit))?;
    Ok(rows::write_bringing(&Bringing { theirs, mine: false, chosen: Vec::new() }, &made))
}

fn dry_run(
    payload: &[u8],
    knowledge: &[u8],
    choices: Ts<BackupChoices>,
) -> Result<(Preview, Bringing, Knowledge, Moment), PageError> {
    let (at, here) = rows::read_knowledge(knowledge).ok_or_else(Malformed::default)?;
    let choices: BackupChoices = take(choices)?;
    let takes = choices.takes.into_iter().map(|part| (part.name, part.takes)).collect();
    let choices = Choices { mine: choices.mine, takes };
    let (preview, bringing) = backup::dry_run(payload, &choices, &here, &at).map_err(|unfit| refused(&unfit))?;
    Ok((preview, bringing, here, at))
}

fn shown(preview: &Preview, here: &Knowledge) -> BackupPreview {
    BackupPreview {
        whose: match preview.whose {
            Whose::Same => WhoseName::Same,
            Whose::Other => WhoseName::Other,
            Whose::Empty => WhoseName::Empty,
        },
        device: preview.device.to_string(),
        own: preview.device == here.device,
        day: preview.day.to_string(),
        time: preview.made.minute_of_day().to_string(),
        entries: preview.entries,
        fresh: preview.fresh,
        new_records: preview.new_records,
        relied: preview.relied.iter().map(relied_change).collect(),
        changed: u32::try_from(preview.changed.len()).unwrap_or(u32::MAX),
        changes: preview.changed.iter().take(SHOWN).map(record_change).collect(),
        conflicts: preview.conflicts,
        cloned: preview.cloned,
    }
}

fn refused(unfit: &Unfit) -> PageError {
    let code = match unfit {
        Unfit::Foreign => ErrorCode::NotABackup,
        Unfit::Damaged(_) => ErrorCode::BackupDamaged,
        Unfit::Newer => ErrorCode::BackupNewer,
        Unfit::TooMuch(_) => ErrorCode::TooMany,
        Unfit::Later(_) => ErrorCode::InFuture,
    };
    PageError::coded(code, &unfit.to_string())
}
