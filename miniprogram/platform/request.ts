import type { Transport } from "@shared/core/client";
import Taro from "@tarojs/taro";
import { followServer } from "../data/clock";
import { base } from "./base";

type Method = keyof Taro.request.Method;

/** How long a person waits before a call counts as lost; the call itself may be repeated safely. */
const patience = 15_000;

/** Carries one request to the server, with the session's token when there is one. */
export function transportWith(token: () => string | undefined): Transport {
  return async ({ method, url, body }) => {
    const bearer = token();
    const response = await Taro.request({
      url: `${base}/api/v1${url}`,
      method: method as Method,
      data: body,
      dataType: "json",
      timeout: patience,
      header: {
        "content-type": "application/json",
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      },
    });
    followServer(headerOf(response.header, "x-now"));
    return { status: response.statusCode, body: response.data as unknown };
  };
}

/** Hosts differ in how they spell the names of headers. */
function headerOf(headers: Readonly<Record<string, unknown>> | undefined, name: string) {
  const entry = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return entry ? String(entry[1]) : undefined;
}
