// Checks the palette in src/style/tokens.css: text pairs at 4.5:1, the edges of controls and the marks of charts at
// 3:1 (WCAG 2.2, 1.4.3 and 1.4.11), that both copies of the dark set agree, and that no control or mark of a chart is
// drawn in the colour of hairlines, which is fainter, and no control fades its edge. Exits with 1 on the first list of faults.
import { readdirSync, readFileSync } from "node:fs";

const css = readFileSync(new URL("../src/style/tokens.css", import.meta.url), "utf8");
const [light, dark, darkAgain] = [...css.matchAll(/color-scheme: (?:light|dark);([^}]*)/g)].map(([, body]) =>
  Object.fromEntries([...body.matchAll(/--([a-z-]+): (#[0-9A-F]{6});/g)].map(([, name, value]) => [name, value])),
);

const grounds = ["paper", "sand"];
const text = [
  ...grounds.flatMap((ground) => ["ink", "soft", "tide", "dusk"].map((ink) => [ink, ground])),
  ["on-tide", "tide"],
  ["on-tide", "dusk"],
  ["ink", "wash"],
  ["tide", "wash"],
  ["ink", "dusk-wash"],
  ["dusk", "dusk-wash"],
];
const edges = [
  ...grounds.flatMap((ground) => ["edge", "tide", "dusk"].map((edge) => [edge, ground])),
  ["tide", "wash"],
];

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first, second) {
  const [high, low] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const faults = [];
for (const [theme, palette] of [
  ["light", light],
  ["dark", dark],
]) {
  for (const [pairs, least] of [
    [text, 4.5],
    [edges, 3],
  ]) {
    for (const [front, back] of pairs) {
      const ratio = contrast(palette[front], palette[back]);
      if (!(ratio >= least)) faults.push(`${theme}: ${front} on ${back} is ${ratio.toFixed(2)}, needs ${least}`);
    }
  }
}
/** What a person taps, and what they read a value from. */
const control = /\.(scale|gauge|button|input|stepper|check|answer(?!s|-))/;
const mark = /\.(chart-(?!grid|switch)|strip|water)/;
const style = new URL("../src/style/", import.meta.url);
for (const file of readdirSync(style).filter((name) => name.endsWith(".css"))) {
  for (const [, selector, body] of readFileSync(new URL(file, style), "utf8").matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const name = selector.trim().split("\n").at(-1);
    const isControl = control.test(name);
    if ((isControl || mark.test(name)) && body.includes("var(--line)"))
      faults.push(`${file}: ${name} is drawn in --line`);
    if (isControl && body.includes("var(--edge)") && /opacity: 0\.\d/.test(body))
      faults.push(`${file}: ${name} fades its --edge`);
  }
}
if (JSON.stringify(dark) !== JSON.stringify(darkAgain)) faults.push("The two dark sets differ.");

if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`Contrast: ${2 * (text.length + edges.length)} pairs hold.`);
