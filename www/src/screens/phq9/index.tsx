import type { Phq9View, RemoteCore } from "../../core/api";
import { Button, Loaded, Notice, Screen } from "../../parts";
import { unfinished } from "../../shell/draft";
import { go, href, replace } from "../../shell/route";
import { useView } from "../../shell/view";
import { phq9 as w } from "../../words/en/phq9";
import type { CoreProps } from "..";
import { Fill } from "./fill";
import { Kept } from "./kept";

const CHANGE = "change";

/** `#phq9` fills a form in, `#phq9/<id>` shows a kept one, `#phq9/<id>/change` changes it. */
export function Phq9({ core, rest: [id, action] }: CoreProps) {
  if (id === undefined) return <Filling core={core} id={null} />;
  if (action === CHANGE) return <Filling core={core} id={id} />;
  return <Kept core={core} id={id} onChange={() => { go("phq9", id, CHANGE); }} />;
}

/** Opens a form, unless another is unfinished: there is one draft, and it is not pushed out. */
function Filling({ core, id }: { core: RemoteCore; id: string | null }) {
  const opening = useView(() => open(core, id));
  const dropOther = async () => {
    await core.dropDraft("phq9");
    await opening.reload();
  };
  return (
    <Loaded of={opening}>
      {({ today, other, kept }) => {
        if (other) return <Other id={other.id} onDrop={() => void dropOther()} />;
        if (id !== null && !kept) return <Gone />;
        return <Fill core={core} today={today} kept={kept} />;
      }}
    </Loaded>
  );
}

interface Opening {
  today: string;
  /** The unfinished form, when it is about another record. */
  other: { id: string | null } | null;
  /** The form to change. */
  kept: Phq9View | null;
}

async function open(core: RemoteCore, id: string | null): Promise<Opening> {
  const [{ today }, draft] = await Promise.all([core.today(), unfinished(core, "phq9")]);
  const other = draft && draft.id !== id ? draft : null;
  if (id === null) return { today, other, kept: null };
  const { forms } = await core.course();
  return { today, other, kept: forms.find((form) => form.marks.id === id) ?? null };
}

function Other({ id, onDrop }: { id: string | null; onDrop: () => void }) {
  const goOn = () => {
    if (id === null) replace("phq9");
    else replace("phq9", id, CHANGE);
  };
  return (
    <Screen title={w.name}>
      <Notice message={w.other} testId="phq9-other" />
      <div class="actions">
        <Button onPress={onDrop} testId="phq9-other-drop">{w.drop}</Button>
        <Button kind="primary" onPress={goOn} testId="phq9-other-open">{w.finishFirst}</Button>
      </div>
    </Screen>
  );
}

/** A form that was removed, or never was. */
export function Gone() {
  return (
    <Screen title={w.gone} lede={w.goneWhy}>
      <div class="actions"><a class="button" href={href("course")}>{w.toCourse}</a></div>
    </Screen>
  );
}
