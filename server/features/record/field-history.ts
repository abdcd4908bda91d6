import type { StaffActor } from "@server/core/policy";
import type { Trail } from "@server/core/trail";
import {
  addTag,
  type CustomerDocument,
  type FieldChangeDocument,
  fieldRightsFor,
  openChanges,
  openDetails,
  removeTag,
  setFields,
} from "@server/features/customers";
import { currentRegistry, type Registry } from "@server/features/fields";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Clearance } from "@shared/customers/fields";
import type { Answer } from "@shared/forms/question";
import { maskAnswer, sayAnswer } from "@shared/forms/say-answer";
import { maskAddress, maskEmail, maskIdNumber, maskName, maskPhone } from "@shared/masking/masking";
import { editableFacts, RecordError } from "@shared/record/endpoints";
import type { FieldChange } from "@shared/record/record";
import { record as words } from "@shared/text/zh-CN/record";
import { segments } from "@shared/text/zh-CN/segments";
import { changeFact, type EditableFact } from "./change-fact";

const masks: Readonly<Record<string, (value: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  idNumber: maskIdNumber,
  email: maskEmail,
  address: maskAddress,
};
/** Always masked: who needs one of these in clear asks for it by itself, for a purpose. */
const sensitive: readonly string[] = ["phone", "idNumber", "email", "address"];

const isFact = (key: string): key is EditableFact => editableFacts.some((one) => one === key);

/** Changes as one reader may see them: no right, no line; masked where only its presence may be known. */
export async function presentChanges(
  list: readonly FieldChangeDocument[],
  customer: CustomerDocument,
  actor: StaffActor,
  { vault }: Pick<Ports, "vault">,
): Promise<FieldChange[]> {
  const registry = await currentRegistry();
  const right = fieldRightsFor(actor, customer);
  const rightKey = (key: string) => (key === "investor" || key === "merge" ? "tier" : key);
  const seen = list.filter(({ key }) => right(rightKey(key)).read !== "none");
  const [values, people] = await Promise.all([
    openChanges(vault, seen),
    staff.named([...new Set(seen.map(({ by }) => by.id))]),
  ]);
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  return seen.map((change, at) => {
    const { _id, key, source, by } = change;
    const say = sayer(registry, key, right(rightKey(key)).read);
    const { from, to } = values[at] ?? {};
    return {
      id: _id,
      field: key,
      label: labelOf(registry, key),
      ...(from === undefined ? {} : { from: say(from) }),
      ...(to === undefined ? {} : { to: say(to) }),
      at: change.at.toISOString(),
      by: names.get(by.id) ?? sayBy(by.kind, source),
      source,
      mayRestore: right(key).write && isRestorable(registry, key),
    };
  });
}

const isRestorable = (registry: Registry, key: string): boolean =>
  isFact(key) || key === "tags" || registry.byKey.has(key);

function labelOf(registry: Registry, key: string): string {
  const own = registry.byKey.get(key)?.label;
  return own ?? words.fields[key as keyof typeof words.fields] ?? key;
}

function sayer(registry: Registry, key: string, read: Clearance): (value: string) => string {
  const field = registry.byKey.get(key);
  if (field) {
    const isClear = read === "clear" && field.sensitivity !== "sensitive";
    const say = isClear ? sayAnswer : maskAnswer;
    return (value) => say(field, JSON.parse(value) as Answer);
  }
  if (key === "tier")
    return (value) => segments.tiers[value as keyof typeof segments.tiers] ?? value;
  const mask = masks[key];
  if (read === "clear" && !sensitive.includes(key)) return (value) => value;
  return mask ?? ((value) => maskName(value));
}

const sayBy = (kind: FieldChangeDocument["by"]["kind"], source: FieldChange["source"]): string =>
  source === "import" ? words.by.import : kind === "customer" ? words.by.customer : words.by.system;

/** Puts back what a field was before one change, as a change of its own. */
export async function restoreChange(
  change: FieldChangeDocument,
  customer: CustomerDocument,
  actor: StaffActor,
  trail: Trail,
): Promise<void> {
  const { key } = change;
  if (!fieldRightsFor(actor, customer)(key).write) throw RecordError.notRestorable();
  const [values] = await openChanges(trail.ports.vault, [change]);
  const { from, to } = values ?? {};
  if (isFact(key)) {
    const { [key]: current = "" } = await openDetails(trail.ports.vault, customer);
    return changeFact(customer._id, { field: key, from: current, to: from ?? "" }, trail);
  }
  if (key === "tags") {
    const dimension = dimensionOf(customer, to ?? from ?? "");
    if (to) return removeTag(customer, { name: to, dimension }, trail);
    return addTag(customer, { name: from ?? "", dimension }, trail);
  }
  const field = (await currentRegistry()).byKey.get(key);
  if (!field) throw RecordError.notRestorable();
  const before = from === undefined ? null : (JSON.parse(from) as Answer);
  await setFields(customer._id, new Map([[field, before]]), "staff", trail);
}

const dimensionOf = ({ tags }: CustomerDocument, name: string) =>
  tags.find((tag) => tag.name === name)?.dimension ?? "life";
