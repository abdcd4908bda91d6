import { lendAccess } from "@server/cli/demo-access";
import { testApp } from "@tests/support/app";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });

describe("the demo's accesses", () => {
  it("leave 林静 something to approve and compliance something to judge", async () => {
    await lendAccess(app().server.ports);
    const lin = await app().as("rm-lin");
    const lu = await app().as("compliance-lu");

    const { items } = await lin.call("GET /approvals", { box: "waiting" });
    const reviews = await lu.call("GET /access-reviews", { box: "due" });

    expect(items).toMatchObject([{ title: "查看客户资料", asker: { name: "周铭" } }]);
    expect(items[0]?.summary).toContain("吴若兰");
    expect(reviews.items).toMatchObject([{ staffName: "沈若", kind: "breakGlass" }]);
  });
});
