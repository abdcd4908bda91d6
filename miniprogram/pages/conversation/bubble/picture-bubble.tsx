import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Image, Text } from "@tarojs/components";
import { Tap } from "../../../components/tap/tap";
import { useFile } from "../../../data/media";
import { viewPicture } from "../../../platform/media";
import { frameOf } from "./picture.model";

interface PictureBubbleProps {
  readonly mediaId: string;
  readonly width: number;
  readonly height: number;
}

export function PictureBubble({ mediaId, width, height }: PictureBubbleProps) {
  const { path, failed } = useFile(mediaId);
  return (
    <Tap
      className={`bubble__picture bubble__picture--${frameOf({ width, height })}`}
      label={words.pictureLabel}
      disabled={!path}
      onTap={() => path && viewPicture(path)}
    >
      {path ? <Image className="bubble__image" mode="aspectFill" src={path} /> : null}
      {failed ? <Text className="bubble__gone">{words.pictureGone}</Text> : null}
    </Tap>
  );
}
