import type { ComponentChildren } from "preact";
import { Button } from "./button";

interface NoticeProps {
  /** Null shows nothing, but keeps the live region there so that the next message is read out. */
  message: ComponentChildren;
  /** `attention` for what asks the person to act; it is never for a scold. */
  kind?: "quiet" | "attention";
  action?: { label: string; onPress: () => void } | undefined;
  /** Names the message; its button gets `-action` after it. */
  testId?: string | undefined;
}

/** What just happened, in place: "Saved", an error with its way out, Undo. Nothing disappears by a timer. */
export function Notice({ message, kind = "quiet", action, testId }: NoticeProps) {
  return (
    <div role={kind === "attention" ? "alert" : "status"}>
      {message !== null && (
        <div class={kind === "attention" ? "notice attention" : "notice"} data-testid={testId}>
          <p>{message}</p>
          {action && (
            <Button kind="text" onPress={action.onPress} testId={testId && `${testId}-action`}>
              {action.label}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
