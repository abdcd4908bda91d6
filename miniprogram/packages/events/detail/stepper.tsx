import { event as words } from "@shared/text/zh-CN/miniprogram-events";
import { Text, View } from "@tarojs/components";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";

interface StepperProps {
  readonly value: number;
  readonly most: number;
  readonly change: (value: number) => void;
}

export function Stepper({ value, most, change }: StepperProps) {
  return (
    <View className="stepper">
      <Tap
        className="stepper__step"
        label={words.fewer}
        disabled={value <= 0}
        onTap={() => change(value - 1)}
      >
        <Icon name="minus" />
      </Tap>
      <Text className="stepper__value">{value}</Text>
      <Tap
        className="stepper__step"
        label={words.more}
        disabled={value >= most}
        onTap={() => change(value + 1)}
      >
        <Icon name="add" />
      </Tap>
    </View>
  );
}
