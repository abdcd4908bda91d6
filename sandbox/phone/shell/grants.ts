import type { Dialogs } from "./dialogs";

/** What a person allowed one mini-program: kept in the browser, per person. */
export class Grants {
  private readonly key: string;
  private values: Record<string, boolean>;

  constructor(appId: string, user: string) {
    this.key = `grants:${appId}:${user}`;
    this.values = JSON.parse(localStorage.getItem(this.key) ?? "{}") as Record<string, boolean>;
  }

  get(name: string): boolean | undefined {
    return this.values[name];
  }

  set(name: string, allowed: boolean): void {
    this.values[name] = allowed;
    localStorage.setItem(this.key, JSON.stringify(this.values));
  }

  /** The scopes the person decided on, as `authSetting` shows them. */
  scopes(): Record<string, boolean> {
    return Object.fromEntries(
      Object.entries(this.values).filter(([name]) => name.startsWith("scope.")),
    );
  }
}

/** WeChat's own question about the privacy notice; the answer yes is kept. */
export async function askPrivacy(
  dialogs: Dialogs,
  grants: Grants,
  appName: string,
): Promise<boolean> {
  if (grants.get("privacy")) return true;
  const agreed = await dialogs.permission({
    from: appName,
    title: "隐私保护提示",
    detail: `使用前请阅读并同意《${appName}隐私保护指引》`,
  });
  if (agreed) grants.set("privacy", true);
  return agreed;
}
