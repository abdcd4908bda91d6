import { singleFlight } from "@miniprogram/data/single-flight";
import { describe, expect, it } from "vitest";

describe("a single flight", () => {
  it("is one run for all who ask while it is under way, and a new one after", async () => {
    let runs = 0;
    const fly = singleFlight(async () => ++runs);

    expect(await Promise.all([fly(), fly(), fly()])).toEqual([1, 1, 1]);
    expect(await fly()).toBe(2);
  });

  it("fails for all of them together, and may be tried again", async () => {
    let isDown = true;
    const fly = singleFlight(async () => {
      if (isDown) throw new Error("down");
      return "landed";
    });
    const both = await Promise.allSettled([fly(), fly()]);
    isDown = false;

    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await fly()).toBe("landed");
  });
});
