import type { CoreProps } from "../props";
import { Change } from "./change";
import { List } from "./list";

/** Treatments before this one: `#history` lists and adds, `#history/<id>` changes one. */
export function History({ core, rest: [id] }: CoreProps) {
  return id === undefined ? <List core={core} /> : <Change core={core} id={id} />;
}
