import { type Output, useWrite } from "@console/data/queries";
import { checkAsked } from "@shared/forms/check-form";
import type { FieldContent } from "@shared/forms/field";
import { useState } from "react";
import { useLocation } from "wouter";
import { words } from "./words";

export type FieldView = Output<"GET /fields">["items"][number];

const blank: FieldContent = {
  label: "",
  kind: "text",
  limits: {},
  choices: [],
  sensitivity: "internal",
  group: "",
  answeredBy: "staff",
};

/** A field as it stands on the screen, and what may be done with it. */
export function useField(field: FieldView | undefined) {
  const first = field?.draft ?? field?.live ?? blank;
  const [content, change] = useState<FieldContent>(first);
  const [key, setKey] = useState(field?.key ?? "");
  const [, go] = useLocation();
  const options = { refresh: ["GET /fields"] as const };
  const begin = useWrite("POST /fields", { ...options, done: words.design.saved });
  const keep = useWrite("PUT /fields/:key", { ...options, done: words.design.saved });
  const put = useWrite("POST /fields/:key/publish", {
    refresh: ["GET /fields", "GET /fields/:key/versions", "GET /field-rights"],
    done: words.publish.done,
  });

  const isChanged = JSON.stringify(content) !== JSON.stringify(first);
  const save = async (): Promise<FieldView> => {
    if (!field) {
      const made = await begin.mutateAsync({ key, content });
      go(`/forms/fields/${key}`, { replace: true });
      return made;
    }
    if (!isChanged) return field;
    return keep.mutateAsync({ key: field.key, revision: field.revision, content });
  };
  return {
    content,
    change,
    key,
    setKey,
    isChanged,
    mayPublish: isChanged || field?.draft !== undefined,
    isBusy: begin.isPending || keep.isPending || put.isPending,
    problems: problemsOf(content, key),
    save,
    publish: async (note: string) => {
      const { revision } = await save();
      await put.mutateAsync({ key, revision, note });
    },
  };
}

export type FieldDesign = ReturnType<typeof useField>;

/** What keeps a field from being kept; empty words are told by their empty controls. */
function problemsOf(content: FieldContent, key: string): readonly string[] {
  const isNamed = content.label.trim() !== "" && content.group.trim() !== "";
  if (!isNamed || !/^[a-z][A-Za-z0-9]{1,31}$/.test(key)) return [words.fields.keyHint];
  return checkAsked(content);
}
