import type { ErrorCode } from "../../core/error";
import { mediumDay } from "../days";

const entries = (count: number) => (count === 1 ? "1 entry" : `${count} entries`);

/** What is said about backups, and about bringing them in. */
export const backup = {
  title: "Backup",
  lede: "A backup is one file with all your records. Only your recovery code or your passphrase opens it.",
  none: "There is no backup yet. If this device breaks or the browser clears its data, your records are gone.",
  last: (day: string) => `Your last backup is from ${mediumDay(day)}.`,
  since: (count: number) =>
    count === 0 ? "It has everything." : `${entries(count)} came after it. They are not in it.`,
  needsCode: "First you get a recovery code. It opens your backups, and only you have it.",
  getCode: "Get a recovery code",
  codeLede: "It opens your backups, on any device. Without it, no one can open them.",
  codeDone: "Your recovery code is set. Now make a backup.",
  make: "Make a backup",
  making: "Making the backup and reading it back",
  verified: (count: number) =>
    `The backup is ready. Tidemark opened it again, and all of it was there: ${entries(count)}.`,
  where:
    "Keep it somewhere else: your cloud, a computer, or a message to yourself. It is locked. Others can’t read it.",
  handed: "Done. Keep the file where you will find it again.",
  restore: {
    title: "Bring a backup in",
    lede: "The backup is added to what is here. Nothing is lost. You see what changes before it happens.",
    choose: "Choose a backup file",
    another: "Choose another file",
    opening: "Opening the file",
    how: "How do you want to open it?",
    ways: { passphrase: "With the passphrase", recovery: "With the recovery code" },
    passphraseHint: "The passphrase that Tidemark had when this backup was made.",
    open: "Open",
    wrong: {
      passphrase:
        "This passphrase does not open the file. It may be older than your passphrase. Try the recovery code.",
      recovery:
        "This code does not open the file. It may be from another sheet. Check the order of the groups, 1 to 8.",
    },
    orDamaged:
      "This backup is from an early version. If you are sure that you typed it right, the file may be damaged.",
    notBackup: "This file is not a backup. A file from another app or an export can come in too, under Import records.",
    toImport: "Open it there",
    noWay: "This backup needs a key that Tidemark does not know. A newer version may open it.",
    from: (day: string, time: string) => `From ${mediumDay(day)}, ${time}`,
    holds: (count: number) => `It holds ${entries(count)}.`,
    fresh: (count: number) =>
      count === 0
        ? "Everything in it is already here."
        : `${entries(count)} in it ${count === 1 ? "is" : "are"} not here yet.`,
    other: "These are not the records that you have here. They may be another person’s.",
    mine: "These are my records too. Add them.",
    conflicts: (count: number) =>
      count === 1
        ? "1 record was changed on both sides. The last change shows. The other one is kept too."
        : `${count} records were changed on both sides. The last changes show. The others are kept too.`,
    add: "Add these records",
    cancel: "Cancel",
    added: (count: number) => `${entries(count)} added.`,
    newDevice: "This device was a copy of another one. It has a name of its own now.",
    undo: "Undo",
    undone: "Undone. Your records are as they were before.",
  },
  /** What some errors mean of a file. */
  faults: {
    too_many: "This backup is too large to be read. Nothing here is changed.",
    in_future:
      "One entry in this backup is from more than a day from now. Check this phone’s date. If it is right, the file can’t be used.",
  } as Partial<Record<ErrorCode, string>>,
  moving: {
    title: "Move to a new phone",
    steps: [
      "On this phone, make a backup and share it to a place that the new phone can reach.",
      "On the new phone, open Tidemark and add it to the home screen.",
      "There, open Settings, then Backup, then Bring a backup in. Choose the file.",
      "Type your recovery code or your passphrase. Look at what comes in, and add it.",
      "Check that your newest entry is there. Only then erase Tidemark on this phone.",
    ],
  },
  look: {
    title: "Only look at a backup",
    what: "A clinician or a friend can look at a backup without an account. Nothing is saved there.",
    open: "Open the viewer",
    start: "Look at a backup",
    lede: "Choose a backup file. It opens on this device only, and nothing of it is saved. It is gone when you close this page.",
    failed: "The file could not be opened.",
    close: "Close the file",
  },
  quiet: {
    none: "There is no backup of your records yet.",
    old: (day: string) => `Your last backup is from ${mediumDay(day)}.`,
    open: "Make a backup",
    lock: "You can lock Tidemark, so that no one else reads your records.",
    lockOpen: "See how",
    later: "Not now",
  },
};
