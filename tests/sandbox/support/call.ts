import { createSandbox, type Sandbox, type SandboxOptions } from "@sandbox/index";

/** A sandbox with short waits, and the few calls every test makes. */
export async function startSandbox(options: Partial<SandboxOptions> = {}) {
  const { rules, ...rest } = options;
  const sandbox = await createSandbox({
    port: 0,
    rules: { pushRetryDelayMs: 5, resultDelayMs: 1, ...rules },
    ...rest,
  });
  return wrap(sandbox);
}

export type Bench = Awaited<ReturnType<typeof startSandbox>>;

type Json = Record<string, unknown>;

function wrap(sandbox: Sandbox) {
  const account = (kind: "official" | "mini") => {
    const found = sandbox.accounts.find((one) => one.kind === kind);
    if (!found) throw new Error(`no account ${kind}`);
    return found;
  };
  const send = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const answer = await fetch(sandbox.url + path, {
      method,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return (await answer.json()) as Json;
  };
  /** Asked anew each time: tests move the clock past a token's life. */
  const token = async (kind: "official" | "mini"): Promise<string> => {
    const { appid, secret } = account(kind);
    const body = { grant_type: "client_credential", appid, secret };
    return String((await send("POST", "/cgi-bin/stable_token", body)).access_token);
  };
  const withToken = async (kind: "official" | "mini", path: string) =>
    `${path}${path.includes("?") ? "&" : "?"}access_token=${await token(kind)}`;
  return {
    ...sandbox,
    account,
    token,
    send,
    /** GET with the account's token. */
    get: async (path: string, kind: "official" | "mini" = "official") =>
      send("GET", await withToken(kind, path)),
    /** POST with the account's token. */
    post: async (path: string, body: unknown, kind: "official" | "mini" = "official") =>
      send("POST", await withToken(kind, path), body),
    openid: (user: string, kind: "official" | "mini" = "official") =>
      sandbox.control.phone(user).person.openids[kind],
  };
}
