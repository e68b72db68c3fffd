import type { CoreProps } from "../props";
import { TherapyForm } from "./form";
import { List } from "./list";

/** Treatments beside ketamine: `#therapies` lists, `#therapies/new` and `#therapies/<id>` fill one in. */
export function Therapies({ core, rest: [id] }: CoreProps) {
  if (id === undefined) return <List core={core} />;
  return <TherapyForm core={core} id={id === "new" ? null : id} />;
}
