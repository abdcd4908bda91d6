import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, FrameLocator, Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds that keeps somebody from using a page: one line each, none is what we want. */
export async function seriousFaults(place: Page | FrameLocator): Promise<string[]> {
  const frame = "frames" in place ? place.mainFrame() : await frameOf(place);
  await frame.evaluate(axe);
  const violations = await frame.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Violation[] }> };
    };
    return (await axe.run(document, { iframes: false })).violations;
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

async function frameOf(place: FrameLocator): Promise<Frame> {
  const element = await place.owner().elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error("There is no page in this frame.");
  return frame;
}
