import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import {
  bulkReads,
  type CustomerDocument,
  customerInScope,
  fieldsForTier,
  noteRead,
  openFields,
  presentFields,
  reveals,
  setFields,
} from "@server/features/customers";
import { currentRegistry, rightOf, rolesTowards } from "@server/features/fields";
import { dayOf } from "@shared/calendar/day";
import { RequestError } from "@shared/core/errors";
import { CustomerError } from "@shared/customers/errors";
import { answeringEndpoints as all } from "@shared/forms/answering";
import { checkAnswer } from "@shared/forms/check-answer";
import { FieldError, FormError } from "@shared/forms/errors";
import type { LiveField } from "@shared/forms/field";
import type { Answer, RawAnswers } from "@shared/forms/question";
import { sayAnswer } from "@shared/forms/say-answer";
import { sayProblem } from "@shared/forms/validate";
import { isAnswered } from "@shared/forms/visible";
import { answeredForms } from "./answered-forms";

type Context = RequestContext<StaffActor>;

export const recordRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /customers/:customerId/fields"))(async ({ customerId }, context) => {
    const customer = await customerInScope(customerId, context.actor);
    await bulkReads(context.actor.id, customerId);
    const shown = await presentFields(customer, context.actor, context.ports);
    const keys = shown.groups.flatMap(({ fields }) => fields.map(({ key }) => key));
    noteRead(context, "customer.fieldsRead", customerId, keys);
    return shown;
  }),
  implement(pick(all, "PUT /customers/:customerId/fields"))(
    async ({ customerId, answers }, context) => {
      const customer = await customerInScope(customerId, context.actor);
      const changes = await changesOf(customer, answers, context);
      await setFields(customerId, changes, "staff", trailOf(context));
      const after = await customerInScope(customerId, context.actor);
      return presentFields(after, context.actor, context.ports);
    },
  ),
  implement(pick(all, "POST /customers/:customerId/fields/:key/reveal"))(
    async ({ customerId, key, purpose }, context) => {
      const customer = await customerInScope(customerId, context.actor);
      const value = await reveal(customer, key, purpose, context);
      return { value, hideAfterSeconds: 30 };
    },
  ),
  implement(pick(all, "GET /customers/:customerId/answered-forms"))(
    async ({ customerId }, context) => {
      const { _id } = await customerInScope(customerId, context.actor);
      await bulkReads(context.actor.id, customerId);
      noteRead(context, "customer.answersRead", customerId);
      return { items: await answeredForms(_id, context.ports) };
    },
  ),
];

/**
 * What of the given answers may be written, in normal form. One unknown field, or one that the
 * writer has no right to, and nothing is written.
 */
async function changesOf(
  customer: CustomerDocument,
  given: RawAnswers,
  { actor, ports }: Context,
): Promise<Map<LiveField, Answer | null>> {
  const registry = await currentRegistry();
  const fields = new Map(
    fieldsForTier(registry.fields, customer.tier).map((field) => [field.key, field]),
  );
  const roles = rolesTowards(actor, customer);
  const unknown = Object.keys(given).filter(
    (key) => !fields.has(key) || rightOf(registry, roles, key).read === "none",
  );
  if (unknown.length > 0) throw FormError.badAnswers({ unknown, questions: {} });
  if (Object.keys(given).some((key) => !rightOf(registry, roles, key).write))
    throw RequestError.denied();

  const today = dayOf(ports.clock.now());
  const changes = new Map<LiveField, Answer | null>();
  const problems: Record<string, string> = {};
  for (const [key, value] of Object.entries(given)) {
    const field = fields.get(key);
    if (!field) continue;
    const checked = isAnswered(value) ? checkAnswer(field, value, { today }) : { value: null };
    if ("value" in checked) changes.set(field, checked.value);
    else problems[key] = sayProblem(checked.problem, checked.values);
  }
  if (Object.keys(problems).length > 0) throw FormError.badAnswers({ questions: problems });
  return changes;
}

/** Opens one sensitive field; the trail is durable before the value leaves. */
async function reveal(
  customer: CustomerDocument,
  key: string,
  purpose: string,
  { actor, ip, requestId, ports }: Context,
): Promise<string> {
  const registry = await currentRegistry();
  const field = registry.byKey.get(key);
  const right = rightOf(registry, rolesTowards(actor, customer), key);
  if (!field || right.read === "none") throw FieldError.notFound();
  if (right.read !== "clear") throw RequestError.denied();
  await reveals(actor.id);
  await ports.audit.await({
    actor: { kind: "staff", id: actor.id, roles: actor.roles },
    act: "customer.revealed",
    object: { kind: "customer", id: customer._id },
    customerId: customer._id,
    result: "ok",
    ip,
    requestId,
    reason: purpose,
    fields: [key],
  });
  const value = (await openFields(ports.vault, customer, [field])).get(key);
  if (value === undefined) throw CustomerError.notFound();
  return sayAnswer(field, value);
}
