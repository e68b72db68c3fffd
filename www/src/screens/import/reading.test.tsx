import { beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, settled, show } from "../../../test/page";
import type { ImportPreview, RemoteCore, RemoteReport } from "../../core/api";
import w from "#words/import";
import { Import } from ".";

const importOpen = vi.fn<(file: File) => Promise<void>>();
const importClose = vi.fn<() => Promise<void>>();
const importPreview = vi.fn<() => Promise<ImportPreview>>();
/** Answers the question for the next part of the file. */
let tell: (part: number) => void = () => undefined;

const core = coreOf({
  imports: async () => [],
  importOpen,
  importClose,
  importPreview,
  importRead: () => new Promise<number>((resolve) => (tell = resolve)),
} as Partial<RemoteCore>);

const choose = () =>
  settled(() => {
    const input = at<HTMLInputElement>("import-file");
    Object.defineProperty(input, "files", { value: [new File(["x"], "export.xml")], configurable: true });
    Object.defineProperty(input, "value", { value: "", writable: true, configurable: true });
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

beforeEach(async () => {
  importOpen.mockReset().mockResolvedValue();
  importClose.mockReset().mockResolvedValue();
  importPreview.mockReset().mockResolvedValue({ kind: "unfit", reason: "empty", place: null });
  await show(<Import core={core} report={part<RemoteReport>({})} rest={[]} />);
});

test("a large file says how far it has been read, and then what it would do", async () => {
  await choose();
  await settled(() => tell(0.345));
  expect(document.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow")).toBe("35");
  expect(document.body.textContent).toContain(w.readSoFar({ percent: 34 }));
  await settled(() => tell(1));
  expect(document.querySelector("[role=progressbar]")).toBeNull();
  expect(at("import-unfit").textContent).toContain(w.unfit.empty);
});

test("reading can be stopped, and nothing is shown of the file", async () => {
  await choose();
  await settled(() => tell(0.2));
  importClose.mockClear();
  await press("import-stop");
  expect(importClose).toHaveBeenCalledOnce();
  // A worker that was ended answers for what it was asked.
  await settled(() => tell(1));
  expect(importPreview).not.toHaveBeenCalled();
  expect(isThere("import-unfit") || isThere("import-stop")).toBe(false);
});

test("while another file is read, nothing can be answered or added of the one before", async () => {
  importPreview.mockResolvedValue({ kind: "unfit", reason: "picture", place: null });
  await choose();
  await settled(() => tell(1));
  expect(isThere("import-unfit")).toBe(true);
  await choose();
  await settled(() => tell(0.5));
  expect(isThere("import-unfit")).toBe(false);
});
