import backupUrl from "./backup-worker.ts?worker&url";
import { trust } from "./policy";
import readerUrl from "./reader.ts?worker&url";

const trusted = trust([readerUrl, backupUrl]);

/** The address of the worker that reads a file to import, passed by the core worker's one Trusted Types policy. */
export const trustedReaderUrl = (): URL => trusted(readerUrl);

/** The address of the worker for backup files, passed by the same policy. */
export const trustedBackupUrl = (): URL => trusted(backupUrl);
