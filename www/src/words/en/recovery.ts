import type { CoreErrorCode } from "../../core/error";

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
        "Tidemark kept records here before. Now the store is empty.",
        "The browser may have cleared it, or someone cleared the website data.",
        "Tidemark has not written anything since.",
      ],
    },
    database_too_new: {
      title: "A newer Tidemark was here",
      body: ["Your records were written by a newer version. This one leaves them as they are.", "Reload to get the newer version."],
    },
    storage_unavailable: {
      title: "This browser keeps no records",
      body: [
        "A private window may be the reason. So may a setting that blocks website data.",
        "Open Tidemark in a normal window.",
      ],
    },
    storage_timeout: {
      title: cannotOpen,
      body: ["The device took too long to answer. Your records are not changed.", "Close Tidemark and open it again."],
    },
    storage_failed: {
      title: cannotOpen,
      body: ["The device could not read them. They are not changed.", "Close Tidemark and open it again."],
    },
    storage_full: {
      title: "This device has no room left",
      body: ["Tidemark needs a little space to start. Free some, then try again."],
    },
    key_lost: {
      title: "Your records are locked in",
      body: [
        "The key that opens them is missing or damaged. Tidemark changes nothing.",
        "Keep a copy of what is stored here. It may be possible to read it later.",
      ],
    },
  } satisfies Partial<Record<CoreErrorCode, Trouble>> as Partial<Record<string, Trouble>>,
  help: "Help now works without your records.",
  tryAgain: "Try again",
  reload: "Reload",
  copy: "Keep a copy of what is stored here",
  lost: {
    waysTitle: "What you can do",
    ways: [
      "Did you use another browser, or a private window? Look there first. Each one has its own store.",
      "On an iPhone, the app on your Home Screen has its own store. Open Tidemark from there.",
      "Otherwise the records cannot be brought back. You can begin again.",
    ],
    fresh: "Begin with an empty store",
    sure: "I know that the old records will not come back.",
    press: "Begin again",
  },
};
