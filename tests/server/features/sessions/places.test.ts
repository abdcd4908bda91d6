import { testApp } from "@tests/support/app";
import { failureOf, staffWith } from "@tests/support/as";
import { newClientId } from "@tests/support/build/ids";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "customers", environment: { BANK_NETWORKS: "172.16.0.0/12" } });

/** The same browser with its cookie, seen from another address. */
async function movedTo(address: string) {
  const lin = await app().as("rm-lin");
  return staffWith("rm-lin", lin.browser.at(address), app());
}

describe("a session that comes from another network", () => {
  it("reads on, but sends and reveals only after the second factor was given there", async () => {
    const lin = await app().as("rm-lin");
    await lin.stepUp();
    const [row] = (await lin.call("GET /customers", {})).items;
    const { id } = await lin.call("GET /customers/:customerId/conversation", {
      customerId: row?.id ?? "",
    });
    const away = await movedTo("198.51.100.7");
    const say = () =>
      away.call("POST /conversations/:id/messages", {
        id,
        clientId: newClientId(),
        body: { kind: "text", text: "您好" },
      });
    const reveal = () =>
      away.call("POST /customers/:id/reveal", {
        id: row?.id ?? "",
        field: "phone",
        purpose: "callCustomer",
      });

    expect((await away.call("GET /customers", {})).items.length).toBeGreaterThan(0);
    for (const act of [say, reveal])
      expect(await failureOf(act())).toMatchObject({ status: 401, code: "request.reauthenticate" });
    await away.stepUp();
    expect((await say()).message.body).toEqual({ kind: "text", text: "您好" });
    expect((await reveal()).value).toMatch(/^1\d{10}$/);
  });

  it("is not asked anything within the bank's own networks", async () => {
    const inside = await movedTo("172.20.1.1");
    const [row] = (await inside.call("GET /customers", {})).items;

    expect(
      await inside.call("POST /customers/:id/reveal", {
        id: row?.id ?? "",
        field: "phone",
        purpose: "callCustomer",
      }),
    ).toHaveProperty("value");
  });
});
