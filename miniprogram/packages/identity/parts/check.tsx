import { Text, View } from "@tarojs/components";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import "./check.scss";

interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly change: (isOn: boolean) => void;
}

/** A box that nobody ticks but the person. */
export function Check({ label, isOn, change }: CheckProps) {
  return (
    <Tap className="check" role="checkbox" label={label} checked={isOn} onTap={() => change(!isOn)}>
      <View className={`check__box ${isOn ? "check__box--on" : ""}`}>
        {isOn ? <Icon name="check" className="check__mark" /> : null}
      </View>
      <Text className="check__label">{label}</Text>
    </Tap>
  );
}
