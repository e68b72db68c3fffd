/** Why it is said, a line each: short lines are read on a day when a paragraph is not. */
export function Reasons({ of }: { of: readonly string[] }) {
  return (
    <ul class="plain-list soft" data-testid="fade-why">
      {of.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
