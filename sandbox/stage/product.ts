import type { Sandbox } from "../core/types";

export interface Readiness {
  up: boolean;
  details: unknown;
}

export async function readiness(appUrl: URL): Promise<Readiness> {
  try {
    const answer = await fetch(new URL("/readyz", appUrl), { signal: AbortSignal.timeout(3000) });
    return { up: answer.ok, details: await answer.json().catch(() => null) };
  } catch {
    return { up: false, details: null };
  }
}

/**
 * Moves the platform's clock and the product's together: a message's window and a booking's
 * reminder must agree on what time it is.
 */
export async function moveClock(sandbox: Sandbox, appUrl: URL, offsetMs: number) {
  const clock = sandbox.control.setClockOffset(offsetMs);
  const product = await fetch(new URL("/dev/clock", appUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ offsetMs }),
    signal: AbortSignal.timeout(5000),
  }).then(
    (answer) => answer.ok,
    () => false,
  );
  return { ...clock, product };
}
