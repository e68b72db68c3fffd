import { useEffect, useRef, useState } from "preact/hooks";
import type { Contact, NamedEffect, Receipt, RedFlag, RemoteCore, SessionView } from "../../core/api";
import { Button, Notice } from "../../parts";
import { explain } from "../../words/explain";
import { newId } from "../../core/id";
import { reroute } from "../../core/route";
import sideEffects from "#words/side-effects";
import { More } from "./answer";
import { AnswerScreen } from "./answer-screen";
import { signOnset } from "./when";

const w = sideEffects.answer;

interface SignProps {
  core: RemoteCore;
  effect: NamedEffect;
  flag: RedFlag;
  session: SessionView | undefined;
  today: string;
  clinic: Contact | null;
  companion: Contact | null;
  /** Whether the person came from the session's day. */
  fromDay: boolean;
  /** Back to the signs, if it was tapped by mistake. */
  onUndone: () => void;
  onDone: () => void;
}

type Saved =
  | { readonly is: "saving" }
  /** `why` an Undo did not succeed: the sign is still there. */
  | { readonly is: "saved"; readonly receipt: Receipt; readonly why?: string }
  | { readonly is: "failed"; readonly why: string };

/** A sign that was tapped. Its answer appears first and waits for nothing; it is saved in the meantime. */
export function Sign({ core, effect, flag, session, today, clinic, companion, fromDay, onUndone, onDone }: SignProps) {
  const [saved, setSaved] = useState<Saved>({ is: "saving" });

  // Tried again, it is the same sign.
  const id = useRef(newId());

  const save = async () => {
    setSaved({ is: "saving" });
    try {
      const receipt = await core.saveSideEffect(id.current, {
        effect,
        severity: null,
        interference: null,
        onset: signOnset(session, today),
        end: null,
        session: session?.marks.id ?? null,
        note: null,
      });
      setSaved({ is: "saved", receipt });
      reroute("sessions", "answer", receipt.id, ...(fromDay ? ["day"] : []));
    } catch (thrown) {
      setSaved({ is: "failed", why: explain(thrown) });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sign is saved once
  useEffect(() => void save(), []);

  const undo = async (receipt: Receipt) => {
    try {
      await core.undo(receipt);
      onUndone();
    } catch (thrown) {
      setSaved({ is: "saved", receipt, why: explain(thrown) });
    }
  };

  const line = (
    <>
      <p class="soft" role="status" data-testid="sign-saved">
        {saved.is === "saving" && w.saving}
        {saved.is === "saved" && (
          <>
            {w.saved}{" "}
            <Button kind="text" onPress={() => void undo(saved.receipt)} testId="sign-undo">
              {w.undo}
            </Button>
          </>
        )}
      </p>
      <Notice
        kind="attention"
        message={saved.is === "saving" ? null : (saved.why ?? null)}
        {...(saved.is === "failed" && { action: { label: w.again, onPress: () => void save() } })}
        testId="sign-failed"
      />
    </>
  );
  return (
    <AnswerScreen
      effect={effect}
      flag={flag}
      session={session}
      clinic={clinic}
      companion={companion}
      onDone={onDone}
      saved={line}
    >
      {saved.is === "saved" && <More id={saved.receipt.id} />}
    </AnswerScreen>
  );
}
