import { useRef } from "preact/hooks";
import type { RegimensView, RemoteCore, TherapiesView } from "../core/api";
import { dayNumber, mediumDay } from "../words/days";
import { lanes as w } from "../words/en/lanes";
import { Figure, useSize } from "./chart";
import { plot } from "./chart/scale";
import { regimenText } from "./doses/said";
import { therapyName } from "./naming";
import { useView } from "./view";

const ROW = 30;

type Days = readonly [from: string, to: string];

/** Something that went on beside the sessions, or an event of one day. */
interface Lane {
  readonly name: string;
  readonly since: string;
  /** The last day, or null while it goes on. */
  readonly until: string | null;
}

interface LanesProps {
  core: RemoteCore;
  days: Days;
  /** The sides of the chart above, in sizes of the letters, so that the same day is at the same place. */
  sides: readonly [left: number, right: number];
}

/** The regular doses and therapies of the days of a chart, under it. The chart does not wait for them. */
export function Lanes({ core, days, sides }: LanesProps) {
  const { view } = useView(async () => lanesOf(...(await Promise.all([core.regimens(), core.therapies()]))));
  const lanes = view?.filter(({ since, until }) => since <= days[1] && (until ?? days[1]) >= days[0]) ?? [];
  if (lanes.length === 0) return null;
  return (
    <section>
      <h2>{w.title}</h2>
      <Figure table={() => ({ caption: w.title, head: w.head, rows: lanes.map(row) })} testId="lanes">
        <Drawing lanes={lanes} days={days} sides={sides} />
      </Figure>
    </section>
  );
}

function lanesOf({ current, history }: RegimensView, { therapies }: TherapiesView): readonly Lane[] {
  const regimens = current ? [current, ...history] : history;
  return [
    ...regimens.map(({ value }) => ({ ...value, name: regimenText(value) })),
    ...therapies.map(({ value }) => ({ ...value, name: therapyName(value) })),
  ];
}

const row = ({ name, since, until }: Lane) => [name, mediumDay(since), until === null ? w.goesOn : mediumDay(until)];

function Drawing({ lanes, days, sides }: { lanes: readonly Lane[] } & Pick<LanesProps, "days" | "sides">) {
  const svg = useRef<SVGSVGElement>(null);
  const { width, em } = useSize(svg);
  const height = lanes.length * ROW;
  const margin = { top: 0, right: sides[1] * em, bottom: 0, left: sides[0] * em };
  const { x, left, right } = plot({ width, height, margin }, [dayNumber(days[0]), dayNumber(days[1])], [0, 1]);
  const at = (day: string) => Math.min(Math.max(x(dayNumber(day)), left), right);
  return (
    <svg
      class="chart-drawing"
      ref={svg}
      role="img"
      aria-label={says(lanes)}
      viewBox={`0 0 ${width} ${height}`}
      height={height}
    >
      {lanes.map(({ name, since, until }, index) => {
        const y = index * ROW + 22;
        const [start, end] = [at(since), at(until ?? days[1])];
        return (
          <g key={index}>
            <text x={left} y={y - 7}>
              {name}
            </text>
            {since === until ? (
              <path class="chart-session" d={`M${start} ${y - 4}l4 4-4 4-4-4z`} />
            ) : (
              <line class="lane" x1={start} x2={Math.max(end, start + 2)} y1={y} y2={y} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

const says = (lanes: readonly Lane[]): string =>
  lanes
    .map(({ name, since, until }) =>
      until === null ? w.since(name, mediumDay(since)) : w.span(name, mediumDay(since), mediumDay(until)),
    )
    .join(" ");
