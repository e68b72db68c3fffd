import type { PassphraseFault } from "../../core/passphrase";

/** What all screens say that ask for a passphrase or a recovery code. */
export const secrets = {
  passphrase: "Passphrase",
  show: "Show",
  hide: "Hide",
  faults: {
    short: "This is too short. Use at least 12 letters, or four words.",
    digits: "Numbers alone are easy to guess. Add some words.",
  } satisfies Record<PassphraseFault, string>,
  notSame: "This is not the same. Check both and type again.",
  moment: "This takes a moment.",
  code: "Recovery code",
  codeHint: "48 digits, in 8 groups. You find it on your sheet.",
  group: (at: number) => `Group ${at}`,
  wrongGroup: (at: number) => `Group ${at} has a mistake. Compare it with your sheet.`,
  incomplete: "Some groups are not complete. Each one has 6 digits.",
};
