import days from "#words/days";
import done from "#words/done";
import errors from "#words/errors";
import marks from "#words/marks";
import page from "#words/page";
import today from "#words/today";

/** The words that the page starts with: those of Today, Help now and the first run, and those that all places share. */
export const words = { ...page, errors, today, days, marks, done };
