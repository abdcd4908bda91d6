import type { EventForCustomer } from "@shared/events/event";
import { event as words } from "@shared/text/zh-CN/miniprogram-events";
import { useState } from "react";
import { sentence } from "../../../components/states/sentence";
import { ask, say } from "../../../platform/feedback";
import { call } from "../../../session";

/** What can be done about one's own place: taking or leaving an offer, giving seats back. */
export function useMine(id: string, put: (event: EventForCustomer) => void) {
  const [isBusy, setBusy] = useState(false);

  const run = async (act: Promise<EventForCustomer>, done?: string) => {
    setBusy(true);
    try {
      put(await act);
      if (done) say(done);
    } catch (error) {
      say(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const answer = (accept: boolean) =>
    run(
      call("POST /my/events/:id/offer", { id, accept }),
      accept ? undefined : words.mine.declined,
    );
  const cancel = async () => {
    const isSure = await ask({
      title: words.cancelAsk,
      text: words.cancelText,
      yes: words.cancelYes,
      no: words.cancelNo,
    });
    if (isSure) await run(call("POST /my/events/:id/cancel", { id }), words.cancelDone);
  };
  return { isBusy, answer, cancel };
}
