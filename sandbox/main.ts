import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startProxy } from "./core/proxy";
import type { AccountCredentials, AccountKind, CallbackTarget, SandboxOptions } from "./core/types";
import { createSandbox } from "./index";

const usage = `npm run sandbox -- [--port N] [选项]
  --port N              平台端口，0 为任选（默认 0）
  --host H              监听地址（默认 127.0.0.1）
  --seed demo|empty     初始数据（默认 demo）
  --stage-port M        同时打开舞台
  --app URL             被测服务的地址，回调默认发往 URL/wechat/callback/<appid>
  --dist DIR            小程序构建目录，用于页面检查与舞台
  --callback-official URL  --callback-mini URL   回调地址
  --callback-mode plain|compatible|safe          回调加密方式（默认 safe）
  --callback-format xml|json                     小程序回调格式（默认 xml）
  --proxy-port P        同时打开正向代理，供主机名写死的客户端使用，0 为任选
账号可由环境变量指定：SANDBOX_OFFICIAL_ / SANDBOX_MINI_ 加 APPID SECRET TOKEN AES_KEY ORIGINAL_ID`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    host: { type: "string", default: "127.0.0.1" },
    seed: { type: "string", default: "demo" },
    "stage-port": { type: "string" },
    app: { type: "string" },
    dist: { type: "string" },
    "callback-official": { type: "string" },
    "callback-mini": { type: "string" },
    "callback-mode": { type: "string", default: "safe" },
    "callback-format": { type: "string", default: "xml" },
    "proxy-port": { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const fields = {
  appid: "APPID",
  secret: "SECRET",
  token: "TOKEN",
  encodingAESKey: "AES_KEY",
  originalId: "ORIGINAL_ID",
} as const;

/** What the environment says about an account; the rest stays the demo's. */
function accountFromEnvironment(kind: AccountKind): Partial<AccountCredentials> {
  const given: Partial<AccountCredentials> = {};
  for (const [field, suffix] of Object.entries(fields)) {
    const value = process.env[`SANDBOX_${kind.toUpperCase()}_${suffix}`];
    if (value) Object.assign(given, { [field]: value });
  }
  return given;
}

function portOf(value: string, name: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  console.error(`--${name} 必须是 0 到 65535 的整数`);
  process.exit(2);
}

/** Pages of the built mini-program, so that a message to a page that does not exist is refused. */
function pagesOf(dist: string | undefined): string[] | null {
  const file = dist === undefined ? "" : join(dist, "app.json");
  if (!existsSync(file)) return null;
  const app = JSON.parse(readFileSync(file, "utf8")) as {
    pages?: string[];
    subPackages?: { root: string; pages: string[] }[];
    subpackages?: { root: string; pages: string[] }[];
  };
  const packages = app.subPackages ?? app.subpackages ?? [];
  const inner = packages.flatMap(({ root, pages }) =>
    pages.map((page) => `${root.replace(/\/$/, "")}/${page}`),
  );
  return [...(app.pages ?? []), ...inner];
}

function targetOf(kind: AccountKind, appid: string): CallbackTarget | null {
  const app = values.app?.replace(/\/$/, "");
  const url = values[`callback-${kind}`] ?? (app && `${app}/wechat/callback/${appid}`);
  if (!url) return null;
  const mode = values["callback-mode"];
  return {
    url,
    mode: mode === "plain" || mode === "compatible" ? mode : "safe",
    format: values["callback-format"] === "json" ? "json" : "xml",
  };
}

type Sandbox = Awaited<ReturnType<typeof createSandbox>>;
type Close = () => Promise<void>;

async function main(): Promise<void> {
  if (values.help) {
    console.log(usage);
    return;
  }
  const sandbox = await start();
  const closers: Close[] = [() => sandbox.close()];
  console.log(JSON.stringify({ listening: sandbox.url, accounts: sandbox.accounts }));
  if (values["proxy-port"] !== undefined) closers.unshift(await openProxy(sandbox));
  if (values["stage-port"] !== undefined) closers.unshift(await openStage(sandbox));
  const stop = async () => {
    for (const close of closers) await close();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

async function start(): Promise<Sandbox> {
  const options: SandboxOptions = {
    port: portOf(values.port, "port"),
    host: values.host,
    seed: values.seed === "empty" ? "empty" : "demo",
    accounts: {
      official: accountFromEnvironment("official"),
      mini: accountFromEnvironment("mini"),
    },
    rules: { miniPages: pagesOf(values.dist) },
  };
  const sandbox = await createSandbox(options);
  for (const { kind, appid } of sandbox.accounts) {
    sandbox.control.setCallback(kind, targetOf(kind, appid));
  }
  return sandbox;
}

/** The second line of output says where the proxy is and which certificate to trust. */
async function openProxy({ port }: Sandbox): Promise<Close> {
  const proxy = await startProxy({
    port: portOf(values["proxy-port"] ?? "", "proxy-port"),
    target: { host: values.host, port },
    hosts: /(^|\.)qq\.com$/,
  });
  console.log(JSON.stringify({ proxy: proxy.url, ca: proxy.ca }));
  return () => proxy.close();
}

async function openStage(sandbox: Sandbox): Promise<Close> {
  const { app, dist } = values;
  if (app === undefined || dist === undefined) throw new Error("--stage-port 需要 --app 和 --dist");
  // Loaded only where somebody wants to see the phones.
  const { startStage } = await import("./stage/server");
  const port = portOf(values["stage-port"] ?? "", "stage-port");
  const stage = await startStage({ port, sandbox, appUrl: app, distDir: dist, host: values.host });
  console.log(JSON.stringify({ stage: stage.url }));
  return () => stage.close();
}

main().catch((error: unknown) => {
  console.error(`沙箱没有启动：${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
