import type { FileFormat, RangeName, ReportRequest } from "../../core/api";
import { Button, DateField, Sheet, TextField, TimeField } from "../../parts";
import { Choice } from "../../parts/choice";
import { languages } from "../../core/language";
import { mediumDay } from "../../words/days";
import { today } from "../../core/today";
import { words } from "../../words";
import w from "#words/report";
import { formats } from "./formats";

interface SheetProps {
  request: ReportRequest;
  onChange: (part: Partial<ReportRequest>) => void;
  onClose: () => void;
}

/** The question of a sheet stands above it. Its answers are named by it as well. */
const Unseen = ({ text }: { text: string }) => <span class="unseen">{text}</span>;

/** Chooses the days. Days of one's own are typed, so the sheet stays open for them. */
export function RangeSheet({ request, since, onChange, onClose }: SheetProps & { since: string | null }) {
  const names = (["days30", "days90", "all", "custom"] as const).map((value) => ({
    value: value as RangeName,
    label: w.range.names[value],
  }));
  const options =
    since === null
      ? names
      : [{ value: "since" as RangeName, label: w.range.since({ day: mediumDay(since) }) }, ...names];
  const choose = (range: RangeName) => {
    const from = range === "since" ? since : range === "custom" ? (request.from ?? since ?? today.value) : null;
    onChange({ range, from, until: range === "custom" ? (request.until ?? today.value) : null });
    if (range !== "custom") onClose();
  };
  return (
    <Sheet title={w.range.legend} onClose={onClose}>
      <Choice
        legend={<Unseen text={w.range.legend} />}
        options={options}
        value={request.range}
        onChange={choose}
        testId="report-range"
      />
      {request.range === "custom" && (
        <>
          <DateField
            label={w.range.from}
            value={request.from ?? ""}
            max={today.value}
            onInput={(from) => {
              onChange({ from });
            }}
            testId="report-from"
          />
          <DateField
            label={w.range.until}
            value={request.until ?? ""}
            max={today.value}
            error={wrongDays(request) === "order" ? w.range.order : undefined}
            onInput={(until) => {
              onChange({ until });
            }}
            testId="report-until"
          />
        </>
      )}
    </Sheet>
  );
}

/** What keeps the days from making a report: one is missing, or they are out of order. ISO days compare as text. */
export function wrongDays({ range, from, until }: ReportRequest): "missing" | "order" | null {
  if (range !== "custom") return null;
  if (!from || !until) return "missing";
  return from <= until ? null : "order";
}

/** What the chip of the days says. */
export function rangeSaid({ range, from, until }: ReportRequest): string {
  if (range === "since") return w.range.since({ day: mediumDay(from ?? today.value) });
  if (range !== "custom") return w.range.short[range];
  if (!from || !until) return w.range.names.custom;
  return w.range.days({ from: mediumDay(from), until: mediumDay(until) });
}

interface FormatSheetProps extends SheetProps {
  format: FileFormat;
  /** When a calendar is to remind each day, HH:MM, or "". */
  remindAt: string;
  onFormat: (format: FileFormat) => void;
  onRemind: (time: string) => void;
}

/** Chooses the kind of file, and the paper and the language of the report. The report is the one for a clinician to read. */
export function FormatSheet({ request, format, remindAt, onChange, onFormat, onRemind, onClose }: FormatSheetProps) {
  const { label, names, hints } = w.formats;
  const options = (Object.keys(formats) as FileFormat[]).map((value) => ({
    value,
    label: names[value],
    hint: hints[value],
  }));
  return (
    <Sheet title={label} onClose={onClose}>
      <Choice
        legend={<Unseen text={label} />}
        options={options}
        value={format}
        onChange={(next) => {
          onFormat(next);
          if (next !== "ics") onClose();
        }}
        testId="report-format"
      />
      {format === "ics" && (
        <TimeField
          label={w.formats.remindAt}
          hint={w.formats.remindHint}
          optional
          value={remindAt}
          onInput={onRemind}
          testId="report-remind"
        />
      )}
      {format === "pdf" && (
        <>
          <Choice
            legend={w.paper.legend}
            inline
            options={(["a4", "letter"] as const).map((value) => ({ value, label: w.paper.names[value] }))}
            value={request.paper}
            onChange={(paper) => {
              onChange({ paper });
            }}
            testId="report-paper"
          />
          <Choice
            legend={w.language.legend}
            inline
            options={languages.map((value) => ({ value, label: w.language.names[value] }))}
            value={request.language}
            onChange={(language) => {
              onChange({ language });
            }}
            testId="report-language"
          />
        </>
      )}
    </Sheet>
  );
}

/** Who the report is about. It is printed, and gone when the app is closed. */
export function WhoseSheet({ request, onChange, onClose }: SheetProps) {
  const given = (text: string) => (text === "" ? null : text);
  return (
    <Sheet title={w.whose.title} onClose={onClose}>
      <p class="soft small">{w.whose.hint}</p>
      <TextField
        label={w.whose.name}
        value={request.name ?? ""}
        onInput={(name) => {
          onChange({ name: given(name) });
        }}
        testId="report-name"
      />
      <TextField
        label={w.whose.birthDate}
        value={request.birthDate ?? ""}
        onInput={(birthDate) => {
          onChange({ birthDate: given(birthDate) });
        }}
        testId="report-birth-date"
      />
      <div class="actions">
        <Button kind="primary" onPress={onClose} testId="report-whose-done">
          {words.shell.seen}
        </Button>
      </div>
    </Sheet>
  );
}
