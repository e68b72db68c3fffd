import { SelectField } from "../../parts";
import { country, ELSEWHERE, setCountry } from "../../shell/country";
import { words } from "../../words/en";
import { countries, type Country, type Line } from "../../words/lines";

/** Who to call in the person's country, which can be changed right here, and what to tell the clinic. It needs neither the core nor the internet. */
export function CountryLines({ clinic = words.help.clinic }: { clinic?: string }) {
  const here = countries.find((known) => known.code === country.value);
  return (
    <>
      {here ? <Lines country={here} /> : <p class="lede">{words.help.elsewhere}</p>}
      <p class="help-clinic">{clinic}</p>
      <p class="lede">{words.help.offline}</p>
      <CountryField />
    </>
  );
}

/** The country that the lines are for. */
export function CountryField() {
  return (
    <SelectField
      label={words.help.country}
      value={country.value}
      options={[...countries.map((known) => ({ value: known.code, label: known.name })), { value: ELSEWHERE, label: words.help.choose }]}
      onChange={setCountry}
      testId="help-country"
    />
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
