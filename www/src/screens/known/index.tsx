import { Screen } from "../../parts";
import { to } from "../../core/route";
import { known as w } from "../../words/en/known";
import { sources, type SourceName } from "./sources";

/** What is known about ketamine and esketamine for depression, and what is not, with the sources of each part. */
export function Known() {
  return (
    <Screen title={w.title} lede={w.lede}>
      {w.parts.map((part) => (
        <section key={part.title}>
          <h2>{part.title}</h2>
          {part.body.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {part.sources.length > 0 && <Sources title={part.title} names={part.sources} />}
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
      <summary aria-label={w.sourcesOf(title)} data-testid="known-sources">
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
