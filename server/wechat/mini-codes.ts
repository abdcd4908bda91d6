import * as z from "zod";
import { Done, type WechatClient } from "./client";
import type { Download } from "./exchange";

export interface MiniCode {
  /** At most 32 of the characters the platform allows; comes back in `query.scene`. */
  readonly scene: string;
  /** Without a leading `/` and without query. */
  readonly page?: string;
  readonly width?: number;
  readonly version?: "release" | "trial" | "develop";
  readonly isTransparent?: boolean;
  /** Off, a page may be named that is not released yet. */
  readonly checksPage?: boolean;
}

const Picture = z.object({
  bytes: z.instanceof(Buffer),
  contentType: z.string(),
  filename: z.string().optional(),
});
const scenePattern = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

export interface MiniLink {
  readonly path: string;
  readonly query?: string;
  /** At most thirty. */
  readonly lifeDays?: number;
  readonly version?: "release" | "trial" | "develop";
}

/** Ways into the mini-program from outside: round codes and links. */
export function miniCodesOf(client: WechatClient) {
  return {
    /** Any number of them, 5,000 a minute. */
    code(code: MiniCode): Promise<Download> {
      if (!scenePattern.test(code.scene)) throw new RangeError("scene: 1 to 32 allowed characters");
      const body = {
        scene: code.scene,
        ...(code.page && { page: code.page }),
        check_path: code.checksPage ?? true,
        env_version: code.version ?? "release",
        width: Math.min(Math.max(code.width ?? 430, 280), 1_280),
        is_hyaline: code.isTransparent ?? false,
      };
      return client.post("/wxa/getwxacodeunlimit", body, Picture, { timeoutMs: 15_000 });
    },

    /** Opens the mini-program from a text message or a browser. */
    link(link: MiniLink): Promise<string> {
      const Link = z.object({ url_link: z.string() }).transform(({ url_link }) => url_link);
      const body = { path: link.path, query: link.query ?? "", ...lifeOf(link) };
      return client.post(
        "/wxa/generate_urllink",
        { ...body, env_version: link.version ?? "release" },
        Link,
      );
    },

    /** `weixin://…`, for places that open schemes. */
    scheme(link: MiniLink): Promise<string> {
      const Link = z.object({ openlink: z.string() }).transform(({ openlink }) => openlink);
      const target = {
        path: link.path,
        query: link.query ?? "",
        env_version: link.version ?? "release",
      };
      const body = { jump_wxa: target, is_expire: true, ...lifeOf(link) };
      return client.post("/wxa/generatescheme", body, Link);
    },

    /** Binds the bank's WeCom customer service to the mini-program. */
    bindCompany: (corpid: string): Promise<void> =>
      client.post("/customservice/work/bind", { corpid }, Done),
  };
}

function lifeOf({ lifeDays }: MiniLink) {
  return { expire_type: 1, expire_interval: Math.min(Math.max(lifeDays ?? 30, 1), 30) };
}
