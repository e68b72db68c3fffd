import type { FunctionMeanView, ItemView, StatusView } from "../../core/api";
import { meanText, totalText } from "../../parts/total";
import { mediumDay } from "../../words/days";
import { to } from "../../core/route";
import { Editing } from "../../parts";
import { PlaceRow, PlaceRows } from "../../parts/place-row";
import bands from "#words/bands";
import clinicScores from "#words/clinic-scores";
import w from "#words/course";
import func from "#words/function";
import gad7Words from "#words/gad7";
import phq9 from "#words/phq9";
import { scoreNote } from "../../parts/clinic-score-note";
import { changeText } from "../../parts/gad7-change";
import { nowAndBefore, Row } from "./evidence";

/** Daily life next to the symptoms, each now and before treatment. */
export function Life({ status }: { status: StatusView }) {
  const level = (value: number | null) => (value === null ? null : func.level({ level: value }));
  const said = (difficulty: StatusView["difficulty"]) => difficulty && w.difficulties[difficulty];
  const { function: now, baselineFunction: before } = status;
  return (
    <ul class="rows">
      <Row
        label={w.rows.likeMyself}
        testId="course-like-myself"
        note={status.likeMyself === null ? undefined : w.rows.likeMyselfNote}
      >
        {nowAndBefore(level(status.likeMyself), level(status.baselineLikeMyself))}
      </Row>
      <Row label={w.rows.function} testId="course-function" note={now ? mediumDay(now.day) : undefined}>
        {now ? (
          <a href="./" data-place={to("function", now.id)}>
            {nowAndBefore(mean(now), before && before.id !== now.id ? mean(before) : null)}
          </a>
        ) : (
          w.rows.notSaid
        )}
      </Row>
      <Row label={w.rows.difficulty} testId="course-difficulty">
        {nowAndBefore(said(status.difficulty), status.latestIsBaseline ? null : said(status.baselineDifficulty))}
      </Row>
    </ul>
  );
}

const mean = ({ mean }: FunctionMeanView): string => w.rows.level({ level: meanText(mean) });

const itemNames: Readonly<Record<number, string>> = w.items.names;

/** What changed on single questions. An item 9 answer of 0 is not mentioned (R4). */
export function Items({ status: { items, latestIsBaseline } }: { status: StatusView }) {
  const shown = items.filter(({ item, latest }) => item !== 9 || latest !== 0);
  if (shown.length === 0) return null;
  return (
    <>
      <h2>{w.items.title}</h2>
      <ul class="rows" data-testid="course-items">
        {shown.map((item) => (
          <Row
            key={item.item}
            label={itemNames[item.item] ?? w.items.question({ item: item.item })}
            testId={`course-item-${item.item}`}
          >
            {nowAndBefore(answer(item.latest), latestIsBaseline ? null : answer(item.baseline))}
          </Row>
        ))}
      </ul>
    </>
  );
}

const answer = (points: ItemView["latest"]): string | null =>
  points === null ? null : (phq9.form.answers[points]?.toLowerCase() ?? null);

/** Forms shown beside the PHQ-9 and never mixed into it. */
export function Others({ status: { gad7, clinic } }: { status: StatusView }) {
  return (
    <>
      <h2>{w.others.title}</h2>
      {(gad7 !== null || clinic.length > 0) && (
        <ul class="rows">
          {gad7 && (
            <Row
              label={w.others.gad7}
              testId="course-gad7"
              note={[mediumDay(gad7.day), changeText(gad7)].filter(Boolean).join(". ")}
            >
              <a href="./" data-place={to("gad7", gad7.id)}>
                {totalText(gad7.total)}, {bands[gad7.total.band]}
              </a>
            </Row>
          )}
          {clinic.map((score) => (
            <Row
              key={score.value.scale}
              label={clinicScores.scales[score.value.scale]}
              testId={`course-clinic-${score.value.scale}`}
              note={`${mediumDay(score.value.day)}. ${scoreNote(score)}`}
            >
              <a href="./" data-place={to("clinic-scores")}>
                {clinicScores.total({ total: score.value.total, max: score.max })}
              </a>
            </Row>
          ))}
        </ul>
      )}
      {gad7?.total.imputed && <p class="soft small">{gad7Words.imputed}</p>}
      <OtherForms />
    </>
  );
}

/** The ways to the forms shown beside the PHQ-9. */
export function OtherForms() {
  return (
    <PlaceRows>
      <Editing>
        <PlaceRow place={["function"]} label={w.others.addFunction} testId="course-add-function" />
        <PlaceRow place={["gad7"]} label={w.others.addGad7} testId="course-add-gad7" />
      </Editing>
      <PlaceRow place={["clinic-scores"]} label={w.others.clinicScores} testId="course-clinic-scores" />
    </PlaceRows>
  );
}
