/** The two accounts the bank owns: the service account (official) and the mini-program (mini). */
export type AccountKind = "official" | "mini";

export interface AccountConfig {
  readonly appid: string;
  readonly secret: string;
  /** Signs callbacks; chosen by us in the platform's console. */
  readonly token: string;
  /** EncodingAESKey, 43 characters. */
  readonly aesKey: string;
  /** The key before the last change: still accepted, because pushes under way use it. */
  readonly previousAesKey?: string | undefined;
  /** gh_…: what callbacks are addressed to. */
  readonly originalId: string;
}

export interface WechatBases {
  readonly apiBase: string;
  readonly openBase: string;
  readonly mpBase: string;
}

export interface WechatConfig extends WechatBases {
  readonly official: AccountConfig;
  readonly mini: AccountConfig;
  /** Our name of a template → the platform's id of it. */
  readonly templates: Readonly<Record<string, string>>;
}

export interface Account extends AccountConfig {
  readonly kind: AccountKind;
}

export function accountsOf(config: WechatConfig): { official: Account; mini: Account } {
  return {
    official: { ...config.official, kind: "official" },
    mini: { ...config.mini, kind: "mini" },
  };
}
