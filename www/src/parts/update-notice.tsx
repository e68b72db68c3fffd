import { busy } from "../core/client";
import { applyUpdate, updateState } from "../core/update";
import { Notice } from ".";
import { words } from "../words";

/** Quietly offers a waiting version, and only while no answer of the core is awaited. */
export function UpdateNotice() {
  const message = {
    none: null,
    ready: busy.value ? null : words.update.ready,
    elsewhere: words.update.updatedElsewhere,
    incomplete: words.update.incomplete,
  }[updateState.value];
  const action = {
    none: undefined,
    ready: { label: words.update.update, onPress: () => void applyUpdate() },
    elsewhere: {
      label: words.shell.reload,
      onPress: () => {
        location.reload();
      },
    },
    incomplete: undefined,
  }[updateState.value];
  return <Notice message={message} action={message === null ? undefined : action} testId="update" />;
}
