import type { ApiList } from "../api";
import type { InputOf, OutputOf } from "./endpoint";
import { AppError, type ErrorBody } from "./errors";

/** What carries a request: `wx.request` in the mini-program, `fetch` in a browser. */
export type Transport = (request: {
  readonly method: string;
  /** Path and query, without host. */
  readonly url: string;
  readonly body?: unknown;
}) => Promise<{ readonly status: number; readonly body: unknown }>;

type Keyed<E> = E extends {
  readonly method: infer M extends string;
  readonly path: infer P extends string;
}
  ? `${M} ${P}`
  : never;

/** Looked up by name: comparing one key with every endpoint would cost the compiler minutes. */
type ByKey = {
  [At in keyof ApiList as At extends `${number}` ? Keyed<ApiList[At]> : never]: ApiList[At];
};

/** Every endpoint of the product by `"METHOD /path"`. Types only: clients ship no schema. */
export type EndpointKey = keyof ByKey;
export type EndpointBy<K extends EndpointKey> = ByKey[K];

export type Call = <K extends EndpointKey>(
  key: K,
  input: InputOf<EndpointBy<K>>,
) => Promise<OutputOf<EndpointBy<K>>>;

/**
 * Makes the one function through which a client speaks to the server.
 * Rejects with an AppError: the server's own, or `network.unreachable` when no answer came.
 */
export function createCall(transport: Transport): Call {
  return async (key, input) => {
    const { method, url, body } = toRequest(key, input as Record<string, unknown>);
    const response = await transport({ method, url, body }).catch((cause: unknown) => {
      // A transport may refuse by itself, such as one that could not renew its session.
      if (cause instanceof AppError) throw cause;
      throw new AppError("network.unreachable", 0, { cause: String(cause) });
    });
    if (response.status >= 200 && response.status < 300) return response.body as never;
    throw toError(response.status, response.body);
  };
}

/** Splits an input into path, query and body as the endpoint's key says. */
export function toRequest(key: string, input: Readonly<Record<string, unknown>>) {
  const space = key.indexOf(" ");
  const method = key.slice(0, space);
  const rest = { ...input };
  const path = key.slice(space + 1).replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  if (method !== "GET") return { method, url: path, body: rest };

  const query = Object.entries(rest)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join("&");
  return { method, url: query ? `${path}?${query}` : path };
}

function toError(status: number, body: unknown): AppError {
  const error = (body as ErrorBody | undefined)?.error;
  if (!error?.code) return new AppError("network.badAnswer", status);
  const failure = new AppError(error.code, status, error.details);
  failure.message = error.message;
  return failure;
}
