import type { ContactView } from "../../core/api";
import { country } from "../../shell/country";
import { dial } from "../../shell/dial";
import { ownHelp } from "../../shell/own-help";
import { href } from "../../shell/route";
import { visibleLines } from "../../shell/visible-lines";
import { words } from "../../words/en";
import { sideEffects } from "../../words/en/sessions";

const w = sideEffects.answer;

interface CallsProps {
  clinic: ContactView | null;
  /** The emergency number comes before the clinic. It is there in any case. */
  urgent: boolean;
}

/** Whom a sign calls for (R5): the clinic and the emergency number, the more urgent one first. */
export function Calls({ clinic, urgent }: CallsProps) {
  if (urgent) return <><Emergency /><Clinic clinic={clinic} /></>;
  return <><Clinic clinic={clinic} /><p>{w.worse}</p><Emergency /></>;
}

/** The country's emergency number; in words where none is known. */
function Emergency() {
  const lines = visibleLines(country.value, ownHelp.value?.plan ?? null).emergency;
  if (lines.length === 0) return <p data-testid="answer-emergency">{words.help.elsewhere}</p>;
  return (
    <ul class="rows">
      {lines.map((line) => (
        <li key={line.id}><a class="line emergency" href={line.href} data-testid="answer-emergency">{line.action}</a></li>
      ))}
    </ul>
  );
}

function Clinic({ clinic }: { clinic: ContactView | null }) {
  if (clinic?.phone == null) {
    return <p>{w.noClinic} <a href={href("plan")} data-testid="answer-plan">{w.plan}</a></p>;
  }
  return (
    <ul class="rows">
      <li><a class="line" href={dial(clinic.phone)} data-testid="answer-clinic"><span>{w.call(clinic.name)}</span> <span class="soft">{clinic.phone}</span></a></li>
    </ul>
  );
}
