import { call } from "@console/data/call";
import { sentenceOf } from "@console/data/failure";
import { toast } from "@console/data/toasts";
import type { Interview } from "@shared/interviews/interviews";
import { useEffect, useRef, useState } from "react";

const pauseMs = 1_200;

/** Answers of an interview, kept whenever the writer pauses; one save at a time, the last state wins. */
export function useDraft(interview: Interview) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>(interview.answers);
  const [asNeeds, setAsNeeds] = useState<readonly string[]>(interview.asNeeds);
  const [state, setState] = useState<"saved" | "saving" | "failed">("saved");
  const latest = useRef({ answers, asNeeds, version: interview.version, isDirty: false });
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = async (): Promise<void> => {
    const now = latest.current;
    if (!now.isDirty) return;
    now.isDirty = false;
    setState("saving");
    try {
      const { version } = await call("PUT /interviews/:id/draft", {
        id: interview.id,
        version: now.version,
        answers: { ...now.answers },
        asNeeds: [...now.asNeeds],
      });
      latest.current.version = version;
      setState("saved");
    } catch (failure) {
      latest.current.isDirty = true;
      setState("failed");
      toast(sentenceOf(failure), "danger");
    }
  };
  const keepNow = async (): Promise<number | undefined> => {
    clearTimeout(timer.current);
    running.current = running.current.then(save);
    await running.current;
    return latest.current.isDirty ? undefined : latest.current.version;
  };
  const changed = (change: {
    answers?: Readonly<Record<string, string>>;
    asNeeds?: readonly string[];
  }) => {
    Object.assign(latest.current, change, { isDirty: true });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keepNow(), pauseMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    answers,
    asNeeds,
    state,
    keepNow,
    answer: (id: string, said: string) => {
      const next = { ...latest.current.answers, [id]: said };
      setAnswers(next);
      changed({ answers: next });
    },
    mark: (id: string, isOn: boolean) => {
      const rest = latest.current.asNeeds.filter((one) => one !== id);
      const next = isOn ? [...rest, id] : rest;
      setAsNeeds(next);
      changed({ asNeeds: next });
    },
  };
}
