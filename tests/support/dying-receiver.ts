import { createCallbacks } from "@server/wechat/callback";
import type { InboxDocument } from "@server/wechat/inbox";
import { inboxWriter } from "@server/wechat/inbox-writer";
import { openWechat, wechatConfig } from "./wechat";

/** A process that dies after it stored a push and before it answered: `dying-receiver <mongodb> <query> <body>`. */
const [uri = "", query = "", body = ""] = process.argv.slice(2);
const config = wechatConfig("http://127.0.0.1:9");
const { db, sealer } = await openWechat(uri, { config });
const inbox = db.getClient().db(db.name).collection<InboxDocument>("wechatInbox");
const quiet = { info() {}, warn() {}, error() {} };
const callbacks = createCallbacks({
  accounts: [{ ...config.official, kind: "official" }],
  acceptPlain: false,
  clock: { now: () => new Date() },
  log: quiet,
  sealer,
  newId: () => "push_of_the_dead",
  store: inboxWriter(inbox),
  onStored: () => process.kill(process.pid, "SIGKILL"),
});
await callbacks.receive({
  appid: config.official.appid,
  method: "POST",
  query: new URLSearchParams(query),
  body,
});
process.stdout.write("answered\n");
