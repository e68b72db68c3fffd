import type { Drawing, Mark } from "../../core/api";

const anchors = { start: "start", middle: "middle", end: "end" } as const;

/** The figure of the first page, drawn mark by mark as in the file. */
export function Figure({ alt, drawing }: { alt: string; drawing: Drawing }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reached by the keyboard
    <div class="paper-scroll" tabIndex={0} role="group" aria-label={alt}>
      <svg class="paper-figure" viewBox={`0 0 ${drawing.width} ${drawing.height}`} aria-hidden="true">
        {drawing.marks.map((mark, index) => (
          <Drawn key={index} mark={mark} />
        ))}
      </svg>
    </div>
  );
}

function Drawn({ mark }: { mark: Mark }) {
  const points = (all: readonly (readonly [number, number])[]) =>
    all.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
  switch (mark.kind) {
    case "line":
      return (
        <polyline
          points={points(mark.points)}
          class={`stroke-${mark.tone}`}
          stroke-width={mark.width}
          {...(mark.dash > 0 && { "stroke-dasharray": String(mark.dash) })}
        />
      );
    case "area":
      return <polygon points={points(mark.points)} class={`fill-${mark.tone}`} />;
    case "dots": {
      const half = mark.size / 2;
      const square = ([x, y]: readonly [number, number]) =>
        `M${round(x - half)} ${round(y - half)}h${mark.size}v${mark.size}h${-mark.size}z`;
      return (
        <path
          d={mark.points.map(square).join("")}
          class={mark.open ? `fill-paper stroke-${mark.tone}` : `fill-${mark.tone}`}
        />
      );
    }
    case "label":
      return (
        <text
          x={mark.at[0]}
          y={mark.at[1]}
          font-size={mark.size}
          text-anchor={anchors[mark.anchor]}
          class={`fill-${mark.tone}`}
        >
          {mark.text}
        </text>
      );
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
