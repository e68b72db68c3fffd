import { Button } from "..";
import { words } from "../../words";
import { Call } from "./call";
import { linesHere } from "./lines";

const w = words.help;

interface EmergencyProps {
  /** The label of the first call, with its number. */
  action: (given: { readonly number: string }) => string;
  /** The same as a sentence, if the country is not known. */
  elsewhere: string;
  testId?: string;
}

/** The country's emergency numbers, the first one filled; a sentence if none is known. */
export function Emergency({ action, elsewhere, testId }: EmergencyProps) {
  const lines = linesHere().emergency;
  if (lines.length === 0) {
    return (
      <div class="notice attention" data-testid={testId}>
        <p>{elsewhere}</p>
        <Button kind="text" onPress={toCountry}>
          {w.chooseCountry}
        </Button>
      </div>
    );
  }
  return (
    <>
      {lines.map(({ href, number }, at) => (
        <Call
          key={href}
          href={href}
          action={at === 0 ? action({ number }) : w.orCall({ number })}
          filled={at === 0}
          urgent
          testId={at === 0 ? testId : undefined}
        />
      ))}
    </>
  );
}

/** The country is chosen further down, where the field does not push the calls away. */
function toCountry() {
  const field = document.querySelector<HTMLElement>(".country select");
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}
