import { useRef } from "preact/hooks";
import type { Contact, RemoteCore, ScreenAnswers, ScreenItem, ScreenView } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, DateField, Loaded, Notice, Screen } from "../../parts";
import { Choice } from "../../parts/choice";
import { mediumDay } from "../../words/days";
import { DoneNotice, say } from "../../parts/done";
import { useDraft } from "../../forms/draft";
import { MarksButton } from "../../parts/marks";
import { go, to, replace } from "../../core/route";
import { useSave } from "../../forms/save";
import { useView } from "../../parts/view";
import { words } from "../../words";
import w from "#words/screen";
import type { CoreProps } from "../props";
import { Calls } from "../../parts/help/calls";
import { FormActions, Opening, Restored } from "../../forms/frame";
import { WayBack } from "../../parts/way-back";

const ALL = "all";
/** Shown below the question on the same item. */
const hints: Partial<Record<ScreenItem, string>> = w.hints;
const items = Object.keys(w.items) as ScreenItem[];
const known = (grades: ScreenAnswers) =>
  Object.fromEntries(Object.entries(grades).filter(([, grade]) => grade !== null));
const all = (grade: number | null) => Object.fromEntries(items.map((item) => [item, grade])) as ScreenAnswers;

/**
 * The monthly long-term check. `#screen` asks if one is due, `#screen/all` lists, `#screen/new` and `#screen/<id>` fill
 * one in.
 */
export function LongTerm({ core, rest: [which] }: CoreProps) {
  if (which === undefined) return <Start core={core} />;
  if (which === ALL) return <Kept core={core} />;
  return <Form core={core} id={which === "new" ? null : which} />;
}

/** The nine questions at once if a check is due, else the list of those kept. */
function Start({ core }: { core: RemoteCore }) {
  const view = useView(() => core.today());
  // Decided once: a check saved elsewhere in the meantime must not take the questions away.
  const isDue = useRef<boolean | undefined>(undefined);
  isDue.current ??= view.view?.due.some(({ kind }) => kind === "screen");
  return (
    <Loaded of={view}>{() => (isDue.current === true ? <Form core={core} id={null} /> : <Kept core={core} />)}</Loaded>
  );
}

function Kept({ core }: { core: RemoteCore }) {
  const view = useView(async () => {
    const [sessions, help] = await Promise.all([core.sessions(), core.help()]);
    return { screens: sessions.screens, clinic: help.clinic };
  });
  return (
    <Loaded of={view}>
      {({ screens, clinic }) => (
        <>
          <WayBack place="sessions" />
          <Screen title={w.title} lede={w.lede}>
            <DoneNotice core={core} onUndone={view.reload} />
            {screens[0] && <Flag newest={screens[0]} clinic={clinic} />}
            <div class="actions">
              <Button
                kind="primary"
                onPress={() => {
                  go("screen", "new");
                }}
                testId="screen-new"
              >
                {screens.length > 0 ? w.again : words.today.due.screenStart}
              </Button>
            </div>
            {screens.length > 0 && <h2>{w.earlier}</h2>}
            <ul class="rows">
              {screens.map((screen) => (
                <Row key={screen.marks.id} core={core} screen={screen} />
              ))}
            </ul>
          </Screen>
        </>
      )}
    </Loaded>
  );
}

/** What the newest check calls for (R5). From the next day on, it also gives its date. */
function Flag({ newest: { value, flag, lasting, forToday }, clinic }: { newest: ScreenView; clinic: Contact | null }) {
  if (flag !== "callClinic" && flag !== "tellClinic") return null;
  const { day, answers } = value;
  const noted = items
    .filter((item) => answers[item])
    .map((item) => w.items[item].toLowerCase())
    .join("; ");
  const said = felt(answers).join(", ");
  return (
    <div class="notice attention sign" role="alert" data-testid="screen-flag" data-flag={flag}>
      <p>
        <strong>{forToday ? w.flags[flag] : w.past[flag]({ day: mediumDay(day), what: noted })}</strong>
      </p>
      {lasting.length > 0 && <p>{w.lasting({ items: lasting.map((item) => w.items[item]).join(", ") })}</p>}
      <Calls clinic={clinic} urgent={false} />
      <p>
        {w.say} {forToday ? w.saying({ felt: said }) : w.sayingPast({ day: mediumDay(day), felt: said })}
      </p>
    </div>
  );
}

const felt = (answers: ScreenAnswers): string[] =>
  items.flatMap((item) => {
    const grade = answers[item];
    return grade ? [`${w.items[item]}: ${(w.grades[grade] ?? "").toLowerCase()}`] : [];
  });

function Row({ core, screen: { marks, value, flag, forToday } }: { core: RemoteCore; screen: ScreenView }) {
  const { day, answers } = value;
  const some = felt(answers);
  const leftOut = items.filter((item) => answers[item] === null).length;
  const said = [...(some.length > 0 ? some : [w.nothingFelt]), ...(leftOut > 0 ? [w.leftOut({ count: leftOut })] : [])];
  return (
    <li class="row" data-testid="screen-kept">
      <span>
        {mediumDay(day)} <MarksButton core={core} marks={marks} />
        <br />
        <span class="soft">{said.join(". ")}</span>
        {(flag === "callClinic" || flag === "tellClinic") && (
          <span class="flag">{forToday ? w.marks[flag] : w.pastMark}</span>
        )}
      </span>
      <a
        href="./"
        data-place={to("screen", marks.id)}
        aria-label={w.editLabel({ day: mediumDay(day) })}
        data-testid="screen-edit"
      >
        {w.edit}
      </a>
    </li>
  );
}

interface Typed {
  readonly id: string | null;
  readonly day: string;
  readonly grades: ScreenAnswers;
  /** Whether there are earlier checks to look at. */
  readonly hasEarlier: boolean;
}

function Form({ core, id }: { core: RemoteCore; id: string | null }) {
  const { form, record, restored, error, change, startOver, discard } = useDraft<Typed>(core, "screen", id, () =>
    begin(core, id),
  );
  const save = useSave(["day", "answers"], ({ field, code }) =>
    field === "answers" && code === "empty" ? w.none : undefined,
  );
  if (!form) return <Opening title={w.title} error={error} />;

  const answer = (grades: ScreenAnswers) => {
    save.mend("answers");
    change({ grades });
  };
  const isUnanswered = items.every((item) => form.grades[item] === null);
  const keep = (answers = form.grades) =>
    save.run(async () => {
      const receipt = await core.saveScreen(record, { day: form.day, answers });
      say(w.kept, receipt);
      replace("screen", ALL);
    });
  const remove = () =>
    save.run(async () => {
      if (id === null) return;
      const receipt = await core.withdraw(id);
      await discard();
      say(words.done.removed, receipt);
      replace("screen", ALL);
    });
  // With nothing else to say, one press is the whole check.
  const none = () => {
    if (isUnanswered) void keep(all(0));
    else answer({ ...all(0), ...known(form.grades) });
  };
  return (
    <>
      <WayBack place="sessions" />
      <Screen title={id === null ? w.title : w.change} lede={w.lede}>
        <Restored when={restored} startOver={startOver} />
        {id === null && (
          <p>
            <Button kind={isUnanswered ? "primary" : "plain"} onPress={none} testId="screen-nothing">
              {isUnanswered ? w.nothing : w.nothingElse}
            </Button>
          </p>
        )}
        {items.map((item, index) => {
          const grade = form.grades[item];
          return (
            <div class="four" key={item}>
              <Choice
                inline
                legend={
                  <>
                    {w.items[item]}
                    {hints[item] !== undefined && <span class="hint soft">{hints[item]}</span>}
                  </>
                }
                options={w.grades.map((label, value) => ({ value, label }))}
                value={grade}
                onChange={(next) => {
                  answer({ ...form.grades, [item]: next });
                }}
                testId={`screen-${index + 1}`}
              />
              {grade !== null && (
                <Button
                  kind="text"
                  label={w.clearLabel({ item: w.items[item] })}
                  onPress={() => {
                    answer({ ...form.grades, [item]: null });
                  }}
                  testId={`screen-${index + 1}-clear`}
                >
                  {w.clear}
                </Button>
              )}
            </div>
          );
        })}
        <DateField
          label={w.day}
          value={form.day}
          onInput={(day) => {
            change({ day });
          }}
          error={save.at("day")}
          testId="screen-day"
        />
        <Notice kind="attention" message={save.at("answers") ?? save.whole ?? error} testId="screen-error" />
        {id === null && form.hasEarlier && (
          <p>
            <a class="button text" href="./" data-place={to("screen", ALL)} data-testid="screen-earlier">
              {w.earlier}
            </a>
          </p>
        )}
        {id !== null && (
          <p>
            <Button kind="text" onPress={() => void remove()} testId="screen-remove">
              {w.remove}
            </Button>
          </p>
        )}
        <FormActions pinned onSave={keep} discard={discard} testId="screen" />
      </Screen>
    </>
  );
}

async function begin(core: RemoteCore, id: string | null): Promise<Typed> {
  const { screens, today } = await core.sessions();
  const hasEarlier = screens.length > 0;
  if (id === null) return { id, day: today, grades: all(null), hasEarlier };
  const kept = screens.find(({ marks }) => marks.id === id);
  if (!kept) throw new CoreError("not_found", `No check ${id}`);
  return { id, day: kept.value.day, grades: kept.value.answers, hasEarlier };
}
