import type { Seen } from "./person-proxy";

/** A code to scan that a desktop browser shows right now. */
export interface DeskCode {
  person: string;
  url: string;
  at: number;
}

const lifetimeMs = 5 * 60_000;
const signInUrl = /(?:https?:\/\/[^"\s\\]+)?\/auth\/qr\/[\w.~-]+/;

/**
 * Notes the sign-in codes that pass by on their way to a desktop browser, so that a phone on the
 * stage can scan what stands on a screen in another tab.
 */
export function deskCodes(now: () => number = Date.now) {
  let codes: DeskCode[] = [];
  return {
    saw({ person, body }: Seen): void {
      const url = signInUrl.exec(body.toString("utf8"))?.[0];
      if (!url || codes.some((code) => code.url === url)) return;
      codes = [{ person, url, at: now() }, ...codes.filter((code) => code.person !== person)];
    },
    list(): DeskCode[] {
      codes = codes.filter(({ at }) => now() - at < lifetimeMs);
      return codes;
    },
  };
}
