import { request } from "node:http";
import { api } from "@shared/api";
import type { Endpoint } from "@shared/core/endpoint";
import { testApp } from "@tests/support/app";
import type { Person } from "@tests/support/as";
import { newClientId } from "@tests/support/build/ids";
import { safePush, textMessage } from "@tests/support/push";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
const json = { "content-type": "application/json" };

interface Failure {
  readonly error: { readonly code: string; readonly message: string; readonly requestId: string };
}

async function send(
  person: Person,
  path: string,
  body: string | Buffer | undefined,
  { method = "POST", headers = json as Record<string, string> } = {},
) {
  const answer = await person.fetch(`/api/v1${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: safe(text) };
}

const safe = (text: string): Partial<Failure> => {
  try {
    return JSON.parse(text) as Failure;
  } catch {
    return {};
  }
};

const codeOf = ({ status, body }: { status: number; body: Partial<Failure> }) =>
  `${status} ${body.error?.code}`;
const message = (text: string) =>
  JSON.stringify({ clientId: newClientId(), body: { kind: "text", text } });
const talk = "/my/conversation/messages";

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
}

describe("a body", () => {
  it.each([
    ["too large", `{"x":"${"a".repeat(300_000)}"}`, "413 request.tooLarge"],
    ["too deep", nested(30), "413 request.tooLarge"],
    ["nested ten thousand deep", nested(10_000), "413 request.tooLarge"],
    [
      "of too many names",
      `{${Array.from({ length: 1_200 }, (_, at) => `"k${at}":1`).join(",")}}`,
      "413 request.tooLarge",
    ],
    ["not JSON", "{oops", "400 request.notJson"],
    ["a list", "[1,2]", "400 request.notJson"],
    ["a bare text", '"text"', "400 request.notJson"],
    ["null", "null", "400 request.notJson"],
    ["a name that reaches the prototype", '{"__proto__":{"admin":true}}', "400 request.invalid"],
    [
      "the same deeper down",
      '{"body":{"constructor":{"prototype":{"x":1}}}}',
      "400 request.invalid",
    ],
    ["broken text", Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), "400 request.notJson"],
    ["empty where something is needed", "{}", "400 request.invalid"],
  ])("that is %s is refused by name", async (_what, body, expected) => {
    const chen = await app().as("vip-chen");

    expect(codeOf(await send(chen, talk, body))).toBe(expected);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/html",
  ])("of type %s is refused", async (type) => {
    const chen = await app().as("vip-chen");

    expect(codeOf(await send(chen, talk, "a[$ne]=1", { headers: { "content-type": type } }))).toBe(
      "415 request.unsupportedMedia",
    );
  });

  it("that never ends is refused while it still comes, and the refusal is read", async () => {
    const status = await new Promise<number | string>((resolve) => {
      const asked = request(
        `${app().url}/api/v1/auth/qr`,
        { method: "POST", headers: json },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      asked.on("error", (error) => resolve(error.message));
      const chunk = Buffer.alloc(64_000, "a");
      for (let count = 0; count < 10; count += 1) asked.write(chunk);
      asked.end();
    });

    expect(status).toBe(413);
  });
});

describe("operators and other tricks", () => {
  const corpus: unknown[] = [
    { $ne: null },
    { $gt: "" },
    { $regex: ".*" },
    { $in: ["a"] },
    { $where: "sleep(5000)" },
    { $expr: { $function: { body: "1", args: [], lang: "js" } } },
    { "a.b": 1 },
    ["x"],
    { _id: { $oid: "000000000000000000000000" } },
    { $set: { rmId: "evil" } },
    { $unset: "rmId" },
    [{ $set: { seq: 1 } }],
    2 ** 53 + 1,
    "NaN",
    null,
    true,
    "\u0000",
    "\ud800",
    "x".repeat(5_000),
  ];

  it("never reach the database, and never break an answer: every endpoint, every field", async () => {
    const people = { customer: await app().as("vip-chen"), staff: await app().as("rm-lin") };
    const { roughSampleOf } = await import("@tests/support/build/sample-input");
    const writes = (api as readonly Endpoint[]).filter(
      ({ method, path }) =>
        method !== "GET" && !/end$|presence|step-up|auth\/|binding|sessions/.test(path),
    );
    const broken: string[] = [];
    for (const { method, path, audience, input } of writes) {
      const person = audience === "staff" ? people.staff : people.customer;
      const fields = Object.keys(roughSampleOf(input));
      const url = path.replace(/:\w+/g, "anything");
      const statuses = await Promise.all(
        corpus.map(async (trick) => {
          const tricked = Object.fromEntries(fields.map((key) => [key, trick]));
          const body = JSON.stringify({ ...tricked, rmId: trick });
          return (await send(person, url, body, { method })).status;
        }),
      );
      statuses.forEach((status, at) => {
        if (
          status >= 500 ||
          (status === 200 && fields.length > 0 && typeof corpus[at] !== "string")
        )
          broken.push(`${status} ${method} ${path} ${JSON.stringify(corpus[at])?.slice(0, 40)}`);
      });
    }

    expect(broken).toEqual([]);
  }, 60_000);

  it("in a path or a query are not found or refused, never a failure", async () => {
    const lin = await app().as("rm-lin");
    const paths = [
      "/customers/%7B%22%24ne%22%3Anull%7D",
      "/customers/%00",
      "/customers/..%2f..%2fetc",
      "/customers/%zz",
      "/customers/%E0%A4%A",
      "/customers/__proto__",
      `/customers/${"x".repeat(300)}`,
      "/customers?q[$ne]=1",
      "/customers?q=a&q=b",
      "/customers?limit=1e9",
      "/customers?limit=NaN",
      "/customers?limit=-1",
      "/customers?tier=%7B%22$ne%22:1%7D",
      "/customers?populate=rm&fields=%2BpasswordHash&sort=$natural",
      "/customers?cursor=cus_%00",
      "/conversations?cursor=zzz",
      "/conversations?filter[$ne]=all",
      "/bookings?from=x&to=y",
      "/bookings?from=2026-01-01T00:00:00Z&to=2030-01-01T00:00:00Z",
      "/calendar-overrides?year=1e3",
    ];

    const answers = await Promise.all(
      paths.map((path) => send(lin, path, undefined, { method: "GET" })),
    );

    expect(answers.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([]);
    for (const { text } of answers)
      expect(text).not.toMatch(/passwordHash|totpSeed|openid|stack|node_modules/);
  });

  it("leave the prototype of all objects alone", () => {
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe("an address that is not there", () => {
  it.each([
    ["GET", "/nothing", "404 request.notFound"],
    ["GET", "/", "404 request.notFound"],
    ["DELETE", "/my/home", "405 request.methodNotAllowed"],
    ["POST", "/customers", "405 request.methodNotAllowed"],
    ["OPTIONS", "/my/home", "405 request.methodNotAllowed"],
    ["GET", "/media", "405 request.methodNotAllowed"],
    ["DELETE", "/media/med_x", "405 request.methodNotAllowed"],
    ["GET", "/exports/anything", "404 request.notFound"],
  ])("%s %s answers %s", async (method, path, expected) => {
    const lin = await app().as("rm-lin");

    expect(codeOf(await send(lin, path, undefined, { method, headers: {} }))).toBe(expected);
  });

  it("is never answered by the front end when it looks like the API", async () => {
    for (const path of ["/api", "/api/v2/my/home", "/api/v1"]) {
      const answer = await fetch(app().url + path);
      expect([path, answer.status, answer.headers.get("content-type")]).toEqual([
        path,
        404,
        "application/json; charset=utf-8",
      ]);
    }
  });
});

describe("a request from elsewhere", () => {
  it("may not change anything with the cookie it rides on", async () => {
    const lin = await app().as("rm-zhou");
    const post = async (headers: Record<string, string>) =>
      codeOf({
        ...(await (async () => {
          const answer = await lin.browser.fetch("/api/v1/me/staff/presence", {
            method: "POST",
            headers: { ...json, ...headers },
            body: JSON.stringify({ presence: "onDuty" }),
          });
          return { status: answer.status, body: safe(await answer.text()) };
        })()),
      });

    expect(await post({ "x-guibin": "1", origin: app().url })).toBe("200 undefined");
    expect(await post({ origin: app().url })).toBe("403 request.forgery");
    expect(await post({ "x-guibin": "1", origin: "https://evil.example" })).toBe(
      "403 request.forgery",
    );
    expect(await post({ "x-guibin": "1", origin: "null" })).toBe("403 request.forgery");
    expect(await post({ "x-guibin": "1", origin: `${app().url}.evil.example` })).toBe(
      "403 request.forgery",
    );
  });

  it("gets no leave to read from another origin", async () => {
    const answer = await fetch(`${app().url}/api/v1/privacy-notice`, {
      headers: { origin: "https://evil.example" },
    });

    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual(
      [],
    );
  });
});

describe("every answer", () => {
  it("carries the headers that keep it safe, failures included", async () => {
    for (const path of [
      "/api/v1/privacy-notice",
      "/api/v1/nothing",
      "/api/v1/my/home",
      "/healthz",
      "/auth/qr/x",
      "/openapi.json",
    ]) {
      const { headers } = await fetch(app().url + path, { redirect: "manual" });
      expect([path, headers.get("strict-transport-security")]).toEqual([
        path,
        expect.stringContaining("max-age=31536000"),
      ]);
      expect(headers.get("content-security-policy")).toMatch(
        /object-src 'none'; base-uri 'none'.*frame-ancestors 'none'/,
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cache-control")).toBe("no-store");
    }
  });

  it("that refuses says why in the reader's language, with an id to ask about and nothing of the inside", async () => {
    const ask = async (language: string) =>
      (await (
        await fetch(`${app().url}/api/v1/my/home`, { headers: { "accept-language": language } })
      ).json()) as Failure;
    const [chinese, english] = await Promise.all([ask("zh-CN"), ask("en-GB,en;q=0.9")]);

    expect(chinese.error.message).toMatch(/[一-鿿]/);
    expect(english.error.message).toMatch(/^[ -~]+$/);
    expect(chinese.error.requestId).toMatch(/^req_[0-9a-z]{26}$/);
    expect(Object.keys(chinese.error).sort()).toEqual(["code", "message", "requestId"]);
  });
});

describe("the platform's callback", () => {
  const account = () => {
    const official = app().sandbox.accounts.find(({ kind }) => kind === "official");
    return {
      appid: official?.appid ?? "",
      token: official?.token ?? "",
      aesKey: official?.encodingAESKey ?? "",
    };
  };
  const push = async (query: string, body: string, appid = account().appid) =>
    (await fetch(`${app().url}/wechat/callback/${appid}?${query}`, { method: "POST", body }))
      .status;

  it("is refused with a wrong signature, another's key, a changed body, and from long ago", async () => {
    const good = safePush(account(), textMessage("您好"));
    const wrong = new URLSearchParams(good.query);
    wrong.set("msg_signature", "0".repeat(40));
    const other = safePush({ ...account(), token: "another-token" }, textMessage("您好"));
    const old = safePush(
      account(),
      textMessage("您好"),
      new Date(Date.now() - 30 * 60_000 - 86_400_000),
    );

    expect(await push(String(wrong), good.body)).toBe(403);
    expect(await push(other.query, other.body)).toBe(403);
    expect(
      await push(good.query, good.body.replace(/Encrypt><!\[CDATA\[..../, "Encrypt><![CDATA[AAAA")),
    ).toBe(403);
    expect(await push(old.query, old.body)).toBe(403);
    expect(await push(good.query, good.body, "wx0000000000000000")).toBe(404);
    expect(await push("", "")).toBe(403);
    expect(await push(good.query, good.body)).toBe(200);
  });

  it("refuses what is too large and what is no message", async () => {
    const good = safePush(account(), textMessage("您好"));

    expect(await push(good.query, "x".repeat(300_000))).toBe(413);
    expect(await push(good.query, "<xml><!DOCTYPE lolz [<!ENTITY lol 'lol'>]>&lol;</xml>")).toBe(
      400,
    );
  });
});

describe("the description of the API", () => {
  it("lists every endpoint, and nothing that does not exist", async () => {
    const document = (await (await fetch(`${app().url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };

    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) =>
          `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1").replace(/^\/api\/v1/, "")}`,
      ),
    );
    const declared = api.map(({ method, path }) => `${method} ${path}`);
    expect(listed.filter((one) => declared.includes(one as never)).sort()).toEqual(
      [...declared].sort(),
    );
    for (const one of listed.filter((key) => !declared.includes(key as never)))
      expect(one).toMatch(/media|calendar\.ics|wechat|auth|healthz|readyz|metrics/);
  });
});

describe("health", () => {
  it("says that it lives, what it stands on, and what it did", async () => {
    const ready = (await (await fetch(`${app().url}/readyz`)).json()) as Record<string, unknown>;
    const metrics = await (await fetch(`${app().url}/metrics`)).text();

    expect(await (await fetch(`${app().url}/healthz`)).json()).toEqual({ ok: true });
    expect(ready).toMatchObject({ ok: true, database: expect.stringContaining("MongoDB") });
    expect(metrics).toMatch(/# HELP/);
    expect(metrics).not.toMatch(/cus_|stf_|1380013/);
  });
});

describe("what a customer wrote", () => {
  it("comes back as it was written, however it looks", async () => {
    const chen = await app().as("vip-chen");
    const texts = [
      "<script>alert(1)</script>",
      "' OR 1=1 --",
      "{{constructor}}",
      "\u202e倒过来",
      "😀\u200d",
      "a\r\nb\tc",
    ];
    for (const text of texts) await send(chen, talk, message(text));

    const { messages } = await chen.call("GET /my/conversation/messages", {});
    expect(
      messages.flatMap(({ body }) => (body.kind === "text" ? [body.text] : [])).slice(-6),
    ).toEqual(texts);
  });
});
