declare const __BUILD__: string;

/** The name of this build. Page, worker and service worker must carry the same one. */
export const BUILD: string = __BUILD__;
