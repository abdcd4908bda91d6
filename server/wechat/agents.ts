import * as z from "zod";
import { Done, type WechatClient } from "./client";

const Agent = z
  .object({
    kf_account: z.string(),
    kf_nick: z.string(),
    kf_id: z.union([z.string(), z.number()]).transform(String),
    kf_wx: z.string().optional(),
    invite_wx: z.string().optional(),
    invite_status: z.string().optional(),
  })
  .transform((agent) => ({
    account: agent.kf_account,
    nickname: agent.kf_nick,
    id: agent.kf_id,
    boundTo: agent.kf_wx || undefined,
    invitation: agent.invite_wx
      ? { wechatId: agent.invite_wx, status: agent.invite_status ?? "waiting" }
      : undefined,
  }));
const Online = z
  .object({ kf_account: z.string(), status: z.number(), accepted_case: z.number().optional() })
  .transform(({ kf_account, accepted_case }) => ({
    account: kf_account,
    sessions: accepted_case ?? 0,
  }));
const Session = z
  .object({ kf_account: z.string().optional(), createtime: z.number().optional() })
  .transform(({ kf_account }) => kf_account || undefined);
const SessionList = z
  .object({ sessionlist: z.array(z.object({ openid: z.string(), createtime: z.number() })) })
  .transform(({ sessionlist }) =>
    sessionlist.map(({ openid, createtime }) => ({ openid, since: new Date(createtime * 1_000) })),
  );
const Waiting = z
  .object({ count: z.number(), waitcaselist: z.array(z.object({ openid: z.string() })) })
  .transform(({ count, waitcaselist }) => ({
    count,
    openids: waitcaselist.map(({ openid }) => openid),
  }));

/** Customer-service agents of the service account and their sessions. */
export function agentsOf(client: WechatClient) {
  return {
    list: async () =>
      z.object({ kf_list: z.array(Agent) }).parse(await client.getCustomServiceList()).kf_list,
    online: async () =>
      z.object({ kf_online_list: z.array(Online) }).parse(await client.getOnlineCustomServiceList())
        .kf_online_list,
    async add(account: string, nickname: string): Promise<void> {
      await client.addKfAccount(account, nickname);
    },
    async rename(account: string, nickname: string): Promise<void> {
      await client.updateKfAccount(account, nickname);
    },
    async invite(account: string, wechatId: string): Promise<void> {
      await client.inviteworker(account, wechatId);
    },
    remove: (account: string): Promise<void> =>
      client.get("/customservice/kfaccount/del", { kf_account: account }, Done),

    async openSession(account: string, openid: string): Promise<void> {
      await client.createKfSession(account, openid);
    },
    closeSession: (account: string, openid: string): Promise<void> =>
      client.post("/customservice/kfsession/close", { kf_account: account, openid }, Done),
    /** The agent the person talks to; undefined when nobody. */
    sessionOf: (openid: string) =>
      client.get("/customservice/kfsession/getsession", { openid }, Session),
    sessionsOf: (account: string) =>
      client.get("/customservice/kfsession/getsessionlist", { kf_account: account }, SessionList),
    waiting: () => client.get("/customservice/kfsession/getwaitcase", {}, Waiting),
  };
}
