import type { CoreProps } from "../props";
import words from "#words/gad7";
import { ScoredPlace } from "../../forms/questionnaire/scored";
import { begin, empty, Fill, questions } from "./fill";

export function Gad7({ core, rest }: CoreProps) {
  return (
    <ScoredPlace
      core={core}
      rest={rest}
      name="gad7"
      words={words}
      forms={async () => (await core.forms()).gad7}
      begin={begin}
      empty={empty}
      questions={questions}
      fill={(today, begun) => <Fill core={core} today={today} begun={begun} />}
    />
  );
}
