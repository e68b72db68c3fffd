import { trust } from "./policy";
import workerUrl from "./worker.ts?worker&url";

const trusted = trust([workerUrl, "/sw.js"]);

/** The address of the core's worker, passed by the page's one Trusted Types policy. */
export const trustedWorkerUrl = (): URL => trusted(workerUrl);

/** The address of the service worker, passed by the same policy. */
export const trustedServiceWorkerUrl = (): URL => trusted("/sw.js");
