import type { Tx } from "@server/core/mongo";
import { filterWithin, type Scope, scopeTo } from "@server/core/policy";
import type { Vault } from "@server/core/vault";
import { type CustomerDocument, CustomerModel } from "./customer.model";
import { survivorsOf } from "./merged-customer.model";
import { searchTokensFor } from "./search-tokens";

/** What of a record other features may set; everything else comes from the bank's files. */
export type CustomerChange = Partial<
  Pick<CustomerDocument, "bound" | "lastContactAt" | "contact" | "tags" | "openComplaints">
>;

/** Every customer: for jobs, imports and binding, which act for the bank and not for one person. */
export const everyCustomer: Scope<CustomerDocument> = scopeTo<CustomerDocument>({});

/** Just this one customer: what a signed-in customer sees. */
export const onlyCustomer = (id: string): Scope<CustomerDocument> =>
  scopeTo<CustomerDocument>({ _id: id });

export interface CustomerFilter {
  readonly tier?: CustomerDocument["tier"];
  readonly tag?: string;
  /** Only these, such as the hits of a search. */
  readonly ids?: readonly string[];
}

/** The only way to customer records. Every question is asked within a Scope. */
export const customers = {
  within: (scope: Scope<CustomerDocument>) => {
    const inScope = filterWithin(scope);
    return {
      /** A record by its id; the id of one that was merged leads to the one that stayed. */
      async find(id: string): Promise<CustomerDocument | null> {
        const found = await CustomerModel.findOne(
          inScope({ _id: id }),
        ).lean<CustomerDocument | null>();
        if (found) return found;
        const survivorId = (await survivorsOf([id])).get(id);
        if (!survivorId) return null;
        return CustomerModel.findOne(inScope({ _id: survivorId })).lean<CustomerDocument | null>();
      },
      findMany: (ids: readonly string[]) =>
        CustomerModel.find(inScope({ _id: { $in: [...ids] } })).lean<CustomerDocument[]>(),
      byNo: (no: string) => CustomerModel.findOne(inScope({ no })).lean<CustomerDocument | null>(),

      /** A page in the order of ids, beginning after `after`. */
      page: (filter: CustomerFilter, { after, limit }: { after?: string; limit: number }) =>
        CustomerModel.find(
          inScope({ ...conditionsOf(filter), ...(after ? { _id: { $gt: after } } : {}) }),
        )
          .sort({ _id: 1 })
          .limit(limit)
          .lean<CustomerDocument[]>(),

      /** A page in an order of the reader's choice; `after` is where the page before ended. */
      sorted: (
        narrowing: Record<string, unknown>,
        {
          after,
          sort,
          limit,
        }: {
          after?: Record<string, unknown>;
          sort: Record<string, 1 | -1>;
          limit: number;
        },
      ) =>
        CustomerModel.find(inScope({ $and: [narrowing, after ?? {}] }))
          .sort(sort)
          .limit(limit)
          .lean<CustomerDocument[]>(),

      /** Records that carry this phone number, in whatever spelling. */
      async byPhone(vault: Vault, phone: string): Promise<CustomerDocument[]> {
        const index = await vault.blindSearch("phone", phone);
        return CustomerModel.find(inScope({ phoneIndex: { $in: index } })).lean<
          CustomerDocument[]
        >();
      },

      /** Records that a whole phone, ID or customer number belongs to; parts of one find nobody. */
      async byWholeNumber(vault: Vault, number: string): Promise<CustomerDocument[]> {
        const plain = number.replace(/\s/g, "");
        const [phones, ids] = await Promise.all([
          vault.blindSearch("phone", plain),
          vault.blindSearch("idNumber", plain),
        ]);
        return CustomerModel.find(
          inScope({
            $or: [{ no: plain }, { phoneIndex: { $in: phones } }, { idNumberIndex: { $in: ids } }],
          }),
        )
          .limit(2)
          .lean<CustomerDocument[]>();
      },

      /**
       * Looks for a name, part of one, pinyin initials or last four digits in these managers' books,
       * else for a whole phone or ID number. Nothing can be searched outside a book but whole numbers.
       */
      async search(vault: Vault, query: string, rmIds: readonly string[], limit = 50) {
        const whole = [
          ...(await vault.blindSearch("phone", query)).map((phoneIndex) => ({ phoneIndex })),
          ...(await vault.blindSearch("idNumber", query)).map((idNumberIndex) => ({
            idNumberIndex,
          })),
        ];
        const tokens = await searchTokensFor(vault, rmIds, query);
        const either = [
          ...whole,
          ...(tokens.length > 0 ? [{ searchTokens: { $in: tokens } }] : []),
        ];
        if (either.length === 0) return [];
        return CustomerModel.find(inScope({ $or: either }))
          .limit(limit)
          .lean<CustomerDocument[]>();
      },

      count: (filter: CustomerFilter = {}) =>
        CustomerModel.countDocuments(inScope(conditionsOf(filter))),

      change: (id: string, set: CustomerChange, tx?: Tx) =>
        CustomerModel.findOneAndUpdate(
          inScope({ _id: id }),
          { $set: set },
          {
            returnDocument: "after",
            ...(tx ? { session: tx } : {}),
          },
        ).lean<CustomerDocument | null>(),
    };
  },

  /** How many customers each of these managers has. */
  async load(rmIds: readonly string[]): Promise<Map<string, number>> {
    const counts = await CustomerModel.aggregate<{ _id: string; count: number }>([
      { $match: { rmId: { $in: [...rmIds] } } },
      { $group: { _id: "$rmId", count: { $sum: 1 } } },
    ]);
    return new Map(counts.map(({ _id, count }) => [_id, count]));
  },
};

function conditionsOf({ tier, tag, ids }: CustomerFilter): Record<string, unknown> {
  return {
    ...(tier ? { tier } : {}),
    ...(tag ? { "tags.name": tag } : {}),
    ...(ids ? { _id: { $in: [...ids] } } : {}),
  };
}
