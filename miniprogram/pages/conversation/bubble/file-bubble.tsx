import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { fileOf } from "../../../data/media";
import { say } from "../../../platform/feedback";
import { openFile } from "../../../platform/media";

interface FileBubbleProps {
  readonly mediaId: string;
  readonly name: string;
  readonly bytes: number;
}

export function FileBubble({ mediaId, name, bytes }: FileBubbleProps) {
  const open = () => {
    fileOf(mediaId)
      .then(openFile)
      .catch(() => say(words.mediaGone));
  };
  return (
    <Tap className="bubble__slip" onTap={open}>
      <Icon name="document" className="bubble__slip-icon" />
      <View className="bubble__slip-words">
        <Text className="bubble__slip-title">{name}</Text>
        <Text className="bubble__slip-text">{words.fileSize(bytes)}</Text>
      </View>
    </Tap>
  );
}
