import { useId } from "preact/hooks";
import type { PaperBlock, Paper, RemoteReport, ReportRequest, Table } from "../../core/api";
import { Button, Loaded, Screen } from "../../parts";
import { back, to } from "../../core/route";
import { useView } from "../../parts/view";
import { report as w } from "../../words/en/report";
import { Figure } from "./figure";

interface Asked {
  report: RemoteReport;
  request: ReportRequest;
}

/** A preview of the first page. Its words and numbers are the file's own. */
export function Preview({ report, request }: Asked) {
  const view = useView(() => report.paper(request));
  return (
    <section>
      <h2>{w.preview}</h2>
      <Loaded of={view}>
        {(paper) => (
          <>
            <article class="sheet-paper" lang="en" data-testid="report-preview">
              <First paper={paper} />
            </article>
            <p class="record-foot">
              <a href="./" data-place={to("report", "show")} data-testid="report-show">
                {w.show}
              </a>
            </p>
            <p class="soft small">{w.showHint}</p>
          </>
        )}
      </Loaded>
    </section>
  );
}

/** All pages, to be shown on the device or printed. */
export function Whole({ report, request }: Asked) {
  const view = useView(() => report.paper(request));
  return (
    <Screen title={w.all}>
      <div class="actions not-printed">
        <Button onPress={back} testId="report-back">
          {w.back}
        </Button>
        <Button
          onPress={() => {
            window.print();
          }}
          testId="report-print"
        >
          {w.print}
        </Button>
      </div>
      <Loaded of={view}>
        {(paper) => (
          <article class="sheet-paper" lang="en" data-testid="report-whole">
            <First paper={paper} />
            {paper.appendix.length > 0 && <h2 class="paper-appendix">{w.appendix}</h2>}
            <Blocks blocks={paper.appendix} />
          </article>
        )}
      </Loaded>
    </Screen>
  );
}

function First({ paper }: { paper: Paper }) {
  return (
    <>
      <header class="paper-head">
        <h2 class="paper-heading">{paper.title}</h2>
        <p>{paper.range}</p>
        <p class="soft">{paper.made}</p>
        <p class="paper-blanks soft">
          {paper.blanks.map(({ label, value }) => (
            <span key={label} class={value === null ? "paper-line" : undefined}>
              {value === null ? label : `${label}: ${value}`}
            </span>
          ))}
        </p>
      </header>
      <Blocks blocks={paper.first} />
      <p class="paper-method">{paper.method}</p>
    </>
  );
}

function Blocks({ blocks }: { blocks: readonly PaperBlock[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        <Part key={index} block={block} />
      ))}
    </>
  );
}

function Part({ block }: { block: PaperBlock }) {
  switch (block.kind) {
    case "statement":
      return (
        <p class="paper-statement" data-testid="report-statement">
          {block.text}
        </p>
      );
    case "heading":
      return <h3 class="paper-heading">{block.text}</h3>;
    case "text":
      return <p class="paper-text">{block.text}</p>;
    case "flag":
      return (
        <p class="paper-flag" data-testid="report-flag">
          {block.text}
        </p>
      );
    case "facts":
      return (
        <dl class="paper-facts">
          {block.rows.map((fact, index) => [
            <dt key={index}>{fact.label}</dt>,
            // The person's own words run in their own direction.
            <dd key={`${index}-value`} dir="auto">
              {fact.value}
            </dd>,
          ])}
        </dl>
      );
    case "list":
      return (
        <ol class="paper-list">
          {block.items.map((item, index) => (
            <li key={index} dir="auto">
              {item}
            </li>
          ))}
        </ol>
      );
    case "table":
      return <Rows table={block} />;
    case "figure":
      return <Figure alt={block.alt} drawing={block.drawing} />;
    case "columns":
      return (
        <div class="paper-columns">
          <div>
            <Blocks blocks={block.left} />
          </div>
          <div>
            <Blocks blocks={block.right} />
          </div>
        </div>
      );
  }
}

/** Tables with this many columns or more scroll sideways on a phone. */
const WIDE = 5;

function Rows({ table }: { table: Table }) {
  const id = useId();
  return (
    <>
      <h3 class="paper-heading" id={id}>
        {table.caption}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reached by the keyboard */}
      <div class="paper-scroll" tabIndex={0} role="group" aria-labelledby={id}>
        <table class={table.columns.length < WIDE ? "paper-table" : "paper-table wide"} aria-labelledby={id}>
          <thead>
            <tr>
              {table.columns.map(({ head, right }, index) =>
                // An empty header is left out.
                head === "" ? (
                  <td key={index} />
                ) : (
                  <th key={index} scope="col" class={right ? "right" : undefined}>
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at} class={table.columns[at]?.right ? "right" : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
