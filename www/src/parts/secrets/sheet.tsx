import { today } from "../../core/today";
import { mediumDay } from "../../words/days";
import w from "#words/code-steps";
import { groupsOf } from "./code-entry";

interface SheetProps {
  code: string;
  /** The same code as the program `age` reads it. */
  ageKey: string;
}

/** The recovery sheet: seen on paper only. It opens a backup with Tidemark, and in five steps without it. */
export function Sheet({ code, ageKey }: SheetProps) {
  return (
    <section class="print-sheet" aria-hidden="true">
      <h2>{w.sheet.title}</h2>
      <p>{w.sheet.made({ day: mediumDay(today.value) })}</p>
      <ol class="code-groups shown">
        {groupsOf(code).map((group, at) => (
          <li key={at} class="number">
            {group}
          </li>
        ))}
      </ol>
      {w.sheet.what.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h3>{w.sheet.without}</h3>
      <ol>
        {w.sheet.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="age-key">{ageKey}</p>
    </section>
  );
}

/** The sheet as a file of text, for whoever has no printer. */
export function sheetFile(code: string, ageKey: string): File {
  const groups = groupsOf(code).map((group, at) => `${at + 1}: ${group}`);
  const steps = w.sheet.steps.map((step, at) => `${at + 1}. ${step}`);
  const lines = [
    w.sheet.title,
    w.sheet.made({ day: mediumDay(today.value) }),
    "",
    ...groups,
    "",
    ...w.sheet.what,
    "",
    w.sheet.without,
    ...steps,
    "",
    ageKey,
    "",
  ];
  return new File([lines.join("\n")], "recovery.txt", { type: "text/plain" });
}
