import type { CoreProps } from "../props";
import { Change } from "./change";
import { List } from "./list";

/** The medicines beside the treatment: `#medicines` lists and adds, `#medicines/<id>` changes one. */
export function Medicines({ core, rest: [id] }: CoreProps) {
  return id === undefined ? <List core={core} /> : <Change core={core} id={id} />;
}
