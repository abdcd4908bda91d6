import { followServer, now } from "@miniprogram/data/clock";
import { expect, it } from "vitest";

it("goes by the server's time, and keeps it when an answer carries none", () => {
  const server = "2027-03-01T02:00:00.000Z";
  followServer(server);
  followServer(undefined);
  followServer("soon");

  expect(Math.abs(now().getTime() - Date.parse(server))).toBeLessThan(60_000);
});
