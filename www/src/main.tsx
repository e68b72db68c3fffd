import { render } from "preact";
import { protectAtStart } from "./core/protection";
import { watchForUpdates } from "./core/update";
import { App } from "./app";
import { startOrFinishErase } from "./core/erased";
import { followOwnHelp } from "./core/own-help";
import { storeKind } from "./core/store";
import { colourBrowser } from "./core/theme";

const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(<App />, root);
}
colourBrowser();
void startOrFinishErase(storeKind.value);
followOwnHelp();
void protectAtStart();
if (import.meta.env.PROD) void watchForUpdates();
