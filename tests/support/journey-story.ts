import type { BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, type TestContext } from "vitest";
import type { TestBrowser } from "./browser";
import { picture } from "./journey-pictures";

const patienceMs = 20_000;

/**
 * One browser context for a story whose parts build on each other: once a part has failed, the
 * rest is skipped, and every window is kept as it was at that moment.
 */
export function tellStory(browser: TestBrowser): () => BrowserContext {
  let context: BrowserContext | undefined;
  let hasFailed = false;

  beforeAll(async () => {
    context = await browser.get().newContext({
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      // A pane rests for Playwright while the phone around it still slides.
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(patienceMs);
  });
  beforeEach((test: TestContext) => {
    if (hasFailed) test.skip("The part before it failed.");
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail" || hasFailed) return;
    hasFailed = true;
    for (const [at, page] of (context?.pages() ?? []).entries())
      await picture(page, `failed-${at}`).catch(() => undefined);
  });
  afterAll(() => context?.close());

  return () => {
    if (!context) throw new Error("The windows are there only while tests run.");
    return context;
  };
}
