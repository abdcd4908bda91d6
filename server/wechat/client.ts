import * as z from "zod";
import type { Tokens } from "./access-token";
import type { Account, WechatBases } from "./account";
import { CoWechatApi, type RequestOptions } from "./catalogue";
import { type CodeMeanings, staleTokenCodes } from "./errcodes";
import type { Call, Exchange } from "./exchange";
import { WechatError } from "./outcome";
import { drain } from "./streams";

type Query = Readonly<Record<string, string | number | undefined>>;

/** What a typed call may say beside its path. */
export interface CallOptions {
  readonly meanings?: CodeMeanings;
  readonly timeoutMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that says no more than that it worked. */
export const Done = z.unknown().transform(() => undefined);

/**
 * The account's client. co-wechat-api is its catalogue of calls; the transport, the tokens and
 * what a failure says are ours, because the catalogue's own put the AppSecret into error texts,
 * let every cold caller fetch a token, and repeat blindly. Calls it lacks go by `get` and `post`.
 */
export class WechatClient extends CoWechatApi {
  constructor(
    readonly account: Account,
    bases: WechatBases,
    private readonly exchange: Exchange,
    private readonly tokens: Tokens,
  ) {
    // The catalogue never needs the secret: it only used it to fetch tokens.
    super(account.appid, "");
    const api = bases.apiBase.replace(/\/$/, "");
    this.prefix = this.fileServerPrefix = `${api}/cgi-bin/`;
    this.snsPrefix = `${api}/sns/`;
    this.wxaPrefix = `${api}/wxa/`;
    this.customservicePrefix = `${api}/customservice/`;
    this.mpPrefix = `${bases.mpBase.replace(/\/$/, "")}/cgi-bin/`;
  }

  override async ensureAccessToken(): Promise<{ accessToken: string }> {
    return { accessToken: await this.tokens.current() };
  }

  override getAccessToken(): Promise<{ accessToken: string }> {
    return this.ensureAccessToken();
  }

  /** The door of every catalogue call. Hosts written into the catalogue lead to our bases as well. */
  override async request(url: string, options: RequestOptions = {}): Promise<unknown> {
    const target = new URL(url);
    const authorised = target.searchParams.has("access_token");
    target.searchParams.delete("access_token");
    const body = await drain(options.data);
    const call = {
      method: options.method === "POST" ? "POST" : "GET",
      path: target.pathname + target.search,
      base:
        target.hostname === "mp.weixin.qq.com" || url.startsWith(this.mpPrefix)
          ? "mpBase"
          : "apiBase",
      body,
      headers: options.headers,
      timeoutMs: options.timeout,
      schema: z.unknown(),
    } satisfies Call<unknown>;
    return authorised ? this.authorised(call) : this.exchange(call);
  }

  get<Value>(
    path: string,
    query: Query,
    schema: z.ZodType<Value>,
    options?: CallOptions,
  ): Promise<Value> {
    return this.authorised({ method: "GET", path: withQuery(path, query), schema, ...options });
  }

  post<Value>(
    path: string,
    body: unknown,
    schema: z.ZodType<Value>,
    options?: CallOptions,
  ): Promise<Value> {
    return this.authorised({
      method: "POST",
      path,
      body: JSON.stringify(body),
      schema,
      ...options,
    });
  }

  upload<Value>(
    path: string,
    body: Buffer,
    schema: z.ZodType<Value>,
    options: CallOptions,
  ): Promise<Value> {
    return this.authorised({ method: "POST", path, body, schema, timeoutMs: 60_000, ...options });
  }

  /** Calls that carry the account's secret or a person's own token instead of the account's token. */
  bare<Value>(
    path: string,
    query: Query,
    schema: z.ZodType<Value>,
    options?: CallOptions,
  ): Promise<Value> {
    return this.exchange({ method: "GET", path: withQuery(path, query), schema, ...options });
  }

  /** Spends the token; when it is refused, gets the next one and tries once more, never twice. */
  private async authorised<Value>(call: Call<Value>): Promise<Value> {
    const token = await this.tokens.current();
    try {
      return await this.exchange({ ...call, path: withToken(call.path, token) });
    } catch (error) {
      if (!(error instanceof WechatError) || !staleTokenCodes.has(Number(error.code))) throw error;
      const next = await this.tokens.replace(token);
      return await this.exchange({ ...call, path: withToken(call.path, next) });
    }
  }
}

function withToken(path: string, token: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}access_token=${encodeURIComponent(token)}`;
}

function withQuery(path: string, query: Query): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length ? `${path}?${parts.join("&")}` : path;
}
