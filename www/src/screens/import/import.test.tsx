import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { at, coreOf, isThere, part, press, show } from "../../../test/page";
import type { ImportPreview, ImportView, RemoteCore, RemoteReport } from "../../core/api";
import { route } from "../../core/route";
import { passOn, takePassed } from "../../parts/passed-file";
import { imports as w } from "../../words/en/import";
import { Import } from ".";

const importOpen = vi.fn(async (_: File) => undefined);
let preview: ImportPreview;
let past: ImportView[];

const open = () =>
  show(
    <Import
      core={coreOf({
        imports: async () => past,
        importOpen,
        importRead: async () => 1,
        importPreview: async () => preview,
        importClose: async () => undefined,
      } as Partial<RemoteCore>)}
      report={part<RemoteReport>({})}
      rest={[]}
    />,
  );

beforeEach(() => {
  past = [];
  preview = { kind: "unfit", reason: "backup", place: null };
  importOpen.mockClear();
});
afterEach(() => {
  takePassed("import");
});

test("a backup is led to where backups are brought in, and goes along", async () => {
  const file = new File(["x"], "a.txt");
  passOn(file, "import");
  await open();
  expect(importOpen).toHaveBeenCalledExactlyOnceWith(file);
  expect(at("import-unfit").textContent).toContain(w.unfit.backup);
  await press("import-unfit-action");
  expect(route.value).toEqual({ place: "backup", rest: ["restore"] });
  expect(takePassed("restore")).toBe(file);
});

test("a file that belongs nowhere leads nowhere", async () => {
  preview = { kind: "unfit", reason: "picture", place: null };
  passOn(new File(["x"], "a.txt"), "import");
  await open();
  expect(isThere("import-unfit")).toBe(true);
  expect(isThere("import-unfit-action")).toBe(false);
});

test("a file that was passed on to another place is not opened here", async () => {
  passOn(new File(["x"], "a.txt"), "restore");
  await open();
  expect(importOpen).not.toHaveBeenCalled();
});

test.each([
  [[3, 0, 0], "Added 3."],
  [[3, 2, 1], "Added 3. Already here 2. Skipped 1."],
  [[0, 2, 0], "Already here 2."],
  [[0, 0, 0], "Added 0."],
] as const)("of the counts %j, what is nought is left out", async ([added, already, refused], said) => {
  past = [part<ImportView>({ id: "a", source: "daylio", day: "2026-05-20", added, already, refused, lines: [] })];
  await open();
  expect(at("import").querySelector(".row-note")?.textContent).toBe(said);
});
