import { useEffect, useState } from "preact/hooks";
import type { DraftSlot, RemoteCore } from "../core/api";
import { words } from "../words/en";
import { unfinished } from "./draft";

/** A kind of form that may lie unfinished. */
export interface Draftable {
  readonly kind: DraftSlot;
  /** What is said of it. */
  readonly sentence: string;
  /** Where the form of a record is; null is a new one. */
  readonly link: (id: string | null) => string;
}

/** The ways back to forms that were begun and never saved. */
export function Unfinished({ core, kinds }: { core: RemoteCore; kinds: readonly Draftable[] }) {
  const [links, setLinks] = useState<readonly { readonly sentence: string; readonly link: string }[]>([]);
  const look = async () => {
    const drafts = await Promise.all(kinds.map(({ kind }) => unfinished(core, kind)));
    setLinks(
      kinds.flatMap(({ sentence, link }, at) => {
        const draft = drafts[at];
        return draft ? [{ sentence, link: link(draft.id) }] : [];
      }),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the list comes
  useEffect(() => {
    // The list itself says when the core cannot be asked.
    look().catch(() => undefined);
  }, []);
  return (
    <>
      {links.map(({ sentence, link }) => (
        <p class="notice" key={link} data-testid="unfinished">
          <span>{sentence}</span> <a href={link}>{words.entry.goOn}</a>
        </p>
      ))}
    </>
  );
}
