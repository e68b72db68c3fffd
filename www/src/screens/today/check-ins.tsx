import { type ComponentChildren, Fragment } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { CheckInView, Receipt, RemoteCore } from "../../core/api";
import { Button, Notice } from "../../parts";
import { mediumDay } from "../../words/days";
import { newId } from "../../core/id";
import { whenKept } from "../../forms/draft-queue";
import { Restored } from "../../forms/frame";
import { explain } from "../../words/explain";
import { to } from "../../core/route";
import { words } from "../../words/en";
import type { Drafts } from "./drafts";
import { entryOf, untouched, recordOf, type Entry, type Target } from "./entry";
import { Form } from "./form";
import { Kept } from "./kept";

const w = words.today;

interface CheckInsProps {
  core: RemoteCore;
  day: string;
  /** The heading above the form for a new check-in. */
  ask: string;
  checkIns: readonly CheckInView[];
  /** Whether the core says that one of them is of a very hard day. */
  hardDay?: boolean;
  drafts: Drafts;
  /** Reads the day again. Resolves once it is shown. */
  reload: () => Promise<void>;
  /** Shown above what is kept. */
  children?: ComponentChildren;
}

/** What was just done. `undo` is set while it can be undone; `typed` then goes back into the form. */
interface Done {
  readonly message: string;
  readonly undo?: { readonly receipt: Receipt; readonly typed?: { readonly target: Target; readonly entry: Entry } };
}

/** A day's check-ins: the form if there is none yet or one is being changed, else what is kept. */
export function CheckIns({ core, day, ask, checkIns, hardDay = false, drafts, reload, children }: CheckInsProps) {
  const fresh: Target = { id: null, day };
  const [again, setAgain] = useState(false);
  const [changing, setChanging] = useState(checkIns.find((kept) => drafts.of(targetOf(kept)))?.marks.id);
  const [done, setDone] = useState<Done | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const changed = checkIns.find((kept) => kept.marks.id === changing);

  const opened = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the changes that remove what was pressed
  useEffect(() => {
    // What was pressed is gone, and the page may be shorter: scroll to the message and the form.
    if (opened.current) {
      place.current?.scrollIntoView();
      place.current?.focus({ preventScroll: true });
    }
    opened.current = true;
  }, [changing, again, done?.message]);

  const leaveForm = () => {
    setAgain(false);
    setChanging(undefined);
  };
  const say = (next: Done) => {
    setDone(next);
    setFailure(null);
  };
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (thrown) {
      setFailure(explain(thrown));
    }
  };

  const save = async (target: Target, entry: Entry, mood: number) => {
    const receipt = await whenKept(() =>
      core.save("checkIn", drafts.of(target)?.record ?? target.id ?? newId(), recordOf(target.day, entry, mood)),
    );
    await reload();
    drafts.drop(target);
    leaveForm();
    say({ message: words.done.saved, undo: { receipt, typed: { target, entry } } });
  };
  const remove = (id: string) =>
    attempt(async () => {
      const receipt = await core.withdraw(id);
      await reload();
      say({ message: words.done.removed, undo: { receipt } });
    });
  const undo = ({ receipt, typed }: NonNullable<Done["undo"]>) =>
    attempt(async () => {
      await core.undo(receipt);
      if (typed) {
        drafts.keep(typed.target, typed.entry);
        if (typed.target.id === null) setAgain(true);
        else setChanging(typed.target.id);
      }
      await reload();
      say({ message: words.done.undone });
    });

  const form = (target: Target, start: Entry, cancellable: boolean) => (
    <Fragment key={target.id ?? target.day}>
      <Restored when={drafts.of(target)?.restored ?? false} startOver={() => drafts.drop(target)} />
      <Form
        entry={drafts.of(target)?.entry ?? start}
        onChange={(entry) => {
          setDone(null);
          drafts.keep(target, entry);
        }}
        onSave={(entry, mood) => save(target, entry, mood)}
        draftError={drafts.error}
        onCancel={
          cancellable
            ? () => {
                drafts.drop(target);
                leaveForm();
              }
            : undefined
        }
      />
    </Fragment>
  );

  const undoable = done?.undo;
  return (
    <div class="check-ins" ref={place} tabIndex={-1}>
      <Notice
        message={done?.message ?? null}
        action={undoable && { label: words.parts.undo, onPress: () => void undo(undoable) }}
        testId="checkin-done"
      />
      <Notice kind="attention" message={failure} testId="checkin-failure" />
      {changed ? (
        <>
          <h2>{w.change(mediumDay(changed.value.day))}</h2>
          {form(targetOf(changed), entryOf(changed.value), true)}
        </>
      ) : (
        <>
          {checkIns.length > 0 && children}
          {checkIns.map((kept) => (
            <Kept
              key={kept.marks.id}
              core={core}
              checkIn={kept}
              onChange={() => {
                setDone(null);
                setChanging(kept.marks.id);
              }}
              onRemove={() => void remove(kept.marks.id)}
            />
          ))}
          {hardDay && (
            <p class="soft hard-day" data-testid="hard-day">
              {w.hardDay.ask}{" "}
              <a href="./" data-place={to("help")} data-testid="hard-day-help">
                {w.hardDay.help}
              </a>
            </p>
          )}
          {/* A form that was begun stays, even if another tab saves a check-in for the same day. */}
          {checkIns.length === 0 || again || drafts.of(fresh) ? (
            <>
              <h2>{ask}</h2>
              {form(fresh, untouched, checkIns.length > 0)}
            </>
          ) : (
            <div class="actions">
              <Button
                onPress={() => {
                  setDone(null);
                  setAgain(true);
                }}
                testId="checkin-again"
              >
                {w.kept.again}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

const targetOf = (kept: CheckInView): Target => ({ id: kept.marks.id, day: kept.value.day });
