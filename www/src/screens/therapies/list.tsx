import type { RemoteCore, Therapy } from "../../core/api";
import { go, to } from "../../core/route";
import { Button, Editing, Loaded, Screen } from "../../parts";
import { DoneNotice } from "../../parts/done";
import { therapyName } from "../../parts/naming";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import { mediumDay } from "../../words/days";
import { therapies as w } from "../../words/en/therapies";

export function List({ core }: { core: RemoteCore }) {
  const view = useView(() => core.therapies());
  return (
    <>
      <WayBack place="sessions" />
      <Loaded of={view}>
        {({ therapies }) => (
          <Screen title={w.title} lede={w.lede}>
            <DoneNotice core={core} onUndone={view.reload} />
            {therapies.length === 0 && <p class="soft">{w.none}</p>}
            <ul class="rows ends">
              {therapies.map(({ marks, value }) => (
                <li class="row" key={marks.id} data-testid="therapy">
                  <span>
                    {therapyName(value)}
                    <span class="soft row-note">{said(value)}</span>
                  </span>
                  <Editing>
                    <a
                      href="./"
                      data-place={to("therapies", marks.id)}
                      aria-label={w.changeLabel(therapyName(value))}
                      data-testid="therapy-edit"
                    >
                      {w.change}
                    </a>
                  </Editing>
                </li>
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
