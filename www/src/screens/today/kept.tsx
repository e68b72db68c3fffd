import type { CheckInView, RemoteCore } from "../../core/api";
import { Button } from "../../parts";
import { MarksButton } from "../../parts/marks";
import { words } from "../../words";
import { items } from "./entry";
import { Gauge } from "./gauge";

const w = words.today;

interface KeptProps {
  core: RemoteCore;
  checkIn: CheckInView;
  onChange: () => void;
  onRemove: () => void;
}

/** A kept check-in, with its marks and what can be done with it. */
export function Kept({ core, checkIn, onChange, onRemove }: KeptProps) {
  const { marks, value: kept } = checkIn;
  const { late, writtenTime } = marks;
  return (
    <section class="kept" data-testid="checkin-kept">
      <ul class="gauges">
        {items.map((item) => {
          const value = kept[item];
          return value === null ? null : (
            <li key={item}>
              <Gauge label={w.items[item]} value={value} text={String(value)} testId={`kept-${item}`} />
            </li>
          );
        })}
      </ul>
      {kept.sleepHours !== null && (
        <p class="row" data-testid="kept-sleep">
          <span>{w.kept.sleep}</span> <span>{w.kept.hours({ hours: kept.sleepHours })}</span>
        </p>
      )}
      {kept.note !== null && (
        <p class="kept-note" data-testid="kept-note">
          {kept.note}
        </p>
      )}
      <p class="kept-marks" data-testid="kept-marks">
        {!late && <span class="soft small number">{w.kept.at({ time: writtenTime })}</span>}
        <MarksButton core={core} marks={marks} />
      </p>
      <div class="kept-actions">
        <Button
          kind="text"
          label={w.kept.of({ action: w.kept.change, time: writtenTime })}
          onPress={onChange}
          testId="kept-change"
        >
          {w.kept.change}
        </Button>
        <Button
          kind="text"
          label={w.kept.of({ action: w.kept.remove, time: writtenTime })}
          onPress={onRemove}
          testId="kept-remove"
        >
          {w.kept.remove}
        </Button>
      </div>
    </section>
  );
}
