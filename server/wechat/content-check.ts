import * as z from "zod";
import type { Account } from "./account";
import type { WechatClient } from "./client";

const scenes = { profile: 1, comment: 2, forum: 3, log: 4 } as const;
export type CheckScene = keyof typeof scenes;

// The value is `risky`, not `risk`.
const Verdict = z
  .object({
    result: z.object({ suggest: z.enum(["pass", "review", "risky"]), label: z.number() }),
    trace_id: z.string(),
  })
  .transform(({ result, trace_id }) => ({ ...result, traceId: trace_id }));
export type ContentVerdict = z.output<typeof Verdict>;

const Trace = z.object({ trace_id: z.string() }).transform(({ trace_id }) => trace_id);
const Risk = z.object({ risk_rank: z.number() }).transform(({ risk_rank }) => risk_rank);

/** The platform's content safety. It only judges for people who were in the mini-program within two hours (61010). */
export function contentCheckOf(client: WechatClient, account: Account) {
  return {
    /** At most 2,500 characters. */
    text(
      content: string,
      by: { readonly openid: string; readonly scene: CheckScene },
    ): Promise<ContentVerdict> {
      const body = { version: 2, openid: by.openid, scene: scenes[by.scene], content };
      return client.post("/wxa/msg_sec_check", body, Verdict);
    },

    /** The verdict comes within half an hour as the event `media.checked` with the id answered here. */
    media(
      media: { readonly url: string; readonly type: "audio" | "image" },
      by: { readonly openid: string; readonly scene: CheckScene },
    ): Promise<string> {
      const body = {
        version: 2,
        openid: by.openid,
        scene: scenes[by.scene],
        media_url: media.url,
        media_type: media.type === "audio" ? 1 : 2,
      };
      return client.post("/wxa/media_check_async", body, Trace);
    },

    /** 0 (none) to 4: how much the platform distrusts the person. */
    riskRank(person: {
      readonly openid: string;
      readonly address: string;
      readonly scene: "register" | "marketing" | "content";
    }): Promise<number> {
      const scene = { register: 0, marketing: 1, content: 2 }[person.scene];
      const body = {
        appid: account.appid,
        openid: person.openid,
        scene,
        client_ip: person.address,
      };
      return client.post("/wxa/getuserriskrank", body, Risk);
    },
  };
}
