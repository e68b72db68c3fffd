import backupUrl from "./backup-worker.ts?worker&url";
import keysUrl from "./keys-worker.ts?worker&url";
import { trust } from "./policy";
import workerUrl from "./worker.ts?worker&url";

const trusted = trust([workerUrl, keysUrl, backupUrl, "/sw.js"]);

/** The address of the core's worker, passed by the page's one Trusted Types policy. */
export const trustedWorkerUrl = (): URL => trusted(workerUrl);

/** The address of the worker that makes keys, passed by the same policy. */
export const trustedKeysUrl = (): URL => trusted(keysUrl);

/** The address of the worker for backup files, passed by the same policy. */
export const trustedBackupUrl = (): URL => trusted(backupUrl);

/** The address of the service worker, passed by the same policy. */
export const trustedServiceWorkerUrl = (): URL => trusted("/sw.js");
