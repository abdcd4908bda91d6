import { bare, type Call, type Guarded } from "../endpoint";

/**
 * The auto-replies set in the console. While a callback address is in use they do not answer, but
 * stay as they were set; here nobody sets any, so both switches are off.
 */
function current({ account }: Call) {
  return bare(account.autoReplies ?? { is_add_friend_reply_open: 0, is_autoreply_open: 0 });
}

export const autoReplyEndpoints: Guarded[] = [
  { path: "/cgi-bin/get_current_autoreply_info", method: "GET", account: "official", run: current },
];
