import type { EventForCustomer } from "@shared/events/event";
import { event as words } from "@shared/text/zh-CN/miniprogram-events";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { Tap } from "../../../components/tap/tap";
import { now } from "../../../data/clock";
import { askFor, mayAsk } from "../../../data/subscriptions";
import { say } from "../../../platform/feedback";
import { open } from "../../../platform/navigation";
import { type Mine as MineState, sayMine } from "./mine.model";
import { useMine } from "./use-mine";
import "./mine.scss";

interface MineProps {
  readonly event: EventForCustomer;
  readonly mine: MineState;
  readonly put: (event: EventForCustomer) => void;
}

/** Where this customer stands: seated, waiting, or offered seats that became free. */
export function Mine({ event, mine, put }: MineProps) {
  const { isBusy, answer, cancel } = useMine(event.id, put);
  const { title, text } = sayMine(mine, now());
  return (
    <View className="mine">
      <Text className="mine__title">{title}</Text>
      {text ? <Text className="mine__text">{text}</Text> : null}
      {mine.state === "confirmed" || mine.state === "checkedIn" ? (
        <Button className="mine__act" onTap={() => open("ticket", { id: mine.signUpId })}>
          {words.mine.ticket}
        </Button>
      ) : null}
      {mine.state === "offered" ? (
        <View className="mine__two">
          <Button kind="plain" busy={isBusy} onTap={() => void answer(false)}>
            {words.mine.decline}
          </Button>
          <Button busy={isBusy} onTap={() => void answer(true)}>
            {words.mine.accept}
          </Button>
        </View>
      ) : null}
      <View className="mine__links">
        <Remind />
        {mine.state === "confirmed" || mine.state === "waiting" ? (
          <Tap className="mine__link" disabled={isBusy} onTap={() => void cancel()}>
            {words.cancel}
          </Tap>
        ) : null}
      </View>
    </View>
  );
}

function Remind() {
  const [isOffered, setOffered] = useState(() => mayAsk("event"));
  if (!isOffered) return null;
  const remind = () => {
    void askFor("event").then((isAllowed) => {
      if (isAllowed) say(words.reminded);
      setOffered(false);
    });
  };
  return (
    <Tap className="mine__link mine__link--gold" onTap={remind}>
      {words.remind}
    </Tap>
  );
}
