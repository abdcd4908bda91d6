import {
  flagOf,
  type GroupPlan,
  type ImportContext,
  type Importer,
  printOf,
  type RowGroup,
  refused,
  textOf,
  type Write,
} from "@server/core/importer";
import type { ImportRow } from "@shared/imports/column";
import { type CustomerDocument, CustomerModel } from "./customer.model";
import { customerIdOf } from "./customer-id";
import {
  CompanyModel,
  type RelationDocument,
  RelationModel,
  relationPlace,
} from "./relation.model";

/** How a tie is called from its other end; a tie without an entry is told from one end only. */
const inverse: Partial<Record<RelationDocument["kind"], RelationDocument["kind"]>> = {
  spouse: "spouse",
  sibling: "sibling",
  child: "parent",
  parent: "child",
};

/** Reads ties between customers, their relatives and companies. */
export const relationsImporter: Importer = {
  kind: "relations",
  keyOf: (row) =>
    ["no", "kind", "otherNo", "companyNo", "name"].map((key) => textOf(row, key) ?? "").join("|"),

  async plan(groups, context) {
    const nos = groups.flatMap(({ rows }) =>
      ["no", "otherNo"].flatMap((key) => textOf(rows[0]?.row ?? {}, key) ?? []),
    );
    const ids = await Promise.all([...new Set(nos)].map((no) => customerIdOf(context.vault, no)));
    const known = await CustomerModel.find(
      { _id: { $in: ids } },
      { no: 1, rmId: 1, unitPath: 1 },
    ).lean<CustomerDocument[]>();
    const byNo = new Map(known.map((customer) => [customer.no, customer]));
    const prints = await printOf(context.vault, groups);
    const relationIds = await Promise.all(
      groups.map(({ key }) => context.vault.deriveId("rel", key)),
    );
    const stored = await RelationModel.find({ _id: { $in: relationIds } }).lean<
      RelationDocument[]
    >();

    return Promise.all(
      groups.map(async (group, at): Promise<GroupPlan> => {
        const row = group.rows[0]?.row ?? {};
        const customer = byNo.get(textOf(row, "no") ?? "");
        const other = byNo.get(textOf(row, "otherNo") ?? "");
        const problem = problemOf(row, { customer, other, context });
        if (problem || !customer) return refused(group, ...(problem ?? noCustomer));
        const id = relationIds[at] ?? "";
        const before = stored.find(({ _id }) => _id === id);
        const source = prints[at] ?? "";
        if (before?.source === source) return { outcome: "same", writes: [] };
        const writes = () => writesOf(group, { id, source, customer, other, context });
        return { outcome: before ? "changed" : "new", owner: customer._id, writes };
      }),
    );
  },
};

const noCustomer: [string, string] = ["unknownCustomer", "客户号"];

interface Ends {
  readonly customer: CustomerDocument | undefined;
  readonly other: CustomerDocument | undefined;
  readonly context: ImportContext;
}

function problemOf(
  row: ImportRow,
  { customer, other, context }: Ends,
): [string, string] | undefined {
  if (!customer || !context.mayAssignTo({ id: customer.rmId, unitPath: customer.unitPath })) {
    return noCustomer;
  }
  if (textOf(row, "otherNo") && !other) return ["unknownCustomer", "对方客户号"];
  const kind = textOf(row, "kind");
  if (kind === "executive")
    return textOf(row, "companyNo") && textOf(row, "companyName")
      ? undefined
      : ["missing", "企业编号"];
  if (!other && !textOf(row, "name") && kind !== "child") return ["missing", "对方姓名"];
  // A child's name is kept only with a guardian's yes; without it the record says that there is a child.
  const namesChild = kind === "child" && !other && textOf(row, "name") !== undefined;
  return namesChild && !flagOf(row, "consented") ? ["childName", "对方姓名"] : undefined;
}

async function writesOf(
  { rows }: RowGroup,
  {
    id,
    source,
    customer,
    other,
    context,
  }: Ends & { readonly id: string; readonly source: string; readonly customer: CustomerDocument },
): Promise<Write[]> {
  const { vault } = context;
  const row = rows[0]?.row ?? {};
  const kind = textOf(row, "kind") as RelationDocument["kind"];
  const name = textOf(row, "name");
  const companyNo = textOf(row, "companyNo");
  const companyId = companyNo ? await vault.deriveId("com", companyNo) : undefined;
  const shared = { consented: flagOf(row, "consented") ?? false, source };
  const set = {
    customerId: customer._id,
    kind,
    ...shared,
    ...(other ? { otherCustomerId: other._id } : {}),
    ...(companyId ? { companyId, position: textOf(row, "position") ?? null } : {}),
    ...(name && !other ? { name: await vault.seal(customer._id, relationPlace(id), name) } : {}),
  };
  const writes: Write[] = [{ model: RelationModel, id, set }];
  if (companyId) {
    const company = {
      no: companyNo,
      name: textOf(row, "companyName"),
      industry: textOf(row, "industry") ?? null,
    };
    writes.push({ model: CompanyModel, id: companyId, set: company });
  }
  const back = inverse[kind];
  if (other && back) {
    const backId = await vault.deriveId("rel", `${id}|back`);
    writes.push({
      model: RelationModel,
      id: backId,
      set: { customerId: other._id, kind: back, otherCustomerId: customer._id, ...shared },
    });
  }
  return writes;
}
