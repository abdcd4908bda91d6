import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stageEnvironment } from "@config/scripts/lib/environment.mjs";
import { freePort } from "@sandbox/database/index.mjs";
import { sandboxEnvironment } from "@sandbox/index";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll } from "vitest";
import { type TestDatabase, testDatabase } from "./database";
import { copyMiniProgram, serverProgram } from "./journey-build";
import { type Program, startProgram } from "./journey-process";
import { newKeyFile } from "./stores";

export interface Product {
  /** The stage with the phones, where a person would look. */
  readonly stage: string;
  readonly server: string;
  /** The day on which the story begins. */
  readonly today: string;
  readonly folder: string;
  readonly database: TestDatabase;
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  /** Asks WeChat's side: its ledger, or for something that happens to a person there. */
  platform<Answer = unknown>(path: string, body?: object): Promise<Answer>;
  /** Moves the time of the product and of WeChat. */
  setTime(instant: string): Promise<void>;
}

interface ProductOptions {
  /** Time of day at which the story begins, on a Wednesday. */
  readonly at?: string;
}

/** The whole product as `npm start` brings it up, with a database of this file's own. */
export function testProduct(options: ProductOptions = {}): () => Product {
  const database = testDatabase();
  let running: { product: Product; close(): Promise<void> } | undefined;

  beforeAll(async () => {
    running = await openProduct(database, options);
  });
  afterAll(() => running?.close());

  return () => {
    if (!running) throw new Error("The product is there only while tests run.");
    return running.product;
  };
}

async function openProduct(database: TestDatabase, { at = "09:30" }: ProductOptions) {
  const folder = await mkdtemp(join(tmpdir(), "guibin-journey-"));
  const [serverPort, sandboxPort, stagePort] = [
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const urlOf = (port: number) => `http://127.0.0.1:${port}`;
  const [server, sandbox, stage] = [urlOf(serverPort), urlOf(sandboxPort), urlOf(stagePort)];
  const today = nextWednesday(at);
  const dist = await copyMiniProgram(folder, stagePort);

  const origins = stageEnvironment(stagePort);
  const env = {
    ...sandboxEnvironment(sandbox),
    ...origins,
    // Programs without a browser come to the server itself.
    PUBLIC_ORIGINS: `${origins.PUBLIC_ORIGINS},${server}`,
    NODE_ENV: "development",
    TZ: "Asia/Shanghai",
    MONGODB_URI: database.uri,
    MONGODB_DATABASE: database.name,
    KEY_FILE: newKeyFile(),
    STATIC_DIR: "dist",
    DEMO_DATA: "true",
    HOST: "127.0.0.1",
    PORT: `${serverPort}`,
    ROLES: "api,worker",
    LOG_LEVEL: "info",
  };
  await startProgram({
    args: [...serverProgram("cli/demo"), "--today", today],
    env,
    log: join(folder, "demo.log"),
  });
  await beginAt(database, today, at);

  const platform = async <Answer>(path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${sandbox}/__sandbox${path}`, {
      ...(body && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const wechat = await startProgram({
    args: [
      ...["--import", "tsx", "sandbox/main.ts"],
      ...["--port", `${sandboxPort}`, "--stage-port", `${stagePort}`],
      ...["--app", server, "--dist", dist],
    ],
    env: { NODE_ENV: "development", TZ: "Asia/Shanghai" },
    log: join(folder, "sandbox.log"),
    url: `${stage}/`,
  });
  await platform("/clock", { offsetMs: offsetTo(today, at) });

  let program: Program | undefined;
  const startServer = async () => {
    program = await startProgram({
      args: serverProgram("main"),
      env,
      log: join(folder, "server.log"),
      url: `${server}/readyz`,
    });
  };
  await startServer();

  const product: Product = {
    stage,
    server,
    today,
    folder,
    database,
    startServer,
    killServer: async () => program?.kill(),
    platform,
    setTime: async (instant) => {
      const offsetMs = Date.parse(instant) - Date.now();
      await platform("/clock", { offsetMs });
      const answer = await fetch(`${server}/dev/clock`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ offsetMs }),
      });
      if (!answer.ok) throw new Error(`The clock did not move: ${answer.status}`);
    },
  };
  const close = async () => {
    await program?.stop();
    await wechat.stop();
    if (!process.env.JOURNEY_KEEP) await rm(folder, { recursive: true, force: true });
  };
  return { product, close };
}

const hourMs = 3_600_000;
const wednesday = 3;

/** The next Wednesday whose time of day is still to come: a story never depends on when it is told. */
function nextWednesday(at: string): string {
  for (let ahead = 0; ; ahead += 1) {
    const day = new Date(Date.now() + 8 * hourMs + ahead * 24 * hourMs).toISOString().slice(0, 10);
    const isAhead = offsetTo(day, at) > 0;
    if (isAhead && new Date(`${day}T12:00:00Z`).getUTCDay() === wednesday) return day;
  }
}

function offsetTo(day: string, at: string): number {
  return Date.parse(`${day}T${at}:00+08:00`) - Date.now();
}

/** Leaves the product's time where a run before would have left it. */
async function beginAt({ uri, name }: TestDatabase, day: string, at: string): Promise<void> {
  const client = new MongoClient(uri);
  try {
    const settings = client.db(name).collection<{ _id: string; value: unknown }>("settings");
    const value = { offsetMs: offsetTo(day, at) };
    await settings.updateOne({ _id: "clock" }, { $set: { value } }, { upsert: true });
  } finally {
    await client.close();
  }
}
