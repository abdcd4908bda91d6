const memory = "guibin.large";

/** Large letters are a matter of this device's reader, not of the account. */
export function wearDevice(): void {
  document.documentElement.toggleAttribute("data-large", isLarge());
}

export function isLarge(): boolean {
  try {
    return localStorage.getItem(memory) === "yes";
  } catch {
    return false;
  }
}

export function setLarge(isOn: boolean): void {
  localStorage.setItem(memory, isOn ? "yes" : "no");
  wearDevice();
}

/** WeChat's own browser can sign its owner in by itself. */
export function isInsideWeChat(agent = navigator.userAgent): boolean {
  return /MicroMessenger/i.test(agent);
}
