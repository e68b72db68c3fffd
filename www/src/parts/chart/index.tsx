import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { dayNumber, shortDay } from "../../words/days";
import { words } from "../../words";
import { Button } from "../button";
import { Table, type TableProps } from "../table";
import { dayTicks, path, plot, type Plot } from "./scale";

/** All days are ISO dates in the person's own calendar. All values are on the scale of `y`. */
export interface ChartData {
  /** First and last day drawn. */
  readonly days: readonly [from: string, to: string];
  readonly y: { readonly min: number; readonly max: number; readonly ticks: readonly number[] };
  /** Named ranges of the scale, such as a questionnaire's bands. */
  readonly bands?: readonly { readonly from: number; readonly to: number; readonly label: string }[];
  /** Values joined by a line. A gap ends one run and starts the next; nothing bridges it. */
  readonly runs?: readonly (readonly { readonly day: string; readonly value: number }[])[];
  /** Single values. An `open` one is marked as less certain, such as a prorated total. */
  readonly points: readonly { readonly day: string; readonly value: number; readonly open?: boolean }[];
  readonly sessions?: readonly { readonly day: string; readonly planned?: boolean }[];
  /** Named runs of days, drawn in order as a strip below the days. */
  readonly strip?: readonly StripPart[];
  /** The high-water line. */
  readonly highest?: { readonly value: number; readonly from: string; readonly to: string; readonly label?: string };
}

/** One part of the strip. Its first and last days are included. */
export interface StripPart {
  readonly from: string;
  readonly until: string;
  /** Written inside if there is room. If not, its number is, counted from 1, which the table shows too. */
  readonly label: string;
  readonly kind: "good" | "hard" | "between";
  /** Less certain: drawn as an outline. */
  readonly open: boolean;
  /** On hold: drawn with a dashed edge. */
  readonly paused?: boolean;
}

interface ChartProps {
  /** What the drawing shows, in one sentence, for people who cannot see it. */
  title: string;
  data: ChartData;
  table: TableProps;
  testId: string;
}

const HEIGHT = 240;
/** Height of the strip below the days. */
const STRIP = 34;
const MARGIN = { top: 36, right: 10, bottom: 24, left: 28 };

/** A chart over days, drawn at the width available, with the same data as a table one tap away. */
export function Chart({ title, data, table, testId }: ChartProps) {
  return (
    <Figure table={table} testId={testId}>
      <Drawing title={title} data={data} />
    </Figure>
  );
}

interface FigureProps {
  /** The same data as a table. */
  table: TableProps;
  testId: string;
  /** A class added to `chart`. */
  name?: string;
  /** The drawing, and what is written below it. */
  children: ComponentChildren;
}

/** A drawing, or its table in the same place. */
export function Figure({ table, testId, name, children }: FigureProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure class={name ? `chart ${name}` : "chart"} data-testid={testId}>
      {asTable ? <Table {...table} /> : children}
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

function Drawing({ title, data }: { title: string; data: ChartData }) {
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(svg);
  const [from, to] = [dayNumber(data.days[0]), dayNumber(data.days[1])];
  const drawn = plot({ width, height: HEIGHT, margin: MARGIN }, [from, to], [data.y.min, data.y.max]);
  const { x, y, left, right } = drawn;
  const at = (day: string) => x(dayNumber(day));
  const height = data.strip ? HEIGHT + STRIP : HEIGHT;

  const join = (run: readonly { readonly day: string; readonly value: number }[]) =>
    path(run.map((point) => [at(point.day), y(point.value)]));

  return (
    <svg
      class="chart-drawing"
      ref={svg}
      role="img"
      aria-label={title}
      viewBox={`0 0 ${width} ${height}`}
      height={height}
    >
      {data.bands?.map((band, index) => (
        <g key={band.label}>
          {index % 2 === 0 && (
            <rect class="chart-band" x={left} width={right - left} y={y(band.to)} height={y(band.from) - y(band.to)} />
          )}
        </g>
      ))}
      <Grid plot={drawn} ticks={data.y.ticks} />
      {data.sessions?.map((session) => (
        <Session key={session.day} plot={drawn} x={at(session.day)} planned={session.planned ?? false} />
      ))}
      {data.highest && (
        <>
          <line
            class="chart-high"
            x1={at(data.highest.from)}
            x2={at(data.highest.to)}
            y1={y(data.highest.value)}
            y2={y(data.highest.value)}
          />
          <text class="chart-high-label" x={at(data.highest.from) + 4} y={y(data.highest.value) - 6}>
            {data.highest.label ?? words.parts.highest}
          </text>
        </>
      )}
      {data.runs?.map((run, index) => (
        <path key={index} class="chart-trace" d={join(run)} />
      ))}
      {data.points.map((point, index) => (
        <circle
          key={index}
          class={point.open ? "chart-point open" : "chart-point"}
          cx={at(point.day)}
          cy={y(point.value)}
          r={point.open ? 3.25 : 2.75}
        />
      ))}
      {data.bands?.map((band) => (
        <text key={band.label} x={right - 4} y={(y(band.from) + y(band.to)) / 2} dy="0.35em" text-anchor="end">
          {band.label}
        </text>
      ))}
      {dayTicks(from, to, width).map((day, index, all) => (
        <text
          key={day}
          x={x(day)}
          y={HEIGHT - 6}
          text-anchor={index === 0 ? "start" : index === all.length - 1 ? "end" : "middle"}
        >
          {shortDay(day)}
        </text>
      ))}
      {data.strip?.map((part, index) => {
        const start = at(part.from);
        // A part of the strip runs to the end of its last day, where the next one begins.
        const end = Math.min(x(dayNumber(part.until) + 1), right);
        return <Strip key={part.from} part={part} number={index + 1} start={start} width={Math.max(end - start, 1)} />;
      })}
    </svg>
  );
}

/** Pixels per letter in the strip: the highest average to expect. */
const LETTER = 6.4;

function Strip({ part, number, start, width }: { part: StripPart; number: number; start: number; width: number }) {
  const label = [part.label, String(number)].find((text) => text.length * LETTER + 6 <= width);
  return (
    <g>
      <rect
        class={["chart-strip", part.kind, part.open && "open", part.paused && "paused"].filter(Boolean).join(" ")}
        x={start}
        y={HEIGHT + 4}
        width={width}
        height={STRIP - 8}
      />
      {label !== undefined && (
        <text class="chart-strip-label" x={start + width / 2} y={HEIGHT + STRIP / 2} dy="0.35em" text-anchor="middle">
          {label}
        </text>
      )}
    </g>
  );
}

/** Lines across at these values, each with its number on the left. */
export function Grid({ plot: { left, right, y }, ticks }: { plot: Plot; ticks: readonly number[] }) {
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="chart-grid" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 6} y={y(tick)} dy="0.35em" text-anchor="end">
            {tick}
          </text>
        </g>
      ))}
    </>
  );
}

/** A session, or a planned one, as a line through the plot. */
export function Session({ plot, x, planned }: { plot: Plot; x: number; planned: boolean }) {
  const top = plot.top - 8;
  return (
    <g>
      <line class={planned ? "chart-session planned" : "chart-session"} x1={x} x2={x} y1={top} y2={plot.bottom} />
      {planned ? (
        <text x={x} y={top - 14} text-anchor="end">
          {words.parts.planned}
        </text>
      ) : (
        <path class="chart-flag" d={`M${x - 4} ${top - 6}h8l-4 7z`} />
      )}
    </g>
  );
}

/** The element's width in CSS pixels. Drawing at that width keeps the text at its own size. */
export function useWidth(element: { current: Element | null }): number {
  const [width, setWidth] = useState(328);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return width;
}
