import type { ChildProcess, SpawnOptions } from "node:child_process";

export function launch(command: string, args: string[], options?: SpawnOptions): ChildProcess;
export function stop(child: ChildProcess | undefined, graceMs?: number): Promise<void>;
export function kill(child: ChildProcess | undefined): void;
export function hasEnded(child: ChildProcess): boolean;
