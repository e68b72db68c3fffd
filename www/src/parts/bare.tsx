import type { ComponentChildren } from "preact";
import { to } from "../core/route";
import { words } from "../words";

/** A page without places: the app's name and Help now, then what the page is about. */
export function Bare({ children }: { children: ComponentChildren }) {
  return (
    <main class="page first">
      <div class="first-top">
        <span class="soft small">{words.name}</span>
        <a class="top-help" href="./" data-place={to("help")} data-testid="place-help">
          {words.shell.help}
        </a>
      </div>
      {children}
    </main>
  );
}
