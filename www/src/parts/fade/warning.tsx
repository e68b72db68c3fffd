import { useState } from "preact/hooks";
import type { FadeNowView, Receipt, RemoteCore, SaidThenView, VerdictInput, Verdict } from "../../core/api";
import { Button, Notice } from "..";
import { explain } from "../../words/explain";
import { to } from "../../core/route";
import { words } from "../../words";
import w from "#words/fade";
import { Reasons } from "./reasons";
import { left, message, warned, why } from "./said";

const verdicts = Object.keys(w.verdicts) as Verdict[];

interface WarningProps {
  core: RemoteCore;
  now: FadeNowView;
  reload: () => Promise<void>;
}

/**
 * The warning as Today shows it: what it says, why, and what the person can do. What is usual is shown on its own
 * place. Once answered, only a quiet line stays, so that the same words do not greet the person every day.
 */
export function TodayWarning({ core, now, reload }: WarningProps) {
  // What was done here stays in view until the person leaves, even if it silenced the warning itself.
  const [done, setDone] = useState<Done | null>(null);
  const { warning } = now;
  if (!warning && !done) return null;
  // What is said of a course cannot be silenced, so it is one quiet line from the start.
  const whole = warning && warning.warning !== "courseFading" && (warning.verdict === null || done !== null);
  return (
    <section class="fade-warning" data-testid="fade-warning" data-warning={warning?.warning}>
      {warning && !whole && (
        <p>
          <a href="./" data-place={to("fade")} data-testid="fade-line">
            {warned(now, warning.warning).line}
          </a>
        </p>
      )}
      {whole && (
        <>
          <h2>{warned(now, warning.warning).sentence}</h2>
          <p>{left(now)}</p>
          <Reasons of={why(now)} />
          <p>
            <a href="./" data-place={to("fade")} data-testid="fade-open">
              {w.more}
            </a>
          </p>
        </>
      )}
      <Actions core={core} now={now} reload={reload} done={done} setDone={setDone} open={whole === true} />
    </section>
  );
}

interface PlaceProps extends WarningProps {
  /** The warning that was silenced until the next session. */
  muted: SaidThenView | undefined;
}

/** The warning on its own place. What it says already stands above, and a silenced one can be turned on again. */
export function PlaceWarning({ core, now, reload, muted }: PlaceProps) {
  const [done, setDone] = useState<Done | null>(null);
  if (!now.warning && !done) {
    return now.muted ? <Muted core={core} muted={muted} reload={reload} /> : null;
  }
  return (
    <section class="fade-pinned" data-testid="fade-warning" data-warning={now.warning?.warning}>
      <Actions core={core} now={now} reload={reload} done={done} setDone={setDone} open pinned />
    </section>
  );
}

function Muted({ core, muted, reload }: Omit<PlaceProps, "now">) {
  const [failure, setFailure] = useState<string | null>(null);
  const hear = async ({ id, verdict }: SaidThenView) => {
    try {
      await core.answerAlert({ id, verdict, muted: false });
      await reload();
    } catch (thrown) {
      setFailure(explain(thrown));
    }
  };
  return (
    <>
      <p class="soft" data-testid="fade-muted">
        {w.muted}
      </p>
      {muted && (
        <p>
          <Button kind="text" onPress={() => void hear(muted)} testId="fade-unmute">
            {w.unmute}
          </Button>
        </p>
      )}
      <Notice kind="attention" message={failure} testId="fade-failure" />
    </>
  );
}

/** What was just done, and the receipt with which to undo it. */
interface Done {
  readonly message: string;
  readonly undo: Receipt | null;
}

interface ActionsProps extends WarningProps {
  done: Done | null;
  setDone: (done: Done | null) => void;
  /** The person can answer the warning now. */
  open: boolean;
  /** The answers stay in sight while the page is read. */
  pinned?: boolean;
}

function Actions({ core, now, reload, done, setDone, open, pinned = false }: ActionsProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const { warning } = now;
  const attempt = async (work: () => Promise<void>) => {
    try {
      setFailure(null);
      await work();
    } catch (thrown) {
      setFailure(explain(thrown));
    }
  };
  const answer = (part: Partial<VerdictInput>, said: string) =>
    attempt(async () => {
      const receipt = await core.answerAlert({
        id: warning?.id ?? null,
        verdict: warning?.verdict ?? null,
        muted: false,
        ...part,
      });
      setDone({ message: said, undo: receipt });
      await reload();
    });
  const undo = (receipt: Receipt) =>
    attempt(async () => {
      await core.undo(receipt);
      setDone(null);
      await reload();
    });
  const undoable = done?.undo;
  return (
    <>
      <Notice
        message={done?.message ?? null}
        action={undoable ? { label: words.parts.undo, onPress: () => void undo(undoable) } : undefined}
        testId="fade-done"
      />
      <Notice kind="attention" message={failure} testId="fade-failure" />
      {open && warning && (
        <>
          <Tell now={now} />
          {warning.canBeMuted && (
            <p>
              <Button kind="text" onPress={() => void answer({ muted: true }, w.muted)} testId="fade-mute">
                {w.mute}
              </Button>
            </p>
          )}
          <div class={pinned ? "pinned" : undefined}>
            <p>{w.ask}</p>
            <Verdicts
              chosen={warning.verdict}
              onAnswer={(verdict) => void answer({ verdict }, w.answered[verdict])}
              testId="fade"
            />
          </div>
        </>
      )}
    </>
  );
}

/** The person tells the clinic, in words that they can read first. Nothing leaves the device by itself. */
function Tell({ now }: { now: FadeNowView }) {
  const [said, setSaid] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const text = message(now);
  const canShare = typeof navigator.share === "function";
  const hand = async () => {
    try {
      if (canShare) await navigator.share({ text });
      else await navigator.clipboard.writeText(text);
      setSaid(canShare ? w.shared : w.copied);
    } catch (thrown) {
      // Closing the share sheet is not an error.
      if (thrown instanceof DOMException && thrown.name === "AbortError") return;
      setSaid(w.notShared);
      setReading(true);
    }
  };
  return (
    <>
      <p>{w.tell}</p>
      <div class="fade-answers">
        <Button onPress={() => void hand()} testId="fade-tell">
          {canShare ? w.share : w.copy}
        </Button>
        {!reading && (
          <Button
            kind="text"
            onPress={() => {
              setReading(true);
            }}
            testId="fade-message-show"
          >
            {w.show}
          </Button>
        )}
      </div>
      <Notice message={said} testId="fade-told" />
      {reading && (
        <blockquote class="fade-message" data-testid="fade-message">
          {text}
        </blockquote>
      )}
    </>
  );
}

interface VerdictsProps {
  chosen: Verdict | null;
  onAnswer: (verdict: Verdict) => void;
  testId: string;
}

/** The person's answer to a warning, now or long after it. */
export function Verdicts({ chosen, onAnswer, testId }: VerdictsProps) {
  return (
    <div class="fade-answers" role="group" aria-label={w.ask}>
      {verdicts.map((verdict) => (
        <button
          key={verdict}
          type="button"
          class="button"
          aria-pressed={chosen === verdict}
          onClick={() => {
            onAnswer(verdict);
          }}
          data-testid={`${testId}-${verdict}`}
        >
          {w.verdicts[verdict]}
        </button>
      ))}
    </div>
  );
}
