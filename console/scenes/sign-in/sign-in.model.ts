/** The console's own doors; everybody else's address is where a person wanted to be. */
const doors = ["/sign-in", "/sign-in/code"];

/** Where a person goes once signed in: the page they asked for, never the door itself. */
export function destination(path: string, search: string): string {
  if (!doors.includes(path)) return path + search;
  const to = new URLSearchParams(search).get("to") ?? "/";
  return to.startsWith("/") && !/^\/[/\\]/.test(to) ? to : "/";
}

/** Why WeChat's sign-in or a scanned code came back without success. */
export function failureIn(search: string): string | undefined {
  return new URLSearchParams(search).get("failed") ?? undefined;
}

const once = 30_000;

/**
 * Inside WeChat the sign-in starts by itself, but not in a circle: only when nothing has just
 * failed, nobody has just left, and the last start is not a moment ago.
 */
export function startsByItself(search: string, lastStart: number, now: number): boolean {
  const query = new URLSearchParams(search);
  return !query.has("failed") && !query.has("left") && now - lastStart > once;
}

/** Where WeChat's own sign-in begins; afterwards it comes back to where the person wanted to be. */
export function wechatStart(to: string): string {
  return `/auth/wechat/start?as=staff&to=${encodeURIComponent(to)}`;
}

export type QrState = "waiting" | "scanned" | "signedIn" | "expired";

interface QrKnowledge {
  readonly claimed: "waiting" | "scanned" | "signedIn" | undefined;
  readonly code: string | undefined;
  readonly expiresAt: string;
  readonly now: number;
}

/** How far a code on the screen has come. The server's word counts before this machine's clock. */
export function qrState({ claimed, code, expiresAt, now }: QrKnowledge): QrState {
  if (claimed === "signedIn") return "signedIn";
  if (code === "session.qrExpired" || code === "request.notFound") return "expired";
  if (new Date(expiresAt).getTime() <= now) return "expired";
  return claimed ?? "waiting";
}
