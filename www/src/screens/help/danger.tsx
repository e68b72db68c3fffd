import { useRef } from "preact/hooks";
import { Button, Screen } from "../../parts";
import { words } from "../../words/en";
import { Call } from "./call";
import { linesHere } from "./lines";
import { WhoToCall } from "./who-to-call";

const w = words.help;

interface DangerProps {
  /** What the person said that led here, in a sentence. */
  why?: string;
  /** What to tell the clinic. */
  clinic: string;
  /** The person is in no danger now, or has seen whom to call: what they were doing goes on. */
  onNotNow: () => void;
}

/** The full screen of R4: "Are you in danger now?" with its three answers, then everyone who can be called. */
export function Danger({ why, clinic, onNotNow }: DangerProps) {
  const people = useRef<HTMLDivElement>(null);
  const toPeople = () => {
    const heading = people.current?.querySelector<HTMLElement>("h2");
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return (
    <div class="safety full" data-testid="safety-full">
      <Screen title={w.danger} lede={why}>
        <p>{w.watching}</p>
        <div class="calls">
          <Emergency />
          <Button onPress={toPeople} testId="danger-talk">{w.talkFirst}</Button>
          <Button onPress={onNotNow} testId="danger-not-now">{w.notNow}</Button>
        </div>
        <div ref={people}>
          <WhoToCall clinic={clinic} withoutEmergency />
        </div>
        <p class="lede"><Button kind="text" onPress={onNotNow} testId="safety-go-on">{words.entry.goOn}</Button></p>
      </Screen>
    </div>
  );
}

/** "Yes": the country's emergency number, or in words where none is known. */
function Emergency() {
  const lines = linesHere()?.emergency ?? [];
  if (lines.length === 0) return <p class="notice attention" data-testid="danger-yes">{w.yesElsewhere}</p>;
  return (
    <>
      {lines.map(({ href, number }, at) => (
        <Call key={href} href={href} action={w.yes(number)} filled={at === 0} urgent testId={at === 0 ? "danger-yes" : undefined} />
      ))}
    </>
  );
}
