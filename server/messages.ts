import { campaignMessages } from "./features/campaigns";
import { careGreetings, careReminders } from "./features/cares";
import { messageNotice } from "./features/conversations";
import type { MessageKind } from "./features/reach";

/** Every kind of message to customers that knows more than its template; all others are plain notices. */
export const messageKinds: readonly MessageKind[] = [
  messageNotice,
  careGreetings,
  careReminders,
  campaignMessages,
];
