import type { Contact } from "../../core/api";
import { words } from "../../words";
import { countries, type Line } from "../../words/lines";
import { language as pageLanguage } from "../../core/language";
import { nameOf, optionOf } from "./line-words";

/** The changes that a person made to the lines. */
interface OwnLines {
  /** Lines they added. */
  readonly lines: readonly Contact[];
  /** Ids of built-in lines that they hid. */
  readonly hiddenLines?: readonly string[] | null;
}

export interface VisibleLines {
  /** Emergency numbers. Empty for a country that is not listed. */
  readonly emergency: readonly Line[];
  readonly own: readonly Contact[];
  /** The country's lines for talking to someone. */
  readonly talk: readonly Line[];
}

/**
 * The lines to show for a country, anywhere in the app. Lines that the person hid are left out, and those in one of
 * their languages come first.
 */
export function visibleLines(country: string, own: OwnLines | null): VisibleLines {
  const hidden = new Set(own?.hiddenLines);
  const listed = listedLines(country);
  const shown = listed.filter(({ id }) => !hidden.has(id));
  const talk = shown.filter((line) => !isEmergency(line));
  return {
    // Records from elsewhere may hide every number. One way out must stay.
    emergency: shown.some(isEmergency) ? shown.filter(isEmergency) : listed.filter(isEmergency),
    own: own?.lines ?? [],
    talk: talk.toSorted((one, other) => Number(isSpoken(other)) - Number(isSpoken(one))).map(withOptions),
  };
}

/** Every built-in line of a country, hidden or not. */
export function listedLines(country: string): readonly Line[] {
  return countries.find(({ code }) => code === country)?.lines ?? [];
}

/** Whether a listed country has no lines besides the emergency services. */
export function hasNoTalkLine(country: string): boolean {
  const listed = listedLines(country);
  return listed.length > 0 && listed.every(isEmergency);
}

/** Whether hiding this line would leave no emergency number. */
export function isLastEmergency(line: Line, country: string, hidden: readonly string[]): boolean {
  return (
    isEmergency(line) &&
    !listedLines(country).some((other) => isEmergency(other) && other.id !== line.id && !hidden.includes(other.id))
  );
}

/** Whose line it is, when it is open, and what to choose after dialling. */
export function describe(line: Line): string {
  return line.kind === "emergency" ? nameOf(line) : withHours(nameOf(line), line);
}

/** How to reach a line: its number, or the word to text to it, when it is open, and what to choose after dialling. */
export function reach(line: Line): string {
  return withHours(
    line.body === undefined ? line.number : words.help.textWord({ word: line.body, number: line.number }),
    line,
  );
}

function withHours(first: string, { hours, options = [] }: Line): string {
  const line = hours === "always" ? `${first}, ${words.help.always}` : first;
  return [options.length > 0 ? `${line}.` : line, ...options.map(optionOf)].join(" ");
}

function isEmergency({ kind }: Line): boolean {
  return kind === "emergency";
}

function isSpoken({ languages = [] }: Line): boolean {
  return languages.some(isMine);
}

/** The line with only the options meant for this person. */
function withOptions(line: Line): Line {
  if (line.options === undefined) return line;
  return { ...line, options: line.options.filter(({ language }) => language === undefined || isMine(language)) };
}

function isMine(language: string): boolean {
  return language === pageLanguage || navigator.languages.some((mine) => mine.toLowerCase().split("-")[0] === language);
}
