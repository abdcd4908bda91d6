import { days } from "@server/core/clock";
import { type CustomerDocument, lastChange } from "@server/features/customers";
import { hasSuspects } from "@server/features/duplicates";
import type { Ports } from "@server/ports";
import { addDays, dayOf } from "@shared/calendar/day";
import type { CustomerBrief } from "@shared/customers/customer";
import { sayDay } from "@shared/format/moment";
import type { RecordAlert } from "@shared/record/record";
import { fill } from "@shared/text/fill";
import { record as words } from "@shared/text/zh-CN/record";

/** Assets that were not renewed for so long are not to be spoken of as today's. */
const oldAfterDays = 35;
const phoneDays = 30;

/** What is wrong with a record or has changed in it, most consequential first. */
export async function alertsOf(
  customer: CustomerDocument,
  brief: CustomerBrief,
  { clock }: Pick<Ports, "clock">,
): Promise<RecordAlert[]> {
  const now = clock.now();
  const [phone, isSuspected] = await Promise.all([
    lastChange(customer._id, "phone", new Date(now.getTime() - days(phoneDays))),
    hasSuspects(customer._id),
  ]);
  return [
    ...(phone ? [alert("phoneChanged", "danger", { day: sayDay(dayOf(phone.at), now) })] : []),
    ...riskAlerts(customer, now),
    ...(isSuspected ? [alert("duplicate", "warn", {})] : []),
    ...expiredCards(customer, now),
    ...(customer.assetsAsOf && customer.assetsAsOf < addDays(dayOf(now), -oldAfterDays)
      ? [alert("assetsOld", "warn", { day: sayDay(customer.assetsAsOf, now) })]
      : []),
    ...missing(customer, brief),
  ];
}

type Kind = keyof typeof words.alerts;

const alert = (
  kind: Kind,
  tone: RecordAlert["tone"],
  params: Readonly<Record<string, string>>,
): RecordAlert => ({ kind, tone, text: fill(words.alerts[kind], params) });

function riskAlerts({ riskLevel, riskExpiresOn }: CustomerDocument, now: Date): RecordAlert[] {
  if (!riskLevel || !riskExpiresOn) return [alert("riskMissing", "warn", {})];
  return riskExpiresOn < dayOf(now)
    ? [alert("riskExpired", "danger", { day: sayDay(riskExpiresOn, now) })]
    : [];
}

function expiredCards({ accounts }: CustomerDocument, now: Date): RecordAlert[] {
  const count = accounts.filter(({ expiresOn }) => expiresOn && expiresOn < dayOf(now)).length;
  return count > 0 ? [alert("cardExpired", "warn", { count: String(count) })] : [];
}

/** Only what this reader could see is said to be missing. */
function missing({ email }: CustomerDocument, brief: CustomerBrief): RecordAlert[] {
  if (brief.age === undefined) return [];
  const fields = [
    ...(email ? [] : [words.fields.email]),
    ...(brief.district ? [] : [words.fields.district]),
    ...(brief.occupation ? [] : [words.fields.occupation]),
  ];
  return fields.length > 0 ? [alert("missingData", "info", { fields: fields.join("、") })] : [];
}
