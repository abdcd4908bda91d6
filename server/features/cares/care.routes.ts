import { type Implementation, implement, type RequestContext } from "@server/core/implement";
import { type Tx, transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { recordLines } from "@server/features/timeline";
import type { Ports } from "@server/ports";
import { CareError } from "@shared/cares/care";
import { listCares, skipCare, updateCare } from "@shared/cares/endpoints";
import { cares as words } from "@shared/text/zh-CN/cares";
import { checkWording, isBlocked } from "@shared/wording/gate";
import { greetingPlace, notePlace } from "./care.kind";
import { type CareDocument, careRecords } from "./care.model";
import { caresSeenBy } from "./care.policy";
import { presentCares } from "./care.present";

export const careRoutes: readonly Implementation[] = [
  implement(listCares)(async ({ state, cursor, limit = 50 }, { actor, ports }) => {
    const after = cursor ? readCursor(cursor) : undefined;
    const found = await careRecords
      .within(caresSeenBy(actor))
      .page(state ? { state } : {}, { ...(after ? { after } : {}), limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const more = last && found.length > limit;
    return {
      items: await presentCares(page, ports),
      ...(more ? { nextCursor: `${last.sendAt.toISOString()}|${last._id}` } : {}),
    };
  }),

  implement(updateCare)(async ({ id, version, greeting }, context) => {
    const { actor, ports } = context;
    const care = await careOf(id, actor);
    const hits = checkWording(greeting, { place: "care" });
    if (isBlocked(hits))
      throw CareError.wordingBlocked({ hits: hits.map(({ text, advice }) => ({ text, advice })) });
    const sealed = await ports.vault.seal(care.customerId, greetingPlace(id), greeting);
    return change(care, version, { greeting: sealed }, { context, act: "care.update" });
  }),

  implement(skipCare)(async ({ id, reason }, context) => {
    const care = await careOf(id, context.actor);
    const skipNote = await context.ports.vault.seal(care.customerId, notePlace(id), reason);
    return change(
      care,
      care.version,
      { state: "skipped", skipNote },
      {
        context,
        act: "care.skip",
        also: (tx) =>
          recordLines(
            [
              {
                key: `care:${id}:skipped`,
                customerId: care.customerId,
                at: context.ports.clock.now(),
                kind: "care",
                line: "care.skipped",
                params: { occasion: words.occasions[care.occasion], reason: words.skippedByHand },
                by: { kind: "staff", id: context.actor.id },
                about: { noun: "care", id },
              },
            ],
            tx,
          ),
      },
    );
  }),
];

async function change(
  care: CareDocument,
  version: number,
  set: Partial<CareDocument>,
  {
    context: { actor, ports, ip, requestId },
    act,
    also,
  }: {
    readonly context: RequestContext<StaffActor>;
    readonly act: string;
    readonly also?: (tx: Tx) => Promise<void>;
  },
) {
  if (care.state !== "planned") throw CareError.alreadySent();
  const changed = await transact(async (tx) => {
    const after = await careRecords
      .within(caresSeenBy(actor))
      .changePlanned(care._id, version, set, tx);
    if (!after) throw CareError.outdated();
    await ports.audit.record(
      {
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act,
        object: { kind: "care", id: care._id },
        customerId: care.customerId,
        result: "ok",
        ip,
        requestId,
        fields: Object.keys(set),
      },
      { session: tx },
    );
    await also?.(tx);
    return after;
  });
  return presentOne(changed, ports);
}

async function careOf(id: string, actor: StaffActor): Promise<CareDocument> {
  const care = await careRecords.within(caresSeenBy(actor)).find(id);
  if (!care) throw CareError.notFound();
  return care;
}

async function presentOne(care: CareDocument, ports: Ports) {
  const [presented] = await presentCares([care], ports);
  if (!presented) throw CareError.notFound();
  return presented;
}

function readCursor(cursor: string): { at: Date; id: string } | undefined {
  const [time = "", id = ""] = cursor.split("|");
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? undefined : { at, id };
}
