/** Milliseconds for which the app may be left for something that it asked for itself. */
const LONGEST = 5 * 60_000;

let until = 0;

/** Call it before the system is asked for a file, a place to share to or a passkey: the app may be left for that. */
export function onErrand(): void {
  until = Date.now() + LONGEST;
}

/** The person is back. */
export function endErrand(): void {
  until = 0;
}

/** Whether the app is left because it asked for something. */
export const isOnErrand = (): boolean => Date.now() <= until;
