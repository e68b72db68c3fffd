import type { ErrorCode } from "../../core/error";

/** What to say for each way that something can fail: what happened, then the way out. */
export const errors: Record<ErrorCode, string> = {
  no_webassembly: "This browser cannot run Tidemark. On an iPhone, Lockdown Mode may be on. Your records are not changed.",
  no_indexeddb: "This browser does not let Tidemark keep records. A private window may be the reason. Open Tidemark in a normal window.",
  no_worker: "This browser is too old to run Tidemark. An up-to-date browser can.",
  start_failed: "Tidemark could not start. Your records are not changed. Close it and open it again.",
  build_mismatch: "Two versions of Tidemark are mixed up. Reload to use one version. Your records are not changed.",
  no_answer: "This took too long, so Tidemark stopped waiting. What you typed is still here. Try again.",
  unknown: "Something went wrong. What you typed is still here. Try again.",

  out_of_range: "This number is outside the range. Change it and save again.",
  impossible_date: "There is no such day. Choose another one.",
  impossible_time: "There is no such time. Type it again.",
  in_future: "This day has not come yet. Choose today or a day before.",
  not_after_session: "This day must come after the day of the session. Choose a later one.",
  end_before_onset: "This ends before it begins. Change the start or the end.",
  unknown_zone: "This device did not say which time zone it is in. Check its clock settings, then try again.",
  unknown_choice: "This answer is not on the list. Choose one from the list.",
  too_long: "This text is too long. Make it shorter and save again.",
  empty: "Something is missing here. Fill it in and save again.",

  not_found: "This record is no longer here. It may have been removed in another tab.",
  malformed_input: "Tidemark could not read this form. What you typed is still here. Reload and try again.",
  storage_unavailable: "This browser does not let Tidemark keep records. A private window may be the reason. Open Tidemark in a normal window.",
  storage_lost: "The records that were here are gone. The browser may have cleared its storage.",
  storage_full: "This device has no room left. What you typed is still here and not saved. Free some space, then try again.",
  storage_failed: "The device could not save this. What you typed is still here. Try again.",
  storage_timeout: "The device took too long to save this. What you typed is still here. Try again.",
  database_too_new: "These records were made by a newer version of Tidemark. Reload to get it. Your records are not changed.",
  database_blocked: "Tidemark is open in another tab. Close that tab, then try again.",
  database_superseded: "A newer version of Tidemark is open in another tab. Reload this page.",
  conflict: "Another tab saved at the same moment. What you typed is still here. Try again.",
  key_lost: "The key to your records is damaged. Nothing new can be saved. Keep a copy of what is stored here.",
  erased_elsewhere: "Everything was erased in another tab. Reload this page.",
  clock_unreadable: "Tidemark could not read this device's clock. Check the date and time, then try again.",
};
