import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { at, isThere, part, press, settled, show, type } from "../../../test/page";
import type { Paper, RemoteCore, RemoteReport } from "../../core/api";
import { go, route } from "../../core/route";
import { ReportPlace } from ".";

const paper = part<Paper>({
  title: "Visit report",
  range: "",
  made: "",
  blanks: [
    { label: "Name", value: null },
    { label: "Date of birth", value: null },
  ],
  first: [],
  method: "",
  appendix: [],
  undrawn: "",
});
const pdf = vi.fn<RemoteReport["pdf"]>(async (_, tell) => {
  tell?.(2, 2);
  return new Uint8Array([37]);
});
const json = vi.fn(async () => new Uint8Array([123]));
const report = part<RemoteReport>({ paper: async () => paper, pdf, json });
const share = vi.fn(async (_: { files: File[] }) => undefined);

/** How often somebody pressed something. */
let taps = 0;
const count = () => {
  taps++;
};

const open = () => show(<ReportPlace core={part<RemoteCore>({})} report={report} rest={[]} />);

beforeEach(() => {
  pdf.mockClear();
  share.mockClear();
  vi.stubGlobal("navigator", Object.assign(navigator, { canShare: () => true, share }));
  taps = 0;
  document.addEventListener("click", count);
});

afterEach(() => {
  document.removeEventListener("click", count);
  vi.unstubAllGlobals();
});

test("from Today to the share sheet takes two taps", async () => {
  go("today");
  const tab = document.body.appendChild(document.createElement("a"));
  tab.href = "./";
  tab.dataset.place = "report";
  await settled(() => {
    tab.click();
  });
  expect(route.value.place).toBe("report");
  await open();
  await press("report-share");
  expect(share.mock.calls[0]?.[0].files[0]?.name).toMatch(/^tidemark-.*[.]pdf$/);
  expect(taps).toBe(2);
  tab.remove();
});

test("another choice makes another file, and only once it is made", async () => {
  await open();
  expect(at("report-notes").textContent).toBe("No notes");
  await press("report-notes");
  expect(pdf.mock.lastCall?.[0]).toMatchObject({ notes: true, range: "days90" });
  await press("report-range");
  await press("report-range-all");
  expect(isThere("report-range-all")).toBe(false);
  expect(at("report-range").textContent).toBe("All days");
  expect(pdf.mock.lastCall?.[0]).toMatchObject({ notes: true, range: "all" });
  await press("report-formats");
  await press("report-format-json");
  expect(json).toHaveBeenCalledOnce();
  expect(at<HTMLAnchorElement>("report-save").download).toMatch(/-records[.]json$/);
});

test("a name is in the file once it is typed, and not before", async () => {
  await open();
  const before = pdf.mock.calls.length;
  await press("report-whose");
  await type("report-name", "Robin");
  await type("report-name", "Robin Example");
  expect(pdf).toHaveBeenCalledTimes(before);
  await press("report-whose-done");
  expect(pdf.mock.lastCall?.[0]).toMatchObject({ name: "Robin Example" });
  expect(at("report-whose").textContent).toBe("Robin Example");
});

test("nothing can be shared before it is made", async () => {
  pdf.mockImplementationOnce(() => new Promise(() => undefined));
  await open();
  await press("report-share");
  expect(share).not.toHaveBeenCalled();
  expect(isThere("report-save")).toBe(false);
});
