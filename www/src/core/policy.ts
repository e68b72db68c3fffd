interface TrustedPolicy {
  createScriptURL(url: string): unknown;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedPolicy;
}

/**
 * The one Trusted Types policy of a page or a worker: it passes these addresses of scripts and no others. Called once
 * in each.
 */
export function trust(known: readonly string[]): (url: string) => URL {
  const createScriptURL = (url: string) => {
    if (!known.includes(url)) throw new TypeError(`Not a script of this app: ${url}`);
    return url;
  };
  // Browsers without Trusted Types get the plain string. The check above holds in all of them.
  const policy: TrustedPolicy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("tidemark", {
    createScriptURL,
  }) ?? { createScriptURL };
  return (url) => policy.createScriptURL(url) as URL;
}
