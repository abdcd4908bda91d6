import { MongoBackend } from "@agendajs/mongo-backend";
import { Agenda } from "agenda";
import mongoose from "mongoose";
import type * as z from "zod";
import type { Ports } from "../ports";
import { minutes } from "./clock";

/**
 * A piece of background work. Agenda is only the clock that wakes it: what is due stands in the
 * product's own documents and is compared with the product's clock, so a job may run twice, late,
 * or be killed in the middle without anything being done twice.
 */
export interface JobDefinition<Name extends string = string, Data extends z.ZodType = z.ZodType> {
  /** `noun.verb` */
  readonly name: Name;
  /** Ids only; parsed when the job runs. */
  readonly data: Data;
  /** Milliseconds between runs, for sweeps. Omitted for jobs that are only enqueued. */
  readonly everyMs?: number;
  readonly concurrency?: number;
  /** Longer work must be cut into pieces that each end well within this. */
  readonly lockMinutes?: number;
  readonly run: (data: z.output<Data>, ports: Ports) => Promise<void>;
}

export function defineJob<const Name extends string, Data extends z.ZodType>(
  definition: JobDefinition<Name, Data>,
): JobDefinition {
  return definition as unknown as JobDefinition;
}

export interface Jobs {
  /** Runs a job soon, on whichever worker is free. Wakes that are equal and waiting count as one. */
  readonly wake: (name: string, data?: Record<string, unknown>) => Promise<void>;
}

export interface JobRunner extends Jobs {
  start(ports: Ports): Promise<void>;
  /** Runs every sweep now: after the product's time was moved. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

export function createJobs(definitions: readonly JobDefinition[], name: string): JobRunner {
  let agenda: Agenda | undefined;
  const make = () => {
    agenda ??= new Agenda({
      backend: new MongoBackend({
        mongo: mongoose.connection.db as never,
        collection: "agendaJobs",
      }),
      name,
      // Numbers on purpose: a text such as "200 ms" is silently read as five seconds.
      processEvery: 500,
      defaultConcurrency: 1,
      defaultLockLifetime: minutes(2),
      removeOnComplete: true,
    });
    return agenda;
  };
  const sweeps = definitions.filter(({ everyMs }) => everyMs !== undefined);
  let wakes: ((name: string) => void) | undefined;

  return {
    wake: async (jobName, data = {}) => {
      await make()
        .create(jobName, data)
        .unique({ name: jobName, ...flat(data) })
        .schedule(new Date())
        .save();
      wakes?.(jobName);
    },
    start: async (ports) => {
      const running = make();
      running.on("error", (error: unknown) => ports.log.error({ err: error }, "agenda"));
      running.on("fail", (error: unknown, job: { attrs: { name: string } }) =>
        ports.log.error({ err: error, job: job.attrs.name }, "job failed"),
      );
      for (const job of definitions) {
        running.define(
          job.name,
          async (one) => job.run(job.data.parse(one.attrs.data ?? {}), ports),
          {
            concurrency: job.concurrency ?? 1,
            lockLimit: job.concurrency ?? 1,
            lockLifetime: minutes(job.lockMinutes ?? 2),
          },
        );
      }
      await running.start();
      for (const { name: sweep, everyMs } of sweeps)
        await running.every(everyMs ?? 0, sweep, {}, { timezone: "Asia/Shanghai" } as never);
    },
    sweep: async () => {
      await mongoose.connection
        .collection("agendaJobs")
        .updateMany(
          { name: { $in: sweeps.map((one) => one.name) } },
          { $set: { nextRunAt: new Date() } },
        );
    },
    stop: async () => {
      await agenda?.drain(5_000);
      await agenda?.stop();
      agenda = undefined;
    },
  };
}

function flat(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [`data.${key}`, value]));
}
