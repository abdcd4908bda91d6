import type { ScanOutcome } from "../core/types";
import type { Fields } from "../core/xml";
import { markFollowing } from "../seed/world";
import { grant } from "../wechat/grants";
import type { Platform } from "../wechat/platform";
import type { PersonState, QrCode } from "../wechat/world";
import { ControlError } from "./errors";

function event(platform: Platform, person: PersonState, fields: Fields, awaited = false): void {
  platform.pusher.push({ kind: "official", person, msgType: "event", fields, awaited });
}

/** Follows the official account, perhaps through a code with a scene. */
export function follow(
  platform: Platform,
  person: PersonState,
  scene: string | null,
  ticket: string | null,
): void {
  if (person.following) return;
  const now = platform.clock.now();
  const source = scene === null ? "ADD_SCENE_SEARCH" : "ADD_SCENE_QR_CODE";
  markFollowing(platform.world, person.id, now, source, scene ?? "");
  grant(person, "official", "follow", now);
  platform.feed.emit(() => ({ type: "following", user: person.id, following: true }));
  // A plain follow carries an empty EventKey.
  const through = scene === null ? { EventKey: "" } : { EventKey: `qrscene_${scene}` };
  const withTicket: Fields = ticket === null ? {} : { Ticket: ticket };
  event(platform, person, { Event: "subscribe", ...through, ...withTicket }, true);
}

/** Leaves. Rights for one-time messages of the official account go with the follow. */
export function unfollow(platform: Platform, person: PersonState): void {
  if (!person.following) return;
  Object.assign(person, { following: false, tags: new Set(), remark: "" });
  person.grants.official = [];
  platform.world.accounts.official.sessions.delete(person.openids.official);
  platform.feed.emit(() => ({ type: "following", user: person.id, following: false }));
  event(platform, person, { Event: "unsubscribe", EventKey: "" });
}

/** Scans whatever a code of this platform says, a ticket, a link, or foreign text. */
export function scan(platform: Platform, person: PersonState, text: string): ScanOutcome {
  const { qrCodes, links, accounts } = platform.world;
  const code = qrCodes.get(text) ?? [...qrCodes.values()].find(({ url }) => url === text);
  if (code) return scanOfficial(platform, person, code);
  const link = links.get(text);
  if (link) {
    if (platform.clock.now() >= link.expiresAt) {
      throw new ControlError("linkExpired", "链接已过期", 410);
    }
    person.visitAt = platform.clock.now();
    const query = Object.fromEntries(new URLSearchParams(link.query));
    // A code's scene reaches the page still encoded; the page decodes it once more.
    if (link.kind === "code" && query.scene) query.scene = encodeURIComponent(query.scene);
    return { kind: "mini", appid: accounts.mini.appid, path: link.path, query };
  }
  return /^https?:\/\//.test(text) ? { kind: "web", url: text } : { kind: "text", text };
}

function scanOfficial(platform: Platform, person: PersonState, code: QrCode): ScanOutcome {
  if (platform.clock.now() >= code.expiresAt) {
    throw new ControlError("codeExpired", "二维码已过期", 410);
  }
  const { scene, ticket } = code;
  if (!person.following) {
    follow(platform, person, scene, ticket);
    return { kind: "official", event: "subscribe", scene, ticket };
  }
  grant(person, "official", "scan", platform.clock.now());
  event(platform, person, { Event: "SCAN", EventKey: scene, Ticket: ticket }, true);
  return { kind: "official", event: "SCAN", scene, ticket };
}

/** Reports where the person is, as an account with that right hears it. */
export function locate(
  platform: Platform,
  person: PersonState,
  place: { latitude: number; longitude: number; precision?: number },
): void {
  const { latitude, longitude, precision = 30 } = place;
  person.location = { latitude, longitude };
  event(platform, person, {
    Event: "LOCATION",
    Latitude: latitude,
    Longitude: longitude,
    Precision: precision,
  });
}
