import type { RemoteCore, Therapy } from "../../core/api";
import { go, to } from "../../core/route";
import { type Draftable, Unfinished } from "../../forms/unfinished";
import { Button, Editing, Loaded, Screen } from "../../parts";
import { DoneNotice } from "../../parts/done";
import { therapyName } from "../../parts/naming";
import { KeptRow } from "../../parts/kept-row";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { mediumDay } from "../../words/days";
import { words } from "../../words/en";
import { therapies as w } from "../../words/en/therapies";

const begun: readonly Draftable[] = [
  { kind: "therapy", sentence: words.entry.begun, link: (id) => to("therapies", id ?? "new") },
];

export function List({ core }: { core: RemoteCore }) {
  const view = useView(() => core.therapies());
  return (
    <>
      <WayBack place="sessions" />
      <Loaded of={view}>
        {({ therapies }) => (
          <Screen title={w.title} lede={w.lede}>
            <DoneNotice core={core} onUndone={view.reload} />
            <Editing>
              <Unfinished core={core} kinds={begun} />
            </Editing>
            {therapies.length === 0 && <p class="soft">{w.none}</p>}
            <ul class="rows ends">
              {therapies.map(({ marks, value }) => (
                <KeptRow
                  key={marks.id}
                  title={therapyName(value)}
                  said={said(value)}
                  to={to("therapies", marks.id)}
                  change={w.change}
                  label={w.changeLabel(therapyName(value))}
                  testId="therapy"
                />
              ))}
            </ul>
            <Editing>
              <div class="actions">
                <Button
                  kind="primary"
                  onPress={() => {
                    go("therapies", "new");
                  }}
                  testId="therapy-add"
                >
                  {w.add}
                </Button>
              </div>
            </Editing>
          </Screen>
        )}
      </Loaded>
    </>
  );
}

/** "since 3 May 2026, once a week". */
function said({ since, until, timesAWeek }: Therapy): string {
  const day = mediumDay(since);
  const when = until === null ? w.from(day) : until === since ? w.on(day) : w.span(day, mediumDay(until));
  return timesAWeek === null ? when : `${when}, ${w.times(timesAWeek)}`;
}
