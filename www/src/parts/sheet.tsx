import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { words } from "../words";
import { Button } from "./button";

interface SheetProps {
  title: string;
  children: ComponentChildren;
  /** Called on Close, on Escape, and on the phone's own back gesture if that closes dialogs. */
  onClose: () => void;
}

/** A dialog from the bottom edge. Rendering it opens it; when it goes, the focus returns to where it was. */
export function Sheet({ title, children, onClose }: SheetProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <dialog
      class="sheet"
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="sheet-head">
        <h2 id={id} tabIndex={-1} autofocus>
          {title}
        </h2>
        <Button kind="text" onPress={onClose}>
          {words.parts.close}
        </Button>
      </div>
      {children}
    </dialog>
  );
}
