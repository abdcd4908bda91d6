import { hiddenMoney } from "@shared/format/money";
import { Text } from "@tarojs/components";
import "./amount.scss";

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
  return hidden ? (
    <Text className={`amount amount--hidden ${className}`}>{hiddenMoney}</Text>
  ) : (
    <Text className={`amount ${className}`}>{children}</Text>
  );
}
