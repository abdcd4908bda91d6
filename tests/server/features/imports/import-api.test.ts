import type { AddressInfo } from "node:net";
import { readConfig } from "@config/env";
import { createApp } from "@server/app";
import { disconnectMongo, syncIndexes } from "@server/core/mongo";
import { openSession } from "@server/core/session";
import { customers, everyCustomer } from "@server/features/customers";
import { importRoutes } from "@server/features/imports";
import { staff } from "@server/features/organisation";
import { resolveActor } from "@server/features/sessions";
import { openPorts } from "@server/server";
import type { Import } from "@shared/imports/endpoints";
import { bankFile, importBank } from "@tests/support/bank";
import { testDatabase } from "@tests/support/database";
import { newKeyFile } from "@tests/support/stores";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const database = testDatabase();
const account = {
  SECRET: "0123456789abcdef0123",
  TOKEN: "token12345",
  AES_KEY: "a".repeat(43),
  ORIGINAL_ID: "gh_1234",
};
const wechat = ["OFFICIAL", "MINI"].flatMap((kind) =>
  Object.entries({ APPID: `wx${kind}`, ...account }).map(([name, value]) => [
    `WECHAT_${kind}_${name}`,
    value,
  ]),
);

let ports: Awaited<ReturnType<typeof openPorts>>;
let server: ReturnType<typeof createApp>;
let base = "";

beforeAll(async () => {
  ports = await openPorts(
    readConfig({
      NODE_ENV: "test",
      MONGODB_URI: database.uri,
      MONGODB_DATABASE: database.name,
      PUBLIC_ORIGINS: "http://127.0.0.1:*",
      KEY_FILE: newKeyFile(),
      LOG_LEVEL: "silent",
      ...Object.fromEntries(wechat),
    }),
  );
  await syncIndexes();
  await importBank(
    { ...ports, clock: { now: () => ports.clock.now(), set: () => {} }, keyFile: "", database },
    "customers",
  );
  await ports.jobs.start(ports);
  const { live, metrics } = ports;
  server = createApp({
    ports,
    live,
    metrics,
    implementations: importRoutes,
    resolveActor,
    engine: async () => "",
    doors: () => {},
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});

afterAll(async () => {
  server.close();
  await ports.jobs.stop();
  await ports.wechat.close();
  await ports.audit.close();
  await disconnectMongo();
});

/** Speaks to the API as a member of staff. */
async function as(no: string) {
  const person = await staff.byNo(no);
  const { accessToken } = await openSession({
    subject: { kind: "staff", id: person?._id ?? "" },
    channel: "console",
    device: "test",
    ip: "127.0.0.1",
    secondFactorAt: new Date(),
  });
  return async <Answer>(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: Answer }> => {
    const response = await fetch(base + path, {
      method,
      headers: {
        authorization: `Bearer ${accessToken}`,
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  };
}

type Caller = Awaited<ReturnType<typeof as>>;

async function upload(call: Caller, kind: string, text: string): Promise<string> {
  const { body } = await call<Import>("POST", "/imports", { kind, fileName: `${kind}.csv` });
  const bytes = Buffer.from(text);
  const half = Math.ceil(bytes.length / 2);
  for (const [no, part] of [bytes.subarray(0, half), bytes.subarray(half)].entries()) {
    await call("POST", `/imports/${body.id}/parts`, { no, base64: part.toString("base64") });
  }
  return body.id;
}

async function until(
  call: Caller,
  id: string,
  states: readonly Import["state"][],
): Promise<Import> {
  for (;;) {
    const { body } = await call<Import>("GET", `/imports/${id}`);
    if (states.includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const header = "客户号,姓名,性别,身份证号,手机号,等级,客户经理工号";
const newcomer = (no: string, rm: string) =>
  `${no},周自珩,男,440524188001010014,13811110001,金卡,${rm}`;
const all = customers.within(everyCustomer);

describe("importing a file from the console", () => {
  it("is checked, applied and undone, each when asked", async () => {
    const call = await as("rm-lin");
    const id = await upload(call, "customers", [header, newcomer("n-1", "rm-lin")].join("\n"));

    expect((await call<Import>("POST", `/imports/${id}/check`, {})).body.state).toBe("checking");
    expect(await until(call, id, ["checked"])).toMatchObject({
      counts: { new: 1, error: 0 },
      abilities: { apply: true },
    });
    expect(await all.byNo("n-1")).toBeNull();

    await call("POST", `/imports/${id}/apply`, { skipErrors: false });
    expect(await until(call, id, ["applied"])).toMatchObject({
      progress: 1,
      abilities: { undo: true },
    });
    expect(await all.byNo("n-1")).toMatchObject({ tier: "gold" });

    await call("POST", `/imports/${id}/undo`, {});
    await until(call, id, ["undone"]);
    expect(await all.byNo("n-1")).toBeNull();
  });

  it("lets a manager bring in own customers only, and a lead the team's", async () => {
    const text = [
      header,
      newcomer("n-2", "rm-zhou"),
      newcomer("n-3", "rm-shen")
        .replace("440524188001010014", "11010519491231002X")
        .replace("男", "女"),
    ].join("\n");
    const linesOf = async (who: string) => {
      const call = await as(who);
      const id = await upload(call, "customers", text);
      await call("POST", `/imports/${id}/check`, {});
      await until(call, id, ["checked"]);
      const { body } = await call<{
        items: { line: number; outcome: string; problems: { text: string }[] }[];
      }>("GET", `/imports/${id}/rows`);
      return body.items.map(({ outcome, problems }) => problems[0]?.text ?? outcome);
    };

    const not = "您只能导入自己名下或所辖团队的客户";
    expect(await linesOf("rm-lin")).toEqual([not, not]);
    expect(await linesOf("lead-qin")).toEqual([not, "new"]);
    expect(await linesOf("head-gu")).toEqual(["new", "new"]);
  });

  it("does not move a customer to another manager", async () => {
    const call = await as("head-gu");
    const text = bankFile("customers.csv")
      .split("\n")
      .filter((line, at) => at === 0 || line.startsWith("vip-wu"))
      .join("\n")
      .replace("rm-lin", "rm-shen");
    const id = await upload(call, "customers", text);

    await call("POST", `/imports/${id}/check`, {});

    expect(await until(call, id, ["checked"])).toMatchObject({ counts: { error: 1 } });
    expect((await call("POST", `/imports/${id}/apply`, { skipErrors: false })).status).toBe(409);
  });

  it("keeps risk levels and objections out of anybody's files", async () => {
    const call = await as("head-gu");

    const { status, body } = await call("POST", "/imports", { kind: "risk", fileName: "risk.csv" });

    expect(status).toBe(403);
    expect(body).toMatchObject({
      error: { code: "import.coreOnly", message: "这类数据只能由核心系统导入" },
    });
  });

  it("says in words why a whole file is refused", async () => {
    const call = await as("rm-lin");
    const id = await upload(call, "customers", "客户号,工资\nn-1,1\n");

    await call("POST", `/imports/${id}/check`, {});

    const failed = await until(call, id, ["failed"]);
    expect(failed.failure?.message).toBe("表头有误，请按模板修改");
    expect(failed.failure?.hints).toContain("工资:不支持这一列");
  });

  it("does not exist for anybody else", async () => {
    const id = await upload(await as("rm-lin"), "customers", header);
    const other = await as("rm-zhou");

    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/rows"],
      ["POST", "/check"],
      ["POST", "/undo"],
    ] as const) {
      expect(
        (await other(method, `/imports/${id}${path}`, method === "POST" ? {} : undefined)).status,
      ).toBe(404);
    }
  });

  it("is closed to roles that serve no customers, but for the bank's own structure", async () => {
    const admin = await as("admin-ye");
    const { body } = await admin<{ items: { kind: string }[] }>("GET", "/import-kinds");

    expect(body.items.map(({ kind }) => kind)).toEqual(["organisation", "staff"]);
    expect((await (await as("marketer-su"))("GET", "/imports")).status).toBe(403);
    expect((await admin("POST", "/imports", { kind: "customers", fileName: "x.csv" })).status).toBe(
      403,
    );
  });
});
