import { type Implementation, implement, pick } from "@server/core/implement";
import { isDuplicateKey } from "@server/core/mongo";
import { trailOf } from "@server/core/trail";
import { countField } from "@server/features/customers";
import {
  beginDefinition,
  currentRegistry,
  type DefinitionDocument,
  definitions,
  fieldId,
  keepDraft,
  publishDefinition,
  removeDefinition,
  touchRegistry,
} from "@server/features/fields";
import { isBuiltIn } from "@shared/customers/fields";
import { checkAsked } from "@shared/forms/check-form";
import { diffFields } from "@shared/forms/diff";
import { formEndpoints as all } from "@shared/forms/endpoints";
import { FieldError } from "@shared/forms/errors";
import type { FieldContent, FieldView } from "@shared/forms/field";
import { contentOf, presentFieldViews, presentVersions } from "./present-definition";
import { isReserved } from "./reserved-keys";
import { usesOfField } from "./uses";

async function found(key: string): Promise<DefinitionDocument> {
  const field = await definitions.find(fieldId(key));
  if (field?.kind !== "field") throw FieldError.notFound();
  return field;
}

async function asView(field: DefinitionDocument | null): Promise<FieldView> {
  if (!field) throw FieldError.outdated();
  const [view] = await presentFieldViews([field]);
  if (!view) throw FieldError.notFound();
  return view;
}

function demandSound(content: FieldContent): void {
  const problems = checkAsked(content);
  if (problems.length > 0) throw FieldError.badDesign({ problems });
}

/** Values that are there were given to one kind and class; another kind would not understand them. */
async function demandSameKind(key: string, before: FieldContent | undefined, after: FieldContent) {
  if (!before) return;
  const isSame = before.kind === after.kind && before.sensitivity === after.sensitivity;
  if (isSame) return;
  const count = await countField(key);
  if (count > 0) throw FieldError.kindFixed({ count });
}

export const fieldRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /fields"))(async () => ({
    items: await presentFieldViews(await definitions.ofKind("field")),
  })),
  implement(pick(all, "POST /fields"))(async ({ key, content }, context) => {
    if (isBuiltIn(key) || isReserved(key)) throw FieldError.keyTaken();
    demandSound(content);
    const act = { act: "field.begun", trail: trailOf(context) };
    try {
      return await asView(await beginDefinition({ id: fieldId(key), kind: "field", content }, act));
    } catch (error) {
      if (isDuplicateKey(error)) throw FieldError.keyTaken();
      throw error;
    }
  }),
  implement(pick(all, "PUT /fields/:key"))(async ({ key, revision, content }, context) => {
    const field = await found(key);
    demandSound(content);
    await demandSameKind(key, contentOf<FieldContent>(field.live), content);
    const act = { act: "field.drafted", trail: trailOf(context) };
    return asView(await keepDraft(field, revision, content, act));
  }),
  implement(pick(all, "POST /fields/:key/publish"))(async ({ key, revision, note }, context) => {
    const field = await found(key);
    const content = contentOf<FieldContent>(field.draft);
    if (!content) throw FieldError.nothingToPublish();
    demandSound(content);
    await demandSameKind(key, contentOf<FieldContent>(field.live), content);
    const act = { act: "field.published", trail: trailOf(context), also: touchRegistry };
    const view = await asView(await publishDefinition(field, { revision, content, note }, act));
    await currentRegistry();
    return view;
  }),
  implement(pick(all, "DELETE /fields/:key"))(async ({ key }, context) => {
    const field = await found(key);
    const uses = await usesOfField(key);
    if (uses.length > 0) throw FieldError.inUse({ uses });
    await removeDefinition(field, {
      act: "field.removed",
      trail: trailOf(context),
      also: touchRegistry,
    });
    await currentRegistry();
    return {};
  }),
  implement(pick(all, "GET /fields/:key/uses"))(async ({ key }) => {
    await found(key);
    return { items: await usesOfField(key) };
  }),
  implement(pick(all, "GET /fields/:key/versions"))(async ({ key }) => {
    await found(key);
    return { items: await presentVersions<FieldContent>(fieldId(key), diffFields) };
  }),
];
