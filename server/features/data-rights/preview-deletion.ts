import { type CustomerDocument, ownRecord } from "@server/features/customers";
import { isHeld, keptUntil, retentionNow } from "@server/features/retention";
import type { Ports } from "@server/ports";
import { type Day, dayOf } from "@shared/calendar/day";
import type { DeletionPreview } from "@shared/privacy/data-rights";
import type { RetentionClass } from "@shared/privacy/retention";
import { dataRights as words } from "@shared/text/zh-CN/data-rights";
import { coolingDays } from "./cooling-days";

/** Classes that the law keeps after the end, in the order in which they are told. */
const lawful = ["identity", "transaction", "sales", "chat", "complaint", "consent"] as const;
type Lawful = (typeof lawful)[number] & RetentionClass;

/** What a deletion would do for this customer: told before they ask, and again to who reviews it. */
export async function previewDeletion(
  customerId: string,
  ports: Pick<Ports, "config" | "clock">,
): Promise<DeletionPreview> {
  const customer = await ownRecord(customerId);
  const kept = await keptOf(customer, ports);
  return {
    now: Object.values(words.deletable),
    kept: kept.map(({ name, until }) => ({ ...words.kept[name], until })),
    blockers: [
      ...(customer.openComplaints > 0 ? [words.blockers.complaint] : []),
      ...((await isHeld(customerId)) ? [words.blockers.hold] : []),
    ],
    coolingDays,
  };
}

/** What the law keeps of a customer whose relationship ends today, and until when each. */
export async function keptOf(
  customer: CustomerDocument,
  ports: Pick<Ports, "config" | "clock">,
): Promise<{ readonly name: Lawful; readonly until: Day }[]> {
  const days = await retentionNow(ports);
  const today = dayOf(ports.clock.now());
  // Records of a product count from its end, where that is later than today.
  const lastEnd = customer.holdings
    .flatMap(({ maturesOn }) => maturesOn ?? [])
    .reduce((latest, day) => (day > latest ? day : latest), today);
  const from: Partial<Record<Lawful, Day>> = {
    sales: lastEnd,
    chat: lastEnd,
    transaction: lastEnd,
  };
  return lawful
    .filter((name) => name !== "complaint" || customer.openComplaints > 0)
    .map((name) => ({ name, until: keptUntil(days[name], from[name] ?? today) }));
}
