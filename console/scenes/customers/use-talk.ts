import { call } from "@console/data/call";
import { sentenceOf } from "@console/data/failure";
import { toast } from "@console/data/toasts";
import { useState } from "react";
import { useLocation } from "wouter";

/** Opens the talk with a customer, which is made when there was none, so that staff can speak first. */
export function useTalk(customerId: string) {
  const [, go] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const talk = () => {
    setBusy(true);
    call("GET /customers/:customerId/conversation", { customerId })
      .then((conversation) => go(`/inbox/${conversation.id}`))
      .catch((failure: unknown) => toast(sentenceOf(failure), "danger"))
      .finally(() => setBusy(false));
  };
  return { talk, isBusy };
}
