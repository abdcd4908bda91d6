import * as z from "zod";
import { Amount, OptionalText, Text } from "./event-fields";

const common = { MsgId: Text };

/** What people send, by MsgType (接收普通消息; the mini-program has text, image and page only). */
export const messageShapes = {
  text: z
    .object({ ...common, Content: Text, bizmsgmenuid: OptionalText })
    .transform(({ MsgId, Content, bizmsgmenuid }) => ({
      kind: "message.text" as const,
      messageId: MsgId,
      content: Content,
      /** Set when the text is the choice of a menu message. */
      choiceId: bizmsgmenuid,
    })),
  image: z.object({ ...common, PicUrl: OptionalText, MediaId: Text }).transform((raw) => ({
    kind: "message.image" as const,
    messageId: raw.MsgId,
    mediaId: raw.MediaId,
    pictureUrl: raw.PicUrl,
  })),
  voice: z
    .object({ ...common, MediaId: Text, Format: OptionalText, Recognition: OptionalText })
    .transform((raw) => ({
      kind: "message.voice" as const,
      messageId: raw.MsgId,
      mediaId: raw.MediaId,
      format: raw.Format,
      /** What the platform heard, when recognition is switched on. */
      transcript: raw.Recognition,
    })),
  video: videoShape({ isShort: false }),
  shortvideo: videoShape({ isShort: true }),
  location: z
    .object({
      ...common,
      Location_X: Amount,
      Location_Y: Amount,
      Scale: OptionalText,
      Label: OptionalText,
    })
    .transform((raw) => ({
      kind: "message.location" as const,
      messageId: raw.MsgId,
      latitude: raw.Location_X,
      longitude: raw.Location_Y,
      label: raw.Label,
    })),
  link: z
    .object({ ...common, Title: OptionalText, Description: OptionalText, Url: Text })
    .transform((raw) => ({
      kind: "message.link" as const,
      messageId: raw.MsgId,
      title: raw.Title,
      description: raw.Description,
      url: raw.Url,
    })),
  miniprogrampage: z
    .object({
      ...common,
      Title: OptionalText,
      AppId: OptionalText,
      PagePath: Text,
      ThumbUrl: OptionalText,
      ThumbMediaId: OptionalText,
    })
    .transform((raw) => ({
      kind: "message.page" as const,
      messageId: raw.MsgId,
      title: raw.Title,
      appid: raw.AppId,
      path: raw.PagePath,
      thumbUrl: raw.ThumbUrl,
      thumbMediaId: raw.ThumbMediaId,
    })),
} as const;

function videoShape({ isShort }: { readonly isShort: boolean }) {
  return z.object({ ...common, MediaId: Text, ThumbMediaId: OptionalText }).transform((raw) => ({
    kind: "message.video" as const,
    messageId: raw.MsgId,
    mediaId: raw.MediaId,
    thumbMediaId: raw.ThumbMediaId,
    isShort,
  }));
}
