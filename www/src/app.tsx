import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { RemoteCore } from "./core/api";
import { coreState, healed, healedSeen, unsettled } from "./core/client";
import { Button, Notice, Waiting } from "./parts";
import {
  corePlaces,
  Erased,
  FirstRun,
  freePlaces,
  InstallOnIos,
  isShownWhileLooking,
  Locked,
  LookStart,
  Recovery,
} from "./screens";
import { takeIn } from "./screens/today/drafts";
import { words } from "./words";
import { longDay } from "./words/days";
import { erased } from "./core/erased";
import { keep, kept } from "./core/local";
import { iosTab } from "./core/platform";
import { to, route, type Place, type Route } from "./core/route";
import { leaveSample, storeKind } from "./core/store";
import { today } from "./core/today";
import { Bare } from "./parts/bare";
import { UpdateNotice } from "./parts/update-notice";

const nav: readonly (keyof typeof words.shell.places)[] = ["today", "course", "sessions", "report"];

/**
 * The whole page: the first run or the install steps where they are needed, else the shell around the current place.
 */
export function App() {
  const begun = useSignal(kept("tidemark.begun") !== null);
  const { place } = shown();
  const own = storeKind.value === "device";

  if (erased.value !== null && place !== "help")
    return (
      <Bare>
        <Erased left={erased.value} />
      </Bare>
    );
  if (own && place !== "help") {
    if (iosTab)
      return (
        <Bare>
          <InstallOnIos />
        </Bare>
      );
    // When records should be there but cannot be opened, that is shown before any first run.
    if (!begun.value && coreState.value.is !== "failed" && coreState.value.is !== "locked") {
      return (
        <Bare>
          <FirstRun
            onKept={keepBegun}
            onDone={() => {
              keepBegun();
              begun.value = true;
            }}
          />
        </Bare>
      );
    }
  }
  return (
    <Shell place={place} navigation={hasPlaces(begun.value, own)}>
      <Current />
    </Shell>
  );
}

/** The first run does not come again. */
const keepBegun = () => {
  keep("tidemark.begun", "1");
};

/** The route to show. A page that only looks at a file has no forms: in place of one, it shows the course. */
function shown(): Route {
  const asked = route.value;
  return storeKind.value !== "look" || isShownWhileLooking(asked) ? asked : { place: "course", rest: [] };
}

/** The place in the bars that another one belongs to. It stays marked while that one is shown. */
const tabs: Partial<Record<Place, Place>> = {
  phq9: "course",
  gad7: "course",
  function: "course",
  "clinic-scores": "course",
  fade: "course",
  questions: "course",
  screen: "sessions",
  "safety-plan": "help",
  lines: "help",
  doses: "sessions",
  medicines: "sessions",
  history: "sessions",
  therapies: "sessions",
  goals: "sessions",
  plan: "sessions",
  treatment: "sessions",
};

/** A file that is only looked at has no day to fill in. */
const placesOf = () => (storeKind.value === "look" ? nav.filter((place) => place !== "today") : nav);

/** Whether there is more to see than one screen. */
function hasPlaces(begun: boolean, own: boolean): boolean {
  const { is } = coreState.value;
  if (is === "locked") return false;
  return own ? begun : storeKind.value !== "look" || is === "ready";
}

function Shell({ place, navigation, children }: { place: Place; navigation: boolean; children: ComponentChildren }) {
  const current = (of: Place) => (of === place ? "page" : tabs[place] === of ? "true" : undefined);
  return (
    <div class="shell">
      <button type="button" class="skip button" onClick={() => document.querySelector("h1")?.focus()}>
        {words.shell.skip}
      </button>
      <header class="top">
        <div class="top-row">
          <p class="top-day">{longDay(today.value)}</p>
          {navigation && storeKind.value !== "look" && (
            <a
              class="top-gear"
              href="./"
              data-place={to("settings")}
              aria-label={words.shell.settings}
              aria-current={current("settings")}
              data-testid="place-settings"
            >
              <Gear />
            </a>
          )}
          <a class="top-help" href="./" data-place={to("help")} aria-current={current("help")} data-testid="place-help">
            {words.shell.help}
          </a>
        </div>
        {storeKind.value === "look" && (
          <div class="sample" data-testid="look-mark">
            <span>{words.shell.look}</span>
          </div>
        )}
        {storeKind.value === "sample" && (
          <div class="sample" data-testid="sample-mark">
            <span>{words.shell.sample}</span>
            <Button kind="text" onPress={leaveSample} testId="sample-leave">
              {words.shell.leaveSample}
            </Button>
          </div>
        )}
      </header>
      <main class="content">
        <UpdateNotice />
        <Notice message={unsettled.value ? words.shell.unsettled : null} testId="unsettled" />
        {children}
      </main>
      {navigation && place !== "session-day" && (
        <nav class="bottom" aria-label={words.shell.navigation}>
          <ul>
            {placesOf().map((name) => (
              <li key={name}>
                <a href="./" data-place={to(name)} aria-current={current(name)} data-testid={`place-${name}`}>
                  {words.shell.places[name]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

function Current() {
  const { place, rest } = shown();
  const state = coreState.value;
  const key = [place, ...rest].join("/");
  const takenIn = useSignal<RemoteCore | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is read from a signal, and changes with it
  useEffect(() => {
    if (state.is !== "ready") return;
    // Before any place reads the records. What cannot be taken in stays a draft.
    const opened = () => {
      takenIn.value = state.core;
    };
    takeIn(state.core).then(opened, opened);
  }, [state]);

  if (place === "help") return <freePlaces.help key={key} rest={rest} />;
  if (state.is === "locked") return <Locked ways={state.ways} />;
  if (storeKind.value === "look" && state.is !== "ready") return <LookStart />;
  if (place === "settings") return <freePlaces.settings key={key} rest={rest} />;
  if (state.is === "starting") return <Waiting label={words.shell.starting} />;
  if (state.is === "failed") return <Recovery error={state.error} />;
  if (takenIn.value !== state.core) return <Waiting label={words.shell.starting} />;
  const Place = corePlaces[place];
  return (
    <>
      <Notice
        message={healed.value > 0 ? words.shell.healed({ count: healed.value }) : null}
        action={{ label: words.shell.seen, onPress: healedSeen }}
        testId="healed"
      />
      <Place key={key} rest={rest} core={state.core} report={state.report} />
    </>
  );
}

function Gear() {
  const teeth = Array.from({ length: 8 }, (_, index) => (
    <path key={index} d="M12 2v3.4" transform={`rotate(${index * 45} 12 12)`} />
  ));
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9" aria-hidden="true">
      <circle cx="12" cy="12" r="6.6" />
      <circle cx="12" cy="12" r="2.6" />
      {teeth}
    </svg>
  );
}
