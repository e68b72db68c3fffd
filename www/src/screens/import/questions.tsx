import { useState } from "preact/hooks";
import type { ImportAnswers, ImportQuestion, MoodWord } from "../../core/api";
import { SelectField, TextField } from "../../parts";
import { Choice, Tick } from "../../parts/choice";
import { mediumDay } from "../../words/days";
import w from "#words/import";
import { Columns } from "./columns";

/** The answers before any question is answered. */
export const noAnswers: ImportAnswers = {
  times: null,
  dateOrder: null,
  moods: [],
  scale: null,
  columns: null,
  swap: null,
  letters: null,
  oldDays: null,
  changed: null,
  bringBack: false,
  otherVault: null,
  takes: [],
};

interface QuestionProps {
  question: ImportQuestion;
  answers: ImportAnswers;
  onAnswer: (answers: ImportAnswers) => void;
}

/** One question about a file. Each answer makes a new preview. */
export function Question({ question, answers, onAnswer }: QuestionProps) {
  switch (question.kind) {
    case "times":
      return (
        <Choice
          legend={w.times}
          options={(["asWritten", "world"] as const).map((value) => ({ value, label: w.timesOptions[value] }))}
          value={answers.times ?? "asWritten"}
          onChange={(times) => {
            onAnswer({ ...answers, times });
          }}
          testId="import-times"
        />
      );
    case "dateOrder":
      return (
        <Choice
          legend={w.dateOrder({ example: question.example })}
          options={question.orders.map((value) => ({ value, label: w.dateOptions[value] }))}
          value={answers.dateOrder}
          onChange={(dateOrder) => {
            onAnswer({ ...answers, dateOrder });
          }}
          testId="import-date"
        />
      );
    case "moods":
      return <Words words={question.words} answers={answers} onAnswer={onAnswer} />;
    case "scale":
      return (
        <Scale
          hint={w.scaleHint({ least: question.least, most: question.most })}
          answers={answers}
          onAnswer={onAnswer}
        />
      );
    case "columns":
      return <Columns header={question.header} sample={question.sample} answers={answers} onAnswer={onAnswer} />;
    case "swapped":
      return (
        <Choice
          legend={w.swapped({ count: question.rows })}
          options={(["swap", "leave"] as const).map((value) => ({ value, label: w.swapOptions[value] }))}
          value={answers.swap === null ? null : answers.swap ? "swap" : "leave"}
          onChange={(value) => {
            onAnswer({ ...answers, swap: value === "swap" });
          }}
          testId="import-swapped"
        />
      );
    case "letters":
      return (
        <Choice
          legend={w.letters({ sample: question.sample })}
          options={(Object.keys(w.lettersOptions) as (keyof typeof w.lettersOptions)[]).map((value) => ({
            value,
            label: w.lettersOptions[value],
          }))}
          value={answers.letters ?? question.usual}
          onChange={(letters) => {
            onAnswer({ ...answers, letters });
          }}
          testId="import-letters"
        />
      );
    case "oldDays":
      return (
        <Choice
          legend={w.oldDays({ count: question.rows, first: mediumDay(question.first) })}
          options={(["add", "leave"] as const).map((value) => ({ value, label: w.oldDaysOptions[value] }))}
          value={answers.oldDays === null ? null : answers.oldDays ? "add" : "leave"}
          onChange={(value) => {
            onAnswer({ ...answers, oldDays: value === "add" });
          }}
          testId="import-old-days"
        />
      );
    case "changed":
      return (
        <Choice
          legend={w.changedWhat({ count: question.rows })}
          options={(["take", "keep", "both"] as const).map((value) => ({ value, label: w.changedOptions[value] }))}
          value={answers.changed}
          onChange={(changed) => {
            onAnswer({ ...answers, changed });
          }}
          testId="import-changed"
        />
      );
    case "otherVault":
      return (
        <Choice
          legend={w.otherVault}
          options={(["mine", "look"] as const).map((value) => ({ value, label: w.otherVaultOptions[value] }))}
          value={answers.otherVault}
          onChange={(otherVault) => {
            onAnswer({ ...answers, otherVault });
          }}
          testId="import-vault"
        />
      );
    case "removed":
      return (
        <div class="choice">
          <p>{w.removed({ count: question.records })}</p>
          <Tick
            label={w.bringBack}
            checked={answers.bringBack}
            onChange={(bringBack) => {
              onAnswer({ ...answers, bringBack });
            }}
            testId="import-bring-back"
          />
        </div>
      );
  }
}

export type Answering = Omit<QuestionProps, "question">;

const meanings = [
  { value: "", label: w.moodOptions.open },
  ...w.moodOptions.points.map((label, index) => ({ value: String(index + 1), label })),
  { value: "out", label: w.moodOptions.out },
];

function Words({ words, answers, onAnswer }: Answering & { words: readonly MoodWord[] }) {
  const meaning = ({ word, usual }: MoodWord) => {
    const given = answers.moods.find((known) => known.word === word);
    return given === undefined ? String(usual ?? "") : String(given.points ?? "out");
  };
  const set = (word: string, value: string) => {
    const others = answers.moods.filter((known) => known.word !== word);
    const points = value === "out" ? null : Number(value);
    onAnswer({ ...answers, moods: value === "" ? others : [...others, { word, points }] });
  };
  return (
    <fieldset class="choice">
      <legend>{w.moods}</legend>
      <p class="soft">{w.moodsHint}</p>
      {words.map((known, index) => (
        <SelectField
          key={known.word}
          label={known.word}
          value={meaning(known)}
          options={meanings}
          onChange={(value) => {
            set(known.word, value);
          }}
          testId={`import-word-${index}`}
        />
      ))}
    </fieldset>
  );
}

const number = (text: string): number | null => {
  const value = Number(text.trim().replace(",", "."));
  return text.trim() === "" || !Number.isFinite(value) ? null : value;
};

function Scale({ hint, answers, onAnswer }: Answering & { hint: string }) {
  const [typed, setTyped] = useState({
    worst: String(answers.scale?.worst ?? ""),
    best: String(answers.scale?.best ?? ""),
  });
  const [worst, best] = [number(typed.worst), number(typed.best)];
  const wrong = worst !== null && worst === best;
  const set = (next: typeof typed) => {
    setTyped(next);
    const [low, high] = [number(next.worst), number(next.best)];
    onAnswer({ ...answers, scale: low === null || high === null || low === high ? null : { worst: low, best: high } });
  };
  return (
    <fieldset class="choice">
      <legend>{w.scale}</legend>
      <p class="soft">{hint}</p>
      <TextField
        short
        kind="decimal"
        label={w.worst}
        value={typed.worst}
        onInput={(text) => {
          set({ ...typed, worst: text });
        }}
        testId="import-worst"
      />
      <TextField
        short
        kind="decimal"
        label={w.best}
        value={typed.best}
        error={wrong ? w.scaleWrong : undefined}
        onInput={(text) => {
          set({ ...typed, best: text });
        }}
        testId="import-best"
      />
    </fieldset>
  );
}
