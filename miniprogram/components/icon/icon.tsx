import { View } from "@tarojs/components";
import "./icon.scss";

export type IconName =
  | "add"
  | "alert"
  | "bag"
  | "bell"
  | "calendar"
  | "camera"
  | "chart"
  | "chat"
  | "check"
  | "checks"
  | "clock"
  | "close"
  | "document"
  | "down"
  | "events"
  | "eye"
  | "hidden"
  | "keyboard"
  | "leave"
  | "maturity"
  | "mic"
  | "minus"
  | "next"
  | "people"
  | "person"
  | "phone"
  | "picture"
  | "place"
  | "play"
  | "plus"
  | "question"
  | "send"
  | "shield"
  | "smile"
  | "text-size"
  | "video"
  | "voice";

/** One of the line icons, in the colour of the text around it. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return <View className={`icon icon--${name} ${className}`} />;
}
