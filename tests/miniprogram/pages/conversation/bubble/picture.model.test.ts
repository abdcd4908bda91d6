import { frameOf } from "@miniprogram/pages/conversation/bubble/picture.model";
import { expect, it } from "vitest";

it("gives each picture the frame that fits its shape", () => {
  expect(frameOf({ width: 1200, height: 900 })).toBe("wide");
  expect(frameOf({ width: 900, height: 1200 })).toBe("tall");
  expect(frameOf({ width: 1000, height: 1000 })).toBe("square");
  expect(frameOf({ width: 10, height: 0 })).toBe("wide");
});
