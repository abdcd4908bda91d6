import { minutes } from "@server/core/clock";
import type { Ports } from "@server/ports";
import { warn } from "./security-notice.model";

const many = 5;
const within = minutes(10);
/** Failures of this process only: the notice is a courtesy, the limiter is what holds. */
const recent = new Map<string, number[]>();

/** Remembers a refused sign-in; the owner of the account is told when there are many. */
export async function noteFailure(
  staffId: string,
  from: { readonly ip: string; readonly userAgent: string },
  ports: Ports,
): Promise<void> {
  const now = Date.now();
  const times = [...(recent.get(staffId) ?? []), now].filter((at) => now - at < within);
  if (recent.size > 5_000) recent.clear();
  recent.set(staffId, times.length >= many ? [] : times);
  if (times.length >= many) await warn(staffId, "manyFailures", from, ports);
}
