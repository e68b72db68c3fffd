import type { Contact } from "../../core/api";
import { Editing, SelectField } from "..";
import { country, ELSEWHERE, setCountry } from "./country";
import { mediumDay } from "../../words/days";
import { dial } from "./dial";
import { ownHelp } from "../../core/own-help";
import { locale } from "../../core/language";
import { to } from "../../core/route";
import { hasNoTalkLine, reach } from "./visible-lines";
import { words } from "../../words";
import { countries, type Line } from "../../words/lines";
import { Call } from "./call";
import { Emergency } from "./emergency";
import { actionOf, countryName, nameOf } from "./line-words";
import { linesHere } from "./lines";
import { OwnPlan } from "./own-plan";

const w = words.help;

interface WhoToCallProps {
  /** What to tell the clinic. */
  clinic: string;
  /** The emergency number is already shown above. */
  withoutEmergency?: boolean;
  /** This screen is about the clinic. */
  clinicFirst?: boolean;
}

/**
 * The emergency number, the person's own people, then lines, then the clinic and their plan. It works without the core
 * and without the internet.
 */
export function WhoToCall({ clinic, withoutEmergency = false, clinicFirst = false }: WhoToCallProps) {
  const plan = ownHelp.value?.plan ?? null;
  const { emergency, own, talk } = linesHere();
  const isListed = emergency.length > 0;
  const theClinic = <Clinic say={clinic} contact={ownHelp.value?.clinic ?? null} />;
  return (
    <>
      {!withoutEmergency && (
        <div class="calls">
          <Emergency action={w.inDanger} elsewhere={w.inDangerElsewhere} />
        </div>
      )}
      {clinicFirst && theClinic}
      <h2 tabIndex={-1}>{w.talk}</h2>
      <Contacts contacts={plan?.people ?? []} testId="help-people" />
      <div class="calls" data-testid="help-lines">
        {own.map((line) => (
          <Own key={line.name} contact={line} />
        ))}
        {talk.map((line) => (
          <Known key={line.id} line={line} />
        ))}
      </div>
      {!isListed && <p>{w.findLine}</p>}
      {hasNoTalkLine(country.value) && <p data-testid="help-no-line">{w.noLine}</p>}
      {!clinicFirst && theClinic}
      <Contacts title={w.professionals} contacts={plan?.professionals ?? []} testId="help-professionals" />
      <Editing>
        <OwnPlan plan={plan} />
      </Editing>
      <p class="lede">{w.offline}</p>
      <div class="country">
        <CountryField />
      </div>
      <Editing>
        <p>
          <a class="button text" href="./" data-place={to("lines")} data-testid="help-lines-change">
            {w.changeLines}
          </a>
        </p>
      </Editing>
      {isListed && <Sources lines={[...emergency, ...talk]} />}
    </>
  );
}

/** What to tell the clinic, and its number if known. */
function Clinic({ say, contact }: { say: string; contact: Contact | null }) {
  return (
    <>
      <h2>{w.clinicTitle}</h2>
      <p>{say}</p>
      {contact && <Contacts contacts={[contact]} testId="help-clinic" />}
    </>
  );
}

/** The source of each number, as plain text: a link would lead someone who needs help away from here. */
function Sources({ lines }: { lines: readonly Line[] }) {
  return (
    <details class="more">
      <summary data-testid="help-sources">{w.sources.title}</summary>
      <p>{w.sources.about}</p>
      <ul class="rows">
        {lines.map((line) => (
          <li class="row" key={line.id}>
            <span>{actionOf(line)}</span>
            <span class="soft small" data-testid="help-source">
              {w.sources.page({ site: line.site, day: mediumDay(line.read) })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The country whose lines are shown. */
export function CountryField() {
  return (
    <SelectField
      label={w.country}
      value={country.value}
      options={[
        ...countries
          .map((known) => ({ value: known.code, label: countryName(known) }))
          .sort((one, next) => one.label.localeCompare(next.label, locale)),
        { value: ELSEWHERE, label: w.choose },
      ]}
      onChange={setCountry}
      testId="help-country"
    />
  );
}

interface ContactsProps {
  title?: string;
  contacts: readonly Contact[];
  testId: string;
}

function Contacts({ title, contacts, testId }: ContactsProps) {
  if (contacts.length === 0) return null;
  return (
    <>
      {title !== undefined && <h2>{title}</h2>}
      <div class="calls" data-testid={testId}>
        {contacts.map((contact) => (
          <Own key={contact.name} contact={contact} />
        ))}
      </div>
    </>
  );
}

/** A line of the country: its name, then the number. */
function Known({ line }: { line: Line }) {
  return (
    <Call
      href={line.href}
      action={(line.kind === "text" ? w.text : w.call)({ name: nameOf(line) })}
      detail={reach(line)}
    />
  );
}

/** Someone the person wrote down. */
function Own({ contact: { name, phone } }: { contact: Contact }) {
  if (phone === null) return <p>{name}</p>;
  // A dialler takes digits and its own signs. Brackets, dots and dashes are for the eye.
  return <Call href={dial(phone)} action={w.call({ name })} detail={phone} />;
}
