import type { AppError } from "@shared/core/errors";
import { common } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../button/button";
import { Icon } from "../icon/icon";
import { sentence } from "./sentence";
import "./states.scss";

/** What could not be shown, why, and the way to try again. */
export function Failure({
  error,
  retry,
  title = common.failed,
}: {
  error: AppError;
  retry: () => Promise<void>;
  title?: string;
}) {
  const [isBusy, setBusy] = useState(false);
  const again = () => {
    setBusy(true);
    void retry().finally(() => setBusy(false));
  };
  return (
    <View className="state">
      <Icon name="alert" className="state__icon" />
      <Text className="state__title">{title}</Text>
      <Text className="state__text">{sentence(error)}</Text>
      <Button kind="plain" className="state__act" busy={isBusy} onTap={again}>
        {common.retry}
      </Button>
    </View>
  );
}
