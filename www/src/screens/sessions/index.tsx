import { Screen } from "../../parts";
import { words } from "../../words/en";
import type { CoreProps } from "..";

export function Sessions(_: CoreProps) {
  return <Screen title={words.shell.places.sessions} />;
}
