import { isWithin, networkOf } from "@server/core/http/networks";
import { describe, expect, it } from "vitest";

describe("the network of an address", () => {
  it.each([
    ["10.1.2.3", "10.1.2.0/24"],
    ["203.0.113.200", "203.0.113.0/24"],
    ["2001:db8:12:3::9", "2001:db8:12::/48"],
    ["2001:0db8:0012:0003:0:0:0:9", "2001:db8:12::/48"],
    ["::1", "0:0:0::/48"],
  ])("%s is %s", (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});

describe("the bank's own networks", () => {
  it("hold what is in them, and nothing when there are none", () => {
    const networks = ["10.0.0.0/8", "2001:db8::/32", "192.0.2.7"];

    expect(isWithin("10.200.1.1", networks)).toBe(true);
    expect(isWithin("2001:db8:1::1", networks)).toBe(true);
    expect(isWithin("192.0.2.7", networks)).toBe(true);
    expect(isWithin("192.0.2.8", networks)).toBe(false);
    expect(isWithin("10.200.1.1", [])).toBe(false);
  });
});
