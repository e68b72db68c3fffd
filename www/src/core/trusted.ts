import workerUrl from "./worker.ts?worker&url";

interface TrustedPolicy {
  createScriptURL(url: string): unknown;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedPolicy;
}

const known: readonly string[] = [workerUrl, "/sw.js"];

function createScriptURL(url: string): string {
  if (!known.includes(url)) throw new TypeError(`Not a script of this app: ${url}`);
  return url;
}

// Browsers without Trusted Types get the plain string. The check above holds in all of them.
const policy: TrustedPolicy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("tidemark", {
  createScriptURL,
}) ?? { createScriptURL };

/** The address of the core's worker, passed by the page's one Trusted Types policy. */
export const trustedWorkerUrl = (): URL => policy.createScriptURL(workerUrl) as URL;

/** The address of the service worker, passed by the same policy. */
export const trustedServiceWorkerUrl = (): URL => policy.createScriptURL("/sw.js") as URL;
