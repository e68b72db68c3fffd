import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * The name of one build: 12 hex digits of a SHA-256 over every input, so that the page, its worker and its
 * service worker can tell whether they belong together. The same inputs give the same name on any machine.
 */
export function buildId(salt: string, folders: string[], files: string[]): string {
  const hash = createHash("sha256").update(`${salt}\0`);
  for (const folder of folders) {
    for (const file of filesUnder(folder).filter((name) => !isTest(name))) {
      hash
        .update(`${relative(folder, file)}\0`)
        .update(readFileSync(file))
        .update("\0");
    }
  }
  for (const file of files) hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex").slice(0, 12);
}

/** A test stands beside what it tests, and goes into no build. */
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

/** Every file under a folder, sorted by path. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
