import type { StaffActor } from "@server/core/policy";
import { knownRegistry, rightOf, rolesTowards } from "@server/features/fields";
import type { CustomerBrief } from "@shared/customers/customer";
import type { Clearance, FieldRight } from "@shared/customers/fields";
import { maskName } from "@shared/masking/masking";
import type { CustomerDocument } from "./customer.model";

type Owner = Pick<CustomerDocument, "_id" | "rmId" | "unitPath">;

/** What one reader may do with each field of one customer, by the table of rights in force. */
export function fieldRightsFor(actor: StaffActor, customer: Owner): (key: string) => FieldRight {
  const registry = knownRegistry();
  const roles = rolesTowards(actor, customer);
  return (key) => rightOf(registry, roles, key);
}

/** Parts of the brief that disappear when their field may not be read clear. */
const onlyClear = {
  district: ["district"],
  age: ["age"],
  birthday: ["birthday"],
  occupation: ["occupation"],
  riskLevel: ["riskLevel", "riskExpiresOn"],
  aum: ["aumFen"],
  company: ["company"],
} as const satisfies Readonly<Record<string, readonly (keyof CustomerBrief)[]>>;

/** Parts that are always masked, and are not even that for who has no right. */
const maskedParts = {
  phone: "phoneMasked",
  idNumber: "idNumberMasked",
  email: "emailMasked",
} as const satisfies Readonly<Record<string, keyof CustomerBrief>>;

/**
 * Cuts a brief down to what its reader may see: the last step before it leaves the server, so that a
 * part somebody adds later is still within the table.
 */
export function withinRights<Brief extends CustomerBrief>(
  brief: Brief,
  actor: StaffActor,
  customer: Owner,
): Brief {
  const right = fieldRightsFor(actor, customer);
  const reads = (key: string): Clearance => right(key).read;
  const hidden = new Set<string>();
  for (const [key, parts] of Object.entries(onlyClear))
    if (reads(key) !== "clear") for (const part of parts) hidden.add(part);
  if (reads("email") === "none") hidden.add(maskedParts.email);
  const shown = Object.fromEntries(
    Object.entries(brief).filter(([part]) => !hidden.has(part)),
  ) as Brief;
  return {
    ...shown,
    name: reads("name") === "clear" ? brief.name : maskName(brief.name),
    phoneMasked: reads("phone") === "none" ? "" : brief.phoneMasked,
    idNumberMasked: reads("idNumber") === "none" ? "" : brief.idNumberMasked,
    tags: reads("tags") === "none" ? [] : brief.tags,
    family: familyFor(brief.family, reads("family")),
  };
}

function familyFor(family: CustomerBrief["family"], clearance: Clearance): CustomerBrief["family"] {
  if (clearance === "none") return [];
  return clearance === "clear"
    ? family
    : family.map((relative) => ({ ...relative, name: maskName(relative.name) }));
}
