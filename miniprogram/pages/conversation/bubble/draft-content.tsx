import { Image, View } from "@tarojs/components";
import { viewPicture } from "../../../platform/media";
import type { Draft } from "../../../talk/talk.model";
import { TextBubble } from "./content";
import { frameOf } from "./picture.model";
import { VoiceBody } from "./voice-bubble";

/** Something that is still on its way, shown from where it lies on the device. */
export function DraftContent({ draft }: { draft: Draft }) {
  if (draft.kind === "text") return <TextBubble text={draft.text} />;
  if (draft.kind === "voice") {
    return <VoiceBody seconds={draft.seconds} isMine load={() => Promise.resolve(draft.path)} />;
  }
  return (
    <View className={`bubble__picture bubble__picture--${frameOf(draft)}`}>
      <Image
        className="bubble__image"
        mode="aspectFill"
        src={draft.path}
        onClick={() => viewPicture(draft.path)}
      />
    </View>
  );
}
