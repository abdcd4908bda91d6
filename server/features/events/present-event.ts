import type { StaffActor } from "@server/core/policy";
import { customers, everyCustomer, openNames, seesNames } from "@server/features/customers";
import { formAt, openBeside, toAnswer } from "@server/features/forms";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { EventForCustomer, EventForStaff, SignUpRow, Ticket } from "@shared/events/event";
import { maskName } from "@shared/masking/masking";
import type { EventDocument } from "./event.model";
import { type SignUpDocument, signUpPlace, signUps } from "./sign-up.model";

const shared = (event: EventDocument) => ({
  id: event._id,
  state: event.state,
  title: event.title,
  summary: event.summary,
  description: event.description,
  place: event.place,
  startsAt: event.startsAt.toISOString(),
  endsAt: event.endsAt.toISOString(),
  signUpUntil: event.signUpUntil.toISOString(),
  seats: event.seats,
  companionsMax: event.companionsMax,
  poster: event.poster,
  questions: event.questions.map(({ id, label, required }) => ({ id, label, required })),
});

/** Events as one customer sees them, with their own place in each. */
export async function presentForCustomer(
  list: readonly EventDocument[],
  customerId: string,
  { clock }: Pick<Ports, "clock">,
): Promise<EventForCustomer[]> {
  const mine = new Map((await signUps.ofCustomer(customerId)).map((one) => [one.eventId, one]));
  return Promise.all(
    list.map(async (event) => {
      const own = mine.get(event._id);
      const form = event.formId ? await formAt(`event:${event._id}`) : undefined;
      return {
        ...shared(event),
        ...(form ? { form: toAnswer(form, clock.now()) } : {}),
        taken: event.takenSeats,
        full: event.takenSeats >= event.seats,
        ...(own && own.state !== "cancelled" && own.state !== "expired"
          ? { mine: await presentMine(own) }
          : {}),
      };
    }),
  );
}

async function presentMine({
  _id,
  eventId,
  state,
  people,
  offerUntil,
}: SignUpDocument): Promise<NonNullable<EventForCustomer["mine"]>> {
  const waiting = state === "waiting" ? await signUps.inState(eventId, ["waiting"]) : [];
  const position = waiting.findIndex((one) => one._id === _id) + 1;
  return {
    signUpId: _id,
    state,
    people,
    ...(position > 0 ? { position } : {}),
    ...(offerUntil ? { offerUntil: offerUntil.toISOString() } : {}),
  };
}

export async function presentForStaff(list: readonly EventDocument[]): Promise<EventForStaff[]> {
  const counts = await signUps.counts(list.map(({ _id }) => _id));
  return list.map((event) => {
    const { confirmed = 0, waiting = 0, offered = 0, checkedIn = 0 } = counts.get(event._id) ?? {};
    return {
      ...shared(event),
      ...(event.formId ? { formId: event.formId } : {}),
      audience: { minTier: event.audience.minTier, tags: [...event.audience.tags] },
      counts: {
        confirmedPeople: confirmed + checkedIn,
        waitingPeople: waiting,
        offeredPeople: offered,
        checkedInPeople: checkedIn,
      },
    };
  });
}

export async function presentTicket(
  event: EventDocument,
  mine: SignUpDocument,
  name: string,
  tier: Ticket["tier"],
  { vault }: Ports,
): Promise<Ticket> {
  return {
    signUpId: mine._id,
    eventId: event._id,
    title: event.title,
    place: event.place,
    startsAt: event.startsAt.toISOString(),
    people: mine.people,
    state: mine.state,
    code: await vault.open(mine.customerId, signUpPlace(mine._id, "code"), mine.code),
    holderMasked: maskName(name),
    tier,
  };
}

/** Who comes and who waits; whoever does not serve customers reads masked names and no answers. */
export async function presentSignUps(
  event: EventDocument,
  list: readonly SignUpDocument[],
  actor: StaffActor,
  ports: Ports,
): Promise<SignUpRow[]> {
  const people = await customers
    .within(everyCustomer)
    .findMany(list.map(({ customerId }) => customerId));
  const [names, managers, waiting] = await Promise.all([
    openNames(ports.vault, people),
    staff.named([...new Set(people.map(({ rmId }) => rmId))]),
    signUps.inState(event._id, ["waiting"]),
  ]);
  const byId = new Map(people.map((one) => [one._id, one]));
  const managerNames = new Map(managers.map(({ _id, name }) => [_id, name]));
  return Promise.all(
    list.map(async (one) => {
      const customer = byId.get(one.customerId);
      const name = names.get(one.customerId) ?? "";
      const position = waiting.findIndex(({ _id }) => _id === one._id) + 1;
      const said = await openBeside(ports.vault, one, {
        owner: one.customerId,
        place: signUpPlace(one._id, "answers"),
      });
      const answers =
        one.answers && !one.formId
          ? await ports.vault.openGroup<Record<string, string>>(
              one.customerId,
              signUpPlace(one._id, "answers"),
              one.answers,
            )
          : {};
      return {
        id: one._id,
        customerName: seesNames(actor) ? name : maskName(name),
        tier: customer?.tier ?? "gold",
        rmName: managerNames.get(customer?.rmId ?? "") ?? "",
        people: one.people,
        state: one.state,
        ...(position > 0 ? { position } : {}),
        at: one.createdAt.toISOString(),
        ...(one.checkedInAt ? { checkedInAt: one.checkedInAt.toISOString() } : {}),
        answers: [
          ...event.questions.flatMap(({ id, label }) =>
            answers[id] ? [{ label, answer: answers[id] }] : [],
          ),
          ...said.map(({ label, text }) => ({ label, answer: text })),
        ],
      };
    }),
  );
}
