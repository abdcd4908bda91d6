import { totp } from "@sandbox/control/totp";
import authenticators from "@sandbox/seed/authenticators.json" with { type: "json" };
import { describe, expect, it } from "vitest";

describe("authenticator", () => {
  // RFC 6238 appendix B, SHA-1, the last six of the eight digits.
  it.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1234567890, "005924"],
    [20000000000, "353130"],
  ])("shows the code of the RFC at %i", (second, code) => {
    expect(totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", second * 1000).code).toBe(code);
  });

  it("says how long a code still lives", () => {
    expect(totp("GEZDGNBVGY3TQOJQ", 61_000).secondsLeft).toBe(29);
  });

  it("has a secret of 160 bits for all twelve of the staff", () => {
    expect(Object.values(authenticators)).toHaveLength(12);
    for (const secret of Object.values(authenticators)) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });
});
