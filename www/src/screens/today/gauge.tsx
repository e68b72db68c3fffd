interface GaugeProps {
  label: string;
  /** 0 to 10, or null for none, which is drawn dashed and empty. */
  value: number | null;
  text: string;
  testId?: string;
}

/** A level that can be read but not set: its name, the water in its track, and the number. */
export function Gauge({ label, value, text, testId }: GaugeProps) {
  return (
    <div class="gauge" data-testid={testId}>
      <span class="gauge-label">{label}</span>{" "}
      <span class="gauge-bar">
        <span class={value === null ? "gauge-track empty" : "gauge-track"} aria-hidden="true">
          {value !== null && <span class="gauge-water" style={{ "--at": String(value) }} />}
        </span>
        <span class="gauge-value">{text}</span>
      </span>
    </div>
  );
}
