import * as z from "zod";

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/** What a text must look like where a pattern asks for something, by the field's name. */
const texts: Readonly<Record<string, string>> = {
  idLastFour: "1234",
  phone: "13800000000",
  code: "123456",
  date: "2026-12-30",
  from: "2026-12-01",
  startsAt: "2026-12-20T09:00:00+08:00",
  endsAt: "2026-12-20T16:00:00+08:00",
  signUpUntil: "2026-12-18T18:00:00+08:00",
};

/** An input of the right names, which need not be accepted: enough to knock at a shut door. */
export function roughSampleOf(schema: z.ZodType): Record<string, unknown> {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  return sampleValue(json, "") as Record<string, unknown>;
}

/** The smallest input that a contract accepts: what a well-meaning client might send. */
export function sampleOf(schema: z.ZodType): Record<string, unknown> {
  const sample = roughSampleOf(schema);
  const parsed = schema.safeParse(sample);
  if (parsed.success) return sample;
  throw new Error(`No sample could be made: ${JSON.stringify(parsed.error.issues)}`);
}

function sampleValue(schema: JsonSchema, name: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return sampleValue(choice, name);
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [
          key,
          sampleValue(schema.properties?.[key] ?? {}, key),
        ]),
      );
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () =>
        sampleValue(schema.items ?? {}, name),
      );
    case "number":
    case "integer":
      return Math.max(schema.minimum ?? 1, 1);
    case "boolean":
      return true;
    default:
      return textOf(schema, name);
  }
}

function textOf({ format, pattern, minLength = 1 }: JsonSchema, name: string): string {
  if (name === "from" && format) return "2026-12-01T00:00:00+08:00";
  if (format === "date-time") return texts[name] ?? "2026-12-30T10:00:00+08:00";
  if (pattern || texts[name]) return texts[name] ?? "2026-12-30";
  return "样".repeat(Math.max(minLength, 8));
}
