import type { WayKind } from "../../core/api";

/** What is said while the records are locked. It must not say what they are about. */
export const locked = {
  title: "Tidemark is locked",
  lede: "Your records are safe here. Unlock them to go on.",
  unlock: "Unlock",
  others: {
    passphrase: "Use the passphrase",
    recovery: "Use the recovery code",
    passkey: "Use your passkey",
  } satisfies Record<Exclude<WayKind, "other">, string>,
  passkeyFailed: "The passkey did not work this time. Use your passphrase.",
  wrong: {
    passphrase: "This passphrase does not open your records. Check it and try again.",
    recovery:
      "Each group is fine, but this code does not open your records. Check the order, 1 to 8. Then check that it is your newest sheet.",
  },
  wait: (seconds: number) =>
    seconds === 1
      ? "You can try again in 1 second. Nothing gets erased."
      : `You can try again in ${seconds} seconds. Nothing gets erased.`,
  newer: "A newer version of Tidemark set this lock. Reload to get it. Your records are not changed.",
  stuck: "I can’t open it",
  stuckWhat: [
    "Take your time. You can try as often as you like.",
    "You need the passphrase or the recovery code. Without them, no one can open these records. There is no other way in.",
    "Do you have a backup and its code? You can erase everything here and bring the backup in.",
  ],
};
