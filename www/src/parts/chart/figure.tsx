import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { words } from "../../words/en";
import { Button } from "../button";
import { Table, type TableProps } from "../table";

interface FigureProps {
  /** The same data as a table. Made only when it is asked for: years have thousands of rows. */
  table: () => TableProps;
  testId: string;
  /** The drawing, and what is written below it. */
  children: ComponentChildren;
}

/** A drawing, or its table in the same place. */
export function Figure({ table, testId, children }: FigureProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure class="chart" data-testid={testId}>
      {asTable ? <Table {...table()} /> : children}
      <Button
        kind="text"
        onPress={() => {
          setAsTable(!asTable);
        }}
        testId={`${testId}-switch`}
      >
        {asTable ? words.parts.showChart : words.parts.showTable}
      </Button>
    </figure>
  );
}

/** What a drawing has to fit, in CSS pixels. */
export interface Size {
  readonly width: number;
  /** The size of its letters. */
  readonly em: number;
}

/** Drawing at an element's own size keeps the letters at theirs. */
export function useSize(element: { current: Element | null }): Size {
  const [size, setSize] = useState<Size>({ width: 328, em: 12 });
  useEffect(() => {
    const drawn = element.current;
    if (!drawn) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0);
      if (width > 0) setSize({ width, em: Number.parseFloat(getComputedStyle(drawn).fontSize) || 12 });
    });
    observer.observe(drawn);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return size;
}
