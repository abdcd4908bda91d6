import { Text, View } from "@tarojs/components";
import { Icon } from "../icon/icon";
import { Tap } from "../tap/tap";

interface OptionsProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly unknown[];
  readonly choose: (value: string) => void;
  /** More than one may be chosen. */
  readonly isSeveral?: boolean;
}

/** Choices one below the other, each a row that a thumb hits. */
export function Options({ options, chosen, choose, isSeveral }: OptionsProps) {
  return (
    <View className="options">
      {options.map(({ value, label }) => {
        const isOn = chosen.includes(value);
        return (
          <Tap
            key={value}
            className={`options__row ${isOn ? "options__row--on" : ""}`}
            role="checkbox"
            label={label}
            checked={isOn}
            onTap={() => choose(value)}
          >
            <View className={`options__mark ${isSeveral ? "options__mark--box" : ""}`}>
              {isOn ? <Icon name="check" className="options__check" /> : null}
            </View>
            <Text className="options__label">{label}</Text>
          </Tap>
        );
      })}
    </View>
  );
}
