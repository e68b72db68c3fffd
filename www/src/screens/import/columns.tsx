import { useState } from "preact/hooks";
import type { ColumnChoice } from "../../core/api";
import { SelectField } from "../../parts";
import { Choice } from "../../parts/choice";
import { Table } from "../../parts/table";
import w from "#words/import";
import type { Answering } from "./questions";

type Column = Exclude<keyof ColumnChoice, "isPressure">;
type Picked = Record<Column, number | null> & { readonly isPressure: boolean };

const nothing: Picked = {
  date: null,
  time: null,
  value: null,
  lower: null,
  pulse: null,
  note: null,
  isPressure: false,
};

interface Shown {
  readonly column: Column;
  readonly label: string;
  /** What it means to choose no column; without it the column is needed. */
  readonly none?: string;
}

const { columnNames, pressureNames, columnNone: none } = w;
const moods: readonly Shown[] = [
  { column: "date", label: columnNames.date },
  { column: "time", label: columnNames.time, none },
  { column: "value", label: columnNames.value },
  { column: "note", label: columnNames.note, none },
];
const pressures: readonly Shown[] = [
  { column: "date", label: columnNames.date },
  { column: "time", label: columnNames.time, none },
  { column: "value", label: pressureNames.value },
  { column: "lower", label: pressureNames.lower, none: w.lowerNone },
  { column: "pulse", label: pressureNames.pulse, none },
  { column: "note", label: columnNames.note, none },
];

interface ColumnsProps extends Answering {
  header: readonly string[];
  sample: readonly (readonly string[])[];
}

/** What a table holds, and in which columns. */
export function Columns({ header, sample, answers, onAnswer }: ColumnsProps) {
  const [picked, setPicked] = useState<Picked>(answers.columns ?? nothing);
  const set = (next: Picked) => {
    setPicked(next);
    const { date, value } = next;
    onAnswer({ ...answers, columns: date === null || value === null ? null : { ...next, date, value } });
  };
  const options = header.map((name, index) => ({
    value: String(index),
    label: name === "" ? String(index + 1) : name,
  }));
  return (
    <fieldset class="choice">
      <legend>{w.columns}</legend>
      <Table
        caption={w.firstRows({ count: sample.length })}
        head={header}
        rows={sample.map((row) => header.map((_, index) => row[index] ?? ""))}
      />
      <Choice
        legend={w.holds}
        options={(["mood", "pressure"] as const).map((value) => ({ value, label: w.holdsOptions[value] }))}
        value={picked.isPressure ? "pressure" : "mood"}
        onChange={(value) => {
          set({ ...picked, isPressure: value === "pressure" });
        }}
        testId="import-holds"
      />
      {(picked.isPressure ? pressures : moods).map(({ column, label, none }) => (
        <SelectField
          key={column}
          label={label}
          value={picked[column] === null ? "" : String(picked[column])}
          options={[{ value: "", label: none ?? w.columnOpen }, ...options]}
          onChange={(text) => {
            set({ ...picked, [column]: text === "" ? null : Number(text) });
          }}
          testId={`import-column-${column}`}
        />
      ))}
    </fieldset>
  );
}
