import type { SessionTone } from "../core/api";
import sessions from "#words/sessions";

const w = sessions.form;
const tones = Object.keys(w.tones) as SessionTone[];

interface TonesProps {
  value: readonly SessionTone[];
  onChange: (value: readonly SessionTone[]) => void;
}

/** What a session was like, as taps. Any of them may be on: a session can be upsetting and meaningful. */
export function Tones({ value, onChange }: TonesProps) {
  return (
    <fieldset class="tones">
      <legend>{w.tone}</legend>
      <div class="dose-marks">
        {tones.map((tone) => (
          <button
            key={tone}
            type="button"
            class="dose-mark"
            aria-pressed={value.includes(tone)}
            data-testid={`tone-${tone}`}
            onClick={() => {
              onChange(tones.filter((of) => (of === tone ? !value.includes(of) : value.includes(of))));
            }}
          >
            {w.tones[tone]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
