import type { Accept, Core, Language, Sentinel, Unlock } from "../../../pkg/app/tidemark";
import type { Exchange } from "../../../pkg/exchange/exchange";
import type { Report } from "../../../pkg/report/report";
import type { BackupKey, BackupSession } from "./backup";
import type { ImportSession } from "./import";

export type * from "../../../pkg/app/tidemark";
export type {
  PaperBlock,
  Column,
  Drawing,
  Fact,
  Mark,
  Paper,
  PaperName,
  RangeName,
  Report,
  ReportRequest,
  Table,
} from "../../../pkg/report/report";
export type {
  ColumnChoice,
  ImportAnswers,
  ImportPreview,
  ImportQuestion,
  ImportRow,
  MoodWord,
  PartTaken,
  RecordChange,
  ReliedChange,
  RowReason,
  UnfitName,
} from "../../../pkg/import/import";

export type { BackupChoices, BackupKey, BackupPreview, MadeBackup, MergeReceipt } from "./backup";

/** Which records the core works on: the person's own, the sample, or those of a backup that is only looked at. */
export type StoreKind = "device" | "sample" | "look";

/**
 * The core as the page sees it, behind the worker: every call returns a promise, and every failure is a `CoreError`.
 */
export type RemoteCore = Omit<
  Core,
  "free" | "log" | "importBatch" | "knowledge" | "unite" | "backupKeys" | "takeSync" | typeof Symbol.dispose
> &
  ImportSession &
  BackupSession;

type Remote<T> = {
  readonly [M in Exclude<keyof T, "free" | typeof Symbol.dispose>]: T[M] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<R>
    : never;
};

/** What the modules beside the core make from the records, as the page sees it. Every call returns a promise. */
export type RemoteReport = Omit<Remote<Report>, "lend"> & Remote<Exchange>;

const written = [
  "save",
  "savePhq9",
  "saveGad7",
  "saveSession",
  "repeatSession",
  "doseTaken",
  "saveStamp",
  "savePressure",
  "saveSideEffect",
  "saveSideEffects",
  "saveScreen",
  "savePlan",
  "saveQuestions",
  "saveSafetyPlan",
  "saveSettings",
  "saveRegimen",
  "doseToday",
  "lookAtGoal",
  "closeOffer",
  "answerAlert",
  "putOff",
  "closeFollowUp",
  "moveAhead",
  "keepAhead",
  "removeAhead",
  "undo",
  "undoAll",
  "withdraw",
  "importAdd",
  "undoImport",
  "setLock",
  "renewLock",
  "removeLock",
  "backupMerge",
  "backupKept",
  "removeDevice",
  "bringDeviceBack",
  "chooseVersion",
  "erase",
] as const satisfies readonly (keyof RemoteCore)[];

/** The methods that change no records. A change of a draft or of a way in concerns no other tab. */
type Others =
  | "addPasskey"
  | "backupClose"
  | "backupMake"
  | "backupOpen"
  | "backupPreview"
  | "backups"
  | "changePassphrase"
  | "conflicts"
  | "course"
  | "day"
  | "devices"
  | "draft"
  | "drafts"
  | "dropDraft"
  | "fade"
  | "forms"
  | "goals"
  | "healed"
  | "help"
  | "history"
  | "importClose"
  | "importOpen"
  | "importPreview"
  | "importRead"
  | "imports"
  | "keepCopy"
  | "keepDraft"
  | "keepRecovery"
  | "levels"
  | "likelyMoment"
  | "localDay"
  | "lock"
  | "medicines"
  | "notes"
  | "phq9Reaction"
  | "plan"
  | "planHistory"
  | "refresh"
  | "regimens"
  | "removeWay"
  | "sentinel"
  | "sessions"
  | "settings"
  | "takeCopy"
  | "therapies"
  | "today"
  | "trail"
  | "treatment";

/** A method that stands in neither list does not compile. */
type Written = Exclude<keyof RemoteCore, Others>;

/** The methods that change records. After each one, other tabs are told and the sentinel is renewed. */
export const writes: ReadonlySet<string> = new Set<(typeof written)[number]>(
  written satisfies readonly Written[] &
    ([Exclude<Written, (typeof written)[number]>] extends [never] ? unknown : never),
);

/** The methods that may not be asked twice. The others change nothing, or a second time only what they already did. */
export const once: ReadonlySet<string> = new Set<keyof RemoteCore>([
  "answerAlert",
  "putOff",
  "closeFollowUp",
  "undo",
  "undoAll",
  "withdraw",
  "importAdd",
  "undoImport",
  "doseTaken",
  "setLock",
  "renewLock",
  "backupMerge",
]);

/** The kinds of file that the app can make. */
export type FileFormat = "pdf" | "csv" | "tables" | "fhir" | "json" | "ics";

/** How to open a store. */
export type Opening =
  | {
      readonly store: "device";
      readonly sentinel: Sentinel | null;
      /** What the person has decided about records that are not as the sentinel says. */
      readonly accept: Accept | null;
      /** The key of one way in, if the records are locked. */
      readonly unlock: Unlock | null;
    }
  /** The invented person of the sample writes in the language of the page. */
  | { readonly store: "sample"; readonly language: Language }
  | { readonly store: "look"; readonly file: File; readonly key: BackupKey };
