import { shareTaken } from "@miniprogram/components/meter/meter.model";
import { expect, it } from "vitest";

it("fills a meter by its share and never beyond", () => {
  expect([shareTaken(17, 24), shareTaken(0, 24), shareTaken(30, 24), shareTaken(1, 0)]).toEqual([
    71, 0, 100, 100,
  ]);
});
