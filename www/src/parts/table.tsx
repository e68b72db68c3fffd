import type { ComponentChildren } from "preact";

export interface TableData {
  readonly caption: string;
  readonly head: readonly string[];
  /** Each row is as long as `head`. A missing value is written in words, never left blank. */
  readonly rows: readonly (readonly ComponentChildren[])[];
}

export interface TableProps extends TableData {
  /** Columns aligned right, for numbers that are compared. */
  right?: readonly number[];
}

/** A table whose first column names the row. If it is too wide, it scrolls sideways inside itself. */
export function Table({ caption, head, rows, right = [] }: TableProps) {
  const align = (column: number) => (right.includes(column) ? "right" : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reached by the keyboard
    <div class="table-wrap" tabIndex={0} role="region" aria-label={caption}>
      <table class="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((title, column) => (
              <th scope="col" class={align(column)} key={column}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th scope="row" key={column}>
                    {cell}
                  </th>
                ) : (
                  <td class={align(column)} key={column}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
