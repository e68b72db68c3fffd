import type { Rollup } from "vite";

/** Where the page starts. */
const START = "/www/index.html";
/** What it then loads, at once and whatever is shown. */
const APP = "/src/app.tsx";
const WORDS = /^\0#words\/(\w+)\/(\w+)$/;

/**
 * The script that a module goes into, where it is not for the bundler to say. What several places loaded on demand need
 * goes into one script, `shared`: left alone, the bundler writes one of a few hundred bytes for every set of places that
 * have something in common. What the page starts with is then named too, or it would be cut where `shared` needs it, and
 * the start would wait for more scripts in a row.
 */
export function chunkOf(
  id: string,
  { getModuleIds, getModuleInfo }: Rollup.ManualChunkMeta,
): "start" | "app" | "shared" | null {
  const reached = (from: string) => {
    const found = new Set([from]);
    for (const module of found) {
      for (const next of getModuleInfo(module)?.importedIds ?? []) found.add(next);
    }
    return found;
  };
  const ending = (end: string) => {
    const found = [...getModuleIds()].find((module) => module.endsWith(end));
    if (found === undefined) throw new Error(`No module ends in ${end}.`);
    return found;
  };
  const atStart = reached(ending(START));
  // The other pages have the same style sheet, and nothing else of this one.
  if (atStart.has(id)) return id.endsWith(".css") ? null : "start";
  const app = ending(APP);
  const ofApp = reached(app);
  if (ofApp.has(id)) return "app";
  const onDemand = [...atStart, ...ofApp].flatMap((module) => getModuleInfo(module)?.dynamicallyImportedIds ?? []);
  const places = new Set(onDemand.filter((module) => module !== app));
  return [...places].filter((place) => reached(place).has(id)).length > 1 ? "shared" : null;
}

/** A place's script has the name of its folder in `screens`, and one of words that of its language and part. */
export function chunkName({ facadeModuleId }: Rollup.PreRenderedChunk): string {
  const place = /\/screens\/([^/]+)\/index\.tsx$/.exec(facadeModuleId ?? "")?.[1];
  const [, language, part] = WORDS.exec(facadeModuleId ?? "") ?? [];
  return `assets/${place ?? (part === undefined ? "[name]" : `words-${language}-${part}`)}-[hash].js`;
}
