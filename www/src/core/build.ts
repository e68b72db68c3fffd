declare const __BUILD__: string;
declare const __RECORDS_ONLY__: boolean;

/** The name of this build. Page, worker and service worker must carry the same one. */
export const BUILD: string = __BUILD__;

/** A build for regions where status words and fade are left out: records, scores and safety alone. */
export const RECORDS_ONLY: boolean = __RECORDS_ONLY__;
