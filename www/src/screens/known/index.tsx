import { Editing, Screen } from "../../parts";
import { WayBack } from "../../parts/way-back";
import { to } from "../../core/route";
import { known as w, type SourceName } from "../../words/en/known";
import { sources } from "./sources";

/** What is known about ketamine and esketamine for depression, and what is not, with the sources of each part. */
export function Known() {
  return (
    <>
      <WayBack place="sessions" />
      <Screen title={w.title} lede={w.lede}>
        {w.parts.map((part) => (
          <details key={part.title} class="known">
            <summary>
              <h2>{part.title}</h2>
            </summary>
            {part.body.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            <Sources names={part.sources} />
          </details>
        ))}
        <Editing>
          <p>
            <a href="./" data-place={to("questions")} data-testid="known-questions">
              {w.questions}
            </a>
          </p>
        </Editing>
      </Screen>
    </>
  );
}

function Sources({ names }: { names: readonly SourceName[] }) {
  return (
    <>
      <p class="soft small">{w.sources}</p>
      <ul class="soft">
        {names.map((name) => {
          const { title, body, year, address } = sources[name];
          return (
            <li key={name} class="small">
              <cite>{title}</cite>. {body} {year}. <span class="address">{address}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
