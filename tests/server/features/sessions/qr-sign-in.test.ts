import { testApp } from "@tests/support/app";
import { failureOf, staffWith } from "@tests/support/as";
import { BrowserJar, newAddress } from "@tests/support/browser-jar";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "staff" });
const newDesktop = () => staffWith("desktop", new BrowserJar(app().url, newAddress()), app());

describe("signing in on a desktop by QR", () => {
  it("opens the desktop's session once the phone said yes", async () => {
    const phone = await app().as("rm-lin");
    const desktop = newDesktop();
    const { id, url } = await desktop.call("POST /auth/qr", {});

    expect(await desktop.call("POST /auth/qr/:id/claim", { id })).toEqual({ state: "waiting" });
    const scanned = await phone.fetch(new URL(url).pathname);
    expect(scanned.headers.get("location")).toBe(`/confirm-sign-in/${id}`);
    expect(await desktop.call("POST /auth/qr/:id/claim", { id })).toEqual({ state: "scanned" });
    await phone.call("POST /auth/qr/:id/confirm", { id });
    expect(await desktop.call("POST /auth/qr/:id/claim", { id })).toEqual({ state: "signedIn" });

    expect(await desktop.call("GET /me/staff", {})).toMatchObject({ name: "林静" });
  });

  it("gives its session to no other desktop, whoever reads the code", async () => {
    const phone = await app().as("rm-lin");
    const desktop = newDesktop();
    const thief = newDesktop();
    await thief.call("POST /auth/qr", {});
    const { id } = await desktop.call("POST /auth/qr", {});
    await phone.call("POST /auth/qr/:id/confirm", { id });

    const failure = await failureOf(thief.call("POST /auth/qr/:id/claim", { id }));

    expect(failure).toMatchObject({ status: 410, code: "session.qrExpired" });
    expect(await desktop.call("POST /auth/qr/:id/claim", { id })).toEqual({ state: "signedIn" });
  });

  it("is claimed once and confirmed once", async () => {
    // Two desktops before have ended the session of the phone they were confirmed on.
    const phone = await app().as("rm-shen");
    const desktop = newDesktop();
    const { id } = await desktop.call("POST /auth/qr", {});
    await phone.call("POST /auth/qr/:id/confirm", { id });
    const copy = staffWith("copy", desktop.browser.copy(), app());
    await desktop.call("POST /auth/qr/:id/claim", { id });

    expect(await failureOf(copy.call("POST /auth/qr/:id/claim", { id }))).toMatchObject({
      code: "session.qrExpired",
    });
    expect(await failureOf(phone.call("POST /auth/qr/:id/confirm", { id }))).toMatchObject({
      code: "session.qrExpired",
    });
  });

  it("is confirmed by nobody without both factors, and by no customer", async () => {
    const desktop = newDesktop();
    const { id } = await desktop.call("POST /auth/qr", {});

    expect(await failureOf(desktop.call("POST /auth/qr/:id/confirm", { id }))).toMatchObject({
      status: 401,
    });
    expect(await desktop.call("POST /auth/qr/:id/claim", { id })).toEqual({ state: "waiting" });
  });

  it.each(["qrs_made-up", "../me", "x", "qrs_0123456789abcdef0123456789abcdef"])(
    "sends the scanner of a made-up code %s back to the door",
    async (id) => {
      const answer = await newDesktop().fetch(`/auth/qr/${encodeURIComponent(id)}`);
      expect(answer.headers.get("location")).toBe("/sign-in?failed=session.qrExpired");
    },
  );
});
