import { useState } from "preact/hooks";
import type { RemoteCore, SessionsView } from "../../core/api";
import { newId } from "../../core/id";
import { CoreError } from "../../core/error";
import { Button, Notice, Screen } from "../../parts";
import { explain } from "../../words/explain";
import { go, to, replace } from "../../core/route";
import sessionDay from "#words/session-day";
import words from "#words/sessions";
import { given } from "../../parts/naming";

const w = sessionDay.start;

/** Starts a session like the last one, or opens the form if there was none. */
export function Start({ core, view }: { core: RemoteCore; view: SessionsView }) {
  const [fresh] = useState(newId);
  const [near, setNear] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [last] = view.sessions;

  const begin = async (confirmed: boolean) => {
    try {
      const { id } = await core.repeatSession(fresh, view.today, confirmed);
      replace("session-day", id);
    } catch (thrown) {
      if (thrown instanceof CoreError && thrown.code === "session_near") setNear(true);
      else setError(explain(thrown));
    }
  };

  if (!last) {
    return (
      <Screen title={w.title} lede={w.lede}>
        <p>
          <a class="button primary" href="./" data-place={to("sessions", "new")} data-testid="start-first">
            {w.first}
          </a>
        </p>
      </Screen>
    );
  }
  return (
    <Screen
      title={w.title}
      lede={w.what({ text: [words.routes[last.value.route], given(last.value)].filter(Boolean).join(", ") })}
    >
      <Notice kind="attention" message={near ? w.near : error} testId="start-near" />
      <div class="woozy">
        {near ? (
          <>
            <Button
              kind="primary"
              onPress={() => {
                go("session-day", "today");
              }}
              testId="start-go"
            >
              {w.go}
            </Button>
            <Button onPress={() => void begin(true)} testId="start-another">
              {w.yes}
            </Button>
          </>
        ) : (
          <>
            <Button kind="primary" onPress={() => void begin(false)} testId="start-again">
              {w.again}
            </Button>
            <a class="button" href="./" data-place={to("sessions", "new")} data-testid="start-other">
              {w.other}
            </a>
          </>
        )}
      </div>
    </Screen>
  );
}
