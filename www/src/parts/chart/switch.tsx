interface SwitchProps<T extends string> {
  /** What is chosen, for people who cannot see it. */
  label: string;
  options: readonly { readonly value: T; readonly label: string }[];
  value: T;
  onChange: (value: T) => void;
  testId: string;
}

/** A choice of what a chart shows, in one row. */
export function Switch<T extends string>({ label, options, value, onChange, testId }: SwitchProps<T>) {
  return (
    <div class="chart-switch" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => {
            onChange(option.value);
          }}
          data-testid={`${testId}-${option.value}`}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
