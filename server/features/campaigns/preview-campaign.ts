import type { StaffActor } from "@server/core/policy";
import {
  type Decision,
  decide,
  type KnownPerson,
  knowPeople,
  type Wish,
} from "@server/features/reach";
import { audiencePage, presentPeople, previewAudience } from "@server/features/segments";
import type { Ports } from "@server/ports";
import type {
  CampaignAudience,
  CampaignChannel,
  CampaignContent,
  CampaignOffer,
} from "@shared/campaigns/campaign";
import type { HeldReason } from "@shared/reach/reach";
import { reach as words } from "@shared/text/zh-CN/reach";
import { invitation, renderCampaign, sayUntil } from "./campaign.kind";
import { approvalFrom } from "./campaign.policy";
import { exampleValues, noticeOf, tierLabel, wordingOf } from "./campaign-content";
import { isHeldOut } from "./hold-out";

export interface Draft {
  readonly audience: CampaignAudience;
  readonly content?: CampaignContent | undefined;
  readonly offer?: CampaignOffer | undefined;
  readonly channels: readonly CampaignChannel[];
  readonly startsAt?: string | undefined;
}

const pageSize = 500;
const peopleShown = 20;

/**
 * Whom a draft would reach and who would be held back, by the very arbiter that decides when it is
 * sent, as of the time it is to start.
 */
export async function previewCampaign(draft: Draft, actor: StaffActor, ports: Ports) {
  const now = ports.clock.now();
  const at = draft.startsAt ? new Date(draft.startsAt) : now;
  const audience = await previewAudience(draft.audience, actor, ports);
  const byChannel = new Map<CampaignChannel, number>();
  const held = new Map<HeldReason, string[]>();
  let after: string | undefined;
  // So few that any figure would tell somebody's value: none is worked out.
  while (audience.fewerThan === undefined) {
    const ids = await audiencePage(draft.audience, actor, {
      now,
      ...(after ? { after } : {}),
      limit: pageSize,
    });
    const people = await knowPeople(ids, ports, { needsAge: isRisky(draft.offer) });
    for (const id of ids) count(draft, people.get(id), { id, at, byChannel, held, ports });
    after = ids.length === pageSize ? ids.at(-1) : undefined;
    if (!after) break;
  }

  return {
    audience,
    reachable: [...byChannel.values()].reduce((sum, one) => sum + one, 0),
    byChannel: [...byChannel].map(([channel, number]) => ({
      channel,
      label: words.channels[channel],
      count: number,
    })),
    held: await presentHeld(held, actor, ports),
    needsApproval: audience.count >= approvalFrom,
    ...(draft.content ? { example: exampleOf(draft.content, at, audience.sample[0]?.tier) } : {}),
    wording: draft.content
      ? wordingOf(draft.content).map(({ text, severity, advice }) => ({ text, severity, advice }))
      : [],
  };
}

function presentHeld(
  held: ReadonlyMap<HeldReason, readonly string[]>,
  actor: StaffActor,
  ports: Ports,
) {
  return Promise.all(
    [...held].map(async ([reason, ids]) => ({
      reason,
      label: words.reasons[reason],
      count: ids.length,
      people: await presentPeople(ids.slice(0, peopleShown), actor, ports),
    })),
  );
}

function count(
  draft: Draft,
  known: KnownPerson | undefined,
  {
    id,
    at,
    byChannel,
    held,
    ports,
  }: {
    readonly id: string;
    readonly at: Date;
    readonly byChannel: Map<CampaignChannel, number>;
    readonly held: Map<HeldReason, string[]>;
    readonly ports: Ports;
  },
): void {
  const verdict = isHeldOut(id, draft.audience) ? undefined : foresee(draft, known, at, ports);
  if (verdict?.do === "send") {
    const channel = verdict.channel as CampaignChannel;
    byChannel.set(channel, (byChannel.get(channel) ?? 0) + 1);
  } else if (isHeldOut(id, draft.audience)) put(held, "holdOut", id);
  else put(held, verdict?.reason ?? "unreachable", id);
}

/** What the arbiter would say; what would only wait for the morning is judged as of that morning. */
function foresee(
  draft: Draft,
  known: KnownPerson | undefined,
  at: Date,
  ports: Ports,
): Decision | undefined {
  if (!known) return undefined;
  const decision = decide(wishOf(draft, ports), known.person, at);
  return decision.do === "wait"
    ? decide(wishOf(draft, ports), known.person, decision.until)
    : decision;
}

function put(held: Map<HeldReason, string[]>, reason: HeldReason, id: string): void {
  held.set(reason, [...(held.get(reason) ?? []), id]);
}

function wishOf({ channels, offer }: Draft, { config }: Ports): Wish {
  return {
    class: "MARKETING",
    isGreeting: false,
    keepsQuietHours: true,
    channels,
    failedChannels: [],
    ...(config.templates.mini[invitation] ? { subscribeKey: invitation } : {}),
    hasTemplate: false,
    ...(offer ? { offer: { issuerLevel: offer.productRisk, isPrivate: offer.isPrivate } } : {}),
  };
}

function exampleOf(content: CampaignContent, at: Date, tier: string | undefined) {
  const values = {
    ...exampleValues,
    ...(tier ? { tier: tierLabel(tier as Parameters<typeof tierLabel>[0]) } : {}),
  };
  const rendered = renderCampaign({ content, startsAt: at, createdAt: at }, "example", values);
  const [headline = "", ...body] = rendered.text.split("\n");
  return { headline, body: body.join("\n"), notice: noticeOf(headline, sayUntil(at)) };
}

const isRisky = (offer: CampaignOffer | undefined): boolean =>
  offer !== undefined && /R[45]/.test(offer.productRisk);
