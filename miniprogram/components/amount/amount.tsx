import { Text } from "@tarojs/components";

/** Money that stays covered until its owner wants to see it. */
export function Amount({
  hidden,
  children,
  className = "",
}: {
  hidden: boolean;
  children: string;
  className?: string;
}) {
  return <Text className={`amount ${className}`}>{hidden ? "●●●●" : children}</Text>;
}
