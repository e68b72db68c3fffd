import { useEffect, useState } from "preact/hooks";

/** How far along, from 0 to 1, with words: "3 of 9". */
export function Progress({ part, label }: { part: number; label: string }) {
  return (
    <div class="progress">
      <p class="soft small number">{label}</p>
      <div
        class="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(part * 100)}
      >
        <div class="progress-water" style={{ "--part": String(part) }} />
      </div>
    </div>
  );
}

/** Says what is loading, but only once the wait is long enough to notice (300 ms). */
export function Waiting({ label }: { label: string }) {
  const [felt, setFelt] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setFelt(true);
    }, 300);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <p class="soft" role="status">
      {felt ? label : ""}
    </p>
  );
}
