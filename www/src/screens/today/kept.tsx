import type { CheckInView } from "../../core/api";
import { Button } from "../../parts";
import { mediumDay } from "../../shell/days";
import { words } from "../../words/en";
import { items } from "./entry";
import { Gauge } from "./gauge";

const w = words.today;

interface KeptProps {
  checkIn: CheckInView;
  onChange: () => void;
  onRemove: () => void;
}

/** A check-in as it is kept, with its marks and what can be done with it. */
export function Kept({ checkIn, onChange, onRemove }: KeptProps) {
  const { late, edited, writtenDay, writtenTime } = checkIn.marks;
  const marks = [late ? w.kept.late(mediumDay(writtenDay)) : w.kept.at(writtenTime), ...(edited ? [w.kept.edited] : [])];
  return (
    <section class="kept" data-testid="checkin-kept">
      <ul class="gauges">
        {items.map((item) => {
          const value = checkIn[item];
          return value === null ? null : (
            <li key={item}>
              <Gauge label={w.scale[item].label} value={value} text={String(value)} testId={`kept-${item}`} />
            </li>
          );
        })}
      </ul>
      {checkIn.sleepHours !== null && (
        <p class="row" data-testid="kept-sleep"><span>{w.kept.sleep}</span> <span>{w.kept.hours(checkIn.sleepHours)}</span></p>
      )}
      {checkIn.note !== null && <p class="kept-note" data-testid="kept-note">{checkIn.note}</p>}
      <p class="soft small number" data-testid="kept-marks">{marks.join(" · ")}</p>
      <div class="kept-actions">
        <Button kind="text" label={w.kept.of(w.kept.change, writtenTime)} onPress={onChange} testId="kept-change">{w.kept.change}</Button>
        <Button kind="text" label={w.kept.of(w.kept.remove, writtenTime)} onPress={onRemove} testId="kept-remove">{w.kept.remove}</Button>
      </div>
    </section>
  );
}
