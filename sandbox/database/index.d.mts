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

export type Launch = (command: string, args: string[], options?: SpawnOptions) => ChildProcess;

export interface ServeOptions {
  readonly engine: Engine;
  readonly folder: string;
  readonly port?: number;
  readonly durable: boolean;
  /** The embedded server's cache, `256M` unless said otherwise. */
  readonly cacheSize?: string;
  readonly launch: Launch;
  readonly onLine?: (line: string) => void;
}

export interface PrepareOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Whether the slow server in Python will do. */
  readonly slow?: boolean;
  readonly launch: Launch;
  readonly say?: (progress: string) => void;
}

export const steps: readonly string[];

export function findEngine(
  env?: NodeJS.ProcessEnv,
  options?: { readonly slow?: boolean },
): Engine | undefined;
export function prepareEngine(options: PrepareOptions): Promise<Engine>;
export function serveDatabase(options: ServeOptions): Promise<RunningDatabase>;
export function freePort(host?: string): Promise<number>;
export function nameIn(uri: string, name: string): string;
export function onPath(program: string, env?: NodeJS.ProcessEnv): string | undefined;

export function claimFolder(folder: string, engine: Engine): void;
export function readMarker(folder: string): Readonly<Record<string, unknown>> | undefined;
export function writeMarker(folder: string, notes: Readonly<Record<string, unknown>>): void;
export function forgetFolder(folder: string): void;
