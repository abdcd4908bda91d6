import * as z from "zod";
import type { WechatBases } from "./account";
import type { WechatClient } from "./client";

const Created = z
  .object({ ticket: z.string(), url: z.string(), expire_seconds: z.number().optional() })
  .transform(({ ticket, url, expire_seconds }) => ({
    ticket,
    url,
    expiresInSeconds: expire_seconds,
  }));

export interface SceneQr {
  readonly ticket: string;
  /** What the code says; to be drawn by ourselves. */
  readonly url: string;
  /** The platform's own picture of it. */
  readonly pictureUrl: string;
  readonly expiresInSeconds: number | undefined;
}

const longestLifeSeconds = 30 * 86_400;

/** QR codes that bring a scene along when someone follows or scans. */
export function qrOf(client: WechatClient, bases: WechatBases) {
  const pictureUrl = (ticket: string) =>
    `${bases.mpBase.replace(/\/$/, "")}/cgi-bin/showqrcode?ticket=${encodeURIComponent(ticket)}`;

  async function create(body: Record<string, unknown>): Promise<SceneQr> {
    const created = await client.post("/cgi-bin/qrcode/create", body, Created);
    return { ...created, pictureUrl: pictureUrl(created.ticket) };
  }

  return {
    /** Lives at most thirty days; any number of them. */
    temporary(scene: string, lifeSeconds = longestLifeSeconds): Promise<SceneQr> {
      return create({
        action_name: "QR_STR_SCENE",
        expire_seconds: Math.min(lifeSeconds, longestLifeSeconds),
        action_info: { scene: { scene_str: checked(scene) } },
      });
    },

    /** Lives for ever; the account has 100,000 of them in all. */
    permanent(scene: string): Promise<SceneQr> {
      return create({
        action_name: "QR_LIMIT_STR_SCENE",
        action_info: { scene: { scene_str: checked(scene) } },
      });
    },
  };
}

function checked(scene: string): string {
  if (scene.length < 1 || scene.length > 64) throw new RangeError("scene: 1 to 64 characters");
  return scene;
}
