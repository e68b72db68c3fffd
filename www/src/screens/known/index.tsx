import { Screen } from "../../parts";
import { to } from "../../core/route";
import w from "#words/known";
import { sources, sourcesOf, type PartName, type SourceName } from "./sources";

const parts = Object.entries(w.parts) as [PartName, (typeof w.parts)[PartName]][];

/** What is known about ketamine and esketamine for depression, and what is not, with the sources of each part. */
export function Known() {
  return (
    <Screen title={w.title} lede={w.lede}>
      {parts.map(([name, part]) => (
        <section key={name}>
          <h2>{part.title}</h2>
          {part.body.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <Sources title={part.title} names={sourcesOf[name]} />
        </section>
      ))}
      <p>
        <a href="./" data-place={to("questions")} data-testid="known-questions">
          {w.questions}
        </a>
      </p>
    </Screen>
  );
}

function Sources({ title, names }: { title: string; names: readonly SourceName[] }) {
  return (
    <details class="more">
      <summary aria-label={w.sourcesOf({ part: title })} data-testid="known-sources">
        {w.sources}
      </summary>
      <ul>
        {names.map((name) => {
          const { title, body, year, address } = sources[name];
          return (
            <li key={name} class="small">
              <cite>{title}</cite>. {body} {year}. <span class="address">{address}</span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
