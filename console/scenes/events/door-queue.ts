import { call } from "@console/data/call";
import { isUnreachable } from "@console/data/failure";
import { deviceMemory } from "../../data/device-memory";
import type { SignUp } from "./event.types";

interface Scan {
  readonly eventId: string;
  readonly code: string;
  readonly scannedAt: string;
}

const memory = "guibin.door";

/** Tickets scanned while the network was away; kept over a reload, sent when it is back. */
export function pendingScans(eventId: string): readonly Scan[] {
  return read().filter((scan) => scan.eventId === eventId);
}

/** Checks a ticket in, or notes it for later; rejects with the server's own reason only. */
export async function checkIn(
  eventId: string,
  code: string,
  scannedAt: string,
): Promise<SignUp | "kept"> {
  try {
    return await call("POST /events/:id/check-in", { id: eventId, code, scannedAt });
  } catch (failure) {
    if (!isUnreachable(failure)) throw failure;
    const others = read().filter((scan) => scan.eventId !== eventId || scan.code !== code);
    write([...others, { eventId, code, scannedAt }]);
    return "kept";
  }
}

/** Sends what was kept. A ticket the server refuses is done with as well: its reason is no longer news. */
export async function sendPending(eventId: string): Promise<void> {
  for (const scan of pendingScans(eventId)) {
    try {
      await call("POST /events/:id/check-in", {
        id: eventId,
        code: scan.code,
        scannedAt: scan.scannedAt,
      });
    } catch (failure) {
      if (isUnreachable(failure)) return;
    }
    write(read().filter((other) => other.eventId !== scan.eventId || other.code !== scan.code));
  }
}

function read(): readonly Scan[] {
  try {
    const kept: unknown = JSON.parse(deviceMemory.read(memory) ?? "[]");
    return Array.isArray(kept) ? (kept as Scan[]) : [];
  } catch {
    return [];
  }
}

function write(scans: readonly Scan[]): void {
  deviceMemory.write(memory, JSON.stringify(scans));
}
