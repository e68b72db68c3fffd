declare const __BUILD__: string;
declare const __RECORDS_ONLY__: boolean;

/** The name of this build. The page, the worker and the service worker must all carry the same one. */
export const BUILD: string = __BUILD__;

/** A build for regions where status words and the fade model are left out. It has records, scores and safety only. */
export const RECORDS_ONLY: boolean = __RECORDS_ONLY__;
