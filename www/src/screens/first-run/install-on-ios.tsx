import { lookAround } from "../../core/store";
import { Button, Screen } from "../../parts";
import firstRun from "#words/first-run";
import { AddMark, HomeMark, ShareMark } from "./drawings";
import { OtherLanguages } from "./other-languages";

const w = firstRun.ios;

/** On iPhone and iPad a tab's store is not the home-screen app's, so installing comes before any record. */
export function InstallOnIos() {
  const marks = [<ShareMark key="share" />, <AddMark key="add" />, <HomeMark key="home" />];
  return (
    <>
      <Screen title={w.title}>
        <OtherLanguages />
        <p>{w.why}</p>
        <ol class="steps">
          {w.steps.map((step, index) => (
            <li key={step}>
              {marks[index]}
              <span>{step}</span>
            </li>
          ))}
        </ol>
      </Screen>
      <div class="actions">
        <Button onPress={lookAround}>{w.look}</Button>
      </div>
    </>
  );
}
