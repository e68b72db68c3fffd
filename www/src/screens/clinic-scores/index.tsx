import type { ClinicScoreView, FormsView, RemoteCore } from "../../core/api";
import { RECORDS_ONLY } from "../../core/build";
import { Editing, Loaded, Screen } from "../../parts";
import { mediumDay } from "../../words/days";
import { DoneNotice } from "../../parts/done";
import { MarksButton } from "../../parts/marks";
import { to } from "../../core/route";
import { Unfinished, type Draftable } from "../../forms/unfinished";
import { useView } from "../../parts/view";
import { WayBack } from "../../parts/way-back";
import w from "#words/clinic-scores";
import questionnaire from "#words/questionnaire";
import type { CoreProps } from "../props";
import { ScoreForm } from "./form";
import { scoreNote } from "../../parts/clinic-score-note";

const kinds: readonly Draftable[] = [
  { kind: "clinicScore", sentence: w.draft, link: (id) => to("clinic-scores", id ?? "new") },
];

/**
 * Scores rated in the clinic. `#clinic-scores` lists them, `#clinic-scores/new` adds one, `#clinic-scores/<id>` changes
 * one.
 */
export function ClinicScores({ core, rest: [id] }: CoreProps) {
  const view = useView(() => core.forms());
  return (
    <>
      {id === undefined ? <WayBack place="course" /> : <WayBack place="clinic-scores" label={w.title} />}
      <Loaded of={view}>
        {(forms) =>
          id === undefined ? (
            <List core={core} forms={forms} reload={view.reload} />
          ) : (
            <One core={core} forms={forms} id={id} />
          )
        }
      </Loaded>
    </>
  );
}

function One({ core, forms, id }: { core: RemoteCore; forms: FormsView; id: string }) {
  const kept = forms.clinicScores.find(({ marks }) => marks.id === id) ?? null;
  if (id !== "new" && !kept) return <Screen title={questionnaire.gone} lede={questionnaire.goneWhy} />;
  return <ScoreForm core={core} today={forms.today} kept={kept} />;
}

function List({
  core,
  forms: { clinicScores },
  reload,
}: {
  core: RemoteCore;
  forms: FormsView;
  reload: () => Promise<void>;
}) {
  return (
    <Screen title={w.title} lede={RECORDS_ONLY ? w.records : w.lede}>
      <DoneNotice core={core} onUndone={reload} />
      <Editing>
        <Unfinished core={core} kinds={kinds} />
      </Editing>
      {clinicScores.length > 0 && (
        <ul class="rows" data-testid="clinic-scores">
          {clinicScores.map((score) => (
            <Score key={score.marks.id} core={core} score={score} />
          ))}
        </ul>
      )}
      <div class="actions">
        <Editing>
          <a class="button primary" href="./" data-place={to("clinic-scores", "new")} data-testid="clinic-score-add">
            {w.add}
          </a>
        </Editing>
      </div>
    </Screen>
  );
}

function Score({ core, score }: { core: RemoteCore; score: ClinicScoreView }) {
  const { marks, value, max } = score;
  const { scale, total, day, rater } = value;
  return (
    <li class="row" data-testid="clinic-score">
      <span>
        {w.scales[scale]}: {w.total({ total, max })}
        <span class="row-note soft">
          {rater === null ? mediumDay(day) : w.by({ day: mediumDay(day), rater })}{" "}
          <MarksButton core={core} marks={marks} />
        </span>
        <span class="row-note soft">{scoreNote(score)}</span>
      </span>
      <Editing>
        <a
          href="./"
          data-place={to("clinic-scores", marks.id)}
          data-testid="clinic-score-edit"
          aria-label={w.changeLabel({ scale: w.scales[scale], day: mediumDay(day) })}
        >
          {questionnaire.change}
        </a>
      </Editing>
    </li>
  );
}
