import type { Message } from "@shared/conversations/conversation";
import { Text, View } from "@tarojs/components";
import { Card } from "./card";
import { FileBubble } from "./file-bubble";
import { PictureBubble } from "./picture-bubble";
import { PlaceBubble } from "./place-bubble";
import { VoiceBubble } from "./voice-bubble";

/** What was said, in the form it was said. */
export function Content({ message, isMine }: { message: Message; isMine: boolean }) {
  const { body } = message;
  if (body.kind === "image") return <PictureBubble {...body} />;
  if (body.kind === "voice") return <VoiceBubble {...body} isMine={isMine} />;
  if (body.kind === "file") return <FileBubble {...body} />;
  if (body.kind === "location") return <PlaceBubble place={body} />;
  if (body.kind === "card") return <Card body={body} />;
  return <TextBubble text={body.text} />;
}

export function TextBubble({ text }: { text: string }) {
  return (
    <View className="bubble__body">
      <Text className="bubble__text" userSelect>
        {text}
      </Text>
    </View>
  );
}
