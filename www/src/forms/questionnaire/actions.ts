/** The last part of the address when a kept form is being changed. */
export const CHANGE = "change";
/** The same when a form is filled in again to replace the kept one. */
export const REPLACE = "replace";
