import { createVault, fileKms } from "@server/core/vault";
import { createWechat, type Sealer, type WechatConfig, type WechatOptions } from "@server/wechat";
import mongoose from "mongoose";

export const secrets = {
  officialSecret: "official-secret-canary-0001",
  miniSecret: "mini-secret-canary-0002",
} as const;

/** Two accounts of a bank, with every base at one place. */
export function wechatConfig(base: string, changes: Partial<WechatConfig> = {}): WechatConfig {
  return {
    apiBase: base,
    openBase: base,
    mpBase: base,
    official: {
      appid: "wx00000000000000a1",
      secret: secrets.officialSecret,
      token: "officialtoken",
      aesKey: "OfficialKeyOfficialKeyOfficialKeyOfficialKe",
      originalId: "gh_official00001",
    },
    mini: {
      appid: "wx00000000000000b2",
      secret: secrets.miniSecret,
      token: "minitoken",
      aesKey: "MiniKeyMiniKeyMiniKeyMiniKeyMiniKeyMiniKeyM",
      originalId: "gh_mini000000002",
    },
    templates: { bookingConfirmed: "TM-booking-confirmed" },
    ...changes,
  };
}

/** One process's view: its own connection, the shared database, lines that would be logged. */
export async function openWechat(
  uri: string,
  options: Partial<WechatOptions> & { config: WechatConfig },
) {
  const db = await mongoose.createConnection(uri).asPromise();
  const clock = { now: () => new Date() };
  const kek = Buffer.alloc(32, 7).toString("base64");
  const vault = createVault({ db, kms: fileKms({ current: "test", keks: { test: kek } }), clock });
  const sealer: Sealer = {
    seal: (place, text) => vault.seal("wechat", place, text),
    open: (place, sealed) => vault.open("wechat", place, sealed),
  };
  const lines: string[] = [];
  const note = (fields: object, message: string) =>
    void lines.push(JSON.stringify(fields, replaceErrors) + message);
  const wechat = createWechat({
    db,
    sealer,
    clock,
    log: { info: note, warn: note, error: note },
    isProduction: false,
    isOwnOrigin: (origin) => origin === "https://vip.example.com",
    ...options,
  });
  await wechat.prepare();

  return {
    wechat,
    db,
    sealer,
    lines,
    async close(): Promise<void> {
      await wechat.close();
      await db.close();
    },
  };
}

export type OpenWechat = Awaited<ReturnType<typeof openWechat>>;

function replaceErrors(_: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  return {
    ...value,
    name: value.name,
    message: value.message,
    stack: value.stack,
    cause: value.cause,
  };
}
