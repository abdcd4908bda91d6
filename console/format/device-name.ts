const programs = [
  [/MicroMessenger/i, "微信"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;

const systems = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Linux/, "Linux"],
] as const;

const longest = 40;

/** Chrome · Windows: what a person knows their device by, out of what a browser says of itself. */
export function deviceName(agent: string): string {
  const names = [programs, systems].map((list) => list.find(([sign]) => sign.test(agent))?.[1]);
  return names.filter(Boolean).join(" · ") || agent.slice(0, longest);
}

/** Held in the hand, as far as its browser tells. */
export function isHandheld(agent: string): boolean {
  return /iPhone|Android|Mobile|MicroMessenger|Harmony/i.test(agent);
}
