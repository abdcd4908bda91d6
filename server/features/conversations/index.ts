export { type ConversationDocument, conversations } from "./conversation.model";
export { conversationsSeenBy, everyConversation } from "./conversation.policy";
export { conversationRoutes } from "./conversation.routes";
export { hearFrame } from "./frames";
export { listenToWechat } from "./hear-wechat";
export { conversationFor, conversationOf } from "./open-conversation";
export { presentMessage } from "./present-message";
export { rmCardOf } from "./rm-card";
export { sayAsSystem } from "./say";
