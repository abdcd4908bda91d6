import {
  flagOf,
  type GroupPlan,
  type ImportContext,
  type Importer,
  listOf,
  printOf,
  type RowGroup,
  refused,
  textOf,
} from "@server/core/importer";
import { birthDateOf } from "@shared/identifiers/id-number";
import type { ImportRow } from "@shared/imports/column";
import { type StaffDocument, StaffModel } from "../organisation";
import { birthdayOf } from "./birthday";
import { type CustomerDocument, CustomerModel, type CustomerTag } from "./customer.model";
import { customerIdOf } from "./customer-id";
import { customerPlace } from "./customer-open";
import { historyWrites, openTagsOf } from "./import-history";
import { survivorsOf } from "./merged-customer.model";
import { bookTokens } from "./search-tokens";

/** Reads the customer master file: who they are, their tier and their manager. */
export const customersImporter: Importer = {
  kind: "customers",
  keyOf: (row) => textOf(row, "no") ?? "",

  async plan(groups, context) {
    const ids = await Promise.all(groups.map(({ key }) => customerIdOf(context.vault, key)));
    const idIndexes = await Promise.all(
      groups.map(({ rows }) =>
        context.vault.blind("idNumber", textOf(rows[0]?.row ?? {}, "idNumber") ?? ""),
      ),
    );
    // Under every living key: while index keys change, a record may still stand under the one before.
    const searched = await Promise.all(
      groups.map(({ rows }) =>
        context.vault.blindSearch("idNumber", textOf(rows[0]?.row ?? {}, "idNumber") ?? ""),
      ),
    );
    const known = await CustomerModel.find({
      $or: [{ _id: { $in: ids } }, { idNumberIndex: { $in: searched.flat() } }],
    }).lean<CustomerDocument[]>();
    const merged = await survivorsOf(ids);
    const managers = await managersOf(groups);
    const prints = await printOf(context.vault, groups);

    return Promise.all(
      groups.map(async (group, at): Promise<GroupPlan> => {
        const id = ids[at] ?? "";
        const idNumberIndex = idIndexes[at] ?? "";
        // Two records were found to be one person: the core system has to join them before it goes on.
        if (merged.has(id)) return refused(group, "mergedNumber", "客户号");
        const before = known.find(({ _id }) => _id === id);
        const manager = managers.get(textOf(group.rows[0]?.row ?? {}, "rmNo") ?? "");
        const problem = problemOf(group, {
          id,
          idNumberIndex,
          searched: searched[at] ?? [],
          before,
          known,
          manager,
          context,
          idIndexes,
        });
        if (problem || !manager) return refused(group, ...(problem ?? noManager));
        const source = `${prints[at]}.${manager._id}.${manager.unitPath.join()}`;
        if (before?.sources.customers === source) return { outcome: "same", writes: [] };
        const facts = { id, idNumberIndex, before, manager, source, context };
        const insert = { ...blank, createdAt: context.now };
        const writes = async () => {
          const set = await documentOf(group, facts);
          const history = before ? await historyWrites(before, group, context, source) : [];
          return [{ model: CustomerModel, id, set, insert }, ...history];
        };
        return { outcome: before ? "changed" : "new", owner: id, writes };
      }),
    );
  },
};

const noManager: [string, string] = ["unknownManager", "客户经理工号"];

const blank = {
  aumFen: 0,
  holdings: [],
  accounts: [],
  contact: { marketing: false, greetings: true },
  openComplaints: 0,
  bound: false,
};

interface Facts {
  readonly id: string;
  readonly idNumberIndex: string;
  readonly before: CustomerDocument | undefined;
  readonly context: ImportContext;
}

async function managersOf(groups: readonly RowGroup[]): Promise<Map<string, StaffDocument>> {
  const nos = [...new Set(groups.map(({ rows }) => textOf(rows[0]?.row ?? {}, "rmNo") ?? ""))];
  const found = await StaffModel.find({ no: { $in: nos }, roles: "rm" }).lean<StaffDocument[]>();
  return new Map(found.map((manager) => [manager.no, manager]));
}

function problemOf(
  { rows }: RowGroup,
  {
    id,
    idNumberIndex,
    searched,
    before,
    known,
    manager,
    context,
    idIndexes,
  }: Facts & {
    readonly searched: readonly string[];
    readonly known: readonly CustomerDocument[];
    readonly manager: StaffDocument | undefined;
    readonly idIndexes: readonly string[];
  },
): [code: string, column: string] | undefined {
  const row = rows[0]?.row ?? {};
  const isMale = Number((textOf(row, "idNumber") ?? "").charAt(16)) % 2 === 1;
  if (isMale !== (textOf(row, "gender") === "male")) return ["genderMismatch", "性别"];
  if (!manager) return noManager;
  if (!context.mayAssignTo({ id: manager._id, unitPath: manager.unitPath }))
    return ["notYours", "客户经理工号"];
  const taken = known.some((other) => searched.includes(other.idNumberIndex) && other._id !== id);
  const twice = idIndexes.filter((index) => index === idNumberIndex).length > 1;
  if (taken || twice) return ["idNumberTaken", "身份证号"];
  const moves = before !== undefined && before.rmId !== manager._id;
  // A change of manager moves conversations and promises too: it has its own act, with a second person's yes.
  return moves && context.from === "person" ? ["reassigns", "客户经理工号"] : undefined;
}

async function documentOf(
  { key, rows }: RowGroup,
  {
    id,
    idNumberIndex,
    before,
    manager,
    source,
    context,
  }: Facts & {
    readonly manager: StaffDocument;
    readonly source: string;
  },
): Promise<Record<string, unknown>> {
  const { vault, now } = context;
  const row = rows[0]?.row ?? {};
  const person = {
    name: textOf(row, "name") ?? "",
    phone: textOf(row, "phone") ?? "",
    idNumber: textOf(row, "idNumber") ?? "",
  };
  const birthDate = birthDateOf(person.idNumber);
  const sealed = await sealAll(context, id, {
    ...person,
    birthDate,
    email: textOf(row, "email"),
    address: textOf(row, "address"),
  });
  return {
    no: key,
    tier: textOf(row, "tier"),
    rmId: manager._id,
    unitId: manager.unitId,
    unitPath: manager.unitPath,
    customerSince: textOf(row, "customerSince") ?? null,
    ...sealed,
    phoneIndex: await vault.blind("phone", person.phone),
    idNumberIndex,
    details: await vault.sealGroup(id, customerPlace(id, "details"), detailsOf(row)),
    searchTokens: await bookTokens(vault, manager._id, person),
    birthday: birthdayOf(birthDate, flagOf(row, "keepsLunar") ? "lunar" : "solar"),
    tags: await openTagsOf(before, tagsOf(row, now), vault),
    updatedAt: now,
    "sources.customers": source,
  };
}

async function sealAll(
  { vault }: ImportContext,
  id: string,
  values: Readonly<Record<string, string | undefined>>,
) {
  const given = Object.entries(values).flatMap(([field, plain]) =>
    plain ? [{ field, plain }] : [],
  );
  const sealed = await vault.sealMany(
    given.map(({ field, plain }) => ({
      owner: id,
      place: { collection: "customers", id, field },
      plain,
    })),
  );
  return Object.fromEntries(given.map(({ field }, at) => [field, sealed[at]]));
}

function detailsOf(row: ImportRow) {
  return {
    gender: textOf(row, "gender"),
    district: textOf(row, "district"),
    occupation: textOf(row, "occupation"),
    notes: textOf(row, "notes"),
  };
}

function tagsOf(row: ImportRow, at: Date): CustomerTag[] {
  const of = (dimension: CustomerTag["dimension"], key: string) =>
    listOf(row, key).map((name) => ({ name, dimension, source: "import" as const, at }));
  return [...of("wealth", "wealthTags"), ...of("life", "lifeTags")];
}
