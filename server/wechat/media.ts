import * as z from "zod";
import type { WechatClient } from "./client";
import type { Download } from "./exchange";
import { multipart } from "./multipart";

export type MediaType = "image" | "voice" | "video" | "thumb";

export interface Upload {
  readonly bytes: Buffer;
  readonly filename: string;
  readonly contentType: string;
}

// A thumb is answered under a name of its own by some versions of the platform.
const Uploaded = z
  .object({
    media_id: z.string().optional(),
    thumb_media_id: z.string().optional(),
    created_at: z.union([z.number(), z.string()]).transform(Number),
  })
  .transform((answer, context) => {
    const mediaId = answer.media_id ?? answer.thumb_media_id;
    if (!mediaId) context.addIssue({ code: "custom", message: "no media_id" });
    return { mediaId: mediaId ?? "", uploadedAt: new Date(answer.created_at * 1_000) };
  });

const File = z.union([
  z.object({
    bytes: z.instanceof(Buffer),
    contentType: z.string(),
    filename: z.string().optional(),
  }),
  // A video is not sent but named, by an address without TLS.
  z.object({ video_url: z.string() }).transform(({ video_url }) => ({ videoUrl: video_url })),
]);

/** Temporary media: three days, the id may be used as often as wanted. */
export function mediaOf(client: WechatClient) {
  return {
    upload(type: MediaType, file: Upload) {
      const form = multipart("media", file);
      return client.upload(`/cgi-bin/media/upload?type=${type}`, form.body, Uploaded, {
        headers: { "content-type": form.contentType, accept: "application/json" },
      });
    },

    /** Rejects with 40007 when it is gone. */
    download(mediaId: string): Promise<Download | { readonly videoUrl: string }> {
      return client.get("/cgi-bin/media/get", { media_id: mediaId }, File, { timeoutMs: 30_000 });
    },

    /** Voice recorded by the JS-SDK, in better quality. */
    downloadVoice(mediaId: string): Promise<Download | { readonly videoUrl: string }> {
      return client.get("/cgi-bin/media/get/jssdk", { media_id: mediaId }, File, {
        timeoutMs: 30_000,
      });
    },

    /** A picture for articles, under an address that never ends. */
    uploadPicture(file: Upload): Promise<string> {
      const form = multipart("media", file);
      const Placed = z.object({ url: z.string() }).transform(({ url }) => url);
      return client.upload("/cgi-bin/media/uploadimg", form.body, Placed, {
        headers: { "content-type": form.contentType, accept: "application/json" },
      });
    },
  };
}
