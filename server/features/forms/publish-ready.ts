import { newId } from "@server/core/ids";
import { transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import {
  beginDefinition,
  currentRegistry,
  definitions,
  fieldId,
  publishDefinition,
  touchRegistry,
} from "@server/features/fields";
import { checkForm } from "@shared/forms/check-form";
import { FieldContent } from "@shared/forms/field";
import { FormContent } from "@shared/forms/form";
import { FieldKey } from "@shared/forms/question";
import { words as bookingWords } from "@shared/text/zh-CN/bookings";
import * as z from "zod";
import { placeForm } from "./form-place.model";
import { resolveForm } from "./resolve-form";

type PurposeId = keyof typeof bookingWords.purposes;
const purposeIds = Object.keys(bookingWords.purposes) as PurposeId[];

/** Fields and forms that were prepared in a file. */
export const ReadyForms = z.object({
  /** Said of every first version. */
  note: z.string(),
  fields: z.array(z.object({ key: FieldKey, content: FieldContent })),
  forms: z.array(z.object({ name: z.string(), content: FormContent })),
  /** The form that each booking purpose asks, by its name here. */
  bookings: z.partialRecord(z.enum(purposeIds), z.string()),
});
type ReadyForms = z.output<typeof ReadyForms>;

/** Puts fields and forms in force that were prepared, with their places; answers ids by name. */
export async function publishReadyForms(
  { note, fields, forms, bookings }: ReadyForms,
  trail: Trail,
): Promise<Map<string, string>> {
  for (const { key, content } of fields) {
    if (await definitions.find(fieldId(key))) continue;
    const also = touchRegistry;
    const begun = { id: fieldId(key), kind: "field" as const, content };
    const field = await beginDefinition(begun, { act: "field.begun", trail });
    const act = { act: "field.published", trail, also };
    await publishDefinition(field, { revision: field.revision, content, note }, act);
  }
  const registry = await currentRegistry();
  const ids = new Map<string, string>();
  for (const { name, content: draft } of forms) {
    const { content } = resolveForm(draft, registry);
    const wrong = checkForm(content);
    if (wrong.length > 0) throw new Error(`${name}: ${wrong.map((one) => one.message).join()}`);
    const begun = { id: newId("frm"), kind: "form" as const, content };
    const form = await beginDefinition(begun, { act: "form.begun", trail });
    const act = { act: "form.published", trail };
    await publishDefinition(form, { revision: form.revision, content, note }, act);
    ids.set(name, form._id);
  }
  for (const purposeId of purposeIds) {
    const formId = ids.get(bookings[purposeId] ?? "");
    if (!formId) continue;
    const label = bookingWords.purposes[purposeId].title;
    await transact((tx) => placeForm(`booking:${purposeId}`, { formId, label }, tx));
  }
  return ids;
}
