import { days } from "../core/clock";
import { randomText } from "../core/random";
import type { AccountKind } from "../core/types";
import { PlatformError } from "./errcodes";
import type { Platform } from "./platform";
import type { Media } from "./world";

/** Keeps a temporary file for three days and returns its media_id. */
export function storeMedia(
  platform: Platform,
  account: AccountKind,
  file: Pick<Media, "type" | "bytes" | "contentType" | "filename">,
): string {
  const now = platform.clock.now();
  const id = randomText(64);
  platform.world.media.set(id, { ...file, account, createdAt: now, expiresAt: now + days(3) });
  return id;
}

/** The file of this account, while it lives; 40007 otherwise. */
export function mediaOf(platform: Platform, account: AccountKind, mediaId: unknown): Media {
  const media = typeof mediaId === "string" ? platform.world.media.get(mediaId) : undefined;
  if (media?.account !== account || platform.clock.now() >= media.expiresAt) {
    throw new PlatformError(40007);
  }
  return media;
}

/** Where a phone sees the file. */
export function mediaUrl(platform: Platform, mediaId: string): string {
  return mediaId === "" ? "" : `${platform.baseUrl}/__sandbox/media/${encodeURIComponent(mediaId)}`;
}
