import type { Consumer, DomainEvent } from "@server/core/events";
import { tasks } from "@shared/text/zh-CN/tasks";
import type { TimelineKind } from "@shared/timeline/timeline";
import { type NewLine, recordLines, type TimelineLine } from "./timeline.model";

/** Which event becomes which line. Conversations are their own log and stand here only as talks. */
const lines: Readonly<
  Record<string, { readonly kind: TimelineKind; readonly line: TimelineLine }>
> = {
  "booking.created": { kind: "booking", line: "booking.created" },
  "booking.rescheduled": { kind: "booking", line: "booking.rescheduled" },
  "booking.cancelled": { kind: "booking", line: "booking.cancelled" },
  "booking.completed": { kind: "booking", line: "booking.completed" },
  "booking.noShow": { kind: "booking", line: "booking.noShow" },
  "event.signedUp": { kind: "event", line: "event.signedUp" },
  "event.waitlisted": { kind: "event", line: "event.waitlisted" },
  "event.cancelled": { kind: "event", line: "event.cancelled" },
  "event.checkedIn": { kind: "event", line: "event.checkedIn" },
  "arrival.seen": { kind: "booking", line: "arrival.seen" },
  "customer.rmChanged": { kind: "identity", line: "customer.rmChanged" },
  "customer.bound": { kind: "identity", line: "customer.bound" },
  "consent.changed": { kind: "identity", line: "consent.changed" },
  "preferences.changed": { kind: "identity", line: "preferences.changed" },
  "task.finished": { kind: "task", line: "task.finished" },
};

/** Writes down on the customer's timeline what other features announce. */
export const timelineConsumer: Consumer = {
  name: "timeline",
  on: Object.keys(lines),
  handle: async (event, tx) => {
    const line = lineOf(event);
    if (line) await recordLines([line], tx);
  },
};

function lineOf(event: DomainEvent): NewLine | undefined {
  const found = lines[event.type];
  const customerId = customerOf(event);
  if (!found || !customerId) return undefined;
  return {
    key: event._id,
    customerId,
    at: event.at,
    ...found,
    params: paramsOf(event),
    by: { kind: byOf(event.actor.kind), id: event.actor.id },
    about: { noun: event.aggregate.kind, id: event.aggregate.id },
  };
}

function customerOf({ aggregate, data }: DomainEvent): string | undefined {
  if (typeof data.customerId === "string" && data.customerId !== "") return data.customerId;
  return aggregate.kind === "customer" ? aggregate.id : undefined;
}

function paramsOf({ type, data }: DomainEvent): Record<string, string> {
  if (type === "arrival.seen") return { place: String(data.place ?? "") };
  if (type === "customer.rmChanged")
    return { from: String(data.fromName ?? ""), to: String(data.toName ?? "") };
  if (type !== "task.finished") return {};
  const { kinds, outcomes } = tasks;
  return {
    kind: kinds[data.kind as keyof typeof kinds] ?? "",
    outcome: outcomes[data.outcome as keyof typeof outcomes] ?? "",
  };
}

function byOf(kind: string): NewLine["by"]["kind"] {
  return kind === "staff" || kind === "customer" ? kind : "system";
}
