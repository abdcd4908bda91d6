import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Textarea, View } from "@tarojs/components";
import { useEffect, useState } from "react";
import { Icon, type IconName } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { canRecord } from "../../../platform/recorder";
import { layoutChanged } from "../layout";
import { EmojiPanel } from "./emoji-panel";
import { MorePanel } from "./more-panel";
import { useDraft } from "./use-draft";
import { VoicePanel } from "./voice-panel";
import "./composer.scss";

type Panel = "emoji" | "more" | "voice";

interface ComposerProps {
  /** Height of the keyboard that stands under it now. */
  readonly keyboard: number;
  readonly onKeyboard: (height: number) => void;
}

const longest = 4000;

/** Where one writes: text that is kept until sent, voice, pictures, and what else can be asked for. */
export function Composer({ keyboard, onKeyboard }: ComposerProps) {
  const { text, write, send } = useDraft();
  const [panel, setPanel] = useState<Panel>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what opens below pushes the lines up
  useEffect(layoutChanged, [panel, keyboard]);

  const tool = (icon: IconName, label: string, opens: Panel) => (
    <Tool
      icon={icon}
      label={label}
      isOn={panel === opens}
      onTap={() => setPanel(panel === opens ? undefined : opens)}
    />
  );
  return (
    <View className="composer">
      <View className="composer__row">
        {canRecord ? tool("mic", words.speak, "voice") : null}
        <Writing
          text={text}
          write={write}
          send={send}
          onFocus={() => setPanel(undefined)}
          onKeyboard={onKeyboard}
        />
        {tool("smile", words.emoji, "emoji")}
        {text.trim() ? (
          <Tap className="composer__send" onTap={send}>
            {words.send}
          </Tap>
        ) : (
          tool("plus", words.more, "more")
        )}
      </View>
      {panel === "emoji" ? <EmojiPanel add={(emoji) => write(text + emoji)} /> : null}
      {panel === "more" ? <MorePanel done={() => setPanel(undefined)} /> : null}
      {panel === "voice" ? <VoicePanel done={() => setPanel(undefined)} /> : null}
      {keyboard === 0 ? <View className="composer__foot" /> : null}
    </View>
  );
}

interface WritingProps {
  readonly text: string;
  readonly write: (text: string) => void;
  readonly send: () => void;
  readonly onFocus: () => void;
  readonly onKeyboard: (height: number) => void;
}

function Writing({ text, write, send, onFocus, onKeyboard }: WritingProps) {
  return (
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
      onFocus={onFocus}
      onConfirm={send}
      onKeyboardHeightChange={({ detail }) => onKeyboard(detail.height)}
    />
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
