import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { type ForwardProxy, startProxy } from "@sandbox/core/proxy";
import { ProxyAgent, request } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, startSandbox } from "./support/call";

let bench: Bench;
let proxy: ForwardProxy;
beforeAll(async () => {
  bench = await startSandbox();
  const target = { host: "127.0.0.1", port: bench.port };
  proxy = await startProxy({ port: 0, target, hosts: /(^|\.)qq\.com$/ });
});
afterAll(() => bench.close());

describe("the forward proxy", () => {
  it("stands in for the platform's hosts under a certificate of its own", async () => {
    const ca = await readFile(proxy.ca, "utf8");
    const dispatcher = new ProxyAgent({ uri: proxy.url, requestTls: { ca } });
    const { appid, secret } = bench.account("official");
    const query = new URLSearchParams({ grant_type: "client_credential", appid, secret });
    for (const host of ["api.weixin.qq.com", "sh.api.weixin.qq.com"]) {
      const answer = await request(`https://${host}/cgi-bin/token?${query}`, { dispatcher });
      expect(await answer.body.json()).toMatchObject({ expires_in: 7200 });
    }
    await dispatcher.close();
  });

  it("is not trusted by a client that was not given the certificate", async () => {
    const dispatcher = new ProxyAgent({ uri: proxy.url });
    const call = request("https://api.weixin.qq.com/cgi-bin/token", { dispatcher });
    await expect(call).rejects.toThrow();
    await dispatcher.close();
  });

  it("carries plain requests, and refuses every other host", async () => {
    const send = (head: string) =>
      new Promise<string>((resolve, reject) => {
        const port = Number(new URL(proxy.url).port);
        const socket = connect(port, "127.0.0.1", () => socket.write(`${head}\r\n\r\n`));
        socket.once("data", (bytes) => {
          resolve(bytes.toString().split("\r\n")[0] ?? "");
          socket.destroy();
        });
        socket.once("error", reject);
      });
    const plain =
      "GET http://file.api.weixin.qq.com/cgi-bin/media/get HTTP/1.1\r\nHost: file.api.weixin.qq.com";
    expect(await send(plain)).toBe("HTTP/1.1 200 OK");
    expect(await send("CONNECT bank.example:443 HTTP/1.1\r\nHost: bank.example")).toContain("403");
    expect(await send("CONNECT notqq.com:443 HTTP/1.1\r\nHost: notqq.com")).toContain("403");
    expect(await send("GET http://bank.example/ HTTP/1.1\r\nHost: bank.example")).toContain("403");
  });

  it("leaves no certificate behind when it ends", async () => {
    expect(existsSync(proxy.ca)).toBe(true);
    await proxy.close();
    expect(existsSync(proxy.ca)).toBe(false);
  });
});
