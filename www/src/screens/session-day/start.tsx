import { useState } from "preact/hooks";
import type { HalfGone, RemoteCore, SessionsView } from "../../core/api";
import { newId } from "../../core/id";
import { CoreError } from "../../core/error";
import { Button, Notice, Screen } from "../../parts";
import { explain } from "../../words/explain";
import { go, to, replace } from "../../core/route";
import sessionDay from "#words/session-day";
import words from "#words/sessions";
import { askedAbout, LiftQuestion } from "../../parts/lift-question";
import { given } from "../../parts/naming";

const w = sessionDay.start;

/** What the core asks before it saves: whether it is another session than one close by, or one of the regular doses. */
const questions = {
  session_near: { ask: w.near, instead: w.go, yes: w.yes, lead: () => go("session-day", "today") },
  session_on_regimen: { ask: w.onRegimen, instead: w.toDoses, yes: words.form.onTop, lead: () => go("doses") },
} as const;
type Asked = keyof typeof questions;
const isAsked = (code: string): code is Asked => Object.hasOwn(questions, code);

/** Starts a session like the last one, or opens the form if there was none. */
export function Start({ core, view }: { core: RemoteCore; view: SessionsView }) {
  const [fresh] = useState(newId);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [halfGone, setHalfGone] = useState<HalfGone | null>(null);
  const [last] = view.sessions;
  const about = askedAbout(view.today, view, null);

  const begin = async (confirmed: boolean) => {
    try {
      const { id } = await core.repeatSession(fresh, view.today, halfGone, confirmed);
      replace("session-day", id);
    } catch (thrown) {
      if (thrown instanceof CoreError && isAsked(thrown.code)) setAsked(thrown.code);
      else setError(explain(thrown));
    }
  };

  if (!last) {
    return (
      <Screen title={w.title} lede={w.lede}>
        <p>
          <a class="button primary" href="./" data-place={to("sessions", "new", "day")} data-testid="start-first">
            {w.first}
          </a>
        </p>
      </Screen>
    );
  }
  const question = asked && questions[asked];
  return (
    <Screen
      title={w.title}
      lede={w.what({ text: [words.routes[last.value.route], given(last.value)].filter(Boolean).join(", ") })}
    >
      {about !== null && <LiftQuestion about={about} value={halfGone} onChange={setHalfGone} />}
      <Notice kind="attention" message={question?.ask ?? error} testId="start-near" />
      <div class="woozy">
        {question ? (
          <>
            <Button kind="primary" onPress={question.lead} testId="start-go">
              {question.instead}
            </Button>
            <Button onPress={() => void begin(true)} testId="start-another">
              {question.yes}
            </Button>
          </>
        ) : (
          <>
            <Button kind="primary" onPress={() => void begin(false)} testId="start-again">
              {w.again}
            </Button>
            <a class="button" href="./" data-place={to("sessions", "new", "day")} data-testid="start-other">
              {w.other}
            </a>
          </>
        )}
      </div>
    </Screen>
  );
}
