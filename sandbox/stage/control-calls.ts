import type { Control, Sandbox } from "../core/types";

/** What the page may ask of the platform: the acts of a person with a phone, and of the operator. */
const callable = [
  "people",
  "phone",
  "follow",
  "unfollow",
  "mute",
  "say",
  "clickMenu",
  "tapMenuItem",
  "scan",
  "enterMiniProgram",
  "branches",
  "walk",
  "surroundings",
  "shake",
  "login",
  "phoneCode",
  "askSubscribe",
  "answerSubscribe",
  "clock",
  "setClockOffset",
  "faults",
  "addFault",
  "removeFault",
  "clearFaults",
  "trace",
  "pushes",
  "authenticator",
] as const satisfies readonly (keyof Control)[];

export type Callable = (typeof callable)[number];

/** A refusal with a stable code. */
export class StageError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** Runs one call by name; bytes of pictures and voices arrive as base64. */
export async function callControl(
  sandbox: Sandbox,
  name: string,
  args: unknown[],
): Promise<unknown> {
  if (!callable.some((known) => known === name))
    throw new StageError("stage.unknownCall", `没有「${name}」这个操作`, 404);
  const control = sandbox.control as unknown as Record<string, (...args: unknown[]) => unknown>;
  const run = control[name];
  if (!run) throw new StageError("stage.unknownCall", `没有「${name}」这个操作`, 404);
  return await run.apply(sandbox.control, args.map(withBytes));
}

function withBytes(argument: unknown): unknown {
  if (!argument || typeof argument !== "object" || !("base64" in argument)) return argument;
  const { base64, ...rest } = argument;
  return { ...rest, bytes: Buffer.from(String(base64), "base64") };
}
