import type { CoreProps } from "../props";
import words from "#words/phq9";
import { ScoredPlace } from "../../forms/questionnaire/scored";
import { begin, empty, Fill, questions } from "./fill";

export function Phq9({ core, rest }: CoreProps) {
  return (
    <ScoredPlace
      core={core}
      rest={rest}
      name="phq9"
      words={words}
      forms={async () => (await core.forms()).phq9}
      begin={begin}
      empty={empty}
      questions={questions}
      fill={(today, begun) => <Fill core={core} today={today} begun={begun} />}
    />
  );
}
