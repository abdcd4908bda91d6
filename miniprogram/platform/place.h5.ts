import Taro from "@tarojs/taro";
import type { Place } from "./place";

/** A browser is given no map of another host: the address goes to the clipboard. */
export function showPlace({ name, address }: Place): void {
  void Taro.setClipboardData({ data: `${name} ${address}` });
}
