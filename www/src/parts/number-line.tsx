import { useRef } from "preact/hooks";
import type { CourseView, EvidenceView, StatusView, TotalView } from "../core/api";
import { dayNumber, shortDay } from "../words/days";
import course from "#words/course";
import { textWidth, useSize } from "./chart";
import { apart } from "./chart/gutter";
import { linear } from "./chart/scale";
import { totalText } from "./total";

const w = course.numberLine;

const EDGE = 7;
/** The days that a PHQ-9 asks about. An older one says nothing of now. */
const ASKED = 14;

interface NumberLineProps {
  course: CourseView & { readonly status: StatusView };
  /** The form in question. */
  form: Pick<EvidenceView, "id" | "day"> & { readonly total: TotalView };
}

/** From the highest score down to 0: where the person began, where the form puts them, and where remission begins. */
export function NumberLine({ course: { status, bands, today }, form }: NumberLineProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const { width, em } = useSize(drawing);
  const { baseline, remissionTotal } = status;
  const highest = bands.at(-1)?.highest ?? 0;
  const x = linear([highest, 0], [EDGE, width - EDGE]);
  const y = em * 2.2;
  const score = totalText(form.total);
  const isOld = dayNumber(today) - dayNumber(form.day) > ASKED;
  const marks = [
    ...(baseline && baseline.id !== form.id
      ? [{ score: baseline.total.shown, text: w.before({ score: totalText(baseline.total) }), name: "before" }]
      : []),
    {
      score: form.total.shown,
      text: isOld ? w.on({ score, day: shortDay(dayNumber(form.day)) }) : w.now({ score }),
      name: "now",
    },
  ];
  const widest = Math.max(...marks.map(({ text }) => textWidth(text, em)));
  const places = apart(
    marks.map(({ score }) => x(score)),
    widest + 4,
    widest / 2,
    width - widest / 2,
  );
  const height = y + em * 2;
  return (
    <div class="chart number-line" data-testid="number-line">
      <svg
        class="chart-drawing"
        ref={drawing}
        role="img"
        aria-label={w.says({ marks: marks.map(({ text }) => text).join(", "), total: remissionTotal })}
        viewBox={`0 0 ${width} ${height}`}
        height={height}
      >
        <rect
          class="chart-goal"
          x={x(remissionTotal + 0.5)}
          width={width - x(remissionTotal + 0.5)}
          y={y - 6}
          height={12}
        />
        <line class="number-line-axis" x1={0} x2={width} y1={y + 6} y2={y + 6} />
        <line class="chart-level" x1={x(marks[0]?.score ?? 0)} x2={x(form.total.shown)} y1={y} y2={y} />
        {marks.map(({ score, text, name }, index) => (
          <g key={name}>
            <circle class={`number-line-${name}`} cx={x(score)} cy={y} r={name === "now" ? 7 : 5} />
            <text x={places[index]} y={em} text-anchor="middle">
              {text}
            </text>
          </g>
        ))}
        <text x={0} y={height - em * 0.3}>
          {highest}
        </text>
        <text class="chart-high-name" x={width} y={height - em * 0.3} text-anchor="end">
          {w.remission({ total: remissionTotal })}
        </text>
      </svg>
    </div>
  );
}
