import { TextField } from "../../parts";
import type { Save } from "../../forms/save";
import { plan as w } from "../../words/en/plan";
import type { Form } from "./form";

interface Props {
  form: Form;
  change: (part: Partial<Form>) => void;
  save: Save;
}

/** The clinician's cut-offs, folded away. An empty field keeps the usual value. */
export function CutOffs({ form, change, save }: Props) {
  const { cutoffs, usual } = form;
  const wrong = usual.some(({ which }) => save.at(`cutOffs.${which}`) !== undefined);
  return (
    <details class="more" open={wrong || Object.keys(cutoffs).length > 0}>
      <summary data-testid="plan-cutoffs">{w.cutoffs}</summary>
      <p class="soft">{w.cutoffsLede}</p>
      {usual.map(({ which, usual: value }) => (
        <TextField
          key={which}
          label={w.names[which]}
          hint={w.usual(value)}
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
    </details>
  );
}
