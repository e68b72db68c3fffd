import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { FileFormat, RemoteReport, ReportRequest } from "../../core/api";
import { Button, Notice, Progress, TimeField } from "../../parts";
import { Choice } from "../../parts/choice";
import { explain } from "../../words/explain";
import { keep } from "../../core/local";
import { installed, iosDevice } from "../../core/platform";
import { storeKind } from "../../core/store";
import { today } from "../../core/today";
import { report as w } from "../../words/en/report";
import { formats, shareable } from "./formats";
import { undrawn } from "./undrawn";

/** How far the making of the file has come. */
type Made =
  | { readonly is: "none" }
  | { readonly is: "making"; readonly done: number; readonly all: number }
  | { readonly is: "ready"; readonly file: globalThis.File; readonly pages: number; readonly undrawn: string };

interface FileProps {
  report: RemoteReport;
  request: ReportRequest;
  format: FileFormat;
}

/** Chooses the kind of file. The report is the one for a clinician to read. */
export function FormatField({ format, onChange }: { format: FileFormat; onChange: (format: FileFormat) => void }) {
  const { label, names, hints } = w.formats;
  const options = (Object.keys(formats) as FileFormat[]).map((value) => ({
    value,
    label: names[value],
    hint: hints[value],
  }));
  return (
    <details class="more">
      <summary data-testid="report-formats">
        {label}: {names[format]}
      </summary>
      <Choice legend={label} options={options} value={format} onChange={onChange} testId="report-format" />
    </details>
  );
}

/** Makes the file, then hands it over on a separate tap: browsers open the share sheet only right after one. */
export function File({ report, request, format }: FileProps) {
  const made = useSignal<Made>({ is: "none" });
  const said = useSignal<string | null>(null);
  const failed = useSignal<string | null>(null);
  const remindAt = useSignal("");

  const make = async () => {
    failed.value = said.value = null;
    made.value = { is: "making", done: 0, all: 0 };
    let pages = 0;
    const tell = (done: number, all: number) => {
      pages = all;
      if (made.peek().is === "making") made.value = { is: "making", done, all };
    };
    const { ending, type, bytes } = formats[format];
    try {
      const content = await bytes({ report, request, tell, remindAt: remindAt.peek() || null });
      const file = new globalThis.File([content as BlobPart], `tidemark-${today.value}${ending}`, { type });
      const { undrawn } = format === "pdf" ? await report.paper(request) : { undrawn: "" };
      made.value = { is: "ready", file, pages, undrawn };
    } catch (thrown) {
      made.value = { is: "none" };
      failed.value = explain(thrown);
    }
  };
  const remember = () => {
    if (format === "pdf" && storeKind.peek() === "device") keep("tidemark.shared", today.peek());
  };
  const share = async (file: globalThis.File) => {
    said.value = failed.value = null;
    try {
      await navigator.share({ files: [file] });
      remember();
      said.value = w.sent;
    } catch (thrown) {
      // Closing the share sheet is not an error.
      if (!(thrown instanceof DOMException && thrown.name === "AbortError")) failed.value = w.notSent;
    }
  };

  const { value } = made;
  return (
    <section class="report-file" aria-live="polite">
      {format === "ics" && value.is === "none" && (
        <TimeField
          label={w.formats.remindAt}
          hint={w.formats.remindHint}
          optional
          value={remindAt.value}
          onInput={(time) => {
            remindAt.value = time;
          }}
          testId="report-remind"
        />
      )}
      {value.is === "none" && (
        <Button kind="primary" onPress={() => void make()} testId="report-make">
          {w.make}
        </Button>
      )}
      {value.is === "making" && (
        <Progress
          part={value.all === 0 ? 0 : value.done / value.all}
          label={value.all === 0 ? w.beginning : w.making(value.done, value.all)}
        />
      )}
      {value.is === "ready" && (
        <HandOver
          file={value.file}
          pages={value.pages}
          letters={value.undrawn}
          onShare={(file) => void share(file)}
          onSaved={() => {
            remember();
            said.value = w.saved;
          }}
        />
      )}
      <Notice message={said.value} testId="report-said" />
      <Notice kind="attention" message={failed.value} testId="report-failed" />
    </section>
  );
}

interface HandOverProps {
  file: globalThis.File;
  pages: number;
  /** What the report could not draw. */
  letters: string;
  onShare: (file: globalThis.File) => void;
  onSaved: () => void;
}

function HandOver({ file, pages, letters, onShare, onSaved }: HandOverProps) {
  const url = useSignal<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signal is the same at every render
  useEffect(() => {
    const made = URL.createObjectURL(file);
    url.value = made;
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [file]);
  const shared = useMemo(() => shareable(file), [file]);
  // In an installed app on iPhone, a download opens a page with no way back. The share sheet can save files there.
  const saves = !(installed && iosDevice);
  return (
    <>
      <p data-testid="report-ready" data-pages={pages} data-bytes={file.size}>
        {pages === 0 ? w.readyFile : w.ready(w.pages(pages))}
      </p>
      {letters !== "" && <p data-testid="report-undrawn">{w.undrawn(undrawn(letters))}</p>}
      <p class="soft small">{w.private}</p>
      {shared === null && <p class="soft small">{w.cannotShare}</p>}
      <div class="actions">
        {shared !== null && (
          <Button
            kind="primary"
            onPress={() => {
              onShare(shared);
            }}
            testId="report-share"
          >
            {w.share}
          </Button>
        )}
        {saves && url.value !== null && (
          <a class="button" href={url.value} download={file.name} onClick={onSaved} data-testid="report-save">
            {w.save}
          </a>
        )}
      </div>
    </>
  );
}
