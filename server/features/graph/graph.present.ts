import type { StaffActor } from "@server/core/policy";
import {
  isConsented,
  openNames,
  type RelationDocument,
  relationPlace,
  seesAmounts,
  seesNames,
} from "@server/features/customers";
import { writesNotes } from "@server/features/notes";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { EdgeConsent, Graph, GraphEdge, GraphNode } from "@shared/graph/graph";
import { maskName } from "@shared/masking/masking";
import { graph as words } from "@shared/text/zh-CN/graph";
import type { Found } from "./read-graph";

const family: readonly string[] = ["spouse", "child", "parent", "sibling"];

/** The drawing as one reader may see it: who did not agree is there, and nothing more. */
export async function presentGraph(
  found: Found,
  actor: StaffActor,
  { vault }: Pick<Ports, "vault">,
): Promise<Graph> {
  const { center, relations, isCut } = found;
  const names = await namesOf(found, actor, vault);
  const nodes = new Map<string, GraphNode>([[center._id, selfNode(found, names)]]);
  const recorders = await staff.named([
    ...new Set(relations.flatMap(({ consent }) => consent?.by ?? [])),
  ]);
  const recorderNames = new Map(recorders.map(({ _id, name }) => [_id, name]));
  const mayAdd = writesNotes(actor, center);
  const edges = relations.flatMap((relation): GraphEdge[] => {
    const ends = endsOf(relation, found, names);
    for (const node of ends.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
    return [
      {
        id: relation._id,
        from: ends.from,
        to: ends.to,
        kind: relation.kind,
        label: relation.position || words.relations[relation.kind],
        consent: consentOf(relation, found, recorderNames),
        version: versionOf(relation),
        mayChange: mayAdd && relation.customerId === center._id && relation.kind !== "executive",
      },
    ];
  });
  return { nodes: [...nodes.values()], edges, ...householdOf(found, actor), isCut, mayAdd };
}

/** Changes whenever the relation does, so that two who write at once do not overwrite each other. */
export const versionOf = ({ changedAt, source }: RelationDocument): string =>
  changedAt ? String(changedAt.getTime()) : source.slice(0, 16);

type Names = ReadonlyMap<string, string>;

async function namesOf(
  { people, relations, today }: Found,
  actor: StaffActor,
  vault: Ports["vault"],
): Promise<Names> {
  const others = relations.filter((one) => one.name && isConsented(one, today));
  const [named, opened] = await Promise.all([
    openNames(vault, [...people.values()]),
    vault.openMany(
      others.flatMap(({ _id, customerId, name }) =>
        name ? [{ owner: customerId, place: relationPlace(_id), sealed: name }] : [],
      ),
    ),
  ]);
  const shown = (name: string) => (seesNames(actor) ? name : maskName(name));
  return new Map([
    ...[...named].map(([id, name]) => [id, shown(name)] as const),
    ...others.map(({ _id }, at) => [_id, shown(opened[at] ?? "")] as const),
  ]);
}

const selfNode = ({ center }: Found, names: Names): GraphNode => ({
  id: center._id,
  kind: "self",
  label: names.get(center._id) ?? "",
  tier: center.tier,
  customerId: center._id,
});

function endsOf(
  relation: RelationDocument,
  found: Found,
  names: Names,
): { readonly from: string; readonly to: string; readonly nodes: readonly GraphNode[] } {
  const { center, companies, today } = found;
  const { _id, customerId, otherCustomerId, companyId, kind } = relation;
  const isOpen = isConsented(relation, today);
  const company = companyId ? companies.get(companyId) : undefined;
  const start =
    customerId === center._id
      ? undefined
      : isOpen
        ? personNode(customerId, found, names)
        : hiddenNode(_id, kind);
  const end =
    companyId && company
      ? companyNode(companyId, company)
      : otherCustomerId === center._id
        ? undefined
        : isOpen
          ? otherNode(relation, found, names)
          : hiddenNode(_id, kind);
  const nodes = [start, end].filter((node) => node !== undefined);
  return { from: start?.id ?? center._id, to: end?.id ?? center._id, nodes };
}

const companyNode = (
  id: string,
  { name, industry }: { readonly name: string; readonly industry?: string },
): GraphNode => ({ id, kind: "company", label: name, ...(industry ? { detail: industry } : {}) });

function otherNode(relation: RelationDocument, found: Found, names: Names): GraphNode {
  if (relation.otherCustomerId) return personNode(relation.otherCustomerId, found, names);
  const name = names.get(relation._id);
  if (!name) return hiddenNode(relation._id, relation.kind);
  return { id: `person:${relation._id}`, kind: "person", label: name };
}

function personNode(id: string, { people, seen }: Found, names: Names): GraphNode {
  const person = people.get(id);
  return {
    id,
    kind: "customer",
    label: names.get(id) ?? "",
    ...(person && seen.has(id) ? { tier: person.tier, customerId: id } : {}),
  };
}

const hiddenNode = (relationId: string, kind: RelationDocument["kind"]): GraphNode => ({
  id: `hidden:${relationId}`,
  kind: "hidden",
  label: family.includes(kind)
    ? words.hidden.family
    : kind === "executive"
      ? words.hidden.colleague
      : words.hidden.referrer,
});

function consentOf(
  { kind, companyId, consented, consent }: RelationDocument,
  { today }: Found,
  names: Names,
): EdgeConsent {
  if (kind === "executive" && companyId && consented) return { state: "notNeeded" };
  const isOver = consented && consent?.until !== undefined && consent.until < today;
  return {
    state: isOver ? "expired" : consented ? "given" : "none",
    ...(consent?.on ? { on: consent.on } : {}),
    ...(consent?.until ? { until: consent.until } : {}),
    ...(consent?.way ? { way: consent.way } : {}),
    ...(consent?.by ? { recordedBy: names.get(consent.by) ?? "" } : {}),
  };
}

/** Assets of a household count only those who agreed and whose amounts the reader may see anyway. */
function householdOf(
  { center, relations, people, seen, today }: Found,
  actor: StaffActor,
): Pick<Graph, "household"> {
  if (!seesAmounts(actor, center)) return {};
  const ids = relations.flatMap((one) => {
    const touchesCenter = one.customerId === center._id || one.otherCustomerId === center._id;
    if (!touchesCenter || !family.includes(one.kind) || !isConsented(one, today)) return [];
    return [one.customerId, one.otherCustomerId ?? ""];
  });
  const members = [...new Set([center._id, ...ids])].flatMap((id) => {
    const person = people.get(id) ?? (id === center._id ? center : undefined);
    const isOpen = person && (id === center._id || seen.has(id)) && seesAmounts(actor, person);
    return isOpen ? [person] : [];
  });
  if (members.length < 2) return {};
  const aumFen = members.reduce((sum, one) => sum + one.aumFen, 0);
  return { household: { members: members.length, aumFen } };
}
