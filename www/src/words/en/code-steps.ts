/** What is said while a recovery code is made, and on its sheet. */
export const codeSteps = {
  making: "Making your code",
  title: "Your recovery code",
  keep: "Print it, or write it down by hand. Put the sheet where you keep your important papers.",
  notHere: "You see this code only now. Do not keep it on this device.",
  print: "Print the sheet",
  noPrinter: "No printer?",
  noPrinterWhat: "Send the sheet to someone you trust, or to another device of yours. Then remove it from this one.",
  next: "Continue",
  check: "Check your sheet",
  checkLede: (one: number, other: number) => `Type groups ${one} and ${other} from your sheet.`,
  notThat: (at: number) => `Group ${at} is not the same as in your code. Compare it with your sheet.`,
  showAgain: "Show the code",
  sheet: {
    title: "Recovery sheet",
    made: (day: string) => `Made on ${day}. If you make a new code, throw this sheet away.`,
    what: [
      "This code opens Tidemark if you forget your passphrase. On a new device, it opens your backup file.",
      "Anyone who has this sheet and your device or your backup can read your records. Keep it safe.",
    ],
    without: "To open a backup without Tidemark:",
    steps: [
      "On a computer, get the free program called “age”.",
      "Copy the long line below into a file. Name it key.txt.",
      "Put your backup file next to it. Name it backup.age.",
      "Type: age -d -i key.txt -o records.json backup.age",
      "Open records.json. It is plain text. It has all that you saved.",
    ],
  },
};
