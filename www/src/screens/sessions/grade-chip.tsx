import sideEffects from "#words/side-effects";

const w = sideEffects.add;
const WORST = 3;

interface GradeChipProps {
  name: string;
  /** 1 mild, 2 moderate, 3 severe; null if not chosen. */
  grade: number | null;
  onChange: (grade: number | null) => void;
  testId: string;
}

/** An effect. Taps make it mild, moderate, severe, then remove it. Drops and a word show the strength. */
export function GradeChip({ name, grade, onChange, testId }: GradeChipProps) {
  const said = grade === null ? w.notChosen : (sideEffects.severities[grade] ?? "");
  return (
    <button
      type="button"
      class="grade-chip"
      aria-pressed={grade !== null}
      aria-label={w.grade({ what: name, grade: said })}
      onClick={() => {
        onChange(grade === null ? 1 : grade === WORST ? null : grade + 1);
      }}
      data-testid={testId}
    >
      <span>{name}</span>
      {grade !== null && (
        <span class="grade-said">
          <Drops count={grade} /> {said}
        </span>
      )}
    </button>
  );
}

function Drops({ count }: { count: number }) {
  return (
    <svg class="drops" viewBox={`0 0 ${count * 14} 20`} aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <path key={at} transform={`translate(${at * 14} 0)`} d="M7 2C7 2 2 9 2 13a5 5 0 0 0 10 0C12 9 7 2 7 2z" />
      ))}
    </svg>
  );
}
