import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Icon, type IconName } from "../../../components/icon/icon";
import { sentence } from "../../../components/states/sentence";
import { Tap } from "../../../components/tap/tap";
import { say } from "../../../platform/feedback";
import { choosePicture } from "../../../platform/media";
import { open } from "../../../platform/navigation";
import { newId } from "../../../platform/random";
import { call } from "../../../session";
import { talk } from "../../../talk";

const largest = 10 * 1024 * 1024;

/** Pictures, an appointment, a call: what a customer may want besides words. */
export function MorePanel({ done }: { done: () => void }) {
  const [isBusy, setBusy] = useState(false);

  const picture = async (source: "album" | "camera") => {
    const chosen = await choosePicture(source);
    if (!chosen) return;
    if (chosen.bytes > largest) return say(words.tooLarge);
    const { path, width, height } = chosen;
    talk.say({ kind: "image", path, width: Math.round(width), height: Math.round(height) });
    done();
  };
  const askForCall = async (medium: "phone" | "video") => {
    setBusy(true);
    try {
      const { message } = await call("POST /my/call-requests", { clientId: newId(), medium });
      talk.took(message);
      say(words.callAsked[medium]);
      done();
    } catch (error) {
      say(sentence(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <View className="composer__panel composer__sheet">
      <Item icon="picture" label={words.sheet.album} onTap={() => void picture("album")} />
      <Item icon="camera" label={words.sheet.camera} onTap={() => void picture("camera")} />
      <Item icon="calendar" label={words.sheet.book} onTap={() => open("book")} />
      <Item
        icon="phone"
        label={words.sheet.phone}
        isBusy={isBusy}
        onTap={() => void askForCall("phone")}
      />
      <Item
        icon="video"
        label={words.sheet.video}
        isBusy={isBusy}
        onTap={() => void askForCall("video")}
      />
    </View>
  );
}

interface ItemProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isBusy?: boolean;
  readonly onTap: () => void;
}

function Item({ icon, label, isBusy, onTap }: ItemProps) {
  return (
    <Tap className="composer__item" disabled={isBusy ?? false} onTap={onTap}>
      <View className="composer__item-icon">
        <Icon name={icon} />
      </View>
      <Text className="composer__item-label">{label}</Text>
    </Tap>
  );
}
