import { me as words } from "@shared/text/zh-CN/miniprogram";
import { Cell } from "../../components/cell/cell";
import { askForAll } from "../../data/subscriptions";
import { say } from "../../platform/feedback";
import { canSubscribe } from "../../platform/subscribe";

/** WeChat asks again at each tap: one permission carries one message, so it can be given in store. */
export function Messages() {
  if (!canSubscribe) return null;
  const ask = () => {
    void askForAll().then((isAllowed) => say(isAllowed ? words.messagesDone : words.messagesNone));
  };
  return <Cell icon="bell" title={words.messages} text={words.messagesText} onTap={ask} />;
}
