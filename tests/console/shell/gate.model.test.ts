import { doorFor } from "@console/shell/gate.model";
import { describe, expect, it } from "vitest";

describe("the door of the console", () => {
  it("opens for whom the server knows", () => {
    expect(doorFor({ isKnown: true, code: undefined })).toBe("open");
  });

  it("asks for what is missing", () => {
    expect(doorFor({ isKnown: false, code: "request.unauthenticated" })).toBe("signIn");
    expect(doorFor({ isKnown: false, code: "session.secondFactorNeeded" })).toBe("secondFactor");
  });

  it("closes on somebody whose session has ended, though they were known", () => {
    expect(doorFor({ isKnown: true, code: "request.unauthenticated" })).toBe("signIn");
  });

  it("does not send anybody away for a broken network", () => {
    expect(doorFor({ isKnown: true, code: "network.unreachable" })).toBe("open");
    expect(doorFor({ isKnown: false, code: "network.unreachable" })).toBe("failed");
  });

  it("refuses who is no member of staff any more", () => {
    expect(doorFor({ isKnown: true, code: "session.disabled" })).toBe("refused");
  });
});
