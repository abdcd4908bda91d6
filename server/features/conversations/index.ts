export { acknowledge } from "./acknowledge";
export { messageNoticeConsumer } from "./conversation.events";
export {
  type ConversationDocument,
  conversations,
  saidBetween,
} from "./conversation.model";
export { conversationsSeenBy, everyConversation } from "./conversation.policy";
export { conversationRoutes } from "./conversation.routes";
export { messagesForExport } from "./export-messages";
export { hearFrame } from "./frames";
export { countConversations, giveConversation, repathConversations } from "./hand-over";
export { listenToWechat } from "./hear-wechat";
export { lastWordsOf, presentInbox } from "./inbox";
export { lastSaid } from "./last-said";
export {
  conversationsBetween,
  joinConversations,
  partConversations,
} from "./merge-conversations";
export { everyMessageAt } from "./message-at";
export { messageNotice } from "./message-notice";
export { conversationFor, conversationOf } from "./open-conversation";
export { presentMessage } from "./present-message";
export { rmCardOf } from "./rm-card";
export { append, sayAsCustomerCard, sayAsStaffCard, sayAsSystem } from "./say";
export { unreadBy } from "./unread";
