import type { RequestContext } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import {
  consentRows,
  consents,
  hashText,
  noticeInForce,
  noticeText,
} from "@server/features/consents";
import { customers, customersSeenBy } from "@server/features/customers";
import { DataRightsError } from "@shared/privacy/data-rights";

/** A customer's answers, the present ones and all before, each with whether its text is the one it was given to. */
export async function consentLedger(
  customerId: string,
  { actor, ports, ip, requestId }: RequestContext<StaffActor>,
) {
  const customer = await customers.within(customersSeenBy(actor)).find(customerId);
  if (!customer) throw DataRightsError.notFound();
  ports.audit.note({
    actor: { kind: "staff", id: actor.id, roles: actor.roles },
    act: "consents.read",
    object: { kind: "customer", id: customerId },
    customerId,
    result: "ok",
    ip,
    requestId,
  });
  const [rows, current, { version }] = await Promise.all([
    consents.all(customerId),
    consentRows(customerId),
    noticeInForce(),
  ]);
  const hashes = new Map<string, string>();
  for (const one of new Set(rows.map((row) => row.version)))
    hashes.set(one, hashText(await noticeText(one)));
  return {
    version,
    current: current.map(({ purpose, granted, at }) => ({
      purpose,
      granted,
      ...(at ? { at } : {}),
    })),
    ledger: rows.reverse().map((row) => ({
      id: row._id,
      purpose: row.purpose,
      granted: row.granted,
      version: row.version,
      textHash: row.textHash,
      isProven: hashes.get(row.version) === row.textHash,
      channel: row.channel,
      at: row.at.toISOString(),
    })),
  };
}
