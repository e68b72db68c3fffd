import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { onErrand } from "../core/errand";
import { installed, iosDevice } from "../core/platform";
import { Button, Notice } from ".";
import w from "#words/hand-over";

interface HandOverProps {
  file: File;
  /** Called once the file has left the app, as far as the browser says. */
  onHanded?: () => void;
  /** Something else on the screen matters more. */
  quiet?: boolean;
  testId: string;
}

/**
 * Hands over a file that is ready: browsers open the share sheet only right after a tap. In an installed app on an iPhone
 * a download opens a page with no way back, and the share sheet can save files there.
 */
export function HandOver({ file, onHanded, quiet = false, testId }: HandOverProps) {
  const url = useSignal<string | null>(null);
  const said = useSignal<string | null>(null);
  const failed = useSignal<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signal is the same at every render
  useEffect(() => {
    const made = URL.createObjectURL(file);
    url.value = made;
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [file]);
  const shares = typeof navigator.canShare === "function" && navigator.canShare({ files: [file] });
  const share = async () => {
    said.value = failed.value = null;
    onErrand();
    try {
      await navigator.share({ files: [file] });
      said.value = w.shared;
      onHanded?.();
    } catch (thrown) {
      // Closing the share sheet is not an error.
      if (!(thrown instanceof DOMException && thrown.name === "AbortError")) failed.value = w.notShared;
    }
  };
  const saved = () => {
    failed.value = null;
    said.value = w.saved({ name: file.name });
    onHanded?.();
  };
  return (
    <>
      <div class="actions">
        {shares && (
          <Button kind={quiet ? "plain" : "primary"} onPress={() => void share()} testId={`${testId}-share`}>
            {w.share}
          </Button>
        )}
        {!(installed && iosDevice) && url.value !== null && (
          <a
            class={shares || quiet ? "button" : "button primary"}
            href={url.value}
            download={file.name}
            onClick={saved}
            data-testid={`${testId}-save`}
          >
            {w.save}
          </a>
        )}
      </div>
      <Notice message={said.value} testId={`${testId}-said`} />
      <Notice kind="attention" message={failed.value} testId={`${testId}-not-shared`} />
    </>
  );
}
