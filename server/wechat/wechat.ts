import { randomBytes } from "node:crypto";
import { formatId } from "@shared/core/ids";
import type { Collection } from "mongodb";
import type { Connection } from "mongoose";
import { accessToken, probeToken } from "./access-token";
import { type Account, type AccountKind, accountsOf, type WechatConfig } from "./account";
import { createCallbacks } from "./callback";
import { WechatClient } from "./client";
import { type CredentialDocument, CredentialStore } from "./credential-store";
import { createExchange } from "./exchange";
import { type InboxDocument, prepareInbox } from "./inbox";
import { inboxHealth } from "./inbox-health";
import { InboxWorker } from "./inbox-worker";
import { inboxWriter } from "./inbox-writer";
import { type LeaseDocument, Leases } from "./leases";
import { createListeners } from "./listeners";
import { miniAccount } from "./mini";
import { officialAccount, type Parts } from "./official";
import type { Clock, Log, Metrics, Sealer } from "./ports";
import { createTransport, type Transport } from "./transport";

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
  const collections = collectionsOf(options.db);
  const transport = createTransport(options.timeoutMs ? { timeoutMs: options.timeoutMs } : {});
  const listeners = createListeners();
  const owner = randomBytes(12).toString("hex");
  const store = (name: string) =>
    new CredentialStore({ collection: collections.tokens, name, owner, sealer: options.sealer });
  const worker = new InboxWorker({
    inbox: collections.inbox,
    leases: new Leases(collections.leases, owner, 15),
    listeners,
    sealer: options.sealer,
    log: options.log,
  });
  const { official, mini } = accountsOf(options.config);

  return {
    official: officialAccount(partsOf(official, options, transport, store), {
      store: store(`ticket:${official.appid}`),
      isOwnOrigin: options.isOwnOrigin,
      random: randomBytes,
    }),
    mini: miniAccount(partsOf(mini, options, transport, store)),
    callbacks: callbacksOf(options, collections.inbox, () => worker.wake()),
    onWechat: listeners.on,
    worker,
    /** How an account's callbacks are doing. */
    inboxHealth: (account: AccountKind, dayStart: Date) =>
      inboxHealth(collections.inbox, account, dayStart),
    /** Makes the indexes; before any data. */
    prepare: () => prepareInbox(collections.inbox),
    async close(): Promise<void> {
      await worker.stop();
      await transport.close();
    },
  };
}

function partsOf(
  account: Account,
  options: WechatOptions,
  transport: Transport,
  store: (name: string) => CredentialStore,
): Parts {
  const { config } = options;
  const exchange = createExchange({ ...options, account, bases: config, transport });
  const token = accessToken(account, exchange, store(`token:${account.appid}`));
  const client = new WechatClient(account, config, exchange, token);
  const probe = () => probeToken(account, exchange);
  return { account, client, token, bases: config, templateIds: config.templates, probe };
}

function callbacksOf(
  options: WechatOptions,
  inbox: Collection<InboxDocument>,
  onStored: () => void,
) {
  const { official, mini } = accountsOf(options.config);
  return createCallbacks({
    ...options,
    accounts: [official, mini],
    acceptPlain: !options.isProduction,
    newId: () => formatId("push", randomBytes(16)),
    store: inboxWriter(inbox),
    onStored,
  });
}

function collectionsOf(db: Connection) {
  const native = db.getClient().db(db.name);
  return {
    tokens: native.collection<CredentialDocument>("wechatTokens"),
    inbox: native.collection<InboxDocument>("wechatInbox"),
    leases: native.collection<LeaseDocument>("wechatLeases"),
  };
}
