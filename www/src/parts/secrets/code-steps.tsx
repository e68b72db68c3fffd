import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ageIdentity } from "../../core/new-lock";
import { withKeys } from "../../core/keys";
import { Button, Notice, Screen, Waiting } from "..";
import w from "#words/code-steps";
import { explain } from "../../words/explain";
import { HandOver } from "../hand-over";
import { CodeEntry, codeText, emptyCode, groupsOf } from "./code-entry";
import { Sheet, sheetFile } from "./sheet";

interface CodeStepsProps {
  /** What the new code opens, in a sentence or two. */
  lede: string;
  /** The code, once the person has typed two of its groups, and the code again with what was typed in it. */
  onDone: (code: string, typed: string) => void;
}

/** Makes a recovery code, shows it once with its sheet, and asks for two of its groups. */
export function CodeSteps({ lede, onDone }: CodeStepsProps) {
  const code = useSignal<{ text: string; ageKey: string } | null>(null);
  const failed = useSignal<string | null>(null);
  const checking = useSignal(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the code is made once
  useEffect(() => {
    const make = async () => {
      const text = await withKeys((ask) => ask("newCode", undefined));
      code.value = { text, ageKey: await ageIdentity(text) };
    };
    make().catch((thrown: unknown) => {
      failed.value = explain(thrown);
    });
  }, []);

  if (!code.value)
    return failed.value === null ? (
      <Waiting label={w.making} />
    ) : (
      <Notice kind="attention" message={failed.value} testId="code-failed" />
    );
  const { text, ageKey } = code.value;
  if (checking.value)
    return (
      <Check
        code={text}
        onBack={() => {
          checking.value = false;
        }}
        onDone={(typed) => onDone(text, typed)}
      />
    );
  return (
    <Screen key="code" title={w.title} lede={lede}>
      <ol class="code-groups shown" data-testid="code">
        {groupsOf(text).map((group, at) => (
          <li key={at} class="number">
            {group}
          </li>
        ))}
      </ol>
      <div class="said">
        <p>{w.keep}</p>
        <p class="soft">{w.notHere}</p>
      </div>
      <div class="actions">
        <Button onPress={() => window.print()} testId="code-print">
          {w.print}
        </Button>
      </div>
      <details class="more">
        <summary data-testid="code-more">{w.noPrinter}</summary>
        <p class="soft">{w.noPrinterWhat}</p>
        <HandOver file={sheetFile(text, ageKey)} testId="code" />
      </details>
      <div class="actions">
        <Button
          kind="primary"
          onPress={() => {
            checking.value = true;
          }}
          testId="code-next"
        >
          {w.next}
        </Button>
      </div>
      <Sheet code={text} ageKey={ageKey} />
    </Screen>
  );
}

/** Asks for two groups of the code, one of each half. */
function Check({ code, onBack, onDone }: { code: string; onBack: () => void; onDone: (typed: string) => void }) {
  const groups = groupsOf(code);
  const asked = useSignal([pick(0), pick(4)]);
  const typed = useSignal(emptyCode);
  const error = useSignal<string | undefined>(undefined);
  const done = () => {
    const wrong = asked.value.find((at) => typed.value[at] !== groups[at]);
    if (wrong === undefined) onDone(codeText(groups.map((group, at) => typed.value[at] || group)));
    else error.value = w.notThat({ at: wrong + 1 });
  };
  const [one = 0, other = 4] = asked.value;
  return (
    <Screen key="check" title={w.check} lede={w.checkLede({ one: one + 1, other: other + 1 })}>
      <CodeEntry
        groups={typed.value}
        asked={asked.value}
        onChange={(next) => {
          typed.value = next;
          error.value = undefined;
        }}
        error={error.value}
        testId="code-check"
      />
      <div class="actions">
        <Button onPress={onBack} testId="code-back">
          {w.showAgain}
        </Button>
        <Button kind="primary" onPress={done} testId="code-done">
          {w.next}
        </Button>
      </div>
    </Screen>
  );
}

/** One of the four groups from `first` on. */
const pick = (first: number): number => first + ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % 4);
