import type { ComponentChildren } from "preact";
import type { Contact, Effect, RedFlag, SessionView } from "../../core/api";
import { Button, Screen } from "../../parts";
import { longDay, mediumDay } from "../../words/days";
import { words } from "../../words";
import sideEffects from "#words/side-effects";
import { Danger } from "../../parts/help/danger";
import { Calls } from "../../parts/help/calls";
import { effectName, givenOf } from "../../parts/naming";

const w = sideEffects.answer;

interface AnswerScreenProps {
  effect: Effect;
  flag: RedFlag;
  /** The day it began, if that was given as earlier than today. */
  past?: string | null;
  /** The session it belongs to. */
  session: SessionView | undefined;
  clinic: Contact | null;
  companion: Contact | null;
  onDone: () => void;
  /** Whether it is saved, and the button to undo it. */
  saved: ComponentChildren;
  /** The link to add more about it. */
  children: ComponentChildren;
}

/** The answer to a sign (R5): whom to call, then what to say, then what was saved. */
export function AnswerScreen({
  effect,
  flag,
  past = null,
  session,
  clinic,
  companion,
  onDone,
  saved,
  children,
}: AnswerScreenProps) {
  if (flag === "helpNow") {
    return (
      <>
        <Danger why={said(effect, undefined)} saved={saved} clinic={words.help.clinic} onNotNow={onDone} />
        {children}
      </>
    );
  }
  const urgent = flag === "emergency";
  const atHome = session?.value.setting === "home";
  return (
    <Screen
      title={effectName(effect)}
      lede={urgent ? w.emergencyLede : past === null ? w.clinicLede : w.clinicPast({ day: mediumDay(past) })}
    >
      {session !== undefined && !urgent && !atHome && <p>{w.atClinic}</p>}
      <Calls clinic={clinic} companion={atHome ? companion : null} urgent={urgent} />
      <h2>{w.say}</h2>
      <p data-testid="answer-say">{w.quote({ text: said(effect, session) })}</p>
      <p class="soft">{w.watching}</p>
      {children}
      {saved}
      <p class="lede">
        <Button kind="text" onPress={onDone} testId="answer-done">
          {w.done}
        </Button>
      </p>
    </Screen>
  );
}

/** What to say on the phone. With thoughts of suicide, that comes first, without a word about the treatment. */
function said(effect: Effect, session: SessionView | undefined): string {
  const symptom = typeof effect === "string" ? sideEffects.symptoms[effect] : sideEffects.symptom({ name: effect.own });
  if (effect === "suicidalThoughts" || effect === "cannotKeepSafe" || effect === "intentToDie") return symptom;
  return `${session ? w.given({ given: givenOf(session.value), day: longDay(session.value.day) }) : w.treated} ${symptom}`;
}
