/** The reasons, one short line each: on a bad day people read lines, not paragraphs. */
export function Reasons({ of }: { of: readonly string[] }) {
  return (
    <ul class="plain-list soft" data-testid="fade-why">
      {of.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
