import type { EventForCustomer } from "@shared/events/event";
import { event as words } from "@shared/text/zh-CN/miniprogram-events";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { sentence } from "../../../components/states/sentence";
import { Tap } from "../../../components/tap/tap";
import { now } from "../../../data/clock";
import { askFor, mayAsk } from "../../../data/subscriptions";
import { ask, say } from "../../../platform/feedback";
import { open } from "../../../platform/navigation";
import { call } from "../../../session";
import { type Mine as MineState, sayMine } from "./mine.model";
import "./mine.scss";

interface MineProps {
  readonly event: EventForCustomer;
  readonly mine: MineState;
  readonly put: (event: EventForCustomer) => void;
}

/** Where this customer stands: seated, waiting, or offered seats that became free. */
export function Mine({ event, mine, put }: MineProps) {
  const [isBusy, setBusy] = useState(false);
  const run = async (act: () => Promise<EventForCustomer>, done?: string) => {
    setBusy(true);
    try {
      put(await act());
      if (done) say(done);
    } catch (error) {
      say(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const answer = (accept: boolean) =>
    run(
      () => call("POST /my/events/:id/offer", { id: event.id, accept }),
      accept ? undefined : words.mine.declined,
    );
  const cancel = async () => {
    const isSure = await ask({
      title: words.cancelAsk,
      text: words.cancelText,
      yes: words.cancelYes,
      no: words.cancelNo,
    });
    if (isSure)
      await run(() => call("POST /my/events/:id/cancel", { id: event.id }), words.cancelDone);
  };
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
