import type { AddressInfo } from "node:net";
import type { Config } from "@config/env";
import { api } from "@shared/api";
import mongoose from "mongoose";
import { createApp } from "./app";
import { approvalKinds } from "./approvals";
import { blindIndexes } from "./blind-indexes";
import { consumersOf } from "./consumers";
import { createAudit, fileSigner, Sealer } from "./core/audit";
import { ShiftableClock, seconds } from "./core/clock";
import { clockDoor, restoreClock } from "./core/clock-control";
import { registerConsumers, runConsumers } from "./core/events";
import { clientAddress } from "./core/http/client-address";
import { originMatcher } from "./core/http/headers";
import { createJobs } from "./core/job";
import { LiveServer } from "./core/live";
import { createLog } from "./core/log";
import { createMetrics } from "./core/metrics";
import { connectMongo, disconnectMongo, syncIndexes, transact } from "./core/mongo";
import { createKeyKeeper, createVault, fileKms, readKeyFile } from "./core/vault";
import { registerApprovals } from "./features/approvals";
import { currentRegistry } from "./features/fields";
import { registerKinds } from "./features/reach";
import { resolveActor, watchStanding } from "./features/sessions";
import { liveTemplates, readMappings } from "./features/wechat-desk";
import { framesOf } from "./frames";
import { jobs } from "./jobs";
import { messageKinds } from "./messages";
import type { Ports } from "./ports";
import { implementations, listen, openDoors } from "./routes";
import { createWechat } from "./wechat";

export interface RunningServer {
  readonly url: string;
  readonly ports: Ports;
  /** Handles every waiting event and runs every sweep: for tests and after a clock shift. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The ports with what only their owner may do: shift the clock, stop the jobs, read the counters. */
export type OpenPorts = Ports & {
  readonly clock: ShiftableClock;
  readonly live: LiveServer;
  readonly jobs: ReturnType<typeof createJobs>;
  readonly metrics: ReturnType<typeof createMetrics>;
};

/** Opens the database and everything that stands on it, without listening: what the command line shares with the server. */
export async function openPorts(config: Config): Promise<OpenPorts> {
  const log = createLog(config.logLevel);
  await connectMongo(config.mongo.uri, config.mongo.database);
  const clock = new ShiftableClock();
  const db = mongoose.connection;
  const strict = config.production;
  const { keyFile: path, cryptoProfile: profile } = config;
  const kms = fileKms(readKeyFile(path, { strict }), { path, strict, profile });
  const vault = createVault({ db, kms, clock, profile });
  const keys = createKeyKeeper({ db, kms, vault, clock, refills: blindIndexes });
  const audit = createAudit({
    db,
    vault,
    clock,
    hash: profile === "gm" ? "sm3" : "sha256",
    alarm: (problem, error) => log.error({ err: error, problem }, "audit alarm"),
  });
  const metrics = createMetrics();
  const place = { collection: "signals", id: "-", field: "payload" };
  const allowOrigin = originMatcher(config.origins);
  let ports: Ports & { readonly live: LiveServer };
  const live: LiveServer = new LiveServer({
    log,
    seal: async (plain) => vault.seal("live", place, plain.toString("utf8")),
    open: async (sealed) => Buffer.from(await vault.open("live", place, sealed)),
    allowOrigin,
    addressOf: (request) => clientAddress(request, config.trustedProxies),
    onClock: (offsetMs) => clock.shiftTo(offsetMs),
    ...framesOf(() => ports),
  });
  const wechat = createWechat({
    config: config.wechat,
    db,
    sealer: {
      seal: (place, text) => vault.seal("wechat", place, text),
      open: (place, sealed) => vault.open("wechat", place, sealed),
    },
    clock,
    log,
    isProduction: config.production,
    isOwnOrigin: allowOrigin,
    metrics: { onCall: ({ path, outcome }) => metrics.wechatCalls.inc({ call: path, outcome }) },
  });
  const runner = createJobs(jobs, `${process.pid}`);
  await readMappings();
  await currentRegistry();
  ports = {
    config: { ...config, templates: liveTemplates(config.templates) },
    clock,
    log,
    vault,
    keys,
    audit,
    live,
    jobs: runner,
    wechat,
  };
  registerConsumers(consumersOf(ports));
  registerKinds(messageKinds);
  registerApprovals(approvalKinds);
  listen(ports);
  return { ...ports, clock, live, jobs: runner, metrics };
}

/** Starts the roles that the configuration asks for, in this process. */
export async function startServer(config: Config): Promise<RunningServer> {
  refuseGaps();
  const ports = await openPorts(config);
  const { live, clock, log } = ports;
  await syncIndexes();
  await ports.wechat.prepare();
  if (!config.production) await restoreClock(clock);
  await live.start();
  const standing = watchStanding({ live, clock, log });
  const worker = config.roles.worker ? await startWorker(ports) : undefined;
  const settle = async () => {
    await ports.jobs.sweep();
    await worker?.consumers.idle();
  };

  const server = createApp({
    ports,
    live,
    metrics: ports.metrics,
    implementations,
    resolveActor: (token) => resolveActor(token, clock),
    engine: () => engineName(config),
    doors: (router) => {
      openDoors(router, ports);
      if (!config.production) clockDoor(router, { clock, live, settle });
    },
  });
  if (config.roles.api)
    await new Promise<void>((resolve) => server.listen(config.port, config.host, resolve));
  const { port } = (server.address() ?? { port: 0 }) as AddressInfo;
  log.info({ port, roles: config.roles }, "ready");

  return {
    url: `http://${config.host}:${port}`,
    ports,
    settle,
    close: async () => {
      standing.stop();
      await new Promise<void>((resolve) => {
        if (!config.roles.api) return resolve();
        server.close(() => resolve());
        live.stop().finally(() => server.closeIdleConnections());
        setTimeout(() => server.closeAllConnections(), 3_000).unref();
      });
      await atMost(seconds(5), worker?.stop());
      await atMost(seconds(1), ports.wechat.close());
      await atMost(seconds(5), ports.audit.close());
      await atMost(seconds(1), disconnectMongo());
    },
  };
}

/**
 * Waits for a part to stop, but not for ever: a document may be held for a minute by the transaction
 * of a server that was killed. Whatever is cut off here is taken up again by its own rules.
 */
async function atMost(milliseconds: number, stopping: Promise<unknown> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([stopping, patience]);
  clearTimeout(timer);
}

async function startWorker(ports: Ports & { readonly jobs: ReturnType<typeof createJobs> }) {
  const consumers = runConsumers(consumersOf(ports), {
    transact,
    onError: (error, consumer, event) =>
      ports.log.error(
        { err: error, consumer, event: event.type, id: event._id },
        "event consumer failed",
      ),
  });
  await ports.jobs.start(ports);
  ports.wechat.worker.start();
  const sealer = sealerOf(ports);
  sealer.start();
  return {
    consumers,
    stop: async () => {
      await ports.jobs.stop();
      await consumers.stop();
      await ports.wechat.worker.stop();
      await sealer.stop();
    },
  };
}

/** Signs the audit trail; its head goes to the log, which is kept outside the database. */
function sealerOf({ audit, config, log }: Ports): Sealer {
  const keys = readKeyFile(config.keyFile, { strict: config.production });
  return new Sealer({
    db: mongoose.connection,
    audit,
    signer: fileSigner(keys.signing),
    alarm: (problem, error) => log.error({ err: error, problem }, "audit alarm"),
    anchor: (head) => log.info({ head }, "audit head"),
  });
}

/** An endpoint that is declared but not implemented is found at start, not by a customer. */
function refuseGaps(): void {
  const done = new Set(
    implementations.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`),
  );
  const missing = api
    .map(({ method, path }) => `${method} ${path}`)
    .filter((key) => !done.has(key));
  if (missing.length > 0)
    throw new Error(`Endpoints without implementation: ${missing.join(", ")}`);
  if (done.size !== implementations.length) throw new Error("An endpoint is implemented twice.");
}

async function engineName({ databaseEngine }: Config): Promise<string> {
  const info = (await mongoose.connection.db?.admin().command({ buildInfo: 1 })) as
    | { version?: string; secantus?: unknown }
    | undefined;
  return `MongoDB ${info?.version ?? "?"}${databaseEngine ? ` (${databaseEngine})` : ""}`;
}
