import type { PartTaken, RecordChange, ReliedChange } from "../core/api";
import { mediumDay } from "../words/days";
import w from "#words/import";
import words from "#words/restore";
import { kindName, partName, said } from "../words/of-files";
import { Choice } from "./choice";

interface FileChangesProps {
  of: {
    readonly relied: readonly ReliedChange[];
    readonly changed: number;
    readonly changes: readonly RecordChange[];
  };
  takes: readonly PartTaken[];
  onTake: (takes: PartTaken[]) => void;
}

/** What a file of our own would change of what is here: each part of the plans and settings with a choice, then the rest. */
export function FileChanges({ of: { relied, changed, changes }, takes, onTake }: FileChangesProps) {
  const choose = (name: string, isTaken: boolean) => {
    onTake([...takes.filter((part) => part.name !== name), { name, takes: isTaken }]);
  };
  return (
    <>
      {relied.length > 0 && (
        <section data-testid="import-relied">
          <h2>{words.relied}</h2>
          <p class="soft">{words.reliedLede}</p>
          {relied.map((change) => (
            <Part
              key={change.name}
              change={change}
              takes={takes.find((part) => part.name === change.name)?.takes ?? change.takes}
              onChoose={choose}
            />
          ))}
        </section>
      )}
      {changed > 0 && (
        <section data-testid="import-changed">
          <h2>{words.others}</h2>
          <p>{words.changed({ count: changed })}</p>
          <details class="more">
            <summary>{words.show}</summary>
            <ul class="rows">
              {changes.map((change, index) => (
                <li class="row" key={index}>
                  {named(change)}
                </li>
              ))}
            </ul>
            {changed > changes.length && <p class="soft">{w.more({ count: changed - changes.length })}</p>}
          </details>
        </section>
      )}
    </>
  );
}

interface PartProps {
  change: ReliedChange;
  takes: boolean;
  onChoose: (name: string, takes: boolean) => void;
}

function Part({ change: { name, mine, theirs }, takes, onChoose }: PartProps) {
  return (
    <Choice
      legend={partName(name)}
      options={[
        { value: "mine", label: words.mine, hint: said(name, mine) },
        { value: "theirs", label: words.theirs, hint: said(name, theirs) },
      ]}
      value={takes ? "theirs" : "mine"}
      onChange={(value) => {
        onChoose(name, value === "theirs");
      }}
      testId={`import-${name.replace(".", "-")}`}
    />
  );
}

function named({ kind, day, isRemoved }: RecordChange): string {
  const what = day === null ? kindName(kind) : words.onDay({ what: kindName(kind), day: mediumDay(day) });
  return isRemoved ? words.removed({ what }) : what;
}
