import type { ContactView } from "../../core/api";
import { SelectField } from "../../parts";
import { country, ELSEWHERE, setCountry } from "../../shell/country";
import { mediumDay } from "../../shell/days";
import { dial } from "../../shell/dial";
import { ownHelp } from "../../shell/own-help";
import { words } from "../../words/en";
import { countries, type Line } from "../../words/lines";
import { Call } from "./call";
import { linesHere } from "./lines";
import { OwnPlan } from "./own-plan";

const w = words.help;

interface WhoToCallProps {
  /** What to tell the clinic. */
  clinic: string;
  /** The emergency number stands above already. */
  withoutEmergency?: boolean;
}

/** The emergency number, the person's own people, then lines, then the clinic and their plan. It needs neither the core nor the internet. */
export function WhoToCall({ clinic, withoutEmergency = false }: WhoToCallProps) {
  const here = linesHere();
  const own = ownHelp.value;
  const plan = own?.plan;
  const talk = here?.talk ?? [];
  const lines = plan?.lines ?? [];
  const people = plan?.people ?? [];
  return (
    <>
      {!withoutEmergency && <Emergency lines={here?.emergency ?? []} />}
      <h2 tabIndex={-1}>{w.talk}</h2>
      <Contacts contacts={people} testId="help-people" />
      <div class="calls" data-testid="help-lines">
        {lines.map((line) => <Own key={line.name} contact={line} />)}
        {talk.map((line) => <Known key={line.href} line={line} />)}
      </div>
      {!here && <p>{w.findLine}</p>}
      <h2>{w.clinicTitle}</h2>
      <p>{clinic}</p>
      {own?.clinic && <Contacts contacts={[own.clinic]} testId="help-clinic" />}
      <Contacts title={w.professionals} contacts={plan?.professionals ?? []} testId="help-professionals" />
      <OwnPlan plan={plan ?? null} />
      <p class="lede">{w.offline}</p>
      <CountryField />
      {here && <Sources lines={[...here.emergency, ...here.talk]} />}
    </>
  );
}

/** What to do in danger: the first call of all. */
function Emergency({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return <p class="notice attention">{w.inDangerElsewhere}</p>;
  return (
    <div class="calls">
      {lines.map(({ href, number }, at) => <Call key={href} href={href} action={w.inDanger(number)} filled={at === 0} urgent />)}
    </div>
  );
}

/** The page behind each number, as plain text: whoever needs help is not led away from it. */
function Sources({ lines }: { lines: readonly Line[] }) {
  return (
    <details class="more">
      <summary data-testid="help-sources">{w.sources.title}</summary>
      <p>{w.sources.about}</p>
      <ul class="rows">
        {lines.map(({ href, action, source, checked }) => (
          <li class="row" key={href}>
            <span>{action}</span>
            <span class="soft small" data-testid="help-source">{w.sources.page(new URL(source).host, mediumDay(checked))}</span>
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

interface ContactsProps {
  title?: string;
  contacts: readonly ContactView[];
  testId: string;
}

function Contacts({ title, contacts, testId }: ContactsProps) {
  if (contacts.length === 0) return null;
  return (
    <>
      {title !== undefined && <h2>{title}</h2>}
      <div class="calls" data-testid={testId}>{contacts.map((contact) => <Own key={contact.name} contact={contact} />)}</div>
    </>
  );
}

/** A line of the country: who it is, then what the number is. */
function Known({ line: { href, action, name } }: { line: Line }) {
  return <Call href={href} action={action} detail={name} />;
}

/** Somebody whom the person wrote down. */
function Own({ contact: { name, phone } }: { contact: ContactView }) {
  if (phone === null) return <p>{name}</p>;
  // A dialler takes digits and its own signs; brackets, dots and dashes are for the eye.
  return <Call href={dial(phone)} action={w.call(name)} detail={phone} />;
}
