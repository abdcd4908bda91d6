import { Answers } from "@shared/forms/question";
import * as z from "zod";
import type { StaffActor } from "../core/policy";
import type { Trail } from "../core/trail";
import { type CustomerDocument, customers, everyCustomer, setFields } from "../features/customers";
import { events, everyEvent, placeEventForm } from "../features/events";
import { currentRegistry } from "../features/fields";
import { answerSurvey, asks, publishReadyForms, ReadyForms, sendSurvey } from "../features/forms";
import { staff } from "../features/organisation";
import type { Ports } from "../ports";

const Demo = ReadyForms.extend({
  /** The form that an event asks, by the event's title. */
  events: z.record(z.string(), z.string()),
  values: z.record(z.string(), Answers),
  survey: z.object({
    form: z.string(),
    by: z.string(),
    days: z.number().int(),
    asked: z.array(z.string()),
    answers: z.record(z.string(), Answers),
  }),
});
type Demo = z.output<typeof Demo>;

/** Gives the demo its own fields with values, forms where they are asked, and a survey under way. Written once. */
export async function askAround(data: unknown, ports: Ports): Promise<void> {
  const demo = Demo.parse(data);
  const manager = await staff.byNo(demo.survey.by);
  if (!manager || (await currentRegistry()).fields.length > 0) return;
  const trail = trailOf(ports, { kind: "staff", id: manager._id, roles: manager.roles });
  const forms = await publishReadyForms(demo, trail);
  const programme = await events.within(everyEvent).page(undefined, 100);
  for (const [title, name] of Object.entries(demo.events)) {
    const formId = forms.get(name);
    const event = programme.find((one) => one.title === title);
    if (event && formId) await placeEventForm(event._id, title, formId);
  }
  for (const [no, values] of Object.entries(demo.values)) await fillIn(no, values, trail);
  await survey(demo.survey, forms.get(demo.survey.form) ?? "", trail);
}

const trailOf = (ports: Ports, actor: Trail["actor"]): Trail => ({
  actor,
  ip: "",
  requestId: "demo",
  ports,
});

const byNo = (no: string): Promise<CustomerDocument | null> =>
  customers.within(everyCustomer).byNo(no);

async function fillIn(no: string, values: Demo["values"][string], trail: Trail): Promise<void> {
  const customer = await byNo(no);
  const { byKey } = await currentRegistry();
  if (!customer) return;
  const changes = Object.entries(values).flatMap(([key, value]) => {
    const field = byKey.get(key);
    return field ? [[field, value] as const] : [];
  });
  await setFields(customer._id, new Map(changes), "staff", trail);
}

async function survey(
  { by, days, asked, answers }: Demo["survey"],
  formId: string,
  trail: Trail,
): Promise<void> {
  const manager = await staff.byNo(by);
  const people = (await Promise.all(asked.map(byNo))).flatMap((one) => one ?? []);
  if (!manager) return;
  const { _id: id, name, unitId } = manager;
  const actor: StaffActor = {
    kind: "staff",
    id,
    name,
    sessionId: "demo",
    roles: ["rm"],
    unitId,
    unitIds: [unitId],
    coversFor: [id],
    serves: [],
  };
  const until = new Date(trail.ports.clock.now().getTime() + days * 86_400_000);
  const customerIds = people.map(({ _id }) => _id);
  const wish = { clientId: "demo-survey", formId, until, customerIds };
  const sent = await sendSurvey(wish, actor, trail);
  for (const { _id: customerId, no } of people) {
    const given = answers[no];
    const ask = (await asks.ofCustomer(customerId)).find(({ surveyId }) => surveyId === sent._id);
    if (!given || !ask) continue;
    const own = trailOf(trail.ports, { kind: "customer", id: customerId, roles: [] });
    await answerSurvey(ask, { clientId: `demo-${no}`, answers: given }, own);
  }
}
