import { useEffect, useRef, useState } from "preact/hooks";
import type { ImportAnswers, ImportPreview, ImportView } from "../../core/api";
import { CoreError } from "../../core/error";
import { Button, Loaded, Notice, Progress, Screen, Waiting } from "../../parts";
import { Table } from "../../parts/table";
import { mediumDay } from "../../words/days";
import { explain } from "../../words/explain";
import { FilePicker } from "../../parts/file-picker";
import { passOn, takePassed } from "../../parts/passed-file";
import { useView } from "../../parts/view";
import w from "#words/import";
import type { CoreProps } from "../props";
import { Preview } from "./preview";
import { noAnswers } from "./questions";

/** The chosen file, the answers given about it, and what it would do. What is in it is read in the worker alone. */
interface Chosen {
  readonly file: File;
  readonly answers: ImportAnswers;
  readonly preview: ImportPreview;
}

interface Said {
  readonly kind: "quiet" | "attention";
  readonly message: string;
  readonly undo?: string;
}

/** Records from files: choose, answer, preview, add. Below that, what was imported so far. */
export function Import({ core }: CoreProps) {
  const view = useView(() => core.imports());
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [reading, setReading] = useState(false);
  /** The part of the file that has been read, if it takes longer than a moment. */
  const [part, setPart] = useState<number | null>(null);
  const turn = useRef(0);
  const works = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file is passed on once, to a screen that opens
  useEffect(() => {
    const file = takePassed("import");
    if (file) void open(file);
    // The worker that holds the file is not kept for a screen that is gone.
    return () => void core.importClose();
  }, [core]);

  const attempt = async (work: () => Promise<void>) => {
    const mine = ++works.current;
    setReading(true);
    setSaid(null);
    try {
      await work();
    } catch (thrown) {
      setSaid({ kind: "attention", message: explain(thrown) });
    } finally {
      // Another file may have been chosen meanwhile.
      if (mine === works.current) {
        setReading(false);
        setPart(null);
      }
    }
  };

  const look = async (file: File, answers: ImportAnswers) => {
    const mine = ++turn.current;
    if (file !== chosen?.file) {
      await core.importOpen(file);
      for (let read = 0; read < 1 && mine === turn.current; ) {
        read = await core.importRead();
        if (read < 1 && mine === turn.current) setPart(read);
      }
      if (mine !== turn.current) return;
      setPart(null);
    }
    const preview = await core.importPreview(answers);
    // A later answer was given in the meantime, so this preview is out of date.
    if (mine === turn.current) setChosen({ file, answers, preview });
  };
  const answer = (file: File, answers: ImportAnswers) =>
    attempt(async () => {
      // The answer shows at once; its effect shows once the file has been read again.
      setChosen((before) => before && { ...before, answers });
      await look(file, answers);
    });
  const open = (file: File) => {
    // The worker no longer holds the file before, so nothing may be answered about that.
    setChosen(null);
    return attempt(() => look(file, noAnswers));
  };
  // What is taken of plans and settings changes nothing in the preview but the choice itself.
  const choose = (answers: ImportAnswers) => {
    setChosen((before) => before && { ...before, answers });
  };
  const add = (answers: ImportAnswers, added: number) =>
    attempt(async () => {
      await core.importAdd(answers);
      setChosen(null);
      await view.reload();
      const [newest] = await core.imports();
      setSaid({ kind: "quiet", message: w.saved({ count: added }), ...(newest && { undo: newest.id }) });
    });
  const cancel = () => {
    turn.current++;
    setChosen(null);
    void core.importClose();
  };
  const undo = (id: string) =>
    attempt(async () => {
      try {
        await core.undoImport(id);
      } catch (thrown) {
        if (!(thrown instanceof CoreError) || thrown.code !== "not_found") throw thrown;
        setSaid({ kind: "attention", message: w.cannotUndo });
        return;
      }
      await view.reload();
      setSaid({ kind: "quiet", message: w.undone });
    });

  const undoable = said?.undo;
  return (
    <Screen title={w.title} lede={w.lede}>
      <Notice
        kind={said?.kind ?? "quiet"}
        message={said?.message ?? null}
        action={undoable === undefined ? undefined : { label: w.undo, onPress: () => void undo(undoable) }}
        testId="import-said"
      />
      <div class="import-picker">
        <p class="soft">{w.which}</p>
        <FilePicker label={chosen ? w.another : w.choose} onFile={(file) => void open(file)} testId="import" />
      </div>
      {reading &&
        (part === null ? (
          <Waiting label={w.reading} />
        ) : (
          <>
            <Progress part={part} label={w.readSoFar({ percent: Math.floor(part * 100) })} />
            <div class="actions">
              <Button kind="text" onPress={cancel} testId="import-stop">
                {w.stop}
              </Button>
            </div>
          </>
        ))}
      {chosen && (
        <Preview
          preview={chosen.preview}
          answers={chosen.answers}
          onAnswer={(answers) => void answer(chosen.file, answers)}
          onChoose={choose}
          onAdd={(added) => void add(chosen.answers, added)}
          onCancel={cancel}
          onBackup={() => passOn(chosen.file, "restore")}
          busy={reading}
        />
      )}
      <Loaded of={view}>{(list) => <Past list={list} undo={(id) => void undo(id)} />}</Loaded>
    </Screen>
  );
}

/** The most rows of the log that are shown. */
const SHOWN = 200;

/** What became of the lines of a file, folded away. */
function Log({ lines }: { lines: ImportView["lines"] }) {
  return (
    <details data-testid="import-log">
      <summary>{w.log}</summary>
      <Table
        caption={w.log}
        head={[w.line, w.what]}
        rows={lines
          .slice(0, SHOWN)
          .map(({ first, last, fate }) => [w.lines({ first, last, same: first === last }), w.fates[fate]])}
      />
      {lines.length > SHOWN && <p class="soft">{w.more({ count: lines.length - SHOWN })}</p>}
    </details>
  );
}

function Past({ list, undo }: { list: readonly ImportView[]; undo: (id: string) => void }) {
  return (
    <>
      <h2>{w.past}</h2>
      {list.length === 0 ? (
        <p class="soft" data-testid="imports-none">
          {w.none}
        </p>
      ) : (
        <>
          <p class="soft">{w.undoWhat}</p>
          <ul class="rows" data-testid="imports">
            {list.map(({ id, source, day, added, already, refused, lines }) => (
              <li class="row" key={id} data-testid="import">
                <span>
                  {w.one({ source: w.sources[source], day: mediumDay(day) })}
                  <span class="row-note soft">{countsOf({ added, already, refused })}</span>
                  {lines.length > 0 && <Log lines={lines} />}
                </span>
                <Button
                  kind="text"
                  label={w.undoLabel({ source: w.sources[source], day: mediumDay(day) })}
                  onPress={() => {
                    undo(id);
                  }}
                  testId="import-undo"
                >
                  {w.undo}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What there is none of is not said, unless there is nothing at all. */
function countsOf({ added, already, refused }: { added: number; already: number; refused: number }): string {
  const sentences = [
    (added > 0 || already + refused === 0) && w.counts.added({ count: added }),
    already > 0 && w.counts.already({ count: already }),
    refused > 0 && w.counts.refused({ count: refused }),
  ];
  return sentences.filter(Boolean).join(" ");
}
