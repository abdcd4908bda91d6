import { sealedIn } from "./seal-walk";
import type { Sealed } from "./sealed";
import type { Vault } from "./vault";

/** A sealed value of a document in clear, with what it takes to seal it somewhere else. */
export interface OpenedValue {
  /** Where it is, as an update names it. */
  readonly path: string;
  /** The field it was sealed as. */
  readonly field: string;
  readonly plain: string;
}

/** Opens what one owner's keys sealed in a document; what is another owner's is left as it is. */
export async function openDocument(
  vault: Vault,
  owner: string,
  collection: string,
  document: Readonly<Record<string, unknown>>,
): Promise<OpenedValue[]> {
  const id = String(document._id);
  const opened = await Promise.all(
    sealedIn(document).map(async ({ path, field, value }) => {
      for (const name of [field, `{${field}}`]) {
        const place = { collection, id, field: name };
        const plain = await vault.open(owner, place, value).catch(() => undefined);
        if (plain !== undefined) return [{ path, field: name, plain }];
      }
      return [];
    }),
  );
  return opened.flat();
}

/** Seals opened values for another owner, by the paths of an update. */
export async function sealDocument(
  vault: Vault,
  owner: string,
  { collection, id }: { readonly collection: string; readonly id: string },
  values: readonly OpenedValue[],
): Promise<Record<string, Sealed>> {
  const sealed = await vault.sealMany(
    values.map(({ field, plain }) => ({ owner, place: { collection, id, field }, plain })),
  );
  return Object.fromEntries(values.map(({ path }, at) => [path, sealed[at] as Sealed]));
}
