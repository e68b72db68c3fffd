import type { CoreProps } from "../props";
import { AddEffects } from "./add-effects";
import { Answer } from "./answer";
import { SessionForm } from "./session-form";
import { SessionList } from "./list";
import { SideEffectForm } from "./side-effect-form";

/**
 * The sessions and their side effects: `#sessions/new`, `#sessions/<id>`, `#sessions/effect/new`,
 * `#sessions/effect/new/<session>`, `#sessions/effect/<id>` and `#sessions/answer/<effect>`. They end in `/day` if the
 * person came from the day of a session.
 */
export function Sessions({ core, rest }: CoreProps) {
  const [what, which, session, from] = rest;
  if (what === undefined) return <SessionList core={core} />;
  if (what === "new") return <SessionForm core={core} id={null} fromDay={which === "day"} />;
  if (what === "answer") return <Answer core={core} id={which ?? ""} fromDay={session === "day"} />;
  if (what !== "effect") return <SessionForm core={core} id={what} fromDay={which === "day"} />;
  if (which === undefined || which === "new")
    return <AddEffects core={core} session={session ?? null} fromDay={from === "day"} />;
  return <SideEffectForm core={core} id={which} />;
}
