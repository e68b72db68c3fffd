import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Marks, Receipt, RemoteCore } from "../../core/api";
import { Button, Editing, Loaded, Notice, Screen } from "../../parts";
import { explain } from "../../words/explain";
import { MarksButton } from "../../parts/marks";
import { to } from "../../core/route";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { words } from "../../words";
import w from "#words/questionnaire";
import { Gone } from "./filling";

interface KeptProps<K> {
  core: RemoteCore;
  /** Prefix of the buttons' test names. */
  name: string;
  id: string;
  /** Every kept form. */
  kept: () => Promise<readonly K[]>;
  title: (form: K) => string;
  lede: (form: K) => string;
  /** The answers, and what has to be said about them. */
  children: (form: K) => ComponentChildren;
  onChange: () => void;
}

/** A kept form: its answers, its total, and the buttons to change or remove it. */
export function Kept<K extends { readonly marks: Marks }>(props: KeptProps<K>) {
  const { core, name, id, kept, title, lede, children, onChange } = props;
  const view = useView(async () => ({ form: (await kept()).find((form) => form.marks.id === id) }));
  const [removed, setRemoved] = useState<Receipt | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      await view.reload();
      setFailure(null);
    } catch (thrown) {
      setFailure(explain(thrown));
    }
  };
  const remove = () =>
    attempt(async () => {
      setRemoved(await core.withdraw(id));
    });
  const undo = (receipt: Receipt) =>
    attempt(async () => {
      await core.undo(receipt);
      setRemoved(null);
    });

  return (
    <>
      <WayBack place="course" />
      <Notice kind="attention" message={failure} testId={`${name}-error`} />
      {removed ? (
        <Removed name={name} onUndo={() => void undo(removed)} />
      ) : (
        <Loaded of={view}>
          {({ form }) =>
            form ? (
              <Screen title={title(form)} lede={lede(form)}>
                <p>
                  <MarksButton core={core} marks={form.marks} />
                </p>
                {children(form)}
                <Editing>
                  <div class="actions">
                    <Button onPress={() => void remove()} testId={`${name}-remove`}>
                      {w.remove}
                    </Button>
                    <Button onPress={onChange} testId={`${name}-change`}>
                      {w.change}
                    </Button>
                  </div>
                </Editing>
              </Screen>
            ) : (
              <Gone />
            )
          }
        </Loaded>
      )}
    </>
  );
}

/** The answers one below the other, each with its question. */
export function Answers({ rows }: { rows: readonly { readonly question: string; readonly answer: string }[] }) {
  return (
    <ol class="answers">
      {rows.map(({ question, answer }) => (
        <li class="answer-row" key={question}>
          <span>{question}</span>
          <span class="answer-given">{answer}</span>
        </li>
      ))}
    </ol>
  );
}

function Removed({ name, onUndo }: { name: string; onUndo: () => void }) {
  return (
    <Screen title={w.removed}>
      <Notice
        message={w.removedHint}
        action={{ label: words.parts.undo, onPress: onUndo }}
        testId={`${name}-removed`}
      />
      <div class="actions">
        <a class="button" href="./" data-place={to("course")}>
          {w.toCourse}
        </a>
      </div>
    </Screen>
  );
}
