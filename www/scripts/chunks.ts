import type { Rollup } from "vite";

/** Where the page starts: it and everything it imports is loaded before anything is shown. */
const START = "/www/index.html";

/**
 * The script that a module goes into, where it is not for the bundler to say. What several places loaded on demand need
 * goes into one script, `shared`: left alone, the bundler writes one of a few hundred bytes for every set of places that
 * have something in common. What the page starts with is then named too, or it would be cut where `shared` needs it, and
 * the start would wait for two scripts in a row.
 */
export function chunkOf(
  id: string,
  { getModuleIds, getModuleInfo }: Rollup.ManualChunkMeta,
): "start" | "shared" | null {
  const reached = (from: string) => {
    const found = new Set([from]);
    for (const module of found) {
      for (const next of getModuleInfo(module)?.importedIds ?? []) found.add(next);
    }
    return found;
  };
  const start = [...getModuleIds()].find((module) => module.endsWith(START));
  if (start === undefined) throw new Error(`No module ends in ${START}.`);

  const atStart = reached(start);
  // The other pages have the same style sheet, and nothing else of this one.
  if (atStart.has(id)) return id.endsWith(".css") ? null : "start";
  const places = new Set([...atStart].flatMap((module) => getModuleInfo(module)?.dynamicallyImportedIds ?? []));
  return [...places].filter((place) => reached(place).has(id)).length > 1 ? "shared" : null;
}

/** A place's script has the name of its folder in `screens`, and one of words that of its language and part. */
export function chunkName({ facadeModuleId }: Rollup.PreRenderedChunk): string {
  const place = /\/screens\/([^/]+)\/index\.tsx$/.exec(facadeModuleId ?? "")?.[1];
  const words = /#words\/(\w+)\/(\w+)$/.exec(facadeModuleId ?? "");
  return `assets/${words ? `words-${words[1]}-${words[2]}` : (place ?? "[name]")}-[hash].js`;
}
