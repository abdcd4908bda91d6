import type { Scope, StaffActor } from "@server/core/policy";
import {
  type CustomerDocument,
  customers,
  openCustomers,
  seesAmounts,
} from "@server/features/customers";
import { staff } from "@server/features/organisation";
import { linesOf } from "@server/features/timeline";
import { transactions } from "@server/features/transactions";
import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";
import type { ExportKind } from "@shared/exports/endpoints";
import {
  maskAddress,
  maskEmail,
  maskedAmount,
  maskIdNumber,
  maskName,
  maskPhone,
} from "@shared/masking/masking";
import { fill } from "@shared/text/fill";
import { exports as words } from "@shared/text/zh-CN/exports";
import { timeline } from "@shared/text/zh-CN/timeline";

export type Cell = string | number;
/** A row by column key, with the customer whose it is. */
export interface ExportRow {
  readonly customerNo: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

interface Asked {
  readonly kind: ExportKind;
  readonly isClear: boolean;
  readonly tier?: string | undefined;
  readonly most: number;
}

const { lines } = timeline;
const personal = ["name", "phone", "idNumber", "email", "address"] as const;
const masks = {
  name: maskName,
  phone: maskPhone,
  idNumber: maskIdNumber,
  email: maskEmail,
  address: maskAddress,
} as const;

/**
 * The rows that this person may read, one more than `most` at the utmost so that too many are
 * noticed. Personal values are masked here already; in clear only where that was agreed.
 */
export async function gatherRows(
  actor: StaffActor,
  scope: Scope<CustomerDocument>,
  { kind, isClear, tier, most }: Asked,
  ports: Pick<Ports, "vault" | "clock">,
): Promise<ExportRow[]> {
  const rows: ExportRow[] = [];
  const found = customers.within(scope);
  const today = dayOf(ports.clock.now());
  let after: string | undefined;
  while (rows.length <= most) {
    const page = await found.page(
      { ...(tier ? { tier: tier as CustomerDocument["tier"] } : {}) },
      { limit: 200, ...(after ? { after } : {}) },
    );
    const heads = await headsOf(page, isClear, ports);
    for (const [at, customer] of page.entries()) {
      const own = { actor, customer, head: heads[at] ?? {}, scope, today };
      rows.push(...(await rowsOf[kind](own)));
    }
    after = page.at(-1)?._id;
    if (page.length < 200) break;
  }
  return rows.slice(0, most + 1);
}

interface Own {
  readonly actor: StaffActor;
  readonly customer: CustomerDocument;
  readonly head: Readonly<Record<string, string>>;
  readonly scope: Scope<CustomerDocument>;
  readonly today: string;
}

const rowsOf: Readonly<Record<ExportKind, (own: Own) => Promise<ExportRow[]>>> = {
  customers: async ({ actor, customer, head }) => [
    {
      customerNo: customer.no,
      cells: {
        ...head,
        no: customer.no,
        tier: words.tiers[customer.tier],
        since: customer.customerSince ?? "",
        risk: customer.riskLevel ?? "",
        assets: seesAmounts(actor, customer) ? customer.aumFen / 100 : maskedAmount,
        asOf: customer.assetsAsOf ?? "",
        tags: customer.tags.map(({ name }) => name).join("、"),
        lastContact: customer.lastContactAt ? dayOf(customer.lastContactAt) : "",
      },
    },
  ],
  holdings: async ({ actor, customer, head }) =>
    customer.holdings.map((holding) => ({
      customerNo: customer.no,
      cells: {
        ...head,
        no: customer.no,
        product: holding.name,
        category: words.holdingKinds[holding.kind],
        amount: seesAmounts(actor, customer) ? holding.amountFen / 100 : maskedAmount,
        maturesOn: holding.maturesOn ?? "",
        asOf: customer.assetsAsOf ?? "",
      },
    })),
  transactions: async ({ actor, customer, head, scope, today }) =>
    (await transactions.of(scope, customer._id, { from: "1900-01-01", to: today, limit: 500 })).map(
      (one) => ({
        customerNo: customer.no,
        cells: {
          ...head,
          no: customer.no,
          on: one.on,
          movement: words.movements[one.kind],
          amount: seesAmounts(actor, customer) ? one.amountFen / 100 : maskedAmount,
          product: one.name ?? "",
          channel: one.channel ?? "",
        },
      }),
    ),
  timeline: async ({ customer, head }) =>
    (await linesOf(customer._id, { limit: 200 })).map((line) => ({
      customerNo: customer.no,
      cells: {
        ...head,
        no: customer.no,
        at: line.at.toISOString(),
        event: fill(lines[line.line], line.params),
      },
    })),
};

/** Who the customers are: opened, and masked unless agreed otherwise; with the manager's name. */
async function headsOf(
  page: readonly CustomerDocument[],
  isClear: boolean,
  { vault }: Pick<Ports, "vault">,
): Promise<Record<string, string>[]> {
  const opened = await openCustomers(vault, page, personal);
  const managers = await staff.named([...new Set(page.map(({ rmId }) => rmId))]);
  const nameOf = new Map(managers.map(({ _id, name }) => [_id, name]));
  return page.map(({ rmId }, at) => {
    const values = personal.map((field) => {
      const value = opened[at]?.[field] ?? "";
      return [field, isClear || !value ? value : masks[field](value)] as const;
    });
    return { ...Object.fromEntries(values), rm: nameOf.get(rmId) ?? "" };
  });
}
