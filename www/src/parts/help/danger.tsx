import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { Button, Screen } from "..";
import { words } from "../../words";
import { Emergency } from "./emergency";
import { WhoToCall } from "./who-to-call";

const w = words.help;

interface DangerProps {
  /** What the person said that led here, in a sentence. */
  why?: string;
  /** Whether it was saved: a small line above the answers. */
  saved?: ComponentChildren;
  /** What to tell the clinic. */
  clinic: string;
  /** Called when the person is in no danger now, or has seen whom to call. What they were doing goes on. */
  onNotNow: () => void;
}

/** The full screen of R4: "Are you in danger now?" with its three answers, then everyone who can be called. */
export function Danger({ why, saved, clinic, onNotNow }: DangerProps) {
  const people = useRef<HTMLDivElement>(null);
  const toPeople = () => {
    const heading = people.current?.querySelector<HTMLElement>("h2");
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return (
    <div class="safety full" data-testid="safety-full">
      <Screen title={w.danger} lede={why}>
        {saved !== undefined && <div class="danger-saved">{saved}</div>}
        <div class="calls">
          <Emergency action={w.yes} elsewhere={w.yesElsewhere} testId="danger-yes" />
          <Button onPress={toPeople} testId="danger-talk">
            {w.talkFirst}
          </Button>
          <Button onPress={onNotNow} testId="danger-not-now">
            {w.notNow}
          </Button>
        </div>
        <p class="lede">
          {w.notAlone} {w.watching}
        </p>
        <div ref={people}>
          <WhoToCall clinic={clinic} withoutEmergency />
        </div>
        <p class="lede">
          <Button kind="text" onPress={onNotNow} testId="safety-go-on">
            {words.entry.goOn}
          </Button>
        </p>
      </Screen>
    </div>
  );
}
