import type { AccountCredentials } from "../core/types";
import { templateTable } from "./templates";
import { demoCredentials } from "./world";

/**
 * The environment a server needs to talk to a sandbox at `url`: bases, both accounts, templates.
 * Give the accounts of a running sandbox where they were not left at the demo's.
 */
export function sandboxEnvironment(
  url: string,
  accounts: AccountCredentials[] = [demoCredentials("official"), demoCredentials("mini")],
): Record<string, string> {
  const values: Record<string, string> = {
    WECHAT_API_BASE: url,
    WECHAT_OPEN_BASE: url,
    WECHAT_MP_BASE: url,
    WECHAT_TEMPLATES: JSON.stringify(templateTable()),
  };
  for (const account of accounts) {
    const prefix = `WECHAT_${account.kind.toUpperCase()}`;
    values[`${prefix}_APPID`] = account.appid;
    values[`${prefix}_SECRET`] = account.secret;
    values[`${prefix}_TOKEN`] = account.token;
    values[`${prefix}_AES_KEY`] = account.encodingAESKey;
    values[`${prefix}_ORIGINAL_ID`] = account.originalId;
  }
  return values;
}
