import { useState } from "react";
import { askFor, type Moment, mayAsk } from "../../../data/subscriptions";
import { say } from "../../../platform/feedback";

/** Offers a reminder through WeChat to those who were not asked at this moment before. */
export function useReminder(moment: Moment, thanks: string) {
  const [isOffered, setOffered] = useState(() => mayAsk(moment));
  const ask = () => {
    void askFor(moment).then((isAllowed) => {
      if (isAllowed) say(thanks);
      setOffered(false);
    });
  };
  return { isOffered, ask };
}
