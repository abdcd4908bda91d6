import { View } from "@tarojs/components";
import { initialOf } from "./avatar.model";
import "./avatar.scss";

/** A person by the first character of the name, on a ground of ivory with a line of gold. */
export function Avatar({
  name,
  size = "medium",
}: {
  name: string;
  size?: "small" | "medium" | "large";
}) {
  return <View className={`avatar avatar--${size}`}>{initialOf(name)}</View>;
}
