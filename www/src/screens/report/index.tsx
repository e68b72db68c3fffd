import { useSignal } from "@preact/signals";
import { changesElsewhere } from "../../core/client";
import type { FileFormat, RangeName, ReportRequest } from "../../core/api";
import { DateField, Editing, Screen, TextField } from "../../parts";
import { Choice, Tick } from "../../parts/choice";
import { mediumDay } from "../../words/days";
import { kept } from "../../core/local";
import { storeKind } from "../../core/store";
import { today } from "../../core/today";
import { report as w } from "../../words/en/report";
import type { CoreProps } from "../props";
import { File, FormatField } from "./file";
import { Preview, Whole } from "./paper";

/** Countries whose printers hold US Letter. The country comes from the device's language. */
const LETTER = /-(US|CA|MX|PH|CL|CO|VE)\b/;

/** The request, kept while the app is open, so that showing all pages and coming back changes nothing. */
const asked: { of: string; current: ReportRequest | null } = { of: "", current: null };

function first(since: string | null): ReportRequest {
  const paper = LETTER.test(navigator.language) ? "letter" : "a4";
  return {
    range: since === null ? "days90" : "since",
    from: since,
    until: null,
    notes: false,
    paper,
    name: null,
    birthDate: null,
  };
}

/** The report for a visit: what it covers, what it looks like, and handing it over. */
export function ReportPlace({ report, rest }: CoreProps) {
  const since = storeKind.value === "device" ? kept("tidemark.shared") : null;
  // The sample's request is separate from the person's own.
  const request = useSignal(asked.of === storeKind.value && asked.current ? asked.current : first(since));
  asked.of = storeKind.value;
  const format = useSignal<FileFormat>("pdf");
  asked.current = request.value;
  const change = (part: Partial<ReportRequest>) => {
    request.value = { ...request.value, ...part };
  };
  // A new request, or records changed by another tab, need a new paper and a new file. The preview is without the name,
  // so that typing it draws nothing anew.
  const key = (of: ReportRequest) => JSON.stringify([of, changesElsewhere.value]);
  const nameless = { ...request.value, name: null, birthDate: null };

  if (rest[0] === "show") return <Whole report={report} request={request.value} />;
  return (
    <Screen title={w.title} lede={w.lede}>
      {since !== null && (
        <p class="soft" data-testid="report-shared">
          {w.shared(mediumDay(since))}
        </p>
      )}
      <Range request={request.value} since={since} onChange={change} />
      <div class="choice-rows report-more">
        <Tick
          label={w.notes}
          hint={w.notesHint}
          checked={request.value.notes}
          onChange={(notes) => {
            change({ notes });
          }}
          testId="report-notes"
        />
      </div>
      <Choice
        legend={w.paper.legend}
        inline
        options={(["a4", "letter"] as const).map((value) => ({ value, label: w.paper.names[value] }))}
        value={request.value.paper}
        onChange={(paper) => {
          change({ paper });
        }}
        testId="report-paper"
      />
      <Editing>
        <Whose request={request.value} onChange={change} />
        <FormatField
          format={format.value}
          onChange={(next) => {
            format.value = next;
          }}
        />
      </Editing>
      {isWhole(request.value) && (
        <>
          <Editing>
            <File
              key={`${format.value} ${key(request.value)}`}
              report={report}
              request={request.value}
              format={format.value}
            />
          </Editing>
          <Preview key={key(nameless)} report={report} request={nameless} />
        </>
      )}
    </Screen>
  );
}

/** Who the report is about. It is printed, and gone when the app is closed. */
function Whose({ request, onChange }: { request: ReportRequest; onChange: (part: Partial<ReportRequest>) => void }) {
  const given = (text: string) => (text === "" ? null : text);
  return (
    <details class="more">
      <summary data-testid="report-whose">{w.whose.title}</summary>
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
    </details>
  );
}

function Range({
  request,
  since,
  onChange,
}: {
  request: ReportRequest;
  since: string | null;
  onChange: (part: Partial<ReportRequest>) => void;
}) {
  const names = (["days30", "days90", "all", "custom"] as const).map((value) => ({
    value: value as RangeName,
    label: w.range.names[value],
  }));
  const options =
    since === null ? names : [{ value: "since" as RangeName, label: w.range.since(mediumDay(since)) }, ...names];
  const choose = (range: RangeName) => {
    const from = range === "since" ? since : range === "custom" ? (request.from ?? since ?? today.value) : null;
    onChange({ range, from, until: range === "custom" ? (request.until ?? today.value) : null });
  };
  const order = request.range === "custom" && !isWhole(request) ? w.range.order : undefined;
  return (
    <>
      <Choice legend={w.range.legend} options={options} value={request.range} onChange={choose} testId="report-range" />
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
            error={order}
            onInput={(until) => {
              onChange({ until });
            }}
            testId="report-until"
          />
        </>
      )}
    </>
  );
}

/** Whether the days are given and in order. ISO days compare as text. */
function isWhole({ range, from, until }: ReportRequest): boolean {
  return range !== "custom" || ((from ?? "") !== "" && (until ?? "") !== "" && (from ?? "") <= (until ?? ""));
}
