import { randomBytes } from "node:crypto";
import { formatId } from "@shared/core/ids";
import type { Connection } from "mongoose";
import { accessToken } from "./access-token";
import { type Account, accountsOf, type WechatConfig } from "./account";
import { createCallbacks } from "./callback";
import { WechatClient } from "./client";
import { type CredentialDocument, credentialStore } from "./credential-store";
import { createExchange } from "./exchange";
import { type InboxDocument, prepareInbox } from "./inbox";
import { createInboxWorker } from "./inbox-worker";
import { inboxWriter } from "./inbox-writer";
import { createLeases, type LeaseDocument } from "./leases";
import { createListeners } from "./listeners";
import { miniAccount } from "./mini";
import { officialAccount } from "./official";
import type { Clock, Log, Metrics, Sealer } from "./ports";
import { createTransport } from "./transport";

export interface WechatOptions {
  readonly config: WechatConfig;
  readonly db: Connection;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly log: Log;
  /** Only what is signed over its body is taken then. */
  readonly isProduction: boolean;
  /** Whether an origin is one of ours: pages of others get no JS-SDK signature. */
  isOwnOrigin(origin: string): boolean;
  readonly metrics?: Metrics;
  readonly timeoutMs?: number;
}

export type Wechat = ReturnType<typeof createWechat>;

/**
 * Our side of the platform: both accounts, their callbacks, and the worker that hands what was
 * pushed to whoever listens. The connection must be open; nothing runs until it is needed.
 */
export function createWechat(options: WechatOptions) {
  const { config, db, log } = options;
  const collections = collectionsOf(db);
  const transport = createTransport(options.timeoutMs ? { timeoutMs: options.timeoutMs } : {});
  const listeners = createListeners();
  const owner = randomBytes(12).toString("hex");
  const store = (name: string) =>
    credentialStore(collections.tokens, { name, owner, sealer: options.sealer });

  function partsOf(account: Account) {
    const exchange = createExchange({ ...options, account, bases: config, transport });
    const token = accessToken(account, exchange, store(`token:${account.appid}`));
    const client = new WechatClient(account, config, exchange, token);
    return { account, client, token, bases: config, templateIds: config.templates };
  }

  const accounts = accountsOf(config);
  const js = {
    store: store(`ticket:${config.official.appid}`),
    isOwnOrigin: options.isOwnOrigin,
    random: randomBytes,
  };
  const worker = createInboxWorker({
    inbox: collections.inbox,
    leases: createLeases(collections.leases, owner, 15),
    listeners,
    sealer: options.sealer,
    log,
  });
  const callbacks = createCallbacks({
    ...options,
    accounts: [accounts.official, accounts.mini],
    acceptPlain: !options.isProduction,
    newId: () => formatId("push", randomBytes(16)),
    store: inboxWriter(collections.inbox),
    onStored: worker.wake,
  });

  return {
    official: officialAccount(partsOf(accounts.official), js),
    mini: miniAccount(partsOf(accounts.mini)),
    callbacks,
    onWechat: listeners.on,
    worker,
    /** Makes the indexes; before any data. */
    prepare: () => prepareInbox(collections.inbox),
    async close(): Promise<void> {
      await worker.stop();
      await transport.close();
    },
  };
}

function collectionsOf(db: Connection) {
  const native = db.getClient().db(db.name);
  return {
    tokens: native.collection<CredentialDocument>("wechatTokens"),
    inbox: native.collection<InboxDocument>("wechatInbox"),
    leases: native.collection<LeaseDocument>("wechatLeases"),
  };
}
