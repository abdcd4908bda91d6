import {
  destination,
  failureIn,
  qrState,
  startsByItself,
  wechatStart,
} from "@console/scenes/sign-in/sign-in.model";
import { describe, expect, it } from "vitest";

describe("where a sign-in leads", () => {
  it("is the page that was asked for", () => {
    expect(destination("/inbox/cnv_1", "?a=1")).toBe("/inbox/cnv_1?a=1");
    expect(wechatStart("/inbox/cnv_1")).toBe("/auth/wechat/start?as=staff&to=%2Finbox%2Fcnv_1");
  });

  it("is never the door itself, nor another host", () => {
    expect(destination("/sign-in", "?failed=x")).toBe("/");
    expect(destination("/sign-in/code", "?to=%2Ftoday")).toBe("/today");
    expect(destination("/sign-in/code", "?to=%2F%2Fevil.example")).toBe("/");
    expect(destination("/sign-in/code", "?to=https%3A%2F%2Fevil.example")).toBe("/");
  });
});

describe("signing in by itself inside of WeChat", () => {
  it("does not go in circles after a failure, a farewell or a start just now", () => {
    expect(startsByItself("", 0, 1_000_000)).toBe(true);
    expect(startsByItself("?failed=session.codeRejected", 0, 1_000_000)).toBe(false);
    expect(startsByItself("?left=yes", 0, 1_000_000)).toBe(false);
    expect(startsByItself("", 990_000, 1_000_000)).toBe(false);
    expect(failureIn("?failed=session.qrExpired")).toBe("session.qrExpired");
  });
});

describe("a code on the screen", () => {
  const ahead = { expiresAt: "2026-11-25T10:03:00Z", now: Date.parse("2026-11-25T10:00:00Z") };

  it("follows what the server says of it", () => {
    expect(qrState({ ...ahead, claimed: undefined, code: undefined })).toBe("waiting");
    expect(qrState({ ...ahead, claimed: "scanned", code: undefined })).toBe("scanned");
    expect(qrState({ ...ahead, claimed: "signedIn", code: undefined })).toBe("signedIn");
  });

  it("is too old when the server or the clock says so, but not once it has signed somebody in", () => {
    const late = { ...ahead, now: Date.parse("2026-11-25T10:04:00Z") };

    expect(qrState({ ...ahead, claimed: undefined, code: "session.qrExpired" })).toBe("expired");
    expect(qrState({ ...late, claimed: "waiting", code: undefined })).toBe("expired");
    expect(qrState({ ...late, claimed: "signedIn", code: undefined })).toBe("signedIn");
  });
});
