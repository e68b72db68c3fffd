/**
 * The high-water line above a level that rises after each session and ebbs. Decoration: the words beside it say the
 * same.
 */
export function Tide() {
  const level = "M8 118C22 40 40 44 60 62S104 104 124 108C138 34 156 38 178 58S230 100 252 104C266 30 284 36 312 62";
  return (
    <svg class="first-drawing" viewBox="0 0 320 150" aria-hidden="true">
      <path class="water" d={`${level}V150H8Z`} />
      <path class="level" d={level} />
      <path class="high" d="M8 40H312" />
    </svg>
  );
}

/** A phone with its own water inside. */
export function Device() {
  return (
    <svg class="first-drawing" viewBox="0 0 320 190" aria-hidden="true">
      <path class="water" d="M121 104c14-8 26-8 39 0s25 8 39 0v72q0 8-8 8h-62q-8 0-8-8z" />
      <path class="high" d="M121 74h78" />
      <rect class="mark" x="120" y="6" width="80" height="178" rx="12" />
      <path class="mark" d="M150 16h20" />
    </svg>
  );
}

/** The share icon: a box with an arrow leaving it. */
export function ShareMark() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <path class="mark" d="M17 20h-5v20h24V20h-5M24 30V8M17 14l7-7 7 7" />
    </svg>
  );
}

/** The "Add to Home Screen" icon: a plus in a box. */
export function AddMark() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <rect class="mark" x="9" y="9" width="30" height="30" rx="7" />
      <path class="mark" d="M24 17v14M17 24h14" />
    </svg>
  );
}

/** The app's own icon among others. */
export function HomeMark() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <rect class="mark" x="9" y="9" width="30" height="30" rx="7" />
      <path class="mark" d="M9 20h30M9 31c5-4 10-4 15 0s10 4 15 0" />
    </svg>
  );
}
