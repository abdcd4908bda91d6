import http from "node:http";
import { fileURLToPath } from "node:url";
import { type Stage, startStage } from "@sandbox/stage/server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { startSandbox, type TestSandbox } from "../../support/sandbox";
import { type AppServer, startAppServer } from "../phone/app-server";

const sample = fileURLToPath(new URL("../phone/sample", import.meta.url));

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

let sandbox: TestSandbox;
let server: AppServer;
let stage: Stage;
let offsets: number[] = [];

/** Pages of a product: a sign-in that sets a cookie, a hop to WeChat, a code on a desktop. */
function product(request: http.IncomingMessage, response: http.ServerResponse): boolean {
  const type = (value: string) => response.setHeader("content-type", value);
  switch (request.url) {
    case "/page":
      type("text/html; charset=utf-8");
      response.setHeader("set-cookie", ["sid=of-the-phone; Path=/; HttpOnly"]);
      response.setHeader("x-frame-options", "DENY");
      response.setHeader("content-security-policy", "default-src 'self'; frame-ancestors 'none'");
      response.end("<html><head><title>x</title></head><body></body></html>");
      return true;
    case "/seen":
      type("application/json");
      response.end(JSON.stringify(request.headers));
      return true;
    case "/start":
      response.writeHead(302, {
        location: `${sandbox.url}/connect/oauth2/authorize?appid=a&state=s#wechat_redirect`,
      });
      response.end();
      return true;
    case "/code":
      type("application/json");
      response.end(JSON.stringify({ url: "http://127.0.0.1:8080/auth/qr/abc123", expiresIn: 60 }));
      return true;
    case "/door":
      type("application/json");
      response.end(JSON.stringify({ url: doorCode }));
      return true;
    case "/dev/clock":
      request.on("data", (part: Buffer) => offsets.push(JSON.parse(part.toString()).offsetMs));
      request.on("end", () => response.end("{}"));
      return true;
    default:
      return false;
  }
}

beforeAll(async () => {
  sandbox = await startSandbox();
  server = await startAppServer(product);
  stage = await startStage({ port: 0, sandbox, appUrl: server.url, distDir: sample });
});
afterEach(async () => {
  offsets = [];
  await sandbox.reset();
});
afterAll(async () => {
  await stage?.close();
  await server?.close();
  await sandbox?.close();
});

function ask(
  host: string,
  path: string,
  { method = "GET", headers = {}, body = "" } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: "127.0.0.1",
        port: stage.port,
        path,
        method,
        headers: { host: `${host}:${stage.port}`, ...headers },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

const doorCode = "http://x.localhost:1/m/#/packages/arrivals/check-in/index?d=unt_1&t=k.Ab-9_";

describe("a person's phone", () => {
  it("keeps the cookies of each person itself", async () => {
    const page = await ask("rm-lin.localhost", "/page");
    const own = await ask("rm-lin.localhost", "/seen");
    const other = await ask("rm-zhou.localhost", "/seen");

    expect(page.headers["set-cookie"]).toBeUndefined();
    expect(JSON.parse(own.body).cookie).toBe("sid=of-the-phone");
    expect(JSON.parse(other.body).cookie).toBeUndefined();
  });

  it("speaks to the server as WeChat's browser under the person's own host", async () => {
    const seen = JSON.parse((await ask("rm-lin.localhost", "/seen")).body);

    expect(seen["user-agent"]).toContain("MicroMessenger");
    expect(seen.host).toBe(`rm-lin.localhost:${stage.port}`);
  });

  it("lets a page be shown in its pane and offers the one-time code in it", async () => {
    const { headers, body } = await ask("rm-lin.localhost", "/page");

    expect(headers["x-frame-options"]).toBeUndefined();
    expect(headers["content-security-policy"]).toBe("default-src 'self'");
    expect(body).toContain('<script src="/__phone/autofill.js"></script>');
    const otp = JSON.parse((await ask("rm-lin.localhost", "/__phone/otp")).body);
    expect(otp.code).toBe(sandbox.control.authenticator("rm-lin")?.code);
  });

  it("tells the platform whose WeChat asks for consent", async () => {
    const { status, headers } = await ask("rm-lin.localhost", "/start");

    expect(status).toBe(302);
    expect(headers.location).toBe(
      `${sandbox.url}/connect/oauth2/authorize?appid=a&state=s&sandbox_user=rm-lin#wechat_redirect`,
    );
  });

  it("sends the person's cookies with a socket", async () => {
    await ask("head-gu.localhost", "/page");
    const socket = new WebSocket(`ws://127.0.0.1:${stage.port}/live`, {
      headers: { host: `head-gu.localhost:${stage.port}` },
    });

    const first = await new Promise((resolve) =>
      socket.once("message", (data) => resolve(data.toString())),
    );
    socket.close();

    expect(first).toBe("hello sid=of-the-phone");
  });
});

describe("a desktop browser and a mini-program", () => {
  it("passes a desktop's own cookies and agent on", async () => {
    const headers = { cookie: "sid=of-the-desk", "user-agent": "Desktop/1" };

    const seen = JSON.parse((await ask("rm-lin-desk.localhost", "/seen", { headers })).body);
    const page = await ask("rm-lin-desk.localhost", "/page");

    expect([seen.cookie, seen["user-agent"]]).toEqual(["sid=of-the-desk", "Desktop/1"]);
    expect(page.headers["set-cookie"]).toEqual(["sid=of-the-phone; Path=/; HttpOnly"]);
    expect(page.headers["x-frame-options"]).toBe("DENY");
  });

  it("notes the code a desktop shows, so that a phone can scan it", async () => {
    await ask("rm-lin-desk.localhost", "/code");

    const codes = JSON.parse((await ask("127.0.0.1", "/__stage/codes")).body);

    expect(codes).toMatchObject([
      { person: "rm-lin", url: "http://127.0.0.1:8080/auth/qr/abc123" },
    ]);
  });

  it("notes the code that a colleague's phone shows to those who come in", async () => {
    await ask("lobby-he.localhost", "/door");

    const codes = JSON.parse((await ask("127.0.0.1", "/__stage/codes")).body);

    expect(codes).toContainEqual(
      expect.objectContaining({ person: "lobby-he", what: "checkIn", url: doorCode }),
    );
  });

  it("lets a mini-program reach the server and nothing that is not listed", async () => {
    const forward = (url: string) =>
      ask("127.0.0.1", `/__phone/forward?url=${encodeURIComponent(url)}`, {
        method: "POST",
        body: "{}",
      });

    const listed = await forward(`http://api.localhost:${stage.port}/echo`);
    const foreign = await forward("http://example.invalid/x");
    const otherPort = await forward("http://api.localhost:1/x");

    expect(listed.headers["x-wx-status"]).toBe("200");
    expect(JSON.parse(listed.body).method).toBe("POST");
    expect([foreign.status, otherPort.status]).toEqual([403, 403]);
  });

  it("says so in words when the server is not there", async () => {
    const lonely = await startStage({
      port: 0,
      sandbox,
      appUrl: "http://127.0.0.1:1",
      distDir: sample,
    });

    const answer = await fetch(`${lonely.url}/`, { headers: {} });
    const proxied = await new Promise<number>((resolve) =>
      http.get({ port: lonely.port, path: "/", headers: { host: "rm-lin.localhost" } }, (got) => {
        got.resume();
        resolve(got.statusCode ?? 0);
      }),
    );
    await lonely.close();

    expect([answer.status, proxied]).toEqual([200, 502]);
  });
});

describe("the operator's page", () => {
  const post = (path: string, body: unknown, headers = {}) =>
    ask("127.0.0.1", path, { method: "POST", body: JSON.stringify(body), headers });

  it("moves the platform's clock and the product's together", async () => {
    const answer = await post("/__stage/clock", { offsetMs: 3_600_000 });

    expect(JSON.parse(answer.body)).toMatchObject({ offsetMs: 3_600_000, product: true });
    expect(offsets).toEqual([3_600_000]);
    expect(sandbox.control.clock().offsetMs).toBe(3_600_000);
  });

  it("acts for a person, and only with acts it knows", async () => {
    const said = await post("/__stage/call/say", ["vip-chen", { type: "text", content: "您好" }]);
    const unknown = await post("/__stage/call/restore", ["x"]);
    const nobody = await post("/__stage/call/phone", ["nobody"]);

    expect(said.status).toBe(200);
    expect(sandbox.control.phone("vip-chen").chats.official.messages.at(-1)?.body).toEqual({
      type: "text",
      content: "您好",
    });
    expect([unknown.status, JSON.parse(unknown.body).error.code]).toEqual([
      404,
      "stage.unknownCall",
    ]);
    expect([nobody.status, JSON.parse(nobody.body).error.code]).toEqual([400, "stage.refused"]);
  });

  it("takes no acts from another origin, and no broken bodies", async () => {
    const foreign = await post("/__stage/call/clearFaults", [], {
      origin: `http://rm-lin.localhost:${stage.port}`,
    });
    const broken = await ask("127.0.0.1", "/__stage/call/people", { method: "POST", body: "{" });

    expect([foreign.status, JSON.parse(foreign.body).error.code]).toEqual([403, "stage.foreign"]);
    expect([broken.status, JSON.parse(broken.body).error.code]).toEqual([400, "stage.notJson"]);
  });

  it("serves only files inside the bundle", async () => {
    const inside = await ask("127.0.0.1", "/__phone/app/file/app.json");
    const outside = await ask("127.0.0.1", "/__phone/app/file/..%2f..%2fserver.test.ts");

    expect([inside.status, outside.status]).toEqual([200, 404]);
  });
});
