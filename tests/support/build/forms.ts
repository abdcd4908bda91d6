import type { FieldContent } from "@shared/forms/field";
import type { FormContent, Question } from "@shared/forms/form";
import type { Person } from "../as";

/** A field of the bank's own, as an administrator writes it; only what matters is given. */
export const buildField = (given: Partial<FieldContent> = {}): FieldContent => ({
  label: "高尔夫差点",
  kind: "number",
  limits: { min: 0, max: 54 },
  choices: [],
  sensitivity: "internal",
  group: "兴趣爱好",
  answeredBy: "both",
  ...given,
});

/** A question of a form; only what matters is given. */
export const buildQuestion = (given: Partial<Question> = {}): Question => ({
  id: "satisfied",
  label: "您对本次服务满意吗",
  kind: "choice",
  limits: {},
  choices: [
    { value: "yes", label: "满意" },
    { value: "no", label: "不满意" },
  ],
  sensitivity: "internal",
  required: true,
  ...given,
});

/** A form with one section. */
export const buildForm = (
  questions: readonly Question[],
  given: Partial<FormContent> = {},
): FormContent => ({
  title: "服务满意度",
  purpose: "survey",
  sections: [{ id: "main", title: "", questions: [...questions] }],
  ...given,
});

/** Has an administrator begin and publish a field. */
export async function publishField(admin: Person, key: string, content: FieldContent) {
  const { revision } = await admin.call("POST /fields", { key, content });
  return admin.call("POST /fields/:key/publish", { key, revision, note: "首次发布" });
}

/** Has an administrator begin and publish a form; answers its id. */
export async function publishForm(admin: Person, content: FormContent): Promise<string> {
  const { id, revision } = await admin.call("POST /forms", { content });
  await admin.call("POST /forms/:id/publish", { id, revision, note: "首次发布" });
  return id;
}

/** The id of a customer whom this manager may see, by name. */
export async function idOf(person: Person, name: string): Promise<string> {
  const { items } = await person.call("GET /customers", { q: name });
  return items[0]?.id ?? "";
}
