import { go } from "../core/route";

/** Where a file can be brought in, and where in that place. */
const places = { import: ["import"], restore: ["backup", "restore"] } as const;
type Taker = keyof typeof places;

let passed: { readonly file: File; readonly to: Taker } | null = null;

/** Goes to the place where a file belongs that was chosen in another one. The file goes along. */
export function passOn(file: File, to: Taker): void {
  passed = { file, to };
  const [place, ...rest] = places[to];
  go(place, ...rest);
}

/** The file that was passed on to this place, once. */
export function takePassed(to: Taker): File | null {
  const file = passed?.to === to ? passed.file : null;
  passed = null;
  return file;
}
