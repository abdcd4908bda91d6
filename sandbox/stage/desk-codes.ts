import type { Seen } from "./person-proxy";

/** A code to scan that a screen of the bank shows right now. */
export interface DeskCode {
  person: string;
  what: "signIn" | "checkIn";
  url: string;
  at: number;
}

const kinds = [
  {
    what: "signIn",
    lifetimeMs: 5 * 60_000,
    url: /(?:https?:\/\/[^"\s\\]+)?\/auth\/qr\/[\w.~-]+/,
  },
  {
    what: "checkIn",
    // The screen shows another one every minute.
    lifetimeMs: 2 * 60_000,
    url: /https?:\/\/[^"\s\\]+\/check-in\/index\?[\w.~=&%-]+/,
  },
] as const;

/**
 * Notes the codes that pass by on their way to a browser of the staff, so that a phone on the stage
 * can scan what stands on a screen in another tab or pane.
 */
export function deskCodes(now: () => number = Date.now) {
  let codes: DeskCode[] = [];
  return {
    saw({ person, body }: Seen): void {
      const text = body.toString("utf8");
      for (const { what, url: pattern } of kinds) {
        const url = pattern.exec(text)?.[0];
        if (!url || codes.some((code) => code.url === url)) continue;
        const others = codes.filter((code) => code.person !== person || code.what !== what);
        codes = [{ person, what, url, at: now() }, ...others];
      }
    },
    list(): DeskCode[] {
      const lifeOf = (code: DeskCode) =>
        kinds.find(({ what }) => what === code.what)?.lifetimeMs ?? 0;
      codes = codes.filter((code) => now() - code.at < lifeOf(code));
      return codes;
    },
  };
}
