import type { ErrorCode } from "../../core/error";

/** What a screen says when the records could not be opened. */
export interface Trouble {
  readonly title: string;
  readonly body: readonly string[];
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
    fresh: "Start with no records",
    sure: "I know that the old records will not come back.",
    press: "Start again",
  },
};
