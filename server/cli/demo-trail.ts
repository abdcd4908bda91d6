import mongoose from "mongoose";
import { createAudit } from "../core/audit";
import { days, hours, minutes } from "../core/clock";
import { customers, everyCustomer } from "../features/customers";
import { staff } from "../features/organisation";
import type { Ports } from "../ports";

/** How often each manager opened a record on each of the days before, one of them far above the rest. */
const usual: Readonly<Record<string, readonly number[]>> = {
  "rm-lin": [6, 8, 5, 7, 9, 0, 0, 6, 7, 8, 6, 5, 0],
  "rm-zhou": [4, 5, 6, 4, 5, 0, 0, 5, 26, 4, 6, 5, 0],
  "rm-shen": [3, 4, 4, 5, 3, 0, 0, 4, 3, 5, 4, 4, 0],
};

/**
 * The fortnight before the demo begins, as the trail remembers it: managers opened records of their
 * own books, one of them unusually many on one day, for compliance to find.
 */
export async function rememberReads({ vault, clock }: Ports): Promise<void> {
  const began = clock.now().getTime();
  let instant = clock.now();
  const audit = createAudit({ db: mongoose.connection, vault, clock: { now: () => instant } });
  const everybody = await customers.within(everyCustomer).page({}, { limit: 100 });
  for (const [no, counts] of Object.entries(usual)) {
    const person = await staff.byNo(no);
    const book = everybody.filter(({ rmId }) => rmId === person?._id);
    if (!person || book.length === 0) continue;
    for (const [at, count] of counts.entries()) {
      const morning = began - days(counts.length - at) - hours(3);
      for (let read = 0; read < count; read += 1) {
        instant = new Date(morning + read * minutes(7));
        const id = book[read % book.length]?._id ?? "";
        audit.note({
          actor: { kind: "staff", id: person._id, roles: person.roles },
          act: "customer.read",
          object: { kind: "customer", id },
          customerId: id,
          result: "ok",
          ip: "10.12.3.21",
          requestId: `req_demo_${no}_${at}_${read}`,
        });
      }
    }
  }
  await audit.close();
}
