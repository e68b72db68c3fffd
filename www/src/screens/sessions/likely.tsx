import { useState } from "preact/hooks";
import type { Route } from "../../core/api";
import { Button, DateField } from "../../parts";
import { Choice } from "../../parts/choice";
import { dayNumber, isoDay } from "../../words/days";
import words from "#words/sessions";

const w = words.form;

const routes = Object.keys(words.routes) as Route[];
/** The ways it is given most often. The others are one tap further. */
const usual: readonly string[] = ["intravenous", "intranasal", "sublingual"] satisfies Route[];

interface RouteFieldProps {
  route: Route | "";
  error: string | undefined;
  onChange: (route: Route) => void;
}

/** How it was given. */
export function RouteField({ route, error, onChange }: RouteFieldProps) {
  const [all, setAll] = useState(false);
  const shown = all ? routes : routes.filter((each) => usual.includes(each) || each === route);
  return (
    <>
      <Choice
        inline
        legend={w.route}
        options={shown.map((value) => ({ value, label: words.routes[value] }))}
        value={route === "" ? null : route}
        onChange={onChange}
        error={error}
        testId="session-route"
      />
      {!all && (
        <Button
          kind="text"
          onPress={() => {
            setAll(true);
          }}
          testId="session-route-more"
        >
          {w.moreRoutes}
        </Button>
      )}
    </>
  );
}

/** Days from one session to the next, as they are often planned. */
const GAPS = [7, 14, 21, 28];

interface NextFieldProps {
  /** The day of this session, or "" while there is none. */
  day: string;
  value: string;
  onInput: (day: string) => void;
  /** Called when a number of weeks was tapped. */
  onPick: (day: string) => void;
  error: string | undefined;
  testId: string;
}

/** The day of the next session: some weeks after this one with a tap, or any other. */
export function NextField({ day, value, onInput, onPick, error, testId }: NextFieldProps) {
  return (
    <>
      {day !== "" && (
        <Choice
          inline
          legend={w.next}
          options={GAPS.map((days) => ({ value: days, label: w.nextIn({ days }) }))}
          value={value === "" ? null : dayNumber(value) - dayNumber(day)}
          onChange={(days) => {
            onPick(isoDay(dayNumber(day) + days));
          }}
          testId={`${testId}-in`}
        />
      )}
      <DateField label={w.plannedNext} optional value={value} onInput={onInput} error={error} testId={testId} />
    </>
  );
}
