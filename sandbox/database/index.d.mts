import type { ChildProcess, SpawnOptions } from "node:child_process";

/** A database server that can be used at once. */
export interface Engine {
  readonly kind: "uri" | "mongod" | "embedded" | "python";
  readonly name: string;
  readonly version?: string;
  readonly binary?: string;
  readonly uri?: string;
}

export interface RunningDatabase {
  readonly engine: Engine;
  /** Absent when the server is somebody else's (MONGODB_URI). */
  readonly child?: ChildProcess;
  readonly port?: number;
  /** The address of one database on this server. */
  uri(name: string): string;
}

export function findEngine(
  env?: NodeJS.ProcessEnv,
  options?: { readonly slow?: boolean },
): Engine | undefined;

export function serveDatabase(options: {
  readonly engine: Engine;
  readonly folder: string;
  readonly port?: number;
  readonly durable: boolean;
  readonly launch: (command: string, args: string[], options?: SpawnOptions) => ChildProcess;
  readonly onLine?: (line: string) => void;
}): Promise<RunningDatabase>;

export function freePort(host?: string): Promise<number>;
export function nameIn(uri: string, name: string): string;
export function onPath(program: string, env?: NodeJS.ProcessEnv): string | undefined;
export const steps: readonly string[];
