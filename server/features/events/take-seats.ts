import { randomBytes } from "node:crypto";
import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import { hashToken } from "@server/core/session";
import type { Trail } from "@server/core/trail";
import { checkBeside, type KeptBeside, keepInRecord, sealBeside } from "@server/features/forms";
import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";
import { EventError } from "@shared/events/errors";
import { formOfQuestions } from "@shared/events/questions";
import type { RawAnswers } from "@shared/forms/question";
import { validate } from "@shared/forms/validate";
import { type EventDocument, events, everyEvent } from "./event.model";
import { inTurn } from "./in-turn";
import { live, type SignUpDocument, SignUps, signUpPlace, signUps } from "./sign-up.model";

export interface Wish {
  readonly clientId: string;
  readonly companions: number;
  readonly answers: RawAnswers;
  /** The version of the event's form that they were given to. */
  readonly formVersion?: number | undefined;
}

/** Takes seats, or a place in the waiting list when they do not suffice. The seats are counted by the database, not by us. */
export async function signUp(
  event: EventDocument,
  customerId: string,
  wish: Wish,
  trail: Trail,
): Promise<void> {
  const { ports } = trail;
  checkOpen(event, wish, ports.clock.now());
  const kept = await keptOf(event, wish, trail);
  await inTurn(event._id, () =>
    transact(async (tx) => {
      const known = await signUps.of(event._id, customerId, tx);
      if (known?.clientId === wish.clientId && live.includes(known.state)) return;
      if (known && live.includes(known.state)) throw EventError.alreadySignedUp();
      const people = wish.companions + 1;
      const current = await events.within(everyEvent).find(event._id, tx);
      if (current?.state !== "published") throw EventError.notOpen();
      const waitingAhead = (await signUps.inState(event._id, ["waiting"], tx)).length > 0;
      // Nobody overtakes the waiting list, even when a seat is free that was too few for its head.
      const seated =
        !waitingAhead && (await events.takeSeats(event._id, people, current.seats, tx));
      const document = await draft(
        event,
        customerId,
        wish,
        kept,
        seated ? "confirmed" : "waiting",
        known?._id,
        ports,
      );
      await SignUps.replaceOne({ _id: document._id }, document as never, {
        upsert: true,
        session: tx,
      });
      await tell(seated ? "event.signedUp" : "event.waitlisted", document, trail, tx);
      if (event.formId && kept)
        await keepInRecord(customerId, kept.asked.content, kept.answers, trail, tx);
    }),
  );
}

function checkOpen(
  { state, signUpUntil, startsAt, companionsMax }: EventDocument,
  { companions }: Wish,
  now: Date,
): void {
  if (state !== "published" || signUpUntil < now || startsAt < now) throw EventError.notOpen();
  if (companions > companionsMax) throw EventError.tooManyCompanions({ max: companionsMax });
}

/** The answers of a sign-up: to the event's form, else to its few questions, judged by one core. */
async function keptOf(
  { _id, formId, questions }: EventDocument,
  { answers, formVersion }: Wish,
  trail: Trail,
): Promise<KeptBeside | undefined> {
  if (formId) return checkBeside(`event:${_id}`, { answers, formVersion }, trail);
  const content = formOfQuestions(questions);
  const asked = new Set(questions.map(({ id }) => id));
  // A question that the organiser took away meanwhile is no reason to refuse.
  const given = Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)));
  const judged = validate(content, given, { today: dayOf(trail.ports.clock.now()) });
  const wrong = Object.keys(judged.errors);
  if (wrong.length > 0) throw EventError.answerMissing({ questions: wrong });
  return { asked: { formId: "", version: 0, content }, answers: judged.answers };
}

async function draft(
  event: EventDocument,
  customerId: string,
  { clientId, companions }: Wish,
  kept: KeptBeside | undefined,
  state: SignUpDocument["state"],
  knownId: string | undefined,
  { vault, clock }: Ports,
): Promise<SignUpDocument> {
  const _id = knownId ?? newId("sup");
  const code = randomBytes(15).toString("base64url");
  const at = { owner: customerId, place: signUpPlace(_id, "answers") };
  const { answers, ...version } = await sealBeside(vault, kept, at);
  const now = clock.now();
  return {
    _id,
    eventId: event._id,
    customerId,
    clientId,
    state,
    people: companions + 1,
    queuedAt: now,
    ...(answers ? { answers } : {}),
    ...(event.formId ? version : {}),
    code: await vault.seal(customerId, signUpPlace(_id, "code"), code),
    codeHash: hashToken(code),
    createdAt: now,
  };
}

/** Gives seats back. The first in the waiting list for whom they suffice are offered them in the same act. */
export async function giveBack(
  event: EventDocument,
  customerId: string,
  trail: Trail,
): Promise<void> {
  await inTurn(event._id, () =>
    transact(async (tx) => {
      const mine = await signUps.of(event._id, customerId, tx);
      if (!mine || !["confirmed", "waiting", "offered"].includes(mine.state))
        throw EventError.notOpen();
      await leave(mine, "cancelled", "event.cancelled", trail, tx);
      await promote(event._id, trail, tx);
    }),
  );
}

/** Takes or declines seats that became free. */
export async function answerOffer(
  event: EventDocument,
  customerId: string,
  accept: boolean,
  trail: Trail,
): Promise<void> {
  const now = trail.ports.clock.now();
  await inTurn(event._id, () =>
    transact(async (tx) => {
      const mine = await signUps.of(event._id, customerId, tx);
      if (mine?.state === "confirmed" && accept) return;
      if (mine?.state !== "offered" || !mine.offerUntil || mine.offerUntil <= now)
        throw EventError.offerGone();
      if (!accept) {
        await leave(mine, "cancelled", "event.cancelled", trail, tx);
        await promote(event._id, trail, tx);
        return;
      }
      const confirmed = await signUps.advance(
        mine._id,
        ["offered"],
        { $set: { state: "confirmed" }, $unset: { offerUntil: 1 } },
        tx,
      );
      if (!confirmed) throw EventError.offerGone();
      await tell("event.signedUp", confirmed, trail, tx);
    }),
  );
}

/** An offer that was not answered in time goes to the next. */
export async function lapse(offered: SignUpDocument, trail: Trail): Promise<void> {
  await inTurn(offered.eventId, () =>
    transact(async (tx) => {
      const mine = await signUps.of(offered.eventId, offered.customerId, tx);
      if (
        mine?.state !== "offered" ||
        !mine.offerUntil ||
        mine.offerUntil > trail.ports.clock.now()
      )
        return;
      await leave(mine, "expired", "event.offerLapsed", trail, tx);
      await promote(offered.eventId, trail, tx);
    }),
  );
}

/** More seats than before, or one given back: offers go out in the order of the waiting list. */
export async function promote(eventId: string, trail: Trail, tx: Tx): Promise<void> {
  const event = await events.within(everyEvent).find(eventId, tx);
  const now = trail.ports.clock.now();
  if (event?.state !== "published" || event.startsAt <= now) return;
  let free = event.seats - event.takenSeats;
  for (const waiting of await signUps.inState(eventId, ["waiting"], tx)) {
    if (waiting.people > free) continue;
    if (!(await events.takeSeats(eventId, waiting.people, event.seats, tx))) return;
    free -= waiting.people;
    const offerUntil = new Date(
      Math.min(now.getTime() + 12 * 3_600_000, event.startsAt.getTime() - 3_600_000),
    );
    const offered = await signUps.advance(
      waiting._id,
      ["waiting"],
      { $set: { state: "offered", offerUntil } },
      tx,
    );
    if (offered) await tell("event.offered", offered, trail, tx);
  }
}

async function leave(
  mine: SignUpDocument,
  state: "cancelled" | "expired",
  type: string,
  trail: Trail,
  tx: Tx,
): Promise<void> {
  const left = await signUps.advance(
    mine._id,
    [mine.state],
    { $set: { state }, $unset: { offerUntil: 1 } },
    tx,
  );
  if (!left) throw EventError.notOpen();
  if (mine.state !== "waiting") await events.freeSeats(mine.eventId, mine.people, tx);
  await tell(type, left, trail, tx);
}

/** Announces what became of a sign-up and writes it to the trail. */
export async function tell(
  type: string,
  mine: SignUpDocument,
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
): Promise<void> {
  await announce(tx, {
    type,
    aggregate: { kind: "event", id: mine.eventId },
    actor,
    at: ports.clock.now(),
    data: { customerId: mine.customerId, signUpId: mine._id, people: mine.people },
  });
  const who =
    actor.kind === "system"
      ? ({ kind: "system", id: actor.id, roles: [] } as const)
      : ({ ...actor, kind: actor.kind } as const);
  await ports.audit.record(
    {
      actor: who,
      act: type,
      object: { kind: "signUp", id: mine._id },
      customerId: mine.customerId,
      result: "ok",
      ip,
      requestId,
    },
    { session: tx },
  );
}
