import { deviceName, isHandheld } from "@console/format/device-name";
import { describe, expect, it } from "vitest";

const wechat =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.50";
const desk =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

describe("the name of a device", () => {
  it("is what its owner knows it by", () => {
    expect(deviceName(wechat)).toBe("微信 · iPhone");
    expect(deviceName(desk)).toBe("Chrome · Windows");
    expect(deviceName(`${desk} Edg/140.0`)).toBe("Edge · Windows");
  });

  it("is its own words, cut short, when they say nothing familiar", () => {
    expect(deviceName("curl/8.0")).toBe("curl/8.0");
    expect(deviceName("x".repeat(200))).toHaveLength(40);
  });

  it("tells a phone from a desk", () => {
    expect(isHandheld(wechat)).toBe(true);
    expect(isHandheld(desk)).toBe(false);
  });
});
