import { useEffect, useState } from "preact/hooks";
import type { DraftSlot, RemoteCore } from "../core/api";
import { words } from "../words/en";
import { begunForms } from "./draft";

/** A kind of form that may have been left unfinished. */
export interface Draftable {
  readonly kind: DraftSlot;
  /** The sentence shown for it. */
  readonly sentence: string;
  /** The route of the form for a record, or for a new one if null. None of a form that is open beside these links. */
  readonly link: (id: string | null) => string | null;
}

/** Links back to forms that were begun and never saved. */
export function Unfinished({ core, kinds }: { core: RemoteCore; kinds: readonly Draftable[] }) {
  const [links, setLinks] = useState<readonly { readonly sentence: string; readonly link: string }[]>([]);
  const look = async () => {
    const found = kinds.map(async ({ kind, sentence, link }) => {
      // Of several new ones the form opens the last, so there is one link for all.
      const routes = new Set((await begunForms(core, kind)).map(({ form }) => link(form.id)));
      return [...routes].flatMap((route) => (route === null ? [] : [{ sentence, link: route }]));
    });
    setLinks((await Promise.all(found)).flat());
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the list appears
  useEffect(() => {
    // If the core cannot be asked, the list itself says so.
    look().catch(() => undefined);
  }, []);
  return (
    <>
      {links.map(({ sentence, link }) => (
        <p class="notice" key={link} data-testid="unfinished">
          <span>{sentence}</span>{" "}
          <a href="./" data-place={link}>
            {words.entry.goOn}
          </a>
        </p>
      ))}
    </>
  );
}
