import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { DueName, Form, Offer, Phq9ReasonView, Receipt, RemoteCore, TodayView } from "../../core/api";
import { Button, Notice } from "../../parts";
import { longDay } from "../../words/days";
import { explain } from "../../words/explain";
import { type Left, toLeft } from "../../forms/item9";
import { onDemand } from "../../parts/on-demand";
import { go, to } from "../../core/route";
import { isGoing } from "../../core/today";
import { words } from "../../words";

const w = words.today.due;

const StillThere = onDemand(async () => (await import("../../forms/still-there")).StillThere);

interface DueProps {
  core: RemoteCore;
  view: TodayView;
  /** The PHQ-9 that was begun and left. An urgent one is mentioned above. */
  left: Left | null;
  reload: () => Promise<void>;
}

/** What is due or begun: the first as one quiet line with its reason, the others folded away. */
export function Due({ core, view, left, reload }: DueProps) {
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
    if (isTaken && offer === "doseCourse") go("doses", "follow");
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
  const { offer, phq9, goalsDue } = view;
  const isAsked = phq9?.due ?? false;
  const isDue = (form: DueName) => view.due.some(({ kind }) => kind === form);
  const [first, ...more] = [
    !left?.isUrgent && (isAsked || left) && (
      <Row key="phq9" name="phq9-due" text={phq9 && isAsked && !left ? reason(phq9.reason) : w.begun}>
        <Way place={left ? toLeft(left) : to("phq9")} name="phq9-start" label={left ? w.goOn : w.start}>
          {left ? words.entry.goOn : w.answer}
        </Way>
        {!left && later("phq9")}
      </Row>
    ),
    isDue("screen") && (
      <Row key="screen" name="screen-due" text={w.screen}>
        <Way place={to("screen", "new")} name="screen-start" label={w.screenStart}>
          {w.answer}
        </Way>
        {later("screen")}
      </Row>
    ),
    ...(["function", "gad7"] as const).map(
      (form) =>
        isDue(form) && (
          <Row key={form} name={`${form}-due`} text={w.quiet[form]}>
            <Way place={to(form)} name={`${form}-start`} label={w.quietLabel[form]}>
              {w.answer}
            </Way>
            {later(form)}
          </Row>
        ),
    ),
    goalsDue > 0 && (
      <Row key="goals" name="goals-due" text={w.goals}>
        <Way place={to("goals", "week")} name="goals-start" label={w.goalsLabel}>
          {w.answer}
        </Way>
      </Row>
    ),
    offer && (
      <Row key="offer" name="plan-offer" text={w.offers[offer].ask}>
        <Button kind="text" onPress={() => void attempt(() => take(offer, true))} testId="plan-offer-take">
          {w.offers[offer].take}
        </Button>
        <Button kind="text" onPress={() => void attempt(() => take(offer, false))} testId="plan-offer-close">
          {w.offerClose}
        </Button>
      </Row>
    ),
  ].filter(Boolean);
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
      {first && <ul class="rows">{first}</ul>}
      {more.length > 0 && (
        <details class="more">
          <summary data-testid="due-more">{w.more({ count: more.length })}</summary>
          <ul class="rows">{more}</ul>
        </details>
      )}
      <Notice
        message={said?.message ?? null}
        action={undoable && { label: words.parts.undo, onPress: () => void undo(undoable) }}
        testId="put-off"
      />
    </>
  );
}

interface RowProps {
  /** What it is, for tests. */
  name: string;
  text: string;
  /** The ways to it, or to put it off. */
  children: ComponentChildren;
}

function Row({ name, text, children }: RowProps) {
  return (
    <li class="row" data-testid={name}>
      <span>{text}</span>
      <span class="due-ways">{children}</span>
    </li>
  );
}

function Way({ place, label, name, children }: { place: string; label: string; name: string; children: string }) {
  return (
    <a href="./" data-place={place} data-testid={name} aria-label={label}>
      {children}
    </a>
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
