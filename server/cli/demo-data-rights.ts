import type { Clock } from "@server/core/clock";
import type { RequestContext } from "@server/core/implement";
import type { CustomerActor, StaffActor } from "@server/core/policy";
import { customers, everyCustomer } from "@server/features/customers";
import { askCorrection, askDeletion } from "@server/features/data-rights";
import { askExport } from "@server/features/exports";
import { importAs } from "@server/features/imports";
import { staff } from "@server/features/organisation";
import { staffActor } from "@server/features/sessions";
import { addDays } from "@shared/calendar/day";
import type { Ports } from "../ports";

const actorOf: (id: string, clock: Clock) => Promise<StaffActor | undefined> = staffActor;

/** What people did with data before the demo begins: a file brought in, one taken out, two wishes about one's own. */
export async function fillDataRights(today: string, ports: Ports): Promise<void> {
  await importAs(ports, "rm-lin", {
    kind: "transactions",
    fileName: "十一月交易.csv",
    bytes: Buffer.from(movements(today)),
  });
  await exportBook("rm-lin", ports);
  const chen = await asCustomer("vip-chen", ports);
  if (chen) await askCorrection({ field: "email", value: "chen.jiahe@example.cn" }, chen);
  const leaving = await asCustomer("vip-105", ports);
  if (leaving) await askDeletion(undefined, leaving).catch(() => undefined);
}

/** Some weeks of movements; one line is wrong on purpose, so that the list of errors has something to show. */
function movements(today: string): string {
  const line = (no: string, n: number, ago: number, rest: string) =>
    `${no},T${no.slice(4)}${String(n).padStart(3, "0")},${addDays(today, -ago)},${rest}`;
  return [
    "客户号,流水号,交易日期,交易类型,金额(元),产品名称,渠道",
    line("vip-chen", 1, 21, "转入,800000.00,,网点"),
    line("vip-chen", 2, 20, "申购,600000.00,稳享六月定开,手机银行"),
    line("vip-chen", 3, 6, "分红付息,4218.50,季季红利,系统"),
    line("vip-wu", 1, 18, "转入,120000.00,,手机银行"),
    line("vip-wu", 2, 12, "申购,100000.00,中债指数一号,手机银行"),
    line("vip-wu", 3, 3, "消费,8600.00,,信用卡"),
    line("vip-000", 1, 3, "转入,1.00,,网点"),
  ].join("\n");
}

async function exportBook(no: string, ports: Ports): Promise<void> {
  const person = await staff.byNo(no);
  const actor = person ? await actorOf(person._id, ports.clock) : undefined;
  if (!actor) return;
  const asked = {
    kind: "customers" as const,
    format: "xlsx" as const,
    fields: ["no", "name", "tier", "risk", "lastContact"],
    isClear: false,
    purpose: "visit" as const,
    reason: "准备本周拜访名单",
  };
  await askExport(asked, { ...nowhere(ports), actor });
}

async function asCustomer(
  no: string,
  ports: Ports,
): Promise<RequestContext<CustomerActor> | undefined> {
  const customer = await customers.within(everyCustomer).byNo(no);
  if (!customer) return undefined;
  const actor: CustomerActor = {
    kind: "customer",
    id: customer._id,
    sessionId: "",
    wechatUserId: "",
  };
  return { ...nowhere(ports), actor };
}

/** A request that came over no network. */
const nowhere = (ports: Ports) => ({
  requestId: "demo",
  ip: "",
  userAgent: "",
  origin: "",
  ports,
  cookies: { get: () => undefined, set: () => {} },
});
