import { days } from "@server/core/clock";
import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { hasRole, type StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { type CustomerDocument, customers, customersSeenBy } from "@server/features/customers";
import { type ServiceMemberDocument, serviceMembers, staff } from "@server/features/organisation";
import { CustomerError } from "@shared/customers/errors";
import { serviceTeamEndpoints as all } from "@shared/staff/service-team";
import { addMember, endMember } from "./change-team";

type Context = RequestContext<StaffActor>;

async function seen(customerId: string, { actor }: Context): Promise<CustomerDocument> {
  const customer = await customers.within(customersSeenBy(actor)).find(customerId);
  if (!customer) throw CustomerError.notFound();
  return customer;
}

/** The manager, who stands in for them, and their lead or head put the team together. */
const mayForm = (actor: StaffActor, { rmId }: CustomerDocument): boolean =>
  actor.coversFor.includes(rmId) || hasRole(actor, "lead", "head");

async function present(customer: CustomerDocument, { actor, ports }: Context) {
  const now = ports.clock.now();
  const members = await serviceMembers.of(customer._id, new Date(now.getTime() - days(30)));
  const people = await staff.named([
    customer.rmId,
    ...members.flatMap(({ staffId, addedBy }) => [staffId, addedBy]),
  ]);
  const byId = new Map(people.map((one) => [one._id, one]));
  const mayAdd = mayForm(actor, customer);
  const shown = ({ _id, staffId, skill, from, until, addedBy }: ServiceMemberDocument) => ({
    id: _id,
    staffId,
    name: byId.get(staffId)?.name ?? "",
    title: byId.get(staffId)?.title ?? "",
    skill,
    from: from.toISOString(),
    until: until.toISOString(),
    addedBy: byId.get(addedBy)?.name ?? "",
    isOn: from <= now && until > now,
    mayEnd: until > now && (mayAdd || staffId === actor.id),
  });
  const rm = byId.get(customer.rmId);
  return {
    rm: { id: customer.rmId, name: rm?.name ?? "", title: rm?.title ?? "" },
    items: members.map(shown),
    mayAdd,
  };
}

export const serviceTeamRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /customers/:customerId/team"))(async ({ customerId }, context) =>
    present(await seen(customerId, context), context),
  ),
  implement(pick(all, "GET /experts"))(async ({ skill }) => ({
    items: (await staff.withRole("expert"))
      .filter(({ skills }) => !skill || skills.includes(skill))
      .map(({ _id, name, title, skills }) => ({ id: _id, name, title, skills: [...skills] })),
  })),
  implement(pick(all, "POST /customers/:customerId/team"))(
    async ({ customerId, staffId, skill, until }, context) => {
      const customer = await seen(customerId, context);
      if (!mayForm(context.actor, customer)) throw CustomerError.notFound();
      await addMember(customer, { staffId, skill, until: new Date(until) }, trailOf(context));
      return present(customer, context);
    },
  ),
  implement(pick(all, "DELETE /customers/:customerId/team/:memberId"))(
    async ({ customerId, memberId }, context) => {
      const customer = await seen(customerId, context);
      const mayEndAny = mayForm(context.actor, customer);
      await endMember(
        customer,
        memberId,
        mayEndAny ? undefined : context.actor.id,
        trailOf(context),
      );
      return present(customer, context);
    },
  ),
];
