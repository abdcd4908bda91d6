import type { Model, Schema } from "mongoose";
import { sealedPath } from "./sealed";

interface Rule {
  bsonType?: readonly string[];
  properties?: Record<string, Rule>;
  items?: Rule;
}

/**
 * Lets the database itself refuse clear text on a model's sealed paths: no forgotten path of code,
 * no script and no raw write gets around it. Does nothing for a model without sealed paths.
 */
export async function enforceSealed(
  model: Pick<Model<never>, "db"> & {
    readonly schema: Pick<Schema, "eachPath">;
    readonly collection: { readonly collectionName: string };
  },
): Promise<void> {
  const rule = ruleOf(model.schema);
  if (!rule) return;
  await model.db.db?.command({
    collMod: model.collection.collectionName,
    validator: { $jsonSchema: rule },
    validationLevel: "strict",
    validationAction: "error",
  });
}

/** The sealed paths of a schema as MongoDB's own schema language says it; undefined when it has none. */
export function ruleOf(schema: Pick<Schema, "eachPath">): Rule | undefined {
  const root: Rule = {};
  let found = false;
  schema.eachPath((path, type) => {
    const inner = (type as { readonly schema?: Schema }).schema;
    const nested = inner ? ruleOf(inner) : undefined;
    const { validate } = type.options as { validate?: { readonly validator?: unknown } };
    // Compared by the function: mongoose copies the object around it.
    const isSealed = validate?.validator === sealedPath.validate.validator;
    if (!isSealed && !nested) return;
    found = true;
    put(
      root,
      path.split("."),
      isSealed ? sealed : inArray(type) ? { items: nested as Rule } : (nested as Rule),
    );
  });
  return found ? root : undefined;
}

const sealed: Rule = { bsonType: ["binData", "null"] };
const inArray = (type: { readonly instance?: string }) =>
  type.instance === "Array" || type.instance === "DocumentArray";

function put(rule: Rule, [name = "", ...rest]: readonly string[], value: Rule): void {
  rule.properties ??= {};
  if (rest.length === 0) {
    rule.properties[name] = value;
    return;
  }
  rule.properties[name] ??= {};
  put(rule.properties[name] as Rule, rest, value);
}
