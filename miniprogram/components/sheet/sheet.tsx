import { common } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import type { ReactNode } from "react";
import { Icon } from "../icon/icon";
import { Tap } from "../tap/tap";
import "./sheet.scss";

interface SheetProps {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A panel from below over a veil; a tap on the veil closes it. */
export function Sheet({ title, close, children }: SheetProps) {
  return (
    <View className="sheet" catchMove>
      <View className="sheet__veil" onClick={close} />
      <View className="sheet__panel">
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <Tap className="sheet__close" label={common.close} onTap={close}>
            <Icon name="close" />
          </Tap>
        </View>
        {children}
      </View>
    </View>
  );
}
