import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { liveForm, placeForm } from "@server/features/forms";
import { RequestError } from "@shared/core/errors";
import { EventError } from "@shared/events/errors";
import type { EventInput } from "@shared/events/event";
import { FormError } from "@shared/forms/errors";
import { type EventDocument, events, everyEvent } from "./event.model";
import { inTurn } from "./in-turn";
import { promote } from "./take-seats";

function toDocument(
  input: EventInput,
): Omit<EventDocument, "_id" | "state" | "takenSeats" | "createdBy" | "createdAt"> {
  const { startsAt, endsAt, signUpUntil, ...rest } = input;
  const times = {
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    signUpUntil: new Date(signUpUntil),
  };
  const wrong = [
    ...(times.endsAt <= times.startsAt ? [{ path: "endsAt" }] : []),
    ...(times.signUpUntil > times.startsAt ? [{ path: "signUpUntil" }] : []),
  ];
  if (wrong.length > 0) throw RequestError.invalid({ issues: wrong });
  // An absent form takes an earlier one away.
  return { ...rest, formId: rest.formId, ...times };
}

const placedBy = ({ formId, title }: EventInput) => ({ formId, label: title });

/** Gives an event a form that was prepared, as the organiser would. */
export async function placeEventForm(id: string, title: string, formId: string): Promise<void> {
  await transact(async (tx) => {
    await events.change(id, { formId }, tx);
    await placeForm(`event:${id}`, { formId, label: title }, tx);
  });
}

/** Only a form that is published, and made for sign-ups, can be chosen. */
async function demandForm({ formId }: EventInput): Promise<void> {
  if (formId && (await liveForm(formId))?.content.purpose !== "event")
    throw FormError.notPublished();
}

export async function draftEvent(input: EventInput, trail: Trail): Promise<EventDocument> {
  const { actor, ports } = trail;
  await demandForm(input);
  const document = {
    _id: newId("evn"),
    state: "draft",
    takenSeats: 0,
    createdBy: actor.id,
    createdAt: ports.clock.now(),
    ...toDocument(input),
  } as const;
  await transact(async (tx) => {
    await events.insert(document, tx);
    await placeForm(`event:${document._id}`, placedBy(input), tx);
    await note("event.drafted", document._id, trail, tx);
  });
  return document;
}

/** Changes an event. Fewer seats than are taken are refused; more are offered to who waits. */
export async function changeEvent(
  event: EventDocument,
  input: EventInput,
  trail: Trail,
): Promise<EventDocument> {
  await demandForm(input);
  const set = toDocument(input);
  const moved =
    event.state === "published" &&
    (event.startsAt.getTime() !== set.startsAt.getTime() || event.place !== set.place);
  return inTurn(event._id, () =>
    transact(async (tx) => {
      const now = await events.within(everyEvent).find(event._id, tx);
      if (!now || now.state === "cancelled") throw EventError.notOpen();
      if (set.seats < now.takenSeats) throw EventError.seatsBelowTaken({ taken: now.takenSeats });
      const changed = await events.change(event._id, set, tx);
      await placeForm(`event:${event._id}`, placedBy(input), tx);
      if (moved)
        await announce(tx, {
          type: "event.moved",
          aggregate: { kind: "event", id: event._id },
          actor: trail.actor,
          at: trail.ports.clock.now(),
        });
      await note("event.changed", event._id, trail, tx);
      await promote(event._id, trail, tx);
      return changed ?? now;
    }),
  );
}

export async function setState(
  event: EventDocument,
  from: readonly EventDocument["state"][],
  state: EventDocument["state"],
  type: string,
  data: Record<string, unknown>,
  trail: Trail,
): Promise<EventDocument> {
  return transact(async (tx) => {
    const changed = await events.change(event._id, { state }, tx, from);
    if (!changed) throw EventError.notOpen();
    await announce(tx, {
      type,
      aggregate: { kind: "event", id: event._id },
      actor: trail.actor,
      at: trail.ports.clock.now(),
      data,
    });
    await note(type, event._id, trail, tx);
    return changed;
  });
}

/** What staff did to an event stands in the trail with it. */
async function note(act: string, id: string, trail: Trail, tx: Tx): Promise<void> {
  const { actor, ip, requestId, ports } = trail;
  if (actor.kind !== "staff") return;
  await ports.audit.record(
    {
      actor: { ...actor, kind: "staff" },
      act,
      object: { kind: "event", id },
      result: "ok",
      ip,
      requestId,
    },
    { session: tx },
  );
}
