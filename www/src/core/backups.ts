import type { PartTaken, RecordChange, ReliedChange } from "../../../pkg/exchange/exchange";

/** All records as the plain JSON of a backup. It stays in the workers until it is sealed. */
export interface BackupFile {
  readonly payload: Uint8Array;
  /** How many entries it holds. */
  readonly entries: number;
  /** The digest that it names: SHA-256 over the value of `timeline`, 64 hexadecimal digits. */
  readonly sha256: string;
  /** This device: 16 hexadecimal digits. */
  readonly device: string;
}

/** What the person chose about a backup. */
export interface BackupChoices {
  /** Whether records of another vault are theirs too. Without a yes, those are only looked at. */
  readonly mine: boolean;
  /** Which parts of the plans and settings are taken, by `ReliedChange.name`. Others are as the preview proposes. */
  readonly takes: readonly PartTaken[];
}

/** What bringing a backup in would do. Nothing is stored. */
export interface BackupPreview {
  /** Whose records they are: of this vault, of another one, or there is nothing here yet. */
  readonly whose: "same" | "other" | "empty";
  /** The device that made it. */
  readonly device: string;
  /** Whether that is this device, or was before it was set up anew. */
  readonly own: boolean;
  /** The day on which it was made, by that device's clock, and the time. */
  readonly day: string;
  readonly time: string;
  /** How many entries it holds. */
  readonly entries: number;
  /** How many of them are not here. */
  readonly fresh: number;
  /** How many records are not here in any version. */
  readonly newRecords: number;
  /** The parts of the plans and settings that differ, old beside new, with what is proposed. */
  readonly relied: readonly ReliedChange[];
  /** How many other records would read differently, and the newest of them. */
  readonly changed: number;
  readonly changes: readonly RecordChange[];
  /** How many records were changed on both sides: the last change is shown, and the other one offered. */
  readonly conflicts: number;
  /** How many entries have the name of another one here: two devices once were copies of each other. */
  readonly cloned: number;
}

/** What bringing a backup in did. `undoImport(batch)` takes it back. */
export interface MergeReceipt {
  readonly batch: string;
  /** Entries that were added. */
  readonly added: number;
  /** Entries of a device that was a copy of another. Said once. */
  readonly cloned: number;
  /** Whether this device was such a copy, and has a new identity now. */
  readonly newDevice: boolean;
}
