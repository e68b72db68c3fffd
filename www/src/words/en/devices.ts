const entries = (count: number) => (count === 1 ? "1 entry" : `${count} entries`);

/** What is said about several devices of one person. */
export const devices = {
  title: "Two devices",
  lede: "Use Tidemark on two devices and keep both up to date. They leave files for each other in your own cloud.",
  needsCode: "First get a recovery code and make a backup. Then bring that backup in on the other device.",
  own: "This device",
  name: (device: string) => `Device ${device.slice(0, 4)}`,
  list: "Your devices",
  onlyThis: "So far only this device has written here. To add one, bring a backup in on the other device.",
  nothing: "No entries yet",
  newest: (day: string) => `Newest entry: ${day}`,
  remove: "Remove",
  removeName: (name: string) => `Remove: ${name}`,
  removed: "Removed. Its files are not read any more.",
  bringBack: "Bring it back",
  bringBackName: (name: string) => `Bring it back: ${name}`,
  removal:
    "What it wrote stays here. It can’t open the backups you make from now on. If you use a third device, bring a new backup in there by hand.",
  lastRead: (day: string) => `Its file was read on ${day}.`,
  folder: {
    what: "Choose a folder that your cloud keeps the same on both devices. Choose the same one on the other device.",
    have: (name: string) => `Your folder is “${name}”.`,
    choose: "Choose the folder",
    another: "Another folder",
    exchange: "Exchange now",
    forget: "Forget the folder",
    working: "Reading and writing in the folder",
    refused: "The browser may not use the folder now. Tap again and allow it.",
    failed: "The folder could not be used. Is it still there? You can choose it again.",
    left: "This device left its newest file in the folder.",
    alone: "There is no file of another device yet. Did your cloud finish?",
    added: (name: string, count: number, day: string) => `${name}: ${entries(count)} added. Its file is from ${day}.`,
    known: (name: string, day: string) => `${name}: nothing new. Its file is from ${day}. Did your cloud finish?`,
    other: (name: string) => `${name}: these are other records. They were not added.`,
    unreadable: (name: string) => `${name}: its file was not added.`,
    wrongKey:
      "It has another key. Did you change the lock or remove a device on one of the two? Then make a backup there, and bring it in by hand on the other one.",
  },
  byHand: {
    steps: [
      "On one device, make a backup and share it with the other one.",
      "There, bring it in.",
      "Then do the same the other way round.",
    ],
    make: "Make a backup",
    restore: "Bring a backup in",
  },
  conflicts: {
    open: (count: number) =>
      count === 1 ? "1 record was changed on two devices" : `${count} records were changed on two devices`,
    title: "Changed on two devices",
    lede: "Each device has its own version. You see where they differ. Choose the one that is right. The others are kept.",
    none: "No record was changed on two devices.",
    written: (where: string, day: string, time: string) => `${where}, ${day}, ${time}`,
    removed: "Removed",
    shown: "This one shows now.",
    choose: "Show this one",
    chooseLabel: (at: number) => `Show this one: version ${at}`,
    chosen: "Saved.",
  },
};
