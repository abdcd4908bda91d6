import { Text, View } from "@tarojs/components";
import { Icon, type IconName } from "../icon/icon";
import { Tap } from "../tap/tap";
import "./cell.scss";

interface CellProps {
  readonly icon?: IconName;
  readonly title: string;
  readonly text?: string;
  readonly onTap: () => void;
}

/** A row that leads somewhere. */
export function Cell({ icon, title, text, onTap }: CellProps) {
  return (
    <Tap className="cell" onTap={onTap}>
      {icon ? <Icon name={icon} className="cell__icon" /> : null}
      <CellWords title={title} text={text} />
      <Icon name="next" className="cell__next" />
    </Tap>
  );
}

interface SwitchCellProps {
  readonly icon?: IconName;
  readonly title: string;
  readonly text?: string;
  readonly isOn: boolean;
  readonly disabled?: boolean;
  readonly change: (isOn: boolean) => void;
}

/** A row that is on or off. */
export function SwitchCell({ icon, title, text, isOn, disabled, change }: SwitchCellProps) {
  return (
    <Tap
      className="cell"
      role="switch"
      label={title}
      checked={isOn}
      disabled={disabled ?? false}
      onTap={() => change(!isOn)}
    >
      {icon ? <Icon name={icon} className="cell__icon" /> : null}
      <CellWords title={title} text={text} />
      <View className={`cell__switch ${isOn ? "cell__switch--on" : ""}`}>
        <View className="cell__knob" />
      </View>
    </Tap>
  );
}

function CellWords({ title, text }: { title: string; text: string | undefined }) {
  return (
    <View className="cell__words">
      <Text>{title}</Text>
      {text ? <Text className="cell__text">{text}</Text> : null}
    </View>
  );
}
