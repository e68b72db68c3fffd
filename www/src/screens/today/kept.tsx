import type { CheckInView, RemoteCore } from "../../core/api";
import { Button } from "../../parts";
import { MarksButton } from "../../parts/marks";
import { words } from "../../words";
import { items } from "./entry";

const w = words.today;

interface KeptProps {
  core: RemoteCore;
  checkIn: CheckInView;
  /** Whether it is about today. */
  isToday: boolean;
  onChange: () => void;
}

/** A kept check-in, folded to a line: a small column for each answer, and the way to change it. */
export function Kept({ core, checkIn, isToday, onChange }: KeptProps) {
  const { marks, value: kept } = checkIn;
  const { late, writtenTime } = marks;
  return (
    <section class="kept" data-testid="checkin-kept">
      <div class="kept-line">
        <ul class="kept-columns">
          {items.map((item) => {
            const value = kept[item];
            return value === null ? null : (
              <li key={item} data-testid={`kept-${item}`}>
                <span class="kept-column" style={{ "--at": String(value) }} aria-hidden="true" />
                <span class="unseen">{w.items[item]}</span> {value}
              </li>
            );
          })}
        </ul>
        <div class="kept-said">
          <p>{w.kept.saved({ today: isToday, mood: kept.mood })}</p>
          <Button
            kind="text"
            label={w.kept.of({ action: w.kept.change, time: writtenTime })}
            onPress={onChange}
            testId="kept-change"
          >
            {w.kept.change}
          </Button>
        </div>
      </div>
      {kept.note !== null && (
        <p class="kept-note" data-testid="kept-note">
          {kept.note}
        </p>
      )}
      <p class="kept-marks soft small number" data-testid="kept-marks">
        {!late && <span>{w.kept.at({ time: writtenTime })}</span>}
        {kept.sleepHours !== null && (
          <span data-testid="kept-sleep">{w.kept.slept({ hours: w.kept.hours({ hours: kept.sleepHours }) })}</span>
        )}
        <MarksButton core={core} marks={marks} />
      </p>
    </section>
  );
}
