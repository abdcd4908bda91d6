import type { Answer } from "@shared/forms/question";
import type { FormToAnswer } from "@shared/forms/survey";
import { validate } from "@shared/forms/validate";
import { useState } from "react";
import type { Raw } from "./form.model";

/** What goes beside a booking or a sign-up. */
export interface Beside {
  readonly answers?: Record<string, Answer>;
  readonly formVersion?: number;
}

/** Questions beside something else: judged from the first attempt on, empty where there are none. */
export function useQuestions(form: FormToAnswer | undefined) {
  const [answers, setAnswers] = useState<Raw>({});
  const [isJudged, setJudged] = useState(false);
  const judged = form && validate(form.content, answers, { today: form.today });

  const beside = (): Beside | undefined => {
    if (!form || !judged) return {};
    setJudged(true);
    if (Object.keys(judged.errors).length > 0) return undefined;
    return { answers: { ...judged.answers }, formVersion: form.version };
  };
  return {
    content: form?.content,
    answers,
    errors: (isJudged && judged?.errors) || {},
    change: (id: string, value: unknown) => setAnswers((all) => ({ ...all, [id]: value })),
    beside,
  };
}
