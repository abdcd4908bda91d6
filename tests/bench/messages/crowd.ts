import { issueTicket } from "@server/core/live";
import { openSession } from "@server/core/session";
import { conversationFor } from "@server/features/conversations/open-conversation";
import { CustomerModel } from "@server/features/customers";
import { buildCustomers } from "@tests/support/build/customers";
import { atOnce } from "../lib/rounds";
import { importPeople, type Stand } from "../lib/stand";

/** Somebody who writes, and the conversation they write in. */
export interface Writer {
  readonly customerId: string;
  readonly conversationId: string;
  readonly rmId: string;
  readonly sessionId: string;
}

export interface Crowd {
  readonly writers: readonly Writer[];
  /** Sessions of the managers who hear them, by staff id. */
  readonly managers: ReadonlyMap<string, string>;
}

const managers = ["rm-lin", "rm-zhou", "rm-shen"];

/** Customers of three managers with a conversation and a session each, as a working day has them. */
export async function gatherCrowd(stand: Stand, size: number): Promise<Crowd> {
  await importPeople(stand);
  await buildCustomers(
    { server: stand },
    Array.from({ length: size }, (_, at) => ({ rm: managers[at % managers.length] ?? "" })),
  );
  const customers = await CustomerModel.find({ no: /^made-/ })
    .limit(size)
    .lean();
  const writers: Writer[] = [];
  await atOnce(customers.length, 8, async (at) => {
    const customer = customers[at];
    if (!customer) return;
    const conversation = await conversationFor(customer as never);
    const sessionId = await sessionOf("customer", String(customer._id));
    writers.push({
      customerId: String(customer._id),
      conversationId: conversation._id,
      rmId: customer.rmId,
      sessionId,
    });
  });
  const ids = [...new Set(writers.map(({ rmId }) => rmId))];
  const sessions = await Promise.all(ids.map((id) => sessionOf("staff", id)));
  return { writers, managers: new Map(ids.map((id, at) => [id, sessions[at] ?? ""])) };
}

async function sessionOf(kind: "customer" | "staff", id: string): Promise<string> {
  const channel = kind === "staff" ? "console" : "mini";
  const { session } = await openSession({
    subject: { kind, id },
    channel,
    device: "bench",
    ip: "127.0.0.1",
    ...(kind === "staff" ? { secondFactorAt: new Date() } : {}),
  });
  return session._id;
}

/** A ticket that opens one socket of the product. */
export async function ticketOf(
  kind: "customer" | "staff",
  id: string,
  sessionId: string,
): Promise<string> {
  return (await issueTicket({ kind, id }, sessionId)).ticket;
}
