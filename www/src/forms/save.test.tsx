import { expect, test, vi } from "vitest";
import { at, settled, show, type } from "../../test/page";
import { CoreError } from "../core/error";
import { TextField } from "../parts";
import { words } from "../words";
import { type Save, useSave } from "./save";

let save: Save;

const own = ({ code, detail }: CoreError) => (code === "unit_mismatch" ? `At most ${String(detail)}.` : undefined);

function Form() {
  save = useSave(["dose", "note"], own);
  const field = (name: string) => (
    <TextField label={name} value="" onInput={() => undefined} error={save.at(name)} testId={name} />
  );
  return (
    <form>
      {field("day")}
      <div class="pair">
        {field("dose")}
        {field("unit")}
      </div>
      {field("note")}
    </form>
  );
}

const refuse = (thrown: unknown) => settled(() => void save.run(() => Promise.reject(thrown)));

test("a refused field says why, and takes the focus", async () => {
  await show(<Form />);
  await refuse(new CoreError("too_long", "300", "note"));
  expect(save.at("note")).toBe(words.errors.too_long);
  expect(save.at("dose")).toBeUndefined();
  expect(save.whole).toBeNull();
  expect(document.activeElement).toBe(at("note"));
});

test("a refused part of a field is said at the field", async () => {
  await show(<Form />);
  await refuse(new CoreError("too_long", "300", "note.text"));
  expect(save.at("note")).toBe(words.errors.too_long);
  await refuse(new CoreError("too_long", "300", "notes"));
  expect(save.at("note")).toBeUndefined();
  expect(save.whole).toBe(words.errors.too_long);
});

test("the form's own sentence comes before the common one", async () => {
  await show(<Form />);
  await refuse(new CoreError("unit_mismatch", "0.5", "dose", 40));
  expect(save.at("dose")).toBe("At most 40.");
});

test.each([
  ["a field that shows no error of its own", new CoreError("in_future", "tomorrow", "day"), words.errors.in_future],
  ["no field", new CoreError("storage_full", "full"), words.errors.storage_full],
  ["anything else that was thrown", new TypeError("undefined is not a function"), words.errors.unknown],
])("an error of %s is one of the whole", async (_, thrown, sentence) => {
  await show(<Form />);
  await refuse(thrown);
  expect(save.whole).toBe(sentence);
  for (const field of ["day", "dose", "note"]) expect(save.at(field)).toBeUndefined();
});

test("what is typed into the refused field, or the one beside it, takes the error away; elsewhere it stays", async () => {
  await show(<Form />);
  const dose = new CoreError("out_of_range", "900", "dose");
  await refuse(dose);
  await type("note", "a note");
  expect(save.at("dose")).toBeDefined();
  await type("dose", "40");
  expect(save.at("dose")).toBeUndefined();

  await refuse(dose);
  await type("unit", "mg");
  expect(save.at("dose")).toBeUndefined();
});

test("a field that a button mended is right again, and no other is", async () => {
  await show(<Form />);
  await refuse(new CoreError("out_of_range", "900", "dose"));
  await settled(() => save.mend("note"));
  expect(save.at("dose")).toBeDefined();
  await settled(() => save.mend("dose"));
  expect(save.at("dose")).toBeUndefined();
});

test("a second press does nothing while a save runs, and the next one counts", async () => {
  await show(<Form />);
  const finish: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => void finish.push(resolve)));
  await settled(() => void save.run(work));
  await settled(() => void save.run(work));
  expect(work).toHaveBeenCalledOnce();
  await settled(() => finish[0]?.());
  await settled(() => void save.run(work));
  expect(work).toHaveBeenCalledTimes(2);
});

test("a save that succeeds takes the error of the one before", async () => {
  await show(<Form />);
  await refuse(new CoreError("conflict", "twice"));
  expect(save.whole).not.toBeNull();
  await settled(() => void save.run(() => Promise.resolve()));
  expect(save.whole).toBeNull();
});
