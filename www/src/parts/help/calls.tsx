import type { Contact } from "../../core/api";
import { dial } from "./dial";
import { to } from "../../core/route";
import { words } from "../../words";
import sideEffects from "#words/side-effects";
import { Call } from "./call";
import { actionOf } from "./line-words";
import { linesHere } from "./lines";

const w = sideEffects.answer;

interface CallsProps {
  clinic: Contact | null;
  /** Who is with the person at home. Null if nobody is known, or if staff are there. */
  companion?: Contact | null;
  /** Puts the emergency number before the clinic. It is shown either way. */
  urgent: boolean;
  /** What is said before the emergency number if it comes second. */
  worse?: string;
}

/**
 * Whom to call about a sign (R5), as buttons: the clinic and the emergency number, the more urgent one first and
 * filled.
 */
export function Calls({ clinic, companion = null, urgent, worse = w.worse }: CallsProps) {
  if (urgent) {
    return (
      <>
        <div class="calls">
          <Emergency filled />
          <Person who={companion} action={w.with} testId="answer-companion" />
          <Person who={clinic} action={w.call} testId="answer-clinic" />
        </div>
        <NoClinic clinic={clinic} />
      </>
    );
  }
  return (
    <>
      <ClinicOnly clinic={clinic} />
      <EmergencyIf when={worse} />
    </>
  );
}

/** The clinic alone, for what is not an emergency. */
export function ClinicOnly({ clinic }: { clinic: Contact | null }) {
  return (
    <>
      <div class="calls">
        <Person who={clinic} action={w.call} filled testId="answer-clinic" />
      </div>
      <NoClinic clinic={clinic} />
    </>
  );
}

/** The emergency number, in case it becomes an emergency. */
export function EmergencyIf({ when }: { when: string }) {
  return (
    <>
      <p>{when}</p>
      <div class="calls">
        <Emergency />
      </div>
    </>
  );
}

/** The country's emergency number, or a sentence if none is known. */
function Emergency({ filled = false }: { filled?: boolean }) {
  const lines = linesHere().emergency;
  if (lines.length === 0) return <p data-testid="answer-emergency">{words.help.elsewhere}</p>;
  return (
    <>
      {lines.map((line, at) => (
        <Call
          key={line.href}
          href={line.href}
          action={actionOf(line)}
          filled={filled && at === 0}
          urgent
          testId="answer-emergency"
        />
      ))}
    </>
  );
}

interface PersonProps {
  who: Contact | null;
  action: (given: { readonly name: string }) => string;
  filled?: boolean;
  testId: string;
}

function Person({ who, action, filled = false, testId }: PersonProps) {
  if (who?.phone == null) return null;
  return (
    <Call
      href={dial(who.phone)}
      action={action({ name: who.name })}
      detail={who.phone}
      filled={filled}
      testId={testId}
    />
  );
}

function NoClinic({ clinic }: { clinic: Contact | null }) {
  if (clinic?.phone != null) return null;
  return (
    <p>
      {w.noClinic}{" "}
      <a class="button text" href="./" data-place={to("plan", "clinic")} data-testid="answer-plan">
        {w.plan}
      </a>
    </p>
  );
}
