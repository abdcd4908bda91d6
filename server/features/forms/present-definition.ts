import {
  currentRegistry,
  type DefinitionDocument,
  definitions,
  fieldKey,
} from "@server/features/fields";
import { staff } from "@server/features/organisation";
import { checkForm } from "@shared/forms/check-form";
import type { FieldContent, FieldView, VersionView } from "@shared/forms/field";
import type { FormContent } from "@shared/forms/form";
import { questionsOf } from "@shared/forms/questions-of";
import type { FormRow, FormView } from "@shared/forms/survey";
import { resolveForm } from "./resolve-form";

/** The text of a definition as what it is. It was checked by its schema before it was kept. */
export const contentOf = <Content>(text: string | undefined): Content | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as Content);

/** Names by staff id, for who changed what. */
export async function namesOf(ids: readonly string[]): Promise<(id: string) => string> {
  const found = await staff.named([...new Set(ids)]);
  const names = new Map(found.map(({ _id, name }) => [_id, name]));
  return (id) => names.get(id) ?? "";
}

export async function presentFieldViews(list: readonly DefinitionDocument[]): Promise<FieldView[]> {
  const nameOf = await namesOf(list.map(({ changedBy }) => changedBy));
  return list.map((one) => {
    const live = contentOf<FieldContent>(one.live);
    const draft = contentOf<FieldContent>(one.draft);
    return {
      key: fieldKey(one._id),
      state: live ? "live" : "draft",
      published: one.published,
      ...(live ? { live } : {}),
      ...(draft ? { draft } : {}),
      revision: one.revision,
      changedAt: one.changedAt.toISOString(),
      changedBy: nameOf(one.changedBy),
    };
  });
}

/** Forms as rows; one that holds neither a draft nor a version does not exist. */
export async function presentFormRows(list: readonly DefinitionDocument[]): Promise<FormRow[]> {
  const nameOf = await namesOf(list.map(({ changedBy }) => changedBy));
  return list.flatMap((one) => {
    const content = contentOf<FormContent>(one.draft) ?? contentOf<FormContent>(one.live);
    return content ? [rowOf(one, content, nameOf)] : [];
  });
}

function rowOf(
  one: DefinitionDocument,
  content: FormContent,
  nameOf: (id: string) => string,
): FormRow {
  return {
    id: one._id,
    title: content.title,
    purpose: content.purpose,
    state: one.live ? "live" : "draft",
    published: one.published,
    questions: questionsOf(content).length,
    hasDraft: one.draft !== undefined,
    changedAt: one.changedAt.toISOString(),
    changedBy: nameOf(one.changedBy),
  };
}

export async function presentForm(
  one: DefinitionDocument,
  { mayDesign }: { readonly mayDesign: boolean },
): Promise<FormView> {
  const live = contentOf<FormContent>(one.live);
  const draft = mayDesign ? contentOf<FormContent>(one.draft) : undefined;
  const content = draft ?? live ?? ({ title: "", purpose: "survey", sections: [] } as FormContent);
  const resolved = draft ? resolveForm(draft, await currentRegistry()) : undefined;
  return {
    ...rowOf(one, content, await namesOf([one.changedBy])),
    ...(live ? { live } : {}),
    ...(draft ? { draft } : {}),
    revision: one.revision,
    problems: resolved ? [...resolved.problems, ...checkForm(resolved.content)] : [],
    abilities: { design: mayDesign },
  };
}

/** Versions, newest first, each with what it changed over the one before. */
export async function presentVersions<Content>(
  id: string,
  diff: (before: Content, after: Content) => readonly string[],
): Promise<VersionView[]> {
  const list = await definitions.versions(id);
  const nameOf = await namesOf(list.map(({ by }) => by));
  return list.map(({ no, at, by, note, content }, place) => {
    const before = list[place + 1];
    return {
      no,
      at: at.toISOString(),
      by: nameOf(by),
      note,
      changes: before
        ? [...diff(JSON.parse(before.content) as Content, JSON.parse(content) as Content)]
        : [],
    };
  });
}
