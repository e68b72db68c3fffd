import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { changesElsewhere } from "../../core/client";
import type { FileFormat, ReportRequest } from "../../core/api";
import { Editing, Notice, Screen } from "../../parts";
import { language } from "../../core/language";
import { mediumDay } from "../../words/days";
import { kept } from "../../core/local";
import { storeKind } from "../../core/store";
import { today } from "../../core/today";
import w from "#words/report";
import type { CoreProps } from "../props";
import { FormatSheet, RangeSheet, rangeSaid, WhoseSheet, wrongDays } from "./choices";
import { File } from "./file";
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
    language,
    name: null,
    birthDate: null,
  };
}

/** What the chip of the kind of file says. */
function formatSaid(format: FileFormat, request: ReportRequest): string {
  if (format !== "pdf") return w.formats.short[format];
  const said = [w.formats.short.pdf, w.paper.names[request.paper]];
  const inEnglish = language === "en" && request.language === "en";
  return (inEnglish ? said : [...said, w.language.names[request.language]]).join(", ");
}

/** What is asked in a sheet. */
type Asking = "range" | "format" | "whose";

/** The report for a visit: the page as it is handed over, what it covers, and handing it over. */
export function ReportPlace({ report, rest }: CoreProps) {
  const since = storeKind.value === "device" ? kept("tidemark.shared") : null;
  // The sample's request is separate from the person's own.
  const request = useSignal(asked.of === storeKind.value && asked.current ? asked.current : first(since));
  asked.of = storeKind.value;
  const format = useSignal<FileFormat>("pdf");
  const remindAt = useSignal("");
  const asking = useSignal<Asking | null>(null);
  asked.current = request.value;
  const change = (part: Partial<ReportRequest>) => {
    request.value = { ...request.value, ...part };
  };
  // While something is asked, what is typed draws nothing anew.
  const settled = useRef({ request: request.value, remindAt: remindAt.value });
  if (asking.value === null) settled.current = { request: request.value, remindAt: remindAt.value };

  if (rest[0] === "show") return <Whole report={report} request={request.value} />;

  const { current: shown } = settled;
  // A new request, another day, or records changed by another tab, need a new paper and a new file.
  const key = (...of: readonly unknown[]) => JSON.stringify([...of, today.value, changesElsewhere.value]);
  const wrong = wrongDays(shown.request);
  const close = () => {
    asking.value = null;
  };
  const chip = (which: Asking, said: string, testId: string) => (
    <button
      type="button"
      class="chip"
      aria-haspopup="dialog"
      onClick={() => {
        asking.value = which;
      }}
      data-testid={testId}
    >
      {said}
    </button>
  );
  const sheet = { request: request.value, onChange: change, onClose: close };
  return (
    <Screen title={w.title}>
      {since !== null && (
        <p class="soft small" data-testid="report-shared">
          {w.shared({ day: mediumDay(since) })}
        </p>
      )}
      <div class="chips not-printed">
        {chip("range", rangeSaid(request.value), "report-range")}
        <button
          type="button"
          class="chip"
          onClick={() => {
            change({ notes: !request.value.notes });
          }}
          data-testid="report-notes"
        >
          {request.value.notes ? w.withNotes : w.withoutNotes}
        </button>
        <Editing>
          {chip("format", formatSaid(format.value, request.value), "report-formats")}
          {chip("whose", request.value.name ?? w.whose.short, "report-whose")}
        </Editing>
      </div>
      <Notice kind="attention" message={wrong && w.range[wrong]} testId="report-days" />
      {wrong === null && (
        <>
          <Preview key={key(shown.request)} report={report} request={shown.request} />
          <Editing>
            <File
              key={key(format.value, shown)}
              report={report}
              request={shown.request}
              format={format.value}
              remindAt={shown.remindAt || null}
            />
          </Editing>
        </>
      )}
      {asking.value === "range" && <RangeSheet {...sheet} since={since} />}
      {asking.value === "whose" && <WhoseSheet {...sheet} />}
      {asking.value === "format" && (
        <FormatSheet
          {...sheet}
          format={format.value}
          remindAt={remindAt.value}
          onFormat={(next) => {
            format.value = next;
          }}
          onRemind={(time) => {
            remindAt.value = time;
          }}
        />
      )}
    </Screen>
  );
}
