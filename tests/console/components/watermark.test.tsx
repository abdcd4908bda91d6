import { Watermark } from "@console/components/watermark";
import { cleanup, waitFor } from "@testing-library/react";
import { renderAs } from "@tests/support/console";
import { afterEach, describe, expect, it } from "vitest";

const sheet = () => document.querySelector<HTMLElement>("[data-watermark]");

describe("the watermark", () => {
  afterEach(cleanup);

  it("names the reader, their number and the minute", () => {
    renderAs([], <Watermark />);

    expect(sheet()?.dataset.watermark).toMatch(/^林静 rm-lin \d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(sheet()?.textContent).toBe("");
    expect(sheet()?.ariaHidden).toBe("true");
  });

  it("comes back when it is removed", async () => {
    renderAs([], <Watermark />);
    const first = sheet();
    first?.remove();

    await waitFor(() => expect(sheet()).not.toBeNull());
    expect(sheet()).not.toBe(first);
  });

  it("comes back when it is made invisible, emptied or rewritten", async () => {
    renderAs([], <Watermark />);
    for (const spoil of [
      (one: HTMLElement) => one.style.setProperty("opacity", "0", "important"),
      (one: HTMLElement) => one.replaceChildren(),
      (one: HTMLElement) => one.firstElementChild?.setAttribute("data-mark", "别人"),
      (one: HTMLElement) => one.toggleAttribute("hidden", true),
    ]) {
      const before = sheet() as HTMLElement;
      spoil(before);
      await waitFor(() => expect(sheet()).not.toBe(before));
    }

    expect(sheet()?.style.opacity).toBe("0.07");
    expect(sheet()?.childElementCount).toBe(60);
  });

  it("goes with the page that shows it", () => {
    const { unmount } = renderAs([], <Watermark />);
    unmount();

    expect(sheet()).toBeNull();
  });
});
