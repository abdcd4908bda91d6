import { AppError } from "@shared/core/errors";
import { validate } from "@shared/forms/validate";
import { useEffect, useRef, useState } from "react";
import { draftFor, type Raw } from "../../../components/form/form.model";
import { sentence } from "../../../components/states/sentence";
import { onNetworkChange } from "../../../platform/lifecycle";
import { newId } from "../../../platform/random";
import { storage } from "../../../platform/storage";
import { call } from "../../../session";
import type { Asked } from "./index";

/** What the device keeps of a form being filled in, until the server has it. */
interface Draft {
  readonly answers: Raw;
  /** Of the one submission, so that sending it again is the same answer. */
  readonly clientId?: string;
}

const keyOf = (id: string) => `form:${id}`;

/** The answers of one form: kept at every key press, judged at once when they were wrong, sent once. */
export function useAnswers({ id, form }: Asked, done: (asked: Asked) => void) {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = storage.read<Draft>(keyOf(id));
    return { ...kept, answers: draftFor(form.content, kept?.answers) };
  });
  const [isJudged, setJudged] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isUnsent, setUnsent] = useState(false);
  const sending = useRef(false);

  const keep = (next: Draft) => {
    setDraft(next);
    storage.write(keyOf(id), next);
  };
  const judged = validate(form.content, draft.answers, { today: form.today });

  const submit = async () => {
    setJudged(true);
    if (Object.keys(judged.errors).length > 0 || sending.current) return;
    const clientId = draft.clientId ?? newId();
    keep({ ...draft, clientId });
    sending.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      const answers = { ...judged.answers };
      const asked = await call("POST /my/forms/:id/answer", { id, clientId, answers });
      storage.remove(keyOf(id));
      done({ ...asked, form });
    } catch (error) {
      const isLost = error instanceof AppError && error.code === "network.unreachable";
      setUnsent(isLost);
      setProblem(isLost ? undefined : sentence(error));
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  const latest = useRef(submit);
  latest.current = submit;
  useEffect(() => {
    onNetworkChange((isOnline) => {
      if (isOnline && isUnsent) void latest.current();
    });
  }, [isUnsent]);

  return {
    answers: draft.answers,
    errors: isJudged ? judged.errors : {},
    isBusy,
    problem,
    isUnsent,
    submit,
    // A changed answer is another submission than the one that may have arrived.
    change: (question: string, value: unknown) =>
      keep({ answers: { ...draft.answers, [question]: value } }),
  };
}
