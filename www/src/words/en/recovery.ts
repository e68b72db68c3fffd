import type { Accept } from "../../core/api";
import type { ErrorCode } from "../../core/error";

/** What a screen says when the records could not be opened. */
export interface Trouble {
  readonly title: string;
  readonly body: readonly string[];
}

/** A decision about the records, with what the person says they know. */
export interface Way {
  readonly title: string;
  readonly body?: string;
  readonly sure: string;
  readonly press: string;
}

const cannotOpen = "Tidemark could not open your records";

export const recovery = {
  other: cannotOpen,
  troubles: {
    storage_lost: {
      title: "Your records are gone from this browser",
      body: [
        "Tidemark saved records here before. Now there is nothing here.",
        "The browser may have cleared them, or someone cleared the website data.",
        "Tidemark has not saved anything since.",
      ],
    },
    database_too_new: {
      title: "A newer Tidemark was here",
      body: [
        "Your records were saved by a newer version. This one does not change them.",
        "Reload to get the newer version.",
      ],
    },
    storage_unavailable: {
      title: "This browser can’t save records",
      body: [
        "This can happen in a private window. A setting that blocks website data can do it too.",
        "Open Tidemark in a normal window.",
      ],
    },
    storage_timeout: {
      title: cannotOpen,
      body: ["The device took too long to answer. Your records are not changed.", "Close Tidemark and open it again."],
    },
    storage_failed: {
      title: cannotOpen,
      body: ["The device could not read your records. They are not changed.", "Close Tidemark and open it again."],
    },
    storage_full: {
      title: "This device has no space left",
      body: ["Tidemark needs a little space to start. Free up some space, then try again."],
    },
    key_lost: {
      title: "Your records can’t be opened",
      body: [
        "The key that opens them is missing or damaged. Tidemark has not changed anything.",
        "Keep a copy of what is stored here. It may be possible to read it later.",
      ],
    },
    older_copy: {
      title: "Some of your records are missing here",
      body: [
        "This is an older copy of your records. A restored phone or a crash can bring one back.",
        "Tidemark has not changed anything. If your newer records are on another phone, look there first.",
        "Do you have a backup file? Go on with these records, then bring the file in.",
      ],
    },
    another_vault: {
      title: "These are not the records you had here",
      body: [
        "Other records are stored in this browser now. They may be from another phone, or from another person.",
        "Tidemark has not changed anything.",
      ],
    },
  } as Partial<Record<ErrorCode, Trouble>>,
  help: "Help now works without your records.",
  tryAgain: "Try again",
  reload: "Reload",
  copy: "Keep a copy of what is stored here",
  lost: {
    waysTitle: "What you can do",
    ways: [
      "Did you use another browser, or a private window? Look there first. Each one has its own records.",
      "On an iPhone, the app on your Home Screen has its own records. Open Tidemark from there.",
      "If they are not there, they can’t be brought back. You can start again.",
    ],
  },
  counts: ({ here, known }: { here: number; known: number }) => `${here} of ${known} saved entries are here.`,
  decisions: {
    startOver: {
      title: "Start with no records",
      body: "If there is a second copy that did not open, Tidemark puts it aside and keeps it.",
      sure: "I know that the old records will not come back.",
      press: "Start again",
    },
    olderCopy: {
      title: "Go on with these records",
      body: "Only what is here will be shown. What is missing comes back only from a backup file.",
      sure: "I know that some records are missing.",
      press: "Go on",
    },
    secondCopy: {
      title: "Bring back the records you had",
      body: "Tidemark keeps a second copy on this device. It takes the place of the other records. Keep a copy of those first if you may need them.",
      sure: "I know that the other records go away here.",
      press: "Bring mine back",
    },
    anotherVault: {
      title: "Use the records that are here now",
      sure: "I know that these are other records.",
      press: "Use these",
    },
  } satisfies Record<Accept, Way>,
};
