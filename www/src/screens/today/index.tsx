import { Screen } from "../../parts";
import { words } from "../../words/en";
import type { CoreProps } from "..";

export function Today(_: CoreProps) {
  return <Screen title={words.shell.places.today} />;
}
