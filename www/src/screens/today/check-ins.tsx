import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { CheckInView, Receipt, RemoteCore } from "../../core/api";
import { Button, Notice } from "../../parts";
import { mediumDay } from "../../words/days";
import { explain } from "../../words/explain";
import { openWithin, to } from "../../core/route";
import { words } from "../../words";
import type { Drafts } from "./drafts";
import { entryOf, untouched, type Entry, type Target } from "./entry";
import { Form } from "./form";
import { Kept } from "./kept";

const w = words.today;

interface CheckInsProps {
  core: RemoteCore;
  day: string;
  /** The heading above the form for a new check-in; null where the title asks. */
  ask: string | null;
  checkIns: readonly CheckInView[];
  /** The latest check-in of the day before. */
  before: CheckInView | undefined;
  /** The highest mood of a very hard day, where Help now is offered for one. */
  hardMood?: number;
  isToday?: boolean;
  drafts: Drafts;
  /** Reads the day again. Resolves once it is shown. */
  reload: () => Promise<void>;
  /** Shown above what is kept. */
  children?: ComponentChildren;
}

/** A day's check-ins: the form if there is none yet or one is being changed, else what is kept. */
export function CheckIns(props: CheckInsProps) {
  const { core, day, ask, checkIns, before, hardMood = -1, isToday = false, drafts, reload, children } = props;
  const fresh: Target = { id: null, day };
  const [again, setAgain] = useState(false);
  const [isOpened, setIsOpened] = useState(false);
  const [changing, setChanging] = useState(checkIns.find((kept) => drafts.of(targetOf(kept)))?.marks.id);
  const [removed, setRemoved] = useState<{ readonly message: string; readonly undo: Receipt | null } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  // A tap that came while its check-in was being saved goes on as a change of it.
  const changed = checkIns.find((kept) => kept.marks.id === changing || drafts.isOurs(targetOf(kept)));

  const opened = useRef(false);
  useEffect(() => {
    // What was pressed is gone, and the page may be shorter: go to the form that was opened.
    if (opened.current && (changing !== undefined || again || removed)) {
      place.current?.scrollIntoView();
      place.current?.focus({ preventScroll: true });
    }
    opened.current = true;
  }, [changing, again, removed]);

  const leaveForm = () => {
    setIsOpened(false);
    setAgain(false);
    setChanging(undefined);
  };
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      setFailure(null);
    } catch (thrown) {
      setFailure(explain(thrown));
    }
  };
  const finish = async (target: Target) => {
    if (!(await drafts.settle(target))) return;
    leaveForm();
    setRemoved(null);
    // What the day has come to stands at the top.
    window.scrollTo(0, 0);
    document.querySelector("h1")?.focus({ preventScroll: true });
  };
  // Back saves as Done does, and stays on the day.
  const leave = useRef<() => Promise<void>>(undefined);
  leave.current = () => finish(changed ? targetOf(changed) : fresh);
  useEffect(() => (isOpened ? openWithin(() => void leave.current?.()) : undefined), [isOpened]);
  const remove = (target: Target & { readonly id: string }) =>
    attempt(async () => {
      await drafts.drop(target);
      const undo = await core.withdraw(target.id);
      await reload();
      leaveForm();
      setRemoved({ message: words.done.removed, undo });
    });
  const undo = (receipt: Receipt) =>
    attempt(async () => {
      await core.undo(receipt);
      await reload();
      setRemoved({ message: words.done.undone, undo: null });
    });

  const form = (target: Target, start: Entry) => {
    const draft = drafts.of(target);
    const { id } = target;
    return (
      <Form
        key={id ?? day}
        entry={draft?.entry ?? start}
        before={before ? entryOf(before.value) : null}
        draft={draft}
        onChange={(entry) => {
          setRemoved(null);
          setAgain(false);
          drafts.keep(target, entry);
        }}
        onDone={() => void finish(target)}
        onRemove={id === null ? undefined : () => void remove({ ...target, id })}
        error={drafts.error}
      />
    );
  };

  const isFresh = checkIns.length === 0 || again || drafts.of(fresh) !== undefined;
  const begun = drafts.all.filter((draft) => draft.day === day).map(({ entry }) => entry.mood);
  const moods = [...begun, ...checkIns.map(({ value }) => value.mood)];
  const undoable = removed?.undo;
  return (
    <div class="check-ins" ref={place} tabIndex={-1}>
      <Notice
        message={removed?.message ?? null}
        action={undoable ? { label: words.parts.undo, onPress: () => void undo(undoable) } : undefined}
        testId="checkin-done"
      />
      <Notice kind="attention" message={failure} testId="checkin-failure" />
      {changed ? (
        <>
          <h2>{w.change({ day: mediumDay(changed.value.day) })}</h2>
          {form(targetOf(changed), entryOf(changed.value))}
        </>
      ) : (
        <>
          {checkIns.length > 0 && !isFresh && children}
          {checkIns.map((kept) => (
            <Kept
              key={kept.marks.id}
              core={core}
              checkIn={kept}
              isToday={isToday}
              onChange={() => {
                setRemoved(null);
                setIsOpened(true);
                setChanging(kept.marks.id);
              }}
            />
          ))}
          {/* A form that was begun stays, even if another tab saves a check-in for the same day. */}
          {isFresh ? (
            <>
              {ask !== null && <h2>{ask}</h2>}
              {form(fresh, untouched)}
            </>
          ) : (
            <Button
              kind="text"
              onPress={() => {
                setRemoved(null);
                setIsOpened(true);
                setAgain(true);
              }}
              testId="checkin-again"
            >
              {w.kept.again}
            </Button>
          )}
        </>
      )}
      {moods.some((mood) => mood !== null && mood <= hardMood) && (
        <p class="soft hard-day" data-testid="hard-day">
          {w.hardDay.ask}{" "}
          <a href="./" data-place={to("help")} data-testid="hard-day-help">
            {w.hardDay.help}
          </a>
        </p>
      )}
    </div>
  );
}

const targetOf = (kept: CheckInView): Target => ({ id: kept.marks.id, day: kept.value.day });
