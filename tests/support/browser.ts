import { existsSync } from "node:fs";
import { onPath } from "@sandbox/database/index.mjs";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, type TestContext } from "vitest";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface TestBrowser {
  /** The file's one browser. Open a context of your own in it and close that. */
  readonly get: () => Browser;
}

/**
 * A suite that needs Chromium: CHROMIUM_PATH, else one on PATH, else the packaged one. Where there
 * is none at all the suite is skipped, and the closing line counts what did not run.
 */
export function describeInBrowser(title: string, define: (browser: TestBrowser) => void): void {
  describe(title, () => {
    let browser: Browser | undefined;

    beforeAll(async () => {
      browser = await launchBrowser();
    });
    beforeEach((context: TestContext) => {
      if (!browser) context.skip("No Chromium: set CHROMIUM_PATH.");
    });
    afterAll(() => browser?.close());

    define({
      get: () => {
        if (!browser) throw new Error("The browser is there only while tests run.");
        return browser;
      },
    });
  });
}

/** Answers undefined when no Chromium can be started; a path that was named must work. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return chromium.launch({ executablePath: named, args: quiet });

  const installed = ["chromium", "chromium-browser", "google-chrome"].map((name) => onPath(name));
  const executablePath = installed.find(Boolean);
  if (executablePath) return chromium.launch({ executablePath, args: quiet });
  return launchPackaged();
}

async function launchPackaged(): Promise<Browser | undefined> {
  const { default: packaged } = await import("@sparticuz/chromium");
  const executablePath = await packaged.executablePath().catch(() => "");
  if (!existsSync(executablePath)) return undefined;
  // It lacks system libraries on some machines, which is the same as not being there.
  return chromium
    .launch({ executablePath, args: [...packaged.args, ...quiet] })
    .catch(() => undefined);
}
