import type { Consumer, DomainEvent } from "@server/core/events";
import { interviews } from "@shared/text/zh-CN/interviews";
import { tasks } from "@shared/text/zh-CN/tasks";
import { timeline as words } from "@shared/text/zh-CN/timeline";
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
  "note.added": { kind: "note", line: "note.added" },
  "need.moved": { kind: "need", line: "need.moved" },
  "interview.finished": { kind: "note", line: "interview.finished" },
  "lifeEvent.recorded": { kind: "life", line: "lifeEvent.recorded" },
  "relation.changed": { kind: "identity", line: "relation.changed" },
  "customer.tagged": { kind: "note", line: "customer.tagged" },
  "customer.merged": { kind: "identity", line: "customer.merged" },
  "customer.unmerged": { kind: "identity", line: "customer.unmerged" },
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

const lookUp = (words: Readonly<Record<string, string>>, key: unknown): string =>
  typeof key === "string" ? (words[key] ?? "") : "";

function paramsOf({ type, data }: DomainEvent): Record<string, string> {
  switch (type) {
    case "arrival.seen":
      return { place: String(data.place ?? "") };
    case "customer.rmChanged":
      return { from: String(data.fromName ?? ""), to: String(data.toName ?? "") };
    case "task.finished":
      return {
        kind: lookUp(tasks.kinds, data.kind),
        outcome: lookUp(tasks.outcomes, data.outcome),
      };
    case "note.added":
      return { kind: lookUp(words.noteKinds, data.kind) };
    case "need.moved":
      return {
        topic: lookUp(words.needTopics, data.topic),
        state: lookUp(words.needStates, data.state),
      };
    case "interview.finished":
      return {
        template:
          typeof data.template === "string" && data.template in interviews
            ? interviews[data.template as keyof typeof interviews].title
            : "",
      };
    default:
      return {};
  }
}

function byOf(kind: string): NewLine["by"]["kind"] {
  return kind === "staff" || kind === "customer" ? kind : "system";
}
