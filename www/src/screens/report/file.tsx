import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { FileFormat, RemoteReport, ReportRequest } from "../../core/api";
import { Button, Notice, Progress } from "../../parts";
import { explain } from "../../words/explain";
import { onErrand } from "../../core/errand";
import { keep } from "../../core/local";
import { installed, iosDevice } from "../../core/platform";
import { storeKind } from "../../core/store";
import { today } from "../../core/today";
import { words } from "../../words";
import w from "#words/report";
import { formats, shareable } from "./formats";
import { undrawn } from "./undrawn";

/** A file that is ready to be handed over. */
interface Ready {
  readonly file: globalThis.File;
  readonly url: string;
  readonly pages: number;
  /** What the report could not draw. */
  readonly letters: string;
}

interface FileProps {
  report: RemoteReport;
  request: ReportRequest;
  format: FileFormat;
  /** The time of a daily reminder, HH:MM. */
  remindAt: string | null;
}

/**
 * Makes the file while the person looks at the page, so that one tap hands it over: browsers open the share sheet only
 * right after one.
 */
export function File({ report, request, format, remindAt }: FileProps) {
  const ready = useSignal<Ready | null>(null);
  const page = useSignal({ done: 0, all: 0 });
  const said = useSignal<string | null>(null);
  const failed = useSignal<string | null>(null);
  const [tries, setTries] = useState(1);
  const { ending, type, bytes } = formats[format];

  const make = async (isShown: () => boolean) => {
    failed.value = null;
    page.value = { done: 0, all: 0 };
    const tell = (done: number, all: number) => {
      page.value = { done, all };
    };
    try {
      const content = await bytes({ report, request, tell, remindAt });
      const { undrawn: letters } = format === "pdf" ? await report.paper(request) : { undrawn: "" };
      if (!isShown()) return;
      const file = new globalThis.File([content as BlobPart], `tidemark-${today.peek()}${ending}`, { type });
      ready.value = { file, url: URL.createObjectURL(file), pages: page.peek().all, letters };
    } catch (thrown) {
      if (isShown()) failed.value = explain(thrown);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another request is another of these
  useEffect(() => {
    let isShown = true;
    void make(() => isShown);
    return () => {
      isShown = false;
      if (ready.peek()) URL.revokeObjectURL(ready.peek()?.url ?? "");
    };
  }, [tries]);

  // Another day has another file, so the day of sharing is that of the file.
  const remember = () => {
    if (format === "pdf" && storeKind.peek() === "device") keep("tidemark.shared", today.peek());
  };
  const share = async (file: globalThis.File) => {
    said.value = failed.value = null;
    onErrand();
    try {
      await navigator.share({ files: [file] });
      remember();
      said.value = w.sent;
    } catch (thrown) {
      // Closing the share sheet is not an error.
      if (!(thrown instanceof DOMException && thrown.name === "AbortError")) failed.value = w.notSent;
    }
  };

  const again = () => {
    setTries(tries + 1);
  };

  const { value } = ready;
  const { done, all } = page.value;
  const name = `tidemark-${today.value}${ending}`;
  const file = value?.file;
  // A file without content tells as well whether its kind can be shared.
  const shared = useMemo(() => shareable(file ?? new globalThis.File([], name, { type })), [file, name, type]);
  return (
    <>
      <section class="report-file not-printed" aria-live="polite">
        {value === null && failed.value === null && (
          <Progress part={all === 0 ? 0 : done / all} label={all === 0 ? w.beginning : w.making({ done, all })} />
        )}
        {value !== null && (
          <>
            <p data-testid="report-ready" data-pages={value.pages} data-bytes={value.file.size}>
              {value.pages === 0 ? w.readyFile : w.ready({ pages: w.pages({ count: value.pages }) })}
            </p>
            {value.letters !== "" && (
              <p data-testid="report-undrawn">{w.undrawn({ letters: undrawn(value.letters) })}</p>
            )}
            <p class="soft small">
              {format === "pdf" && w.lede} {w.private} {shared === null && w.cannotShare}
            </p>
          </>
        )}
      </section>
      <div class="pinned not-printed">
        <Notice message={said.value} testId="report-said" />
        <Notice
          kind="attention"
          message={failed.value}
          action={value === null ? { label: words.shell.tryAgain, onPress: again } : undefined}
          testId="report-failed"
        />
        <Ways
          ready={value}
          shared={shared}
          format={format}
          onShare={(file) => void share(file)}
          onSaved={() => {
            remember();
            said.value = w.saved;
          }}
        />
      </div>
    </>
  );
}

interface WaysProps {
  /** Null while it is made. */
  ready: Ready | null;
  /** The file as it can be shared, or null if it cannot. */
  shared: globalThis.File | null;
  format: FileFormat;
  onShare: (file: globalThis.File) => void;
  onSaved: () => void;
}

/** Save and Share, in their places from the start. */
function Ways({ ready, shared, format, onShare, onSaved }: WaysProps) {
  // In an installed app on iPhone, a download opens a page with no way back. The share sheet can save files there.
  const saves = !(installed && iosDevice);
  const kind = shared === null ? "primary" : "plain";
  return (
    <>
      {saves && ready && (
        <a
          class={shared === null ? "button primary" : "button"}
          href={ready.url}
          download={ready.file.name}
          onClick={onSaved}
          data-testid="report-save"
        >
          {w.save}
        </a>
      )}
      {saves && !ready && (
        <Button kind={kind} waiting onPress={() => undefined} testId="report-waiting">
          {w.save}
        </Button>
      )}
      {shared !== null && (
        <Button
          kind="primary"
          waiting={!ready}
          onPress={() => {
            onShare(shared);
          }}
          testId="report-share"
        >
          {format === "pdf" ? w.sharePdf : w.share}
        </Button>
      )}
    </>
  );
}
