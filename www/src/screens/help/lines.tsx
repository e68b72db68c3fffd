import { useSignal } from "@preact/signals";
import { SelectField } from "../../parts";
import { keep, kept } from "../../shell/keep";
import { words } from "../../words/en";
import { countries, type Country, type Line } from "../../words/lines";

const ELSEWHERE = "elsewhere";

/** Who to call in the person's country, which can be changed right here. It needs neither the core nor the internet. */
export function CountryLines() {
  const code = useSignal(startingCountry());
  const country = countries.find((known) => known.code === code.value);

  const choose = (next: string) => {
    code.value = next;
    keep("tidemark.country", next);
  };

  return (
    <>
      {country ? <Lines country={country} /> : <p class="lede">{words.help.elsewhere}</p>}
      <p class="lede">{words.help.clinic} {words.help.offline}</p>
      <SelectField
        label={words.help.country}
        value={code.value}
        options={[...countries.map((known) => ({ value: known.code, label: known.name })), { value: ELSEWHERE, label: words.help.choose }]}
        onChange={choose}
        testId="help-country"
      />
    </>
  );
}

function Lines({ country }: { country: Country }) {
  const urgent = country.lines.filter((line) => line.kind === "emergency");
  const talk = country.lines.filter((line) => line.kind !== "emergency");
  return (
    <>
      <h2>{words.help.danger}</h2>
      <Links lines={urgent} />
      <h2>{words.help.talk}</h2>
      <Links lines={talk} />
    </>
  );
}

function Links({ lines }: { lines: readonly Line[] }) {
  return (
    <ul class="rows">
      {lines.map((line) => (
        <li key={line.href}>
          <a class={line.kind === "emergency" ? "line emergency" : "line"} href={line.href}>
            <span>{line.action}</span>
            <span class="soft">{line.name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The kept choice, else the region of the device's languages, else "Elsewhere". Nothing is asked of the network. */
function startingCountry(): string {
  const chosen = kept("tidemark.country");
  if (chosen !== null) return chosen;
  for (const language of navigator.languages) {
    const region = regionOf(language);
    if (countries.some((known) => known.code === region)) return region ?? ELSEWHERE;
  }
  return ELSEWHERE;
}

function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined;
  }
}
