import type { CheckItem } from "@shared/wechat-desk/contracts";

/** How far a run is. */
export function countsOf(items: readonly CheckItem[]) {
  const isDone = ({ state }: CheckItem) => state === "passed" || state === "failed";
  return {
    all: items.length,
    done: items.filter(isDone).length,
    failed: items.filter(({ state }) => state === "failed").length,
  };
}

/** The questions by what they are about, in the order in which they came. */
export function groupsOf(items: readonly CheckItem[]) {
  const groups = [...new Set(items.map(({ group }) => group))];
  return groups.map((group) => ({ group, items: items.filter((one) => one.group === group) }));
}
