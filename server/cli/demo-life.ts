import { addDays, instantAt } from "@shared/calendar/day";
import * as z from "zod";
import { acknowledge, append, conversationFor } from "../features/conversations";
import { type CustomerDocument, customers, everyCustomer } from "../features/customers";
import type { OpenPorts } from "../server";

const Life = z.object({
  talks: z.array(
    z.object({
      customer: z.string(),
      /** Days from today, and the time in Shanghai. */
      day: z.number().int().max(-1),
      at: z.string().regex(/^\d{2}:\d{2}$/),
      from: z.enum(["customer", "rm"]),
      text: z.string(),
    }),
  ),
});

/** Gives the demo a past: talks of the last days, received and read. Written once. */
export async function liveOn(life: unknown, today: string, ports: OpenPorts): Promise<void> {
  const { talks } = Life.parse(life);
  for (const [at, talk] of talks.entries()) await say(talk, at, today, ports);
}

async function found(no: string): Promise<CustomerDocument | null> {
  return customers.within(everyCustomer).byNo(no);
}

type Talk = z.output<typeof Life>["talks"][number];

async function say(
  { customer: no, day, at, from, text }: Talk,
  position: number,
  today: string,
  ports: OpenPorts,
): Promise<void> {
  const customer = await found(no);
  if (!customer) return;
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  const when = instantAt(addDays(today, day), hour * 60 + minute);
  const before = ports.clock.offsetMs;
  ports.clock.shiftTo(when.getTime() - Date.now());
  try {
    const conversation = await conversationFor(customer);
    const author =
      from === "rm"
        ? ({ kind: "staff", id: customer.rmId } as const)
        : ({ kind: "customer", id: customer._id } as const);
    const message = await append(
      {
        conversationId: conversation._id,
        customerId: customer._id,
        clientId: `demo:${position}`,
        author,
        body: { kind: "text", text },
        via: "app",
      },
      ports,
    );
    const both = { ...conversation, lastSeq: message.seq };
    const reached = { delivered: message.seq, read: message.seq };
    await acknowledge(both, "customer", reached, ports);
    await acknowledge(both, "staff", reached, ports);
  } finally {
    ports.clock.shiftTo(before);
  }
}
