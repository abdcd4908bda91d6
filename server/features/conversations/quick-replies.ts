import { newId } from "@server/core/ids";
import { type Implementation, implement, pick } from "@server/core/implement";
import { conversationEndpoints as all } from "@shared/conversations/endpoints";
import { ConversationError } from "@shared/conversations/errors";
import { RequestError } from "@shared/core/errors";
import { quickReplies as shipped } from "@shared/text/zh-CN/quick-replies";
import { checkWording } from "@shared/wording/gate";
import mongoose, { Schema } from "mongoose";

interface QuickReplyDocument {
  readonly _id: string;
  /** Whose own it is; the bank's own ship with the product. */
  readonly staffId: string;
  readonly title: string;
  readonly text: string;
}

const schema = new Schema<QuickReplyDocument>(
  { _id: String, staffId: String, title: String, text: String },
  { collection: "quickReplies", versionKey: false },
);
schema.index({ staffId: 1 });
const QuickReplies = mongoose.model<QuickReplyDocument>("QuickReply", schema);

export const quickReplyRoutes: Implementation[] = [
  implement(pick(all, "GET /quick-replies"))(async (_input, { actor }) => {
    const own = await QuickReplies.find({ staffId: actor.id }).lean<QuickReplyDocument[]>();
    return {
      items: [...own.map(({ _id, title, text }) => ({ id: _id, title, text })), ...shipped],
    };
  }),
  implement(pick(all, "POST /quick-replies"))(async ({ title, text }, { actor }) => {
    const hits = checkWording(text, { place: "conversation" });
    if (hits.length > 0)
      throw ConversationError.wordingBlocked({
        hits: hits.map((hit) => ({ word: hit.text, reason: hit.advice })),
      });
    const id = newId("qrp");
    await QuickReplies.create({ _id: id, staffId: actor.id, title, text });
    return { id, title, text };
  }),
  implement(pick(all, "DELETE /quick-replies/:id"))(async ({ id }, { actor }) => {
    const { deletedCount } = await QuickReplies.deleteOne({ _id: id, staffId: actor.id });
    if (deletedCount === 0) throw RequestError.notFound();
    return {};
  }),
];
