import { readConfig } from "@config/env";
import { sandboxEnvironment } from "@sandbox/index";
import { type RunningServer, startServer } from "@server/server";
import { afterAll, beforeAll } from "vitest";
import { type Person, signIn } from "./as";
import { importDemoBank } from "./build/bank";
import { type TestDatabase, testDatabase } from "./database";
import { startSandbox, type TestSandbox } from "./sandbox";
import { newKeyFile } from "./stores";

/** A Wednesday morning in working hours: what the product's clock says when a test file begins. */
export const morning = "2026-11-25T10:00:00+08:00";

export interface TestApp {
  readonly url: string;
  readonly sandbox: TestSandbox;
  readonly server: RunningServer;
  readonly environment: Readonly<Record<string, string>>;
  /** Signs a person of the demo in through the front door; once a file, then the same person again. */
  as(person: string): Promise<Person>;
  /** Moves the product's time, in the server and on the platform. */
  setTime(instant: string): Promise<void>;
}

export interface AppOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Files of the demo bank up to this kind; none leaves the bank empty. */
  readonly bank?: "staff" | "customers" | "holdings" | "relations" | "none";
}

/** The whole server in this process, on a free port, with a platform and a bank of its own. */
export function testApp(options: AppOptions = {}): () => TestApp {
  const database = testDatabase();
  let app: TestApp | undefined;

  beforeAll(async () => {
    app = await openApp(database, options);
  });
  afterAll(async () => {
    await app?.server.close();
    await app?.sandbox.close();
  });

  return () => {
    if (!app) throw new Error("The app is there only while tests run.");
    return app;
  };
}

/** What a server needs from its environment to work on this database and platform. */
export function appEnvironment(
  database: TestDatabase,
  sandbox: TestSandbox,
): Record<string, string> {
  return {
    ...sandboxEnvironment(sandbox.url, sandbox.accounts),
    NODE_ENV: "test",
    PORT: "0",
    MONGODB_URI: database.uri,
    MONGODB_DATABASE: database.name,
    PUBLIC_ORIGINS: "http://127.0.0.1:*,http://*.localhost:*",
    // Every person of a test has an address of their own.
    TRUSTED_PROXIES: "127.0.0.1",
    KEY_FILE: newKeyFile(),
    LOG_LEVEL: process.env.TEST_LOG ?? "silent",
    DEMO_DATA: "true",
  };
}

async function openApp(database: TestDatabase, options: AppOptions): Promise<TestApp> {
  const sandbox = await startSandbox();
  const environment = { ...appEnvironment(database, sandbox), ...options.environment };
  const server = await startServer(readConfig(environment));
  for (const { kind, appid } of sandbox.accounts)
    sandbox.control.setCallback(kind, { url: `${server.url}/wechat/callback/${appid}` });
  await setTime(server.url, sandbox, morning);
  if (options.bank !== "none") await importDemoBank(server.ports, options.bank ?? "holdings");

  const people = new Map<string, Promise<Person>>();
  const place = { url: server.url, sandbox };
  return {
    url: server.url,
    sandbox,
    server,
    environment,
    as: (person) => {
      const known = people.get(person) ?? signIn(person, place);
      people.set(person, known);
      return known;
    },
    setTime: (instant) => setTime(server.url, sandbox, instant),
  };
}

async function setTime(url: string, sandbox: TestSandbox, instant: string): Promise<void> {
  const offsetMs = Date.parse(instant) - Date.now();
  const answer = await fetch(`${url}/dev/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ offsetMs }),
  });
  if (!answer.ok) throw new Error(`The clock did not move: ${answer.status}`);
  sandbox.control.setClockOffset(offsetMs);
}
