import type { ComponentChildren } from "preact";
import { Button } from "./button";

interface NoticeProps {
  /** Null shows nothing but keeps the live region, so that the next message is read out. */
  message: ComponentChildren;
  /** `attention` is for what the person has to act on. It never scolds. */
  kind?: "quiet" | "attention";
  action?: { label: string; onPress: () => void } | undefined;
  /** Test name of the message. Its button's is the same with `-action` after it. */
  testId?: string | undefined;
}

/** What just happened, shown in place: "Saved", an error with a way out, Undo. Nothing disappears on a timer. */
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
