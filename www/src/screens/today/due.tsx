import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Form, Offer, Phq9ReasonView, Receipt, RemoteCore, TodayView } from "../../core/api";
import { Button, Notice } from "../../parts";
import { longDay } from "../../words/days";
import { explain } from "../../words/explain";
import { onDemand } from "../../parts/on-demand";
import { go, to } from "../../core/route";
import { isGoing } from "../../core/today";
import { words } from "../../words";

const w = words.today.due;

const StillThere = onDemand(async () => (await import("../../forms/still-there")).StillThere);

interface DueProps {
  core: RemoteCore;
  view: TodayView;
  /** Whether the unsaved PHQ-9 is already mentioned above. */
  unsavedSaid: boolean;
  reload: () => Promise<void>;
}

/** What is due or begun, each with its reason. Shows nothing if there is nothing to do. */
export function Due({ core, view, unsavedSaid, reload }: DueProps) {
  const [said, setSaid] = useState<{ readonly message: string; readonly undo: Receipt | null } | null>(null);
  const attempt = async (work: () => Promise<typeof said>) => {
    try {
      setSaid(await work());
      await reload();
    } catch (thrown) {
      setSaid({ message: explain(thrown), undo: null });
    }
  };
  const putOff = async (form: Form) => {
    const { id, change, again } = await core.putOff(form);
    return { message: w.rests({ day: longDay(again) }), undo: { id, change } };
  };
  /** An offer is made once, whatever the answer. */
  const take = async (offer: Offer, isTaken: boolean) => {
    const receipt = await core.closeOffer(offer);
    if (isTaken && offer === "doseCourse") go("doses");
    if (isTaken && offer === "maintenancePlan") go("plan", "staying-well");
    return isTaken ? null : { message: w.offers[offer].closed, undo: receipt };
  };
  const later = (form: Form) => (
    <Button
      kind="text"
      label={w.laterLabel[form]}
      onPress={() => void attempt(() => putOff(form))}
      testId={`${form}-later`}
    >
      {w.later}
    </Button>
  );
  const undoable = said?.undo ?? undefined;
  const undo = (receipt: Receipt) => attempt(() => core.undo(receipt).then(() => null));
  const { offer } = view;
  const stillThere = view.due.find(({ kind }) => kind === "stillThere");
  return (
    <>
      {view.lastSession !== null && isGoing(view.lastSession, view.today) && (
        <p class="due">
          <a class="button" href="./" data-place={to("session-day", "today")} data-testid="session-go-on">
            {w.session}
          </a>
        </p>
      )}
      {stillThere && <StillThere core={core} effects={stillThere.effects} today={view.today} reload={reload} />}
      {!unsavedSaid && <Phq9 view={view} later={later} />}
      {view.due.some(({ kind }) => kind === "screen") && (
        <div class="due" data-testid="screen-due">
          <p>{w.screen}</p>
          <a class="button" href="./" data-place={to("screen", "new")} data-testid="screen-start">
            {w.screenStart}
          </a>
          {later("screen")}
        </div>
      )}
      <Quiet view={view} later={later} />
      {offer && (
        <div class="due" data-testid="plan-offer">
          <p>{w.offers[offer].ask}</p>
          <Button onPress={() => void attempt(() => take(offer, true))} testId="plan-offer-take">
            {w.offers[offer].take}
          </Button>
          <Button kind="text" onPress={() => void attempt(() => take(offer, false))} testId="plan-offer-close">
            {w.offerClose}
          </Button>
        </div>
      )}
      <Notice
        message={said?.message ?? null}
        action={undoable && { label: words.parts.undo, onPress: () => void undo(undoable) }}
        testId="put-off"
      />
    </>
  );
}

interface PutOffProps {
  view: TodayView;
  /** The button that puts a form off. */
  later: (form: Form) => ComponentChildren;
}

/** What can wait, one line each. */
function Quiet({ view: { due, goalsDue }, later }: PutOffProps) {
  const forms = (["function", "gad7"] as const).filter((form) => due.some(({ kind }) => kind === form));
  if (forms.length === 0 && goalsDue === 0) return null;
  return (
    <ul class="rows">
      {forms.map((form) => (
        <li class="row" key={form} data-testid={`${form}-due`}>
          <span>{w.quiet[form]}</span>
          <span class="due-ways">
            <a href="./" data-place={to(form)} data-testid={`${form}-start`} aria-label={w.quietLabel[form]}>
              {w.answer}
            </a>
            {later(form)}
          </span>
        </li>
      ))}
      {goalsDue > 0 && (
        <li class="row" data-testid="goals-due">
          <span>{w.goals}</span>
          <span class="due-ways">
            <a href="./" data-place={to("goals", "week")} data-testid="goals-start" aria-label={w.goalsLabel}>
              {w.answer}
            </a>
          </span>
        </li>
      )}
    </ul>
  );
}

function Phq9({ view: { phq9, hasPhq9Draft }, later }: PutOffProps) {
  const asked = phq9?.due ? phq9 : null;
  if (!asked && !hasPhq9Draft) return null;
  return (
    <div class="due" data-testid="phq9-due">
      <p>{asked && !hasPhq9Draft ? reason(asked.reason) : w.begun}</p>
      <a class="button" href="./" data-place={to("phq9")} data-testid="phq9-start">
        {hasPhq9Draft ? w.goOn : w.start}
      </a>
      {!hasPhq9Draft && later("phq9")}
    </div>
  );
}

function reason(why: Phq9ReasonView): string {
  switch (why.kind) {
    case "first":
      return w.first;
    case "beforeSession":
      return w.beforeSession({ day: longDay(why.planned) });
    case "afterSession":
      return w.afterSession({ day: longDay(why.session) });
    case "twoWeeks":
      return w.twoWeeks;
  }
}
