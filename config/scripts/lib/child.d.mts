import type { ChildProcess, SpawnOptions } from "node:child_process";

export function launch(command: string, args: string[], options?: SpawnOptions): ChildProcess;
export function stop(child: ChildProcess | undefined, graceMs?: number): Promise<void>;
export function stopAll(): Promise<void>;
export function killAll(): void;
export function isStopping(): boolean;
export function hasEnded(child: ChildProcess): boolean;
