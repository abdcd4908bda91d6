import { campaignsAsking } from "@server/features/campaigns";
import { countField } from "@server/features/customers";
import { type DefinitionDocument, definitions } from "@server/features/fields";
import { segmentsAsking } from "@server/features/segments";
import type { Use } from "@shared/forms/field";
import type { FormContent } from "@shared/forms/form";
import { questionsOf } from "@shared/forms/questions-of";
import { formUses as words } from "@shared/text/zh-CN/form-uses";
import { formPlaces } from "./form-place.model";
import { contentOf } from "./present-definition";
import { surveys } from "./survey.model";

/** Where a field is used: what would break, or be lost, without it. */
export async function usesOfField(key: string): Promise<Use[]> {
  const [forms, segments, campaigns, count] = await Promise.all([
    definitions.ofKind("form"),
    segmentsAsking(key),
    campaignsAsking(key),
    countField(key),
  ]);
  return [
    ...forms.filter((form) => asksFor(form, key)).map(asFormUse),
    ...segments.map(
      ({ id, title }): Use => ({ kind: "segment", label: title, href: `/segments/${id}` }),
    ),
    ...campaigns.map(
      ({ id, title }): Use => ({ kind: "campaign", label: title, href: `/pushes/${id}` }),
    ),
    ...(count > 0 ? [{ kind: "records" as const, label: words.records, count }] : []),
  ];
}

function asksFor({ live, draft }: DefinitionDocument, key: string): boolean {
  return [live, draft].some((text) => {
    const content = contentOf<FormContent>(text);
    return content ? questionsOf(content).some(({ field }) => field === key) : false;
  });
}

function asFormUse({ _id, live, draft }: DefinitionDocument): Use {
  const title = contentOf<FormContent>(draft ?? live)?.title ?? "";
  return { kind: "form", label: title, href: `/forms/${_id}` };
}

/** Where a form is used: places that ask its questions and surveys that were sent with it. */
export async function usesOfForm(formId: string): Promise<Use[]> {
  const [places, sent] = await Promise.all([formPlaces.of(formId), surveys.ofForm(formId)]);
  return [
    ...places.map(({ _id, label }): Use => {
      const [kind, id = ""] = _id.split(":");
      return kind === "event"
        ? { kind: "event", label, href: `/events/${id}` }
        : { kind: "booking", label };
    }),
    ...sent.map(
      ({ _id, title, asked }): Use => ({
        kind: "survey",
        label: title,
        href: `/surveys/${_id}`,
        count: asked,
      }),
    ),
  ];
}
