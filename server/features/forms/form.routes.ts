import { newId } from "@server/core/ids";
import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import { hasRole, type StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import {
  beginDefinition,
  currentRegistry,
  type DefinitionDocument,
  definitions,
  keepDraft,
  publishDefinition,
  removeDefinition,
} from "@server/features/fields";
import { RequestError } from "@shared/core/errors";
import { checkForm } from "@shared/forms/check-form";
import { diffForms } from "@shared/forms/diff";
import { formEndpoints as all } from "@shared/forms/endpoints";
import { FormError } from "@shared/forms/errors";
import type { FormContent } from "@shared/forms/form";
import { words as bookingWords } from "@shared/text/zh-CN/bookings";
import { liveForm } from "./asked-form";
import { formPlaces, placeForm } from "./form-place.model";
import { contentOf, presentForm, presentFormRows, presentVersions } from "./present-definition";
import { resolveForm } from "./resolve-form";
import { usesOfForm } from "./uses";

type Context = RequestContext<StaffActor>;

/** Forms of the record and of bookings are the administration's; surveys and sign-ups marketing's as well. */
const mayDesign = ({ actor }: Context, { purpose }: Pick<FormContent, "purpose">): boolean =>
  hasRole(actor, "admin") ||
  (hasRole(actor, "marketer") && (purpose === "survey" || purpose === "event"));

const currentContent = ({ draft, live }: DefinitionDocument) =>
  contentOf<FormContent>(draft ?? live);

/** A form that this reader may see: designers all, others what is published. */
async function seen(id: string, context: Context) {
  const form = await definitions.find(id);
  const content = form?.kind === "form" ? currentContent(form) : undefined;
  if (!form || !content) throw FormError.notFound();
  const designs = mayDesign(context, content);
  if (!designs && !form.live) throw FormError.notFound();
  return { form, content, designs };
}

async function designed(id: string, context: Context) {
  const { form, content, designs } = await seen(id, context);
  if (!designs) throw RequestError.denied();
  return { form, content };
}

async function asView(form: DefinitionDocument | null) {
  if (!form) throw FormError.outdated();
  return presentForm(form, { mayDesign: true });
}

const lists: readonly Implementation[] = [
  implement(pick(all, "GET /forms"))(async ({ purpose }, context) => {
    const rows = await presentFormRows(await definitions.ofKind("form"));
    return {
      items: rows.filter(
        (row) =>
          (!purpose || row.purpose === purpose) &&
          (row.state === "live" || mayDesign(context, row)),
      ),
    };
  }),
  implement(pick(all, "GET /forms/:id"))(async ({ id }, context) => {
    const { form, designs } = await seen(id, context);
    return presentForm(form, { mayDesign: designs });
  }),
  implement(pick(all, "GET /forms/:id/uses"))(async ({ id }, context) => {
    await designed(id, context);
    return { items: await usesOfForm(id) };
  }),
  implement(pick(all, "GET /forms/:id/versions"))(async ({ id }, context) => {
    await designed(id, context);
    return { items: await presentVersions<FormContent>(id, diffForms) };
  }),
];

const changes: readonly Implementation[] = [
  implement(pick(all, "POST /forms"))(async ({ content }, context) => {
    if (!mayDesign(context, content)) throw RequestError.denied();
    const act = { act: "form.begun", trail: trailOf(context) };
    return asView(await beginDefinition({ id: newId("frm"), kind: "form", content }, act));
  }),
  implement(pick(all, "PUT /forms/:id"))(async ({ id, revision, content }, context) => {
    const { form } = await designed(id, context);
    if (!mayDesign(context, content)) throw RequestError.denied();
    const act = { act: "form.drafted", trail: trailOf(context) };
    return asView(await keepDraft(form, revision, content, act));
  }),
  implement(pick(all, "POST /forms/:id/publish"))(async ({ id, revision, note }, context) => {
    const { form } = await designed(id, context);
    const draft = contentOf<FormContent>(form.draft);
    if (!draft) throw FormError.nothingToPublish();
    const { content, problems } = resolveForm(draft, await currentRegistry());
    const wrong = [...problems, ...checkForm(content)];
    if (wrong.length > 0) throw FormError.badDesign({ problems: wrong });
    const act = { act: "form.published", trail: trailOf(context) };
    return asView(await publishDefinition(form, { revision, content, note }, act));
  }),
  implement(pick(all, "DELETE /forms/:id"))(async ({ id }, context) => {
    const { form } = await designed(id, context);
    const uses = await usesOfForm(id);
    if (uses.length > 0) throw FormError.inUse({ uses });
    await removeDefinition(form, { act: "form.removed", trail: trailOf(context) });
    return {};
  }),
];

type PurposeId = keyof typeof bookingWords.purposes;
const purposeIds = Object.keys(bookingWords.purposes) as PurposeId[];

const places: readonly Implementation[] = [
  implement(pick(all, "GET /booking-forms"))(async () => {
    const placed = await formPlaces.among(purposeIds.map((id) => `booking:${id}`));
    return {
      items: purposeIds.map((purposeId) => {
        const formId = placed.find(({ _id }) => _id === `booking:${purposeId}`)?.formId;
        const { title } = bookingWords.purposes[purposeId];
        return { purposeId, title, ...(formId ? { formId } : {}) };
      }),
    };
  }),
  implement(pick(all, "PUT /booking-forms/:purposeId"))(async ({ purposeId, formId }, context) => {
    const known = purposeIds.find((id) => id === purposeId);
    if (!known) throw FormError.notFound();
    if (formId && (await liveForm(formId))?.content.purpose !== "booking")
      throw FormError.notPublished();
    const { actor, ip, requestId, ports } = trailOf(context);
    await transact(async (tx) => {
      const label = bookingWords.purposes[known].title;
      await placeForm(`booking:${purposeId}`, { formId, label }, tx);
      await ports.audit.record(
        {
          actor,
          act: "form.placed",
          object: { kind: "bookingPurpose", id: purposeId },
          result: "ok",
          ip,
          requestId,
        },
        { session: tx },
      );
    });
    return {};
  }),
];

export const formRoutes = [...lists, ...changes, ...places];
