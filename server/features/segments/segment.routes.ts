import { newId } from "@server/core/ids";
import { type Implementation, implement, type RequestContext } from "@server/core/implement";
import { isDuplicateKey, transact } from "@server/core/mongo";
import { authorize, type StaffActor } from "@server/core/policy";
import { CustomerModel } from "@server/features/customers";
import { currentRegistry } from "@server/features/fields";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { compile, type Facts } from "@shared/conditions/compile";
import { explain } from "@shared/conditions/explain";
import { RequestError } from "@shared/core/errors";
import * as contract from "@shared/segments/endpoints";
import { type Segment, SegmentError } from "@shared/segments/segment";
import {
  audienceOf,
  audiencePage,
  countAudience,
  demandSound,
  dictionaryOf,
  presentPeople,
  previewAudience,
  sayAudience,
} from "./audience";
import { customerDictionary, withTagChoices } from "./customer-dictionary";
import {
  conditionOf,
  mayChangeSegment,
  type SegmentDocument,
  SegmentModel,
  segmentRecords,
  segmentsSeenBy,
} from "./segment.model";
import { noteQuery, smallestShown } from "./smallest-shown";

type Context = RequestContext<StaffActor>;

export const segmentRoutes: readonly Implementation[] = [
  implement(contract.getDictionary)(async (_input, { actor }) => {
    await currentRegistry();
    const { fields, rows, events } = await withTagChoices(dictionaryOf(actor));
    const view = ({ key, label, group, type, choices }: (typeof fields)[number]) => ({
      key,
      label,
      group,
      type,
      ...(choices ? { choices: [...choices] } : {}),
    });
    return {
      fields: fields.map(view),
      rows: rows.map(({ key, label, fields: own }) => ({ key, label, fields: own.map(view) })),
      events: [...events],
    };
  }),

  implement(contract.previewSegment)(async ({ condition }, context) => {
    const { actor, ports } = context;
    demandSound(condition, actor);
    const preview = await previewAudience({ condition }, actor, ports);
    await noteQuery(preview, context);
    return preview;
  }),

  implement(contract.explainSegment)(async ({ condition, customerId }, { actor, ports }) => {
    demandSound(condition, actor);
    // Leaf by leaf it would say what a masked customer has.
    if (smallestShown({ condition }, actor, ports) > 0) throw RequestError.denied();
    const customer = await CustomerModel.findOne({
      $and: [{ _id: customerId }, audienceOf(actor).filter],
    } as never).lean<Facts | null>();
    if (!customer) throw SegmentError.notFound();
    const now = ports.clock.now();
    return {
      holds: compile(condition, customerDictionary)(customer, now),
      reasons: explain(condition, customerDictionary, customer, now),
    };
  }),

  implement(contract.listSegments)(async ({ cursor, limit = 30 }, { actor, ports }) => {
    const [time = "", id = ""] = cursor?.split("|") ?? [];
    const at = new Date(time);
    const after = Number.isNaN(at.getTime()) ? undefined : { at, id };
    const found = await segmentRecords.within(segmentsSeenBy(actor)).page(after, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await present(page, actor, ports),
      ...(last && found.length > limit
        ? { nextCursor: `${last.updatedAt.toISOString()}|${last._id}` }
        : {}),
    };
  }),

  implement(contract.createSegment)(async ({ title, condition }, context) => {
    const { actor, ports } = context;
    demandSound(condition, actor);
    const now = ports.clock.now();
    const document: SegmentDocument = {
      _id: newId("seg"),
      title,
      conditionText: JSON.stringify(condition),
      ownerId: actor.id,
      count: await countAudience({ condition }, actor, now),
      countedAt: now,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    await write(context, "segment.create", document._id, async (session) => {
      await SegmentModel.create([document], { session });
    });
    return presentOne(document, context);
  }),

  implement(contract.getSegment)(async ({ id }, context) => {
    const { actor, ports } = context;
    const segment = await segmentOf(id, actor);
    const now = ports.clock.now();
    const count = await countAudience({ condition: conditionOf(segment) }, actor, now);
    return presentOne({ ...segment, count, countedAt: now }, context);
  }),

  implement(contract.updateSegment)(async ({ id, version, title, condition }, context) => {
    const { actor, ports } = context;
    const segment = await segmentOf(id, actor);
    authorize(actor, mayChangeSegment, segment);
    if (condition) demandSound(condition, actor);
    const now = ports.clock.now();
    const set: Partial<SegmentDocument> = {
      ...(title ? { title } : {}),
      ...(condition
        ? {
            conditionText: JSON.stringify(condition),
            count: await countAudience({ condition }, actor, now),
            countedAt: now,
          }
        : {}),
      updatedAt: now,
    };
    const changed = await write(context, "segment.update", id, async (session) => {
      const scope = segmentsSeenBy(actor);
      const after = await segmentRecords.within(scope).change(id, version, set, session);
      if (!after) throw SegmentError.outdated();
      return after;
    });
    return presentOne(changed, context);
  }),

  implement(contract.listSegmentMembers)(async ({ id, cursor, limit = 50 }, { actor, ports }) => {
    const segment = await segmentOf(id, actor);
    const audience = { condition: conditionOf(segment) };
    const now = ports.clock.now();
    const smallest = smallestShown(audience, actor, ports);
    if (smallest > 0 && (await countAudience(audience, actor, now)) < smallest)
      return { items: [] };
    const ids = await audiencePage(audience, actor, {
      now,
      ...(cursor ? { after: cursor } : {}),
      limit: limit + 1,
    });
    const page = ids.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await presentPeople(page, actor, ports),
      ...(last && ids.length > limit ? { nextCursor: last } : {}),
    };
  }),
];

async function segmentOf(id: string, actor: StaffActor): Promise<SegmentDocument> {
  const segment = await segmentRecords.within(segmentsSeenBy(actor)).find(id);
  if (!segment) throw SegmentError.notFound();
  return segment;
}

/** Changes and their audit row happen together; a title taken is told as such. */
async function write<Result>(
  { actor, ports, ip, requestId }: Context,
  act: string,
  id: string,
  work: (session: Parameters<Parameters<typeof transact>[0]>[0]) => Promise<Result>,
): Promise<Result> {
  try {
    return await transact(async (session) => {
      const result = await work(session);
      await ports.audit.record(
        {
          actor: { kind: "staff", id: actor.id, roles: actor.roles },
          act,
          object: { kind: "segment", id },
          result: "ok",
          ip,
          requestId,
        },
        { session },
      );
      return result;
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw SegmentError.titleTaken();
    throw error;
  }
}

/** Counted, and not so few that the count would tell somebody's value. */
const isShown = (segment: SegmentDocument, actor: StaffActor, ports: Ports): boolean =>
  segment.count !== undefined &&
  segment.count >= smallestShown({ condition: conditionOf(segment) }, actor, ports);

async function present(
  segments: readonly SegmentDocument[],
  actor: StaffActor,
  ports: Ports,
): Promise<Segment[]> {
  const owners = await staff.named([...new Set(segments.map(({ ownerId }) => ownerId))]);
  const names = new Map(owners.map(({ _id, name }) => [_id, name]));
  return segments.map((segment) => ({
    id: segment._id,
    title: segment.title,
    condition: conditionOf(segment),
    sentence: sayAudience({ condition: conditionOf(segment) }),
    ownerName: names.get(segment.ownerId) ?? "",
    ...(isShown(segment, actor, ports) ? { count: segment.count } : {}),
    ...(segment.countedAt ? { countedAt: segment.countedAt.toISOString() } : {}),
    updatedAt: segment.updatedAt.toISOString(),
    version: segment.version,
    abilities: { update: mayChangeSegment(actor, segment) },
  }));
}

async function presentOne(segment: SegmentDocument, { actor, ports }: Context): Promise<Segment> {
  const [presented] = await present([segment], actor, ports);
  if (!presented) throw SegmentError.notFound();
  return presented;
}
