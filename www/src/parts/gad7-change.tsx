import type { LatestGad7View, RemoteCore } from "../core/api";
import { useView } from "./view";
import w from "#words/gad7";

/** How far the form just saved is from the first one. Nothing if it is the first, or not the latest. */
export function Change({ core, id }: { core: RemoteCore; id: string }) {
  const { view } = useView(async () => (await core.course()).status?.gad7 ?? null);
  const said = view?.id === id ? changeText(view) : null;
  return said === null ? null : (
    <p class="lede" data-testid="gad7-since">
      {said}
    </p>
  );
}

/** The change since the first form, and whether studies would call it real. */
export function changeText({ change, realChange }: LatestGad7View): string | null {
  if (change === null) return null;
  if (change === 0) return w.same;
  const points = w.points({ points: Math.abs(change) });
  return `${change < 0 ? w.lower({ points }) : w.higher({ points })} ${realChange ? w.real : w.notReal}`;
}
