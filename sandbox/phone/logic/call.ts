import type { Data, Used } from "../protocol";
import { CallError, log, post } from "./bridge";

export interface CallOptions extends Data {
  success?: (result: Data) => void;
  fail?: (error: Data) => void;
  complete?: (result: Data) => void;
}

export type Api = (options?: CallOptions) => Promise<Data> | undefined;

const used: Record<string, Used> = {};

export function usedApis(): Record<string, Used> {
  return used;
}

export function count(name: string, { known }: { known: boolean }): void {
  used[name] ??= { count: 0, known };
  used[name].count += 1;
}

/** WeChat's convention: callbacks when there are any, a promise when there are none. */
export function api(
  name: string,
  run: (options: CallOptions) => Data | undefined | Promise<Data | undefined>,
): Api {
  return (options = {}) => {
    count(name, { known: true });
    const promise = (async () => run(options))().then(
      (result): Data => ({ errMsg: `${name}:ok`, ...result }),
      (error: unknown) => {
        throw failure(name, error);
      },
    );
    return settle(promise, options);
  };
}

function failure(name: string, error: unknown): Data {
  const message = error instanceof Error ? error.message : String(error);
  return {
    errMsg: `${name}:fail ${message}`,
    ...(error instanceof CallError ? error.extra : {}),
  };
}

function settle(promise: Promise<Data>, options: CallOptions): Promise<Data> | undefined {
  if (!options.success && !options.fail && !options.complete) return promise;

  promise
    .then(
      (result) => {
        options.success?.(result);
        options.complete?.(result);
      },
      (error: Data) => {
        options.fail?.(error);
        options.complete?.(error);
      },
    )
    .catch((error) => log("error", [error]));
  return undefined;
}

/**
 * What the phone does not have fails, is counted, and is listed on the stage: an API that quietly
 * answers "ok" would let a mini-program pass here and break in WeChat.
 */
export function missing(name: string): (options?: CallOptions) => unknown {
  return (options) => {
    count(name, { known: false });
    post({ t: "missing", name });
    log("error", [`wx.${name} 未实现`]);
    if (/Sync$|^(create|get)[A-Z]\w*(Manager|Context|Ad)$/.test(name)) {
      throw new Error(`wx.${name} 未实现`);
    }
    const promise = Promise.reject({ errMsg: `${name}:fail 未实现` });
    return settle(promise, typeof options === "object" && options !== null ? options : {});
  };
}
