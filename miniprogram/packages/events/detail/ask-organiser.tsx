import { event as words } from "@shared/text/zh-CN/miniprogram-events";
import { Text, Textarea, View } from "@tarojs/components";
import { Button } from "../../../components/button/button";
import { Icon } from "../../../components/icon/icon";
import { Sheet } from "../../../components/sheet/sheet";
import { Tap } from "../../../components/tap/tap";
import { useQuestion } from "./use-question";

const longest = 500;

/** A question about the event; it goes to the RM together with the event's card. */
export function AskOrganiser({ eventId }: { eventId: string }) {
  const { isOpen, setOpen, text, setText, isBusy, problem, send } = useQuestion(eventId);
  return (
    <>
      <Tap className="event__ask" onTap={() => setOpen(true)}>
        <Icon name="question" className="event__icon" />
        <Text>{words.asked}</Text>
      </Tap>
      {isOpen ? (
        <Sheet title={words.askTitle} close={() => setOpen(false)}>
          <Text className="event__ask-text">{words.askText}</Text>
          <Textarea
            className="event__ask-input"
            value={text}
            maxlength={longest}
            placeholder={words.askPlaceholder}
            placeholderClass="sign-up__placeholder"
            onInput={({ detail }) => setText(detail.value)}
          />
          {problem ? <Text className="sign-up__problem">{problem}</Text> : null}
          <View className="event__ask-act">
            <Button busy={isBusy} disabled={!text.trim()} onTap={() => void send()}>
              {words.askSend}
            </Button>
          </View>
        </Sheet>
      ) : null}
    </>
  );
}
