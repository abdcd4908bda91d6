import { readHost } from "@sandbox/stage/hosts";
import { describe, expect, it } from "vitest";

describe("hosts of the stage", () => {
  it.each([
    ["127.0.0.1:8080", { kind: "stage" }],
    ["localhost:8080", { kind: "stage" }],
    ["[::1]:8080", { kind: "stage" }],
    ["api.localhost:8080", { kind: "api" }],
    ["rm-lin.localhost:8080", { kind: "phone", person: "rm-lin" }],
    ["rm-lin-desk.localhost:8080", { kind: "desk", person: "rm-lin" }],
    ["RM-LIN.localhost", { kind: "phone", person: "rm-lin" }],
    ["a.b.localhost:8080", { kind: "unknown" }],
    ["evil.example:8080", { kind: "unknown" }],
    [undefined, { kind: "unknown" }],
  ])("reads %s", (header, host) => {
    expect(readHost(header)).toEqual(host);
  });
});
