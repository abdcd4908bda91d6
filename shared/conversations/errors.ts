import { defineErrors } from "../core/errors";

export const ConversationError = defineErrors("conversation", {
  notFound: 404,
  wordingBlocked: 422,
  tooFast: 429,
  mediaRejected: 422,
  mediaTooLarge: 413,
  cardNotYours: 422,
});
