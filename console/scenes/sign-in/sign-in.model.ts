/** Where WeChat's own sign-in begins; afterwards it comes back to where the person wanted to be. */
export function wechatStart(to: string): string {
  const target = to.startsWith("/") && !to.startsWith("//") ? to : "/";
  return `/auth/wechat/start?as=staff&to=${encodeURIComponent(target)}`;
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
