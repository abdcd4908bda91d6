import { Text, View } from "@tarojs/components";
import { Button } from "../button/button";
import { Icon, type IconName } from "../icon/icon";
import "./states.scss";

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text?: string;
  readonly act?: { readonly label: string; readonly onTap: () => void };
}

/** Nothing here, and the next step. */
export function Empty({ icon, title, text, act }: EmptyProps) {
  return (
    <View className="state">
      <Icon name={icon} className="state__icon" />
      <Text className="state__title">{title}</Text>
      {text ? <Text className="state__text">{text}</Text> : null}
      {act ? (
        <Button kind="plain" className="state__act" onTap={act.onTap}>
          {act.label}
        </Button>
      ) : null}
    </View>
  );
}
