import { TextField } from "../../parts";
import w from "#words/plan";
import type { PartProps } from "./change";

/** The clinician's cut-offs. An empty field keeps the usual value. */
export function CutOffs({ form: { cutoffs, usual }, change, save }: PartProps) {
  return (
    <>
      <p class="soft">{w.cutoffsLede}</p>
      {usual.map(({ which, usual: value }) => (
        <TextField
          key={which}
          label={w.names[which]}
          hint={w.usual({ value })}
          short
          kind="whole"
          value={cutoffs[which] ?? ""}
          onInput={(typed) => {
            change({ cutoffs: { ...cutoffs, [which]: typed } });
          }}
          error={save.at(`cutOffs.${which}`)}
          testId={`plan-${which}`}
        />
      ))}
    </>
  );
}
