import { createSandbox } from "@sandbox/index";
import type { WechatConfig } from "@server/wechat";

export type TestSandbox = Awaited<ReturnType<typeof createSandbox>>;
type Options = Partial<Parameters<typeof createSandbox>[0]>;

/** A WeChat platform of a test's own, on a free port. */
export function startSandbox(options: Options = {}): Promise<TestSandbox> {
  return createSandbox({ port: 0, seed: "demo", ...options });
}

/** The configuration a bank would have for it. */
export function sandboxConfig({
  url,
  accounts,
}: Pick<TestSandbox, "url" | "accounts">): WechatConfig {
  const of = (kind: "official" | "mini") => {
    const account = accounts.find((one) => one.kind === kind);
    if (!account) throw new Error(`the sandbox has no ${kind} account`);
    const { appid, secret, token, encodingAESKey, originalId } = account;
    return { appid, secret, token, aesKey: encodingAESKey, originalId };
  };
  return {
    apiBase: url,
    openBase: url,
    mpBase: url,
    official: of("official"),
    mini: of("mini"),
    templates: {},
  };
}
