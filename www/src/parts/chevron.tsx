/** Ends a row that opens, or that leads somewhere. */
export function Chevron() {
  return (
    <svg class="chevron" viewBox="0 0 12 20" aria-hidden="true">
      <path d="M2 2l8 8-8 8" />
    </svg>
  );
}
