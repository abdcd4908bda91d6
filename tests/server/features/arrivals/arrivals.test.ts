import { readFile } from "node:fs/promises";
import { minorOn } from "@sandbox/control/walking";
import { setUpDoors } from "@server/features/arrivals";
import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { newClientId } from "@tests/support/build/ids";
import { startServerProcess } from "@tests/support/server-process";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

const app = testApp({ bank: "holdings" });
const beaconFile = new URL("../../../../sandbox/seed/beacons.json", import.meta.url);
const morning = "2026-11-25T10:00:00+08:00";
const lujiazui = "CJ0110";

let chen: Person;
let lin: Person;
let lobby: Person;

beforeAll(async () => {
  await setUpDoors(JSON.parse(await readFile(beaconFile, "utf8")), app().server.ports);
  chen = await app().as("vip-chen");
  lin = await app().as("rm-lin");
  lobby = await app().as("lobby-he");
});
beforeEach(() => consent(true));
afterEach(async () => {
  await app().setTime(morning);
  for (const name of ["arrivals", "arrivalPresence"])
    await mongoose.connection.collection(name).deleteMany({});
  // The clock goes back between tests, and the last answer counts by its time.
  await mongoose.connection.collection("consents").deleteMany({ purpose: "location" });
});

async function consent(granted: boolean, customer = chen): Promise<void> {
  const { version } = await customer.call("GET /privacy-notice", {});
  await customer.call("POST /my/consents", {
    version,
    answers: [{ purpose: "location", granted }],
  });
}

/** What the phone of somebody hears who stands at a spot, as its beacon really sends it. */
function heardAt(branch: string, spot: "street" | "door" | "inside", who = "vip-chen") {
  const { beacons } = app().sandbox.control.walk(who, { branch, spot });
  return beacons.map(({ uuid, major, minor, rssi }) => ({ uuid, major, minor, rssi }));
}

const walkIn = (branch = lujiazui, customer = chen) =>
  customer.call("POST /my/arrival/beacons", { beacons: heardAt(branch, "inside", customer.name) });

const here = async (reader: Person) => (await reader.call("GET /arrivals", {})).items;

const scanned = (url: string) => {
  const query = new URLSearchParams(url.slice(url.indexOf("?")));
  return { door: query.get("d") ?? "", token: query.get("t") ?? "" };
};

describe("walking into a branch", () => {
  it("tells the lobby and the RM within seconds who came, and marks today's booking", async () => {
    const [slot] = (await chen.call("GET /my/slots", { purposeId: "review" })).next;
    const booking = await chen.call("POST /my/bookings", {
      clientId: newClientId(),
      purposeId: "review",
      start: slot?.start ?? "",
      staffId: slot?.staffId ?? "",
    });
    const [atLobby, atDesk] = [await lobby.socket(), await lin.socket()];

    const mine = await walkIn();

    expect(mine.visit).toMatchObject({ place: "陆家嘴支行", state: "waiting", rmName: "林静" });
    await until(
      () => atLobby.frames.some((frame) => frame.kind === "changed" && frame.what === "arrivals"),
      "the signal at the lobby",
    );
    await until(
      () => atDesk.frames.some((frame) => frame.kind === "changed" && frame.what === "arrivals"),
      "the signal at the RM's desk",
    );
    const [seen] = await here(lobby);
    expect(seen).toMatchObject({
      state: "waiting",
      customerName: "陈嘉禾",
      tier: "diamond",
      rmName: "林静",
      place: "陆家嘴支行",
      booking: { id: booking.id, purpose: "资产与配置沟通" },
    });
    const arrived = async () => (await lin.call("GET /bookings/:id", { id: booking.id })).arrivedAt;
    await until(arrived, "the mark on the booking");
    await atLobby.close();
    await atDesk.close();
  });

  it("tells on WeChat whoever has no console open, without a customer's name", async () => {
    await walkIn();

    const notice = await until(
      () =>
        app()
          .sandbox.ledger.list({ user: "lobby-he", channel: "template" })
          .find(({ data }) => JSON.stringify(data).includes("贵宾到店")),
      "the notice",
      20_000,
    );
    expect(JSON.stringify(notice.data)).not.toContain("陈");
    expect(notice.jump).toMatchObject({ kind: "web", url: expect.stringMatching(/\/arrivals$/) });
  }, 40_000);

  it("shows the lobby no open matters and no way into the record, and the RM both", async () => {
    await walkIn();

    const [forLobby] = await here(lobby);
    const [forManager] = await here(lin);

    expect(forLobby?.matters).toEqual([]);
    expect(forLobby?.abilities).toEqual({ serve: true, leave: true, open: false });
    expect(forManager?.abilities.open).toBe(true);
    expect(forManager?.matters.length).toBeGreaterThan(0);
  });

  it("shows nobody else's lobby, team or book", async () => {
    await walkIn("CJ0120");

    expect(await here(lobby)).toEqual([]);
    expect(await here(lin)).toHaveLength(1);
    expect(await here(await app().as("rm-zhou"))).toEqual([]);
    expect(await here(await app().as("head-gu"))).toHaveLength(1);
    const [{ id = "" } = {}] = await here(lin);
    const failure = await failureOf(lobby.call("POST /arrivals/:id/serve", { id }));
    expect(failure).toMatchObject({ status: 404, code: "arrival.notFound" });
  });

  it("is one visit for half an hour, in two processes and with twenty signs at once", async () => {
    const other = await startServerProcess(app().environment);
    try {
      // It reads the product's time when it starts.
      const beacons = heardAt(lujiazui, "inside");
      const sign = (url: string) =>
        chen.fetch(`${url}/api/v1/my/arrival/beacons`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ beacons }),
        });
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) => sign(at % 2 ? other.url : app().url)),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect(await mongoose.connection.collection("arrivals").countDocuments({})).toBe(1);
    } finally {
      await other.kill();
    }

    await app().setTime("2026-11-25T10:29:00+08:00");
    await walkIn();
    expect(await here(lobby)).toHaveLength(1);
    await app().setTime("2026-11-25T11:00:00+08:00");
    await walkIn();
    expect(await here(lobby)).toHaveLength(2);
  }, 60_000);

  it("writes it on the customer's timeline", async () => {
    await walkIn();
    const customerId = (await here(lin))[0]?.customerId ?? "";

    await until(async () => {
      const { items } = await lin.call("GET /customers/:customerId/timeline", { customerId });
      return items.some(({ title }) => title === "到达陆家嘴支行");
    }, "the line");
  });
});

describe("signs that prove nothing", () => {
  it.each([
    ["another's beacon", { major: 999 }, "arrival.unknownPlace"],
    ["a foreign uuid", { uuid: "00000000-0000-4000-8000-000000000000" }, "arrival.unknownPlace"],
    ["a made-up daily part", { minor: 4_321 }, "arrival.signalRejected"],
    ["a signal from across the street", { rssi: -99 }, "arrival.tooFar"],
  ])("refuses %s", async (_what, change, code) => {
    const beacons = heardAt(lujiazui, "inside").map((beacon) => ({ ...beacon, ...change }));

    const failure = await failureOf(chen.call("POST /my/arrival/beacons", { beacons }));

    expect(failure).toMatchObject({ status: 422, code });
    expect(failure.message).toMatch(/[。，\u4e00-\u9fa5]/);
    expect(await here(lobby)).toEqual([]);
  });

  it("refuses what was heard yesterday", async () => {
    const beacons = heardAt(lujiazui, "inside");
    await app().setTime("2026-11-26T10:00:00+08:00");

    const failure = await failureOf(chen.call("POST /my/arrival/beacons", { beacons }));

    expect(failure.code).toBe("arrival.signalRejected");
  });

  it("refuses two branches that nobody gets between so fast, and takes them later", async () => {
    await walkIn();
    await app().setTime("2026-11-25T10:10:00+08:00");

    const failure = await failureOf(walkIn("CJ0200"));

    expect(failure).toMatchObject({ status: 409, code: "arrival.implausible" });
    await app().setTime("2026-11-25T13:30:00+08:00");
    expect((await walkIn("CJ0200")).visit?.place).toBe("杭州分行");
  });
});

describe("the code on the lobby's screen", () => {
  it("is an arrival when it is scanned, and is new every minute", async () => {
    const first = await lobby.call("GET /arrivals/door-code", {});
    await app().setTime("2026-11-25T10:01:30+08:00");
    const second = await lobby.call("GET /arrivals/door-code", {});
    expect(second.url).not.toBe(first.url);

    const { visit } = await chen.call("POST /my/arrival/code", scanned(second.url));

    expect(visit?.place).toBe("陆家嘴支行");
    expect(await here(lobby)).toMatchObject([{ source: "code" }]);
  });

  it("is refused in words when it is old, altered or of no branch", async () => {
    const { url } = await lobby.call("GET /arrivals/door-code", {});
    const good = scanned(url);
    const cut = { ...good, token: `${good.token.slice(0, -1)}_` };
    const lost = { ...good, door: "unt_00000000000000000000000000" };
    for (const bad of [cut, lost]) {
      const failure = await failureOf(chen.call("POST /my/arrival/code", bad));
      expect(failure).toMatchObject({ status: 422, code: "arrival.codeRejected" });
    }
    await app().setTime("2026-11-25T10:05:00+08:00");

    const failure = await failureOf(chen.call("POST /my/arrival/code", good));

    expect(failure).toMatchObject({ status: 410, code: "arrival.codeExpired" });
    expect(failure.message).toBe("二维码已更新，请重新扫描屏幕上的二维码");
  });
});

describe("without the customer's yes", () => {
  it("recognises nobody and names no beacon", async () => {
    await consent(false);

    expect(await chen.call("GET /my/arrival", {})).toEqual({ consented: false, uuids: [] });
    const failure = await failureOf(walkIn());
    expect(failure).toMatchObject({ status: 451, code: "request.consentRequired" });
  });

  it("never shows again who takes it back, wherever they are", async () => {
    await walkIn();
    expect(await here(lobby)).toHaveLength(1);

    await consent(false);

    expect(await here(lobby)).toEqual([]);
    expect(await here(lin)).toEqual([]);
    const presence = () => mongoose.connection.collection("arrivalPresence").countDocuments({});
    await until(async () => (await presence()) === 0, "the whereabouts being forgotten");
  });
});

describe("receiving somebody", () => {
  it("has one of two colleagues attend to them, and the other is told", async () => {
    await walkIn();
    const [{ id = "" } = {}] = await here(lobby);

    const results = await Promise.allSettled([
      lobby.call("POST /arrivals/:id/serve", { id }),
      lin.call("POST /arrivals/:id/serve", { id }),
    ]);

    const done = results.filter(({ status }) => status === "fulfilled");
    expect(done).toHaveLength(1);
    const refused = results.find(({ status }) => status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "arrival.notOpen", status: 409 } });
    const left = await lobby.call("POST /arrivals/:id/leave", { id });
    expect(left).toMatchObject({
      state: "left",
      abilities: { serve: false, leave: false, open: false },
    });
    expect((await chen.call("GET /my/arrival", {})).visit).toBeUndefined();
  });
});

describe("giving a branch its beacon", () => {
  const unitOf = async (name: string) => {
    const { units } = await (await app().as("admin-ye")).call("GET /organisation", {});
    return units.find((unit) => unit.name === name)?.id ?? "";
  };
  const beacon = {
    uuid: "0f0e0d0c-0b0a-4908-8706-050403020100",
    major: 300,
    latitude: 31.22,
    longitude: 121.45,
  };

  it("makes a secret that is shown once and that its signal is made from", async () => {
    const admin = await app().as("admin-ye");
    await admin.stepUp();
    const unitId = await unitOf("上海分行");

    const { secret, uuid } = await admin.call("PUT /arrival-doors/:unitId", { unitId, ...beacon });

    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    const { items } = await admin.call("GET /arrival-doors", {});
    expect(items).toContainEqual({ unitId, unitName: "上海分行", ...beacon, uuid });
    expect(JSON.stringify(items)).not.toContain(secret);
    const minor = minorOn(secret, Date.parse(morning));
    const heard = { uuid, major: beacon.major, minor, rssi: -60 };
    const { visit } = await chen.call("POST /my/arrival/beacons", { beacons: [heard] });
    expect(visit?.place).toBe("上海分行");
    const stored = await mongoose.connection.collection("arrivalDoors").findOne({ major: 300 });
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it("refuses a team, a unit that does not exist, and a number that another branch has", async () => {
    const admin = await app().as("admin-ye");
    await admin.stepUp();
    const set = async (unitId: string, change: object = {}) =>
      failureOf(admin.call("PUT /arrival-doors/:unitId", { unitId, ...beacon, ...change }));
    const [known] = (await admin.call("GET /arrival-doors", {})).items;

    expect(await set(await unitOf("陆家嘴厅堂"))).toMatchObject({ code: "arrival.noDoor" });
    expect(await set("unt_00000000000000000000000000")).toMatchObject({ status: 404 });
    const taken = { uuid: known?.uuid ?? "", major: known?.major ?? 0 };
    const failure = await set(await unitOf("澄江银行"), taken);
    expect(failure.status).toBe(404);
    expect(await set(await unitOf("上海分行"), taken)).toMatchObject({
      status: 409,
      code: "arrival.doorTaken",
    });
  });
});

describe("the official account's beacon event", () => {
  it("counts like the phone's own", async () => {
    app().sandbox.control.follow("vip-chen");
    app().sandbox.control.walk("vip-chen", { branch: lujiazui, spot: "inside" });
    app().sandbox.control.shake("vip-chen");

    await until(async () => (await here(lobby)).length === 1, "the arrival");
    expect(await here(lobby)).toMatchObject([{ source: "officialAccount" }]);
  });
});
