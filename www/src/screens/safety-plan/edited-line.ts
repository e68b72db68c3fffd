import { useEffect, useRef } from "preact/hooks";
import { countries } from "../../words/lines";
import { MOST_CONTACTS, type Form } from "./form";

/**
 * A built-in line that the person wants to change. It becomes one of their own, and the built-in one is hidden once
 * that is saved.
 */
export function useEditedLine(
  rest: readonly string[],
  form: Form | null,
  change: (part: Partial<Form>) => void,
): string | null {
  const id = rest[0] === "line" ? rest[1] : undefined;
  const line = countries.flatMap(({ lines }) => lines).find((known) => known.id === id && known.kind === "call");
  const offered = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is offered once, when the form is there
  useEffect(() => {
    if (!form || !line || offered.current) return;
    offered.current = true;
    const typed = form.lines.some(({ phone }) => phone === line.number);
    if (!typed && form.lines.length < MOST_CONTACTS)
      change({ lines: [...form.lines, { name: line.name ?? "", phone: line.number }] });
  }, [form]);
  return line?.id ?? null;
}
