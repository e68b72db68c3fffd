import { useRef } from "preact/hooks";
import { textWidth, useSize } from "../../parts/chart";
import { apart } from "../../parts/chart/gutter";
import { linear } from "../../parts/chart/scale";
import { totalText } from "../../parts/total";
import course from "#words/course";
import type { JudgedCourse } from "./status";

const w = course.numberLine;

const EDGE = 7;

/** From the highest score down to 0: where the person began, where they are, and where remission begins. */
export function NumberLine({ course }: { course: JudgedCourse }) {
  const { latest } = course.status;
  return latest && <Drawing course={course} latest={latest} />;
}

interface DrawingProps {
  course: JudgedCourse;
  latest: NonNullable<JudgedCourse["status"]["latest"]>;
}

function Drawing({ course: { status, bands }, latest }: DrawingProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const { width, em } = useSize(drawing);
  const { baseline, remissionTotal, latestIsBaseline } = status;
  const highest = bands.at(-1)?.highest ?? 0;
  const x = linear([highest, 0], [EDGE, width - EDGE]);
  const y = em * 2.2;
  const marks = [
    ...(baseline && !latestIsBaseline
      ? [{ score: baseline.total.shown, text: w.before({ score: totalText(baseline.total) }), name: "before" }]
      : []),
    { score: latest.total.shown, text: w.now({ score: totalText(latest.total) }), name: "now" },
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
    <div class="chart number-line">
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
        <line class="chart-level" x1={x(marks[0]?.score ?? 0)} x2={x(latest.total.shown)} y1={y} y2={y} />
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
