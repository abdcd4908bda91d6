import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Textarea, View } from "@tarojs/components";
import { useEffect, useRef, useState } from "react";
import { Icon, type IconName } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { canRecord } from "../../../platform/recorder";
import { storage } from "../../../platform/storage";
import { talk } from "../../../talk";
import { layoutChanged } from "../layout";
import { EmojiPanel } from "./emoji-panel";
import { MorePanel } from "./more-panel";
import { VoicePanel } from "./voice-panel";
import "./composer.scss";

type Panel = "emoji" | "more" | "voice" | undefined;

interface ComposerProps {
  /** Height of the keyboard that stands under it now. */
  readonly keyboard: number;
  readonly onKeyboard: (height: number) => void;
}

const draftKey = "draft";
const longest = 4000;
const typingEvery = 3000;

/** Where one writes: text that is kept until sent, voice, pictures, and what else can be asked for. */
export function Composer({ keyboard, onKeyboard }: ComposerProps) {
  const [text, setText] = useState(() => storage.read<string>(draftKey) ?? "");
  const [panel, setPanel] = useState<Panel>();
  const typedAt = useRef(0);

  const write = (next: string) => {
    setText(next);
    storage.write(draftKey, next);
    if (next && Date.now() - typedAt.current > typingEvery) {
      typedAt.current = Date.now();
      talk.typing();
    }
  };
  const send = () => {
    if (!text.trim()) return;
    talk.say({ kind: "text", text: text.trim() });
    setText("");
    storage.remove(draftKey);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what opens below pushes the lines up
  useEffect(layoutChanged, [panel, keyboard]);
  const toggle = (wanted: Panel) => setPanel((open) => (open === wanted ? undefined : wanted));

  return (
    <View className="composer">
      <View className="composer__row">
        {canRecord ? (
          <Tool
            icon="mic"
            label={words.speak}
            isOn={panel === "voice"}
            onTap={() => toggle("voice")}
          />
        ) : null}
        <Textarea
          className="composer__text"
          value={text}
          maxlength={longest}
          autoHeight
          fixed
          showConfirmBar={false}
          disableDefaultPadding
          adjustPosition={false}
          cursorSpacing={12}
          confirmType="send"
          placeholder={words.placeholder}
          placeholderClass="composer__placeholder"
          onInput={({ detail }) => write(detail.value)}
          onFocus={() => setPanel(undefined)}
          onConfirm={send}
          onKeyboardHeightChange={({ detail }) => onKeyboard(detail.height)}
        />
        <Tool
          icon="smile"
          label={words.emoji}
          isOn={panel === "emoji"}
          onTap={() => toggle("emoji")}
        />
        {text.trim() ? (
          <Tap className="composer__send" onTap={send}>
            {words.send}
          </Tap>
        ) : (
          <Tool
            icon="plus"
            label={words.more}
            isOn={panel === "more"}
            onTap={() => toggle("more")}
          />
        )}
      </View>
      {panel === "emoji" ? <EmojiPanel add={(emoji) => write(text + emoji)} /> : null}
      {panel === "more" ? <MorePanel done={() => setPanel(undefined)} /> : null}
      {panel === "voice" ? <VoicePanel done={() => setPanel(undefined)} /> : null}
      {keyboard === 0 ? <View className="composer__foot" /> : null}
    </View>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isOn: boolean;
  readonly onTap: () => void;
}

function Tool({ icon, label, isOn, onTap }: ToolProps) {
  return (
    <Tap
      className={`composer__tool ${isOn ? "composer__tool--on" : ""}`}
      label={label}
      onTap={onTap}
    >
      <Icon name={icon} className="composer__icon" />
    </Tap>
  );
}
