import type { ImportAnswers, ImportPreview, ImportRow } from "../../core/api";
import { Button, Notice } from "../../parts";
import { FileChanges } from "../../parts/file-changes";
import { Table } from "../../parts/table";
import { mediumDay } from "../../words/days";
import { imports as w } from "../../words/en/import";
import { Question } from "./questions";

/** The most rows shown in each table. */
const SHOWN = 8;

interface PreviewProps {
  preview: ImportPreview;
  answers: ImportAnswers;
  onAnswer: (answers: ImportAnswers) => void;
  onChoose: (answers: ImportAnswers) => void;
  onAdd: (added: number) => void;
  onCancel: () => void;
  /** Opens the file where backups are brought in. */
  onBackup: () => void;
  busy: boolean;
}

/**
 * What a file would do: first the questions it raises, then what is new, what is already there and what is left out.
 */
export function Preview({ preview, answers, onAnswer, onChoose, onAdd, onCancel, onBackup, busy }: PreviewProps) {
  if (preview.kind === "unfit") {
    const place = preview.place === null ? "" : w.at(preview.place);
    return (
      <Notice
        kind="attention"
        message={`${w.unfit[preview.reason]} ${place} ${w.untouched}`}
        action={preview.reason === "backup" ? { label: w.toBackup, onPress: onBackup } : undefined}
        testId="import-unfit"
      />
    );
  }
  const { source, added, newRecords, rows, already, refused, refusals, questions, open } = preview;
  const { altered, withoutTime, withoutPulse, cut, notRead } = preview;
  return (
    <section class="import-preview" data-testid="import-preview">
      <p>{source === "table" ? w.foundTable : w.found(w.sources[source])}</p>
      {questions.length > 0 && (
        <>
          <h2>{open > 0 ? w.first : w.check}</h2>
          {questions.map((question) => (
            <Question key={question.kind} question={question} answers={answers} onAnswer={onAnswer} />
          ))}
        </>
      )}
      {open === 0 && (
        <>
          <h2>{w.preview}</h2>
          <ul class="rows">
            {(newRecords > 0 || added === 0) && (
              <li class="row" data-testid="import-added">
                {w.added(newRecords)}
              </li>
            )}
            {already > 0 && (
              <li class="row" data-testid="import-already">
                {w.already(already)}
              </li>
            )}
            {refused > 0 && (
              <li class="row" data-testid="import-refused">
                {w.refused(refused)}
              </li>
            )}
          </ul>
          <Sums
            sums={[
              [altered, w.altered],
              [withoutTime, w.withoutTime],
              [withoutPulse, w.withoutPulse],
              [cut, w.cut],
            ]}
          />
          {notRead.length > 0 && <p class="soft">{w.notRead(notRead.join(", "))}</p>}
          <FileChanges
            of={preview}
            takes={answers.takes}
            onTake={(takes) => {
              onChoose({ ...answers, takes });
            }}
          />
          {rows.length > 0 && (
            <Table
              caption={w.firstRows(Math.min(SHOWN, rows.length))}
              head={[w.day, w.what]}
              rows={rows.slice(0, SHOWN).map(told)}
            />
          )}
          {rows.some(({ kind }) => kind === "mood") && <p class="soft">{w.notScored}</p>}
          {refusals.length > 0 && (
            <Table
              caption={w.refusedList}
              head={[w.line, w.why]}
              rows={refusals.slice(0, SHOWN).map(({ line, reason }) => [line, w.reasons[reason]])}
            />
          )}
          {answers.otherVault === "look" && <p class="soft">{w.onlyLooked}</p>}
          {added > 0 && answers.otherVault !== "look" && (
            <div class="actions">
              <Button
                kind="primary"
                waiting={busy}
                onPress={() => {
                  onAdd(added);
                }}
                testId="import-add"
              >
                {w.add}
              </Button>
            </div>
          )}
        </>
      )}
      <div class="actions">
        <Button kind="text" onPress={onCancel} testId="import-cancel">
          {w.cancel}
        </Button>
      </div>
    </section>
  );
}

/** What is taken without a part of it, and what changes. Nothing is said of what there is none of. */
function Sums({ sums }: { sums: readonly (readonly [number, (count: number) => string])[] }) {
  const shown = sums.filter(([count]) => count > 0);
  if (shown.length === 0) return null;
  return (
    <ul class="rows" data-testid="import-sums">
      {shown.map(([count, words], index) => (
        <li class="row" key={index}>
          {words(count)}
        </li>
      ))}
    </ul>
  );
}

function told(row: ImportRow): string[] {
  const when = [mediumDay(row.day), row.time].filter(Boolean).join(", ");
  if (row.kind === "pressure") return [when, w.pressure(row.systolic, row.diastolic)];
  const ends = [row.worst / 100, row.best / 100];
  const mood = w.mood(row.value / 100, Math.min(...ends), Math.max(...ends));
  return [when, row.word === null ? mood : `${mood} (${row.word})`];
}
