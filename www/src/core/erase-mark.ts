import { keepAside, readAside } from "./aside";

/**
 * How far the last erase has come. It is written before anything is removed, so that an erase that was cut short is
 * finished at the next start. Once done it stays: a killed browser may bring back the sentinel in local storage, and by
 * the installation's random name it is then known as that of erased records.
 */
export interface EraseMark {
  /** The installation whose records are erased, or null if it is not known. */
  readonly install: string | null;
  /** Whether every place was looked at afterwards and found empty. */
  readonly done: boolean;
}

/** The mark, or null if nothing was ever erased. */
export async function readMark(): Promise<EraseMark | null> {
  const text = await readAside("erase");
  if (text === null) return null;
  try {
    const { install, done } = JSON.parse(text) as Partial<EraseMark>;
    return { install: typeof install === "string" ? install : null, done: done !== false };
  } catch {
    return null;
  }
}

/** Writes the mark, or removes it if the erase did not take place. */
export const keepMark = (mark: EraseMark | null): Promise<void> =>
  keepAside("erase", mark === null ? null : JSON.stringify(mark));
