import { AppError } from "@shared/core/errors";
import type { EventForCustomer } from "@shared/events/event";
import { useRef, useState } from "react";
import type { Beside } from "../../../components/form/use-questions";
import { sentence } from "../../../components/states/sentence";
import { askFor } from "../../../data/subscriptions";
import { newId } from "../../../platform/random";
import { call } from "../../../session";

interface Wish {
  readonly event: EventForCustomer;
  readonly companions: number;
  /** The answers to what is asked; undefined while one of them needs the customer. */
  readonly beside: () => Beside | undefined;
  readonly put: (event: EventForCustomer) => void;
}

/** Signs up once, however often it has to be sent; what was filled in stays when it fails. */
export function useSignUp({ event, companions, beside, put }: Wish) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const clientId = useRef(newId());

  const signUp = async () => {
    const answered = beside();
    setProblem(undefined);
    if (!answered) return;
    setBusy(true);
    // The dialog opens in the tap itself; what is allowed there carries the confirmation.
    await askFor("event");
    try {
      put(
        await call("POST /my/events/:id/sign-up", {
          id: event.id,
          clientId: clientId.current,
          companions,
          answers: answered.answers ?? {},
          ...(event.form ? { formVersion: answered.formVersion } : {}),
        }),
      );
    } catch (error) {
      if (error instanceof AppError && error.status >= 400) clientId.current = newId();
      setProblem(sentence(error));
      void call("GET /my/events/:id", { id: event.id }).then(put, () => undefined);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, signUp };
}
