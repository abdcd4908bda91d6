import { type ImportContext, type RowGroup, textOf, type Write } from "@server/core/importer";
import type { Vault } from "@server/core/vault";
import type { CustomerDocument, CustomerTag } from "./customer.model";
import { openCustomer, openDetails } from "./customer-open";
import { FieldChangeModel } from "./field-change.model";
import { openLocks, touches } from "./topic-locks";

const watched = ["name", "phone", "email", "address", "tier", "district", "occupation"] as const;

/** What a file changes in a record that was there before, as its field history keeps it. */
export async function historyWrites(
  before: CustomerDocument,
  { rows }: RowGroup,
  { vault, now }: ImportContext,
  source: string,
): Promise<Write[]> {
  const row = rows[0]?.row ?? {};
  const [opened, details] = await Promise.all([
    openCustomer(vault, before, ["name", "phone", "email", "address"]),
    openDetails(vault, before),
  ]);
  const known: Readonly<Record<string, string | undefined>> = {
    ...opened,
    tier: before.tier,
    district: details.district,
    occupation: details.occupation,
  };
  const changed = watched.filter((key) => (known[key] ?? "") !== (textOf(row, key) ?? ""));
  return Promise.all(
    changed.map(async (key): Promise<Write> => {
      const id = await vault.deriveId("fch", `${before._id}|${key}|${source}`);
      const from = known[key];
      const to = textOf(row, key);
      const values = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
      const place = { collection: "fieldChanges", id, field: "values" };
      return {
        model: FieldChangeModel,
        id,
        set: {
          customerId: before._id,
          key,
          values: await vault.sealGroup(before._id, place, values),
          at: now,
          by: { kind: "system", id: "import" },
          source: "import",
        },
      };
    }),
  );
}

/** The open tags after an import: a file does not bring back into the open what a lock hides. */
export async function openTagsOf(
  before: CustomerDocument | undefined,
  imported: readonly CustomerTag[],
  vault: Vault,
): Promise<CustomerTag[]> {
  const kept = (before?.tags ?? []).filter(({ source }) => source !== "import");
  if (!before?.locks) return [...kept, ...imported];
  const { locks } = await openLocks(vault, before);
  return [...kept, ...imported.filter(({ name }) => !touches(name, locks))];
}
