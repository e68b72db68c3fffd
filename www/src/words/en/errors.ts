import type { ErrorCode } from "../../core/error";

/** What to say for each kind of error: what happened, then the way out. */
export const errors: Record<ErrorCode, string> = {
  no_webassembly:
    "This browser can’t run Tidemark. On an iPhone, Lockdown Mode may be on. Your records are not changed.",
  no_indexeddb:
    "This browser does not let Tidemark save records. This can happen in a private window. Open Tidemark in a normal window.",
  no_worker: "This browser is too old to run Tidemark. Update it, or use another one.",
  start_failed: "Tidemark could not start. Your records are not changed. Close it and open it again.",
  build_mismatch: "Two versions of Tidemark got mixed up. Reload to fix this. Your records are not changed.",
  no_answer: "This took too long, so Tidemark stopped waiting. What you typed is still here. Try again.",
  worker_ended: "Tidemark had to start again. What you typed is still here. Try again.",
  not_a_number: "This is not a number. Type it again in digits.",
  unknown: "Something went wrong. What you typed is still here. Try again.",

  out_of_range: "This number is outside the range. Change it and save again.",
  impossible_date: "This day does not exist. Choose another one.",
  impossible_time: "This time does not exist. Type it again.",
  in_future: "This day has not come yet. Choose today or a day before.",
  not_after_session: "This day must come after the day of the session. Choose a later one.",
  end_before_onset: "The end is before the start. Change one of them.",
  overlaps: "You have other doses saved for this time. Change the day, or change those first.",
  pressure_swapped: "The top number is not higher than the bottom one. Check both and save again.",
  session_near: "Another session is close to this one. Check the day and the time.",
  form_that_day: "You already have a form for this day. Replace it, keep both, or choose another day.",
  unit_mismatch: "This number does not fit this unit. Choose the other unit or change the number.",
  impossible_phone: "This does not look like a phone number. Use digits, spaces and a plus sign.",
  limits_cross: "The top limit must be higher than the bottom limit. Change one of them.",
  no_strength: "You do not need to say how strong these thoughts are. Leave that empty and save again.",
  cut_offs_cross: "These cut-offs do not fit together. Change one of them.",
  unknown_zone: "This device did not say which time zone it is in. Check its clock settings, then try again.",
  unknown_choice: "This answer is not on the list. Choose one from the list.",
  too_long: "This text is too long. Make it shorter and save again.",
  too_many: "This list is full. Remove an entry, then add this one.",
  empty: "Something is missing here. Fill it in and save again.",

  not_found: "This record is no longer here. It may have been removed in another tab.",
  changed_since: "This was changed again, perhaps in another tab, so it was not undone. Open it to see how it is now.",
  report_failed: "The report could not be made. Your records are not changed. Try again.",
  malformed_input: "Tidemark could not read this form. What you typed is still here. Reload and try again.",
  storage_unavailable:
    "This browser does not let Tidemark save records. This can happen in a private window. Open Tidemark in a normal window.",
  storage_lost: "The records that were here are gone. The browser may have cleared them.",
  storage_full:
    "This device has no space left. What you typed is still here, but it is not saved. Free up some space, then try again.",
  storage_failed: "The device could not save this. What you typed is still here. Try again.",
  look_only: "These records are only looked at here. Nothing is saved.",
  storage_timeout: "The device took too long to save this. What you typed is still here. Try again.",
  database_too_new:
    "These records were made by a newer version of Tidemark. Reload to get it. Your records are not changed.",
  database_blocked: "Tidemark is open in another tab. Close that tab, then try again.",
  database_superseded: "A newer version of Tidemark is open in another tab. Reload this page.",
  conflict: "Another tab saved at the same moment. What you typed is still here. Try again.",
  key_lost: "The key to your records is damaged. Nothing new can be saved. Keep a copy of what is stored here.",
  locked: "Your records are locked. Unlock them first.",
  wrong_key: "This does not open your records. Check it and try again.",
  wrong_code: "This recovery code is not complete, or has a wrong digit. Compare it with your sheet.",
  kdf_limits: "This lock asks for more than this device may give. Use your recovery code.",
  older_copy: "Some of your records are missing here. This is an older copy.",
  another_vault: "These are records from another installation of Tidemark.",
  not_known:
    "We do not know yet if this was saved. What you typed is still here. Try again. It will not be saved twice.",
  draft_elsewhere: "You went on with this in another tab. What you typed here is not kept. Close one of the tabs.",
  not_a_backup: "This file is not a backup from Tidemark. Choose another file.",
  backup_damaged: "This backup is damaged or cut short. Nothing here is changed. Try an earlier backup.",
  backup_newer: "This backup was made by a newer version of Tidemark. Update Tidemark, then open it again.",
  erased_elsewhere: "Everything was erased in another tab. Reload this page.",
};
