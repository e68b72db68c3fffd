// A page of the app, used as a person would use it. Elements are named by their `data-testid`.

import puppeteer from "puppeteer-core";

const PHONE = { width: 360, height: 780, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** A mid-range phone is slower than a desktop computer by about this factor. */
export const SLOWED = 4;

/** A browser. None of its tasks is given up while the machine is busy. */
export const launch = (executablePath) =>
  puppeteer.launch({ executablePath, headless: true, args: FLAGS, protocolTimeout: 600_000 });

/** The page of somebody who has used the app before, in a profile of its own. */
export async function freshPage(browser, origin, prepare) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.setViewport(PHONE);
  await page.evaluateOnNewDocument(() => { localStorage.setItem("tidemark.begun", "1"); });
  await prepare?.(page);
  await page.goto(origin);
  await page.waitForSelector(named("place-help"));
  return { page, close: () => context.close() };
}

/** Milliseconds from a tap to the frame that shows something. */
export function fromTap(page, tapped, shown) {
  return page.evaluate((from, to) => new Promise((resolve) => {
    const began = performance.now();
    const look = () => {
      if (document.querySelector(to)) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
      else requestAnimationFrame(look);
    };
    document.querySelector(from).click();
    look();
  }), named(tapped), named(shown));
}

export function named(testId) {
  return `[data-testid="${testId}"]`;
}
