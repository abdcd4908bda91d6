import { type Output, queryClient, useWrite } from "@console/data/queries";
import { checkForm } from "@shared/forms/check-form";
import type { FormContent } from "@shared/forms/form";
import { useState } from "react";
import { words } from "./words";

export type Form = Output<"GET /forms/:id">;

const blank: FormContent = {
  title: "",
  purpose: "survey",
  sections: [{ id: "s1", title: "", questions: [] }],
};

/** The draft of a form on this screen: changed at once, kept when told, published with a note. */
export function useDesign(form: Form) {
  const [content, setContent] = useState<FormContent>(form.draft ?? form.live ?? blank);
  const [chosen, choose] = useState<string | undefined>(undefined);
  const [revision, setRevision] = useState(form.revision);
  const [kept, setKept] = useState(content);
  const [published, setPublished] = useState(form.published);

  const took = (next: Form) => {
    setRevision(next.revision);
    setPublished(next.published);
    queryClient.setQueryData(["GET /forms/:id", { id: form.id }], next);
  };
  const save = useWrite("PUT /forms/:id", {
    refresh: ["GET /forms"],
    done: words.design.saved,
    onDone: (next, input) => {
      took(next);
      setKept(input.content);
    },
  });
  const publish = useWrite("POST /forms/:id/publish", {
    refresh: ["GET /forms", "GET /forms/:id/versions"],
    done: words.publish.done,
    onDone: took,
  });

  const isChanged = content !== kept;
  return {
    content,
    change: setContent,
    chosen,
    choose,
    problems: checkForm(content),
    isChanged,
    published,
    isSaving: save.isPending || publish.isPending,
    save: () => save.mutate({ id: form.id, revision, content }),
    /** Keeps what is on the screen first, so that exactly that is published. */
    publish: async (note: string) => {
      let current = revision;
      if (isChanged) {
        const next = await save.mutateAsync({ id: form.id, revision, content });
        current = next.revision;
      }
      await publish.mutateAsync({ id: form.id, revision: current, note });
    },
  };
}

export type Design = ReturnType<typeof useDesign>;
