import { render } from "preact";
import { language } from "./core/language";
import { protectAtStart } from "./core/protection";
import { watchForUpdates } from "./core/update";
import { App } from "./app";
import { startOrFinishErase } from "./core/erased";
import { followOwnHelp } from "./core/own-help";
import { followLock } from "./forms/auto-lock";
import { storeKind } from "./core/store";
import { colourBrowser } from "./core/theme";

const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(<App />, root);
}
document.documentElement.lang = language;
colourBrowser();
// A page that only looks at a file starts with the file, and leaves nothing behind.
if (storeKind.value !== "look") {
  void startOrFinishErase(storeKind.value);
  followOwnHelp();
  followLock();
  void protectAtStart();
  if (import.meta.env.PROD) void watchForUpdates();
}
