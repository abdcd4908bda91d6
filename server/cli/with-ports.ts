import { ConfigError, readConfig } from "@config/env";
import { AppError } from "@shared/core/errors";
import { errors } from "@shared/text/zh-CN/errors";
import { disconnectMongo, syncIndexes } from "../core/mongo";
import { type OpenPorts, openPorts } from "../server";

/** How a program of the command line ended. */
export const exitCode = { done: 0, refused: 1, unusable: 2 } as const;

/**
 * Runs a command on the same database, keys and clock as the server, and ends the process with
 * its exit code. What the product expects to go wrong is one sentence; anything else is a bug.
 */
export async function withPorts(work: (ports: OpenPorts) => Promise<number>): Promise<void> {
  try {
    const ports = await openPorts({ ...readConfig(process.env), logLevel: "error" });
    try {
      await syncIndexes();
      process.exitCode = await work(ports);
    } finally {
      await ports.audit.close();
      await ports.wechat.close();
      await disconnectMongo();
    }
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = exitCode.unusable;
  }
  process.exit();
}

function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof AppError)) return (error as Error).stack ?? String(error);
  const details = error.details ? ` ${JSON.stringify(error.details)}` : "";
  return `${errors[error.code] ?? error.code}${details}`;
}
