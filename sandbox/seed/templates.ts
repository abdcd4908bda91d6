import type { AccountKind } from "../core/types";
import type { Template } from "../wechat/world";
import file from "./templates.json" with { type: "json" };

/** A template of the seed with the product's names for it and its fields. */
export interface SeedTemplate extends Template {
  account: AccountKind;
  key: string;
}

function kindOf(kind: string): Template["kind"] {
  return kind === "once" || kind === "long-term" ? kind : "service";
}

/** What both accounts have in their template lists from the start. */
export const seedTemplates: SeedTemplate[] = file.templates.map((template) => ({
  id: template.id,
  key: template.key,
  account: template.account === "mini" ? "mini" : "official",
  kind: kindOf(template.kind),
  tid: template.tid,
  title: template.title,
  fields: template.fields.map(({ key, name, example }) => ({ key, name, example })),
  banned: false,
  restricted: false,
}));

/**
 * Per account and notice: the template's id and, per meaning, the field it goes into
 * (`{official:{"booking.confirmed":{id,fields:{purpose:"thing1",…}}}}`).
 */
export function templateTable(): Record<
  AccountKind,
  Record<string, { id: string; fields: Record<string, string> }>
> {
  const table: ReturnType<typeof templateTable> = { official: {}, mini: {} };
  for (const template of file.templates) {
    const fields = Object.fromEntries(template.fields.map((field) => [field.as, field.key]));
    table[template.account === "mini" ? "mini" : "official"][template.key] = {
      id: template.id,
      fields,
    };
  }
  return table;
}
