import * as z from "zod";
import type { WechatClient } from "./client";

const Tag = z.object({ id: z.number(), name: z.string(), count: z.number().optional() });
const Members = z
  .object({
    count: z.number(),
    data: z.object({ openid: z.array(z.string()) }).optional(),
    next_openid: z.string().optional(),
  })
  .transform((page) => ({ openids: page.data?.openid ?? [], next: page.next_openid || undefined }));

const largestBatch = 50;

/** Tags of followers: at most 100 an account, 20 a person. */
export function tagsOf(client: WechatClient) {
  return {
    list: async () => z.object({ tags: z.array(Tag) }).parse(await client.getTags()).tags,
    create: async (name: string) => z.object({ tag: Tag }).parse(await client.createTags(name)).tag,
    async rename(id: number, name: string): Promise<void> {
      await client.updateTag(id, name);
    },
    async remove(id: number): Promise<void> {
      await client.deleteTag(id);
    },

    /** Tags any number of people, fifty a call. */
    add: (id: number, openids: readonly string[]): Promise<void> =>
      inBatches(openids, (some) => client.batchTagging(some, id)),
    take: (id: number, openids: readonly string[]): Promise<void> =>
      inBatches(openids, (some) => client.batchUnTagging(some, id)),

    of: async (openid: string): Promise<readonly number[]> =>
      z.object({ tagid_list: z.array(z.number()) }).parse(await client.getIdList(openid))
        .tagid_list,
    members: (id: number, after = "") =>
      client.post("/cgi-bin/user/tag/get", { tagid: id, next_openid: after }, Members),
  };
}

async function inBatches(
  openids: readonly string[],
  call: (some: readonly string[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < openids.length; start += largestBatch)
    await call(openids.slice(start, start + largestBatch));
}
