import { report as w } from "../../words/en/report";

const { scripts } = w;

/** Scripts that people may write in, by what tells their letters. Chinese and Japanese share one. */
const tests: Readonly<Record<keyof typeof scripts, RegExp>> = {
  chinese: /\p{Script=Han}/u,
  japanese: /\p{Script=Hiragana}|\p{Script=Katakana}/u,
  korean: /\p{Script=Hangul}/u,
  bengali: /\p{Script=Bengali}/u,
  tamil: /\p{Script=Tamil}/u,
  telugu: /\p{Script=Telugu}/u,
  arabic: /\p{Script=Arabic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  devanagari: /\p{Script=Devanagari}/u,
  thai: /\p{Script=Thai}/u,
  other: /\p{Letter}/u,
  signs: /./su,
};

/** How many letters of each script there are, in words. */
export function undrawn(letters: string): string {
  const counts = new Map<keyof typeof scripts, number>();
  for (const letter of letters) {
    const script = (Object.keys(tests) as (keyof typeof scripts)[]).find((script) => tests[script].test(letter));
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return [...counts].map(([script, count]) => `${scripts[script]} ${count}`).join(", ");
}
