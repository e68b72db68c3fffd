import { protectAtStart } from "./core/protection";
import { language } from "./core/language";
import { watchForUpdates } from "./core/update";
import { startOrFinishErase } from "./core/erased";
import { followOwnHelp } from "./core/own-help";
import { storeKind } from "./core/store";
import { colourBrowser } from "./core/theme";
import { loadWords } from "./words/language";
import { followLock } from "./forms/auto-lock";

document.documentElement.lang = language;
colourBrowser();
void draw();
// A page that only looks at a file starts with the file, and leaves nothing behind.
if (storeKind.value !== "look") {
  void startOrFinishErase(storeKind.value);
  followOwnHelp();
  followLock();
  void protectAtStart();
  if (import.meta.env.PROD) void watchForUpdates();
}

/** The words come first, for the scripts of the page find them as they are run. */
async function draw() {
  await loadWords("start");
  const { draw } = await import("./app");
  draw();
}
