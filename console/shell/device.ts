import { deviceMemory } from "../data/device-memory";

const memory = "guibin.large";

/** Large letters are a matter of this device's reader, not of the account. */
export function wearDevice(): void {
  document.documentElement.toggleAttribute("data-large", isLarge());
}

export function isLarge(): boolean {
  return deviceMemory.read(memory) === "yes";
}

export function setLarge(isOn: boolean): void {
  deviceMemory.write(memory, isOn ? "yes" : "no");
  wearDevice();
}

/** WeChat's own browser can sign its owner in by itself. */
export function isInsideWeChat(agent = navigator.userAgent): boolean {
  return /MicroMessenger/i.test(agent);
}
