import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { at, isThere, part, press, settled, show, type } from "../../../test/page";
import type { Paper, RemoteCore, RemoteReport } from "../../core/api";
import { CoreError } from "../../core/error";
import { go, route } from "../../core/route";
import { today } from "../../core/today";
import { words } from "../../words";
import w from "#words/report";
import { ReportPlace } from ".";

const paper = part<Paper>({
  title: "Visit report",
  range: "",
  made: "",
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
const named: RemoteReport["paper"] = async ({ name }) => ({
  ...paper,
  blanks: [
    { label: "Name", value: name },
    { label: "Date of birth", value: null },
  ],
});
const report = part<RemoteReport>({ paper: named, pdf, json });
const share = vi.fn(async (_: { files: File[] }) => undefined);

/** How often somebody pressed something. */
let taps = 0;
const count = () => {
  taps++;
};

const closeSheet = () => settled(() => document.querySelector<HTMLElement>(".sheet-head button")?.click());
const open = () => show(<ReportPlace core={part<RemoteCore>({})} report={report} rest={[]} />);

beforeEach(() => {
  today.value = "2026-11-30";
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
  expect(at("report-preview").textContent).toContain("Name: Robin Example");
});

test("a file that could not be made can be tried again", async () => {
  pdf.mockRejectedValueOnce(new CoreError("storage_full", "full"));
  await open();
  expect(at("report-failed").textContent).toContain(words.errors.storage_full);
  await press("report-share");
  expect(share).not.toHaveBeenCalled();
  await press("report-failed-action");
  expect(isThere("report-failed")).toBe(false);
  await press("report-share");
  expect(share).toHaveBeenCalledOnce();
  expect(at("report-said").textContent).toBe("It was shared.");
});

test("what cannot be shared need not be made again", async () => {
  share.mockRejectedValueOnce(new Error("no"));
  await open();
  await press("report-share");
  expect(at("report-failed").textContent).toBe(w.notSent);
  expect(isThere("report-failed-action")).toBe(false);
});

test("another day makes another file", async () => {
  await open();
  await press("report-share");
  await settled(() => {
    today.value = "2026-12-01";
  });
  await press("report-share");
  expect(share.mock.calls.map(([{ files }]) => files[0]?.name)).toEqual([
    "tidemark-2026-11-30.pdf",
    "tidemark-2026-12-01.pdf",
  ]);
});

test("only the report is said to be a page for the clinician", async () => {
  await open();
  expect(document.body.textContent).toContain(w.lede);
  await press("report-formats");
  await press("report-format-json");
  expect(document.body.textContent).not.toContain(w.lede);
  expect(document.body.textContent).toContain(w.private);
});

test("days that make no report are named in the sheet, and under the chips once it is closed", async () => {
  await open();
  await press("report-range");
  await press("report-range-custom");
  await type("report-from", "");
  expect(at("report-until-error").textContent).toBe("");
  await closeSheet();
  expect([at("report-days").textContent, isThere("report-share")]).toEqual([w.range.missing, false]);
  expect(at("report-range").textContent).toBe(w.range.names.custom);

  await press("report-range");
  await type("report-from", "2026-11-20");
  await type("report-until", "2026-11-10");
  expect(at("report-until-error").textContent).toBe(w.range.order);
  await closeSheet();
  expect(at("report-days").textContent).toBe(w.range.order);

  await press("report-range");
  await type("report-until", "2026-11-25");
  await closeSheet();
  expect([isThere("report-days"), isThere("report-share")]).toEqual([false, true]);
});

test("nothing can be shared before it is made", async () => {
  pdf.mockImplementationOnce(() => new Promise(() => undefined));
  await open();
  await press("report-share");
  expect(share).not.toHaveBeenCalled();
  expect(isThere("report-save")).toBe(false);
});
