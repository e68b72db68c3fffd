import { language } from "../../core/language";
import type { FileFormat, RemoteReport, ReportRequest } from "../../core/api";

/** What a file is made from. */
interface Source {
  readonly report: RemoteReport;
  readonly request: ReportRequest;
  readonly tell: (done: number, all: number) => void;
  /** The time of a daily reminder, HH:MM. */
  readonly remindAt: string | null;
}

interface Made {
  /** What follows the app's name and the day in the file name. It must not name an illness. */
  readonly ending: string;
  readonly type: string;
  readonly bytes: (source: Source) => Promise<Uint8Array>;
}

/**
 * The file in a form that this browser can share, or null. Chromium shares text but no JSON. Readers recognise a file
 * by its contents, so it can be read back under any name.
 */
export function shareable(file: File): File | null {
  const asText = file.type === "application/json" ? [new File([file], `${file.name}.txt`, { type: "text/plain" })] : [];
  return (
    [file, ...asText].find(
      (each) => typeof navigator.canShare === "function" && navigator.canShare({ files: [each] }),
    ) ?? null
  );
}

/** The kinds of file. All but the first hold every record, whatever days the report covers. */
export const formats: Record<FileFormat, Made> = {
  pdf: { ending: ".pdf", type: "application/pdf", bytes: ({ report, request, tell }) => report.pdf(request, tell) },
  csv: { ending: ".csv", type: "text/csv", bytes: ({ report, request }) => report.csv(request.notes) },
  tables: {
    ending: "-tables.zip",
    type: "application/zip",
    bytes: ({ report, request }) => report.tables(request.notes),
  },
  fhir: { ending: "-fhir.json", type: "application/json", bytes: ({ report }) => report.fhir() },
  json: { ending: "-records.json", type: "application/json", bytes: ({ report }) => report.json() },
  ics: { ending: ".ics", type: "text/calendar", bytes: ({ report, remindAt }) => report.ics(remindAt, language) },
};
