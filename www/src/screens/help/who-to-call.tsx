import type { ContactView } from "../../core/api";
import { SelectField } from "../../parts";
import { country, ELSEWHERE, setCountry } from "../../shell/country";
import { mediumDay } from "../../shell/days";
import { dial } from "../../shell/dial";
import { ownHelp } from "../../shell/own-help";
import { href } from "../../shell/route";
import { describe, hasNoTalkLine, visibleLines } from "../../shell/visible-lines";
import { words } from "../../words/en";
import { countries, type Line } from "../../words/lines";
import { OwnPlan } from "./own-plan";

const w = words.help;

interface WhoToCallProps {
  /** What to tell the clinic. */
  clinic: string;
  /** "Are you in danger now?" stands above already. */
  asked?: boolean;
}

/** Numbers first, the person's own before the country's, then their plan. It needs neither the core nor the internet. */
export function WhoToCall({ clinic, asked = false }: WhoToCallProps) {
  const plan = ownHelp.value?.plan ?? null;
  const { emergency, own, talk } = visibleLines(country.value, plan);
  const noTalkLine = hasNoTalkLine(country.value);
  return (
    <>
      {!asked && <h2>{w.danger}</h2>}
      {emergency.length > 0 ? <ul class="rows">{emergency.map((line) => <Known key={line.id} line={line} />)}</ul> : <p>{w.elsewhere}</p>}
      {(noTalkLine || own.length + talk.length > 0) && <h2>{w.talk}</h2>}
      <ul class="rows" data-testid="help-lines">
        {own.map((line) => <Own key={line.name} contact={line} />)}
        {talk.map((line) => <Known key={line.id} line={line} />)}
      </ul>
      {noTalkLine && <p data-testid="help-no-line">{w.noLine}</p>}
      <p><a class="button text" href={href("lines")} data-testid="help-lines-change">{w.changeLines}</a></p>
      <Contacts title={w.people} contacts={plan?.people ?? []} testId="help-people" />
      <h2>{w.clinicTitle}</h2>
      <p>{clinic}</p>
      {ownHelp.value?.clinic && <ul class="rows" data-testid="help-clinic"><Own contact={ownHelp.value.clinic} /></ul>}
      <Contacts title={w.professionals} contacts={plan?.professionals ?? []} testId="help-professionals" />
      <OwnPlan plan={plan} />
      <p class="lede">{w.offline}</p>
      <CountryField />
      {emergency.length > 0 && <Sources lines={[...emergency, ...talk]} />}
    </>
  );
}

/** The page behind each number, as plain text: whoever needs help is not led away from it. */
function Sources({ lines }: { lines: readonly Line[] }) {
  return (
    <details class="more">
      <summary data-testid="help-sources">{w.sources.title}</summary>
      <p>{w.sources.about}</p>
      <ul class="rows">
        {lines.map(({ id, action, source, read }) => (
          <li class="row" key={id}>
            <span>{action}</span>
            <span class="soft small" data-testid="help-source">{w.sources.page(new URL(source).host, mediumDay(read))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The country that the lines are for. */
export function CountryField() {
  return (
    <SelectField
      label={w.country}
      value={country.value}
      options={[...countries.map((known) => ({ value: known.code, label: known.name })), { value: ELSEWHERE, label: w.choose }]}
      onChange={setCountry}
      testId="help-country"
    />
  );
}

function Contacts({ title, contacts, testId }: { title: string; contacts: readonly ContactView[]; testId: string }) {
  if (contacts.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="rows" data-testid={testId}>{contacts.map((contact) => <Own key={contact.name} contact={contact} />)}</ul>
    </>
  );
}

/** A line of the country. */
function Known({ line }: { line: Line }) {
  return <Row href={line.href} action={line.action} name={describe(line)} urgent={line.kind === "emergency"} />;
}

/** Somebody whom the person wrote down. */
function Own({ contact: { name, phone } }: { contact: ContactView }) {
  if (phone === null) return <li class="row"><span>{name}</span></li>;
  // A dialler takes digits and its own signs; brackets, dots and dashes are for the eye.
  return <Row href={dial(phone)} action={w.call(name)} name={phone} />;
}

function Row({ href, action, name, urgent = false }: { href: string; action: string; name: string; urgent?: boolean }) {
  return (
    <li>
      <a class={urgent ? "line emergency" : "line"} href={href}>
        <span>{action}</span>
        <span class="soft">{name}</span>
      </a>
    </li>
  );
}
