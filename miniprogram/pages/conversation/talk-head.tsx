import type { RmCard } from "@shared/conversations/conversation";
import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Avatar } from "../../components/avatar/avatar";
import { Tap } from "../../components/tap/tap";
import { askFor, mayAsk } from "../../data/subscriptions";
import { say } from "../../platform/feedback";
import "./talk-head.scss";

interface TalkHeadProps {
  readonly rm: RmCard;
  readonly isTyping: boolean;
  /** Something said has not arrived for a while. */
  readonly hasWaiting: boolean;
}

/** Whom one talks to and whether they are there; beneath it, what deserves to be said once. */
export function TalkHead({ rm, isTyping, hasWaiting }: TalkHeadProps) {
  return (
    <View className="talk-head">
      <View className="talk-head__who">
        <Avatar name={rm.name} size="small" />
        <View className="talk-head__names">
          <Text className="talk-head__name">{rm.name}</Text>
          <Text className="talk-head__presence">{isTyping ? words.typing : rm.presenceText}</Text>
        </View>
      </View>
      {hasWaiting ? <Text className="talk-head__waiting">{words.waitingText}</Text> : <Remind />}
    </View>
  );
}

/** Offers, once a week at most, to say through WeChat when an answer came. */
function Remind() {
  const [isOffered, setOffered] = useState(() => mayAsk("message"));
  if (!isOffered) return null;
  const ask = () => {
    void askFor("message").then((isAllowed) => {
      if (isAllowed) say(words.reminded);
      setOffered(false);
    });
  };
  return (
    <View className="talk-head__remind">
      <Text className="talk-head__offer">{words.remind}</Text>
      <Tap className="talk-head__yes" onTap={ask}>
        {words.remindAct}
      </Tap>
    </View>
  );
}
