import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Receipt, RemoteCore, TodayView } from "../../core/api";
import { Button, Notice } from "../../parts";
import { longDay } from "../../words/days";
import { dial } from "../../parts/help/dial";
import { explain } from "../../words/explain";
import { ownHelp } from "../../core/own-help";
import { to } from "../../core/route";
import { type Left, toLeft } from "../../forms/item9";
import { words } from "../../words";
import { Call } from "../../parts/help/call";

const w = words.today.item9;

interface Item9Props {
  core: RemoteCore;
  followUp: TodayView["followUp"];
  /** The PHQ-9 that was begun and left. */
  left: Left | null;
  reload: () => Promise<void>;
}

/** What an answer to item 9 leaves on Today, above everything else (R4). The core says when. */
export function Item9({ core, followUp, left, reload }: Item9Props) {
  const [said, setSaid] = useState<{ readonly message: string; readonly undo: Receipt | null } | null>(null);
  const attempt = async (work: () => Promise<typeof said>) => {
    try {
      const done = await work();
      await reload();
      setSaid(done);
    } catch (thrown) {
      setSaid({ message: explain(thrown), undo: null });
    }
  };
  const close = (form: string) => attempt(async () => ({ message: w.closed, undo: await core.closeFollowUp(form) }));
  const undo = (receipt: Receipt) => attempt(() => core.undo(receipt).then(() => null));
  const undoable = said?.undo ?? undefined;
  return (
    <>
      {left?.isUrgent && (
        <Urgent testId="item9-unsaved">
          <p>{w.unsaved}</p>
          <div class="calls">
            <a class="call urgent filled" href="./" data-place={to("help")} data-testid="item9-help">
              {words.shell.help}
            </a>
            <a class="button" href="./" data-place={toLeft(left)} data-testid="item9-go-on">
              {words.today.due.goOn}
            </a>
          </div>
        </Urgent>
      )}
      {followUp && (
        <Urgent testId="follow-up">
          <p>{w.ask({ day: longDay(followUp.day) })}</p>
          <div class="calls">
            <CallClinic />
            <Button onPress={() => void close(followUp.form)} testId="follow-up-done">
              {w.done}
            </Button>
          </div>
        </Urgent>
      )}
      <Notice
        message={said?.message ?? null}
        action={undoable && { label: words.parts.undo, onPress: () => void undo(undoable) }}
        testId="follow-up-closed"
      />
    </>
  );
}

function Urgent({ children, testId }: { children: ComponentChildren; testId: string }) {
  return (
    <div class="due attention" data-testid={testId}>
      {children}
    </div>
  );
}

function CallClinic() {
  const clinic = ownHelp.value?.clinic;
  if (clinic?.phone == null) {
    return (
      <p>
        {w.noClinic}{" "}
        <a href="./" data-place={to("plan", "clinic")} data-testid="follow-up-plan">
          {w.addClinic}
        </a>
      </p>
    );
  }
  return (
    <Call
      href={dial(clinic.phone)}
      action={w.call({ name: clinic.name })}
      detail={clinic.phone}
      filled
      testId="follow-up-call"
    />
  );
}
