import type { EndpointBy, EndpointKey } from "@shared/core/client";
import type { InputOf, OutputOf } from "@shared/core/endpoint";
import type { AppError } from "@shared/core/errors";
import { useCallback, useEffect, useRef, useState } from "react";
import { useDidShow } from "../platform/lifecycle";
import { call } from "../session";
import { asAppError } from "../session/session";

/** What a page shows: it is on its way, it failed, or it is here. */
export type Loaded<Data> =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly error: AppError }
  | { readonly status: "ready"; readonly data: Data };

export interface Resource<Data> {
  readonly state: Loaded<Data>;
  /** Asks again; what is shown stays until the answer comes. */
  readonly reload: () => Promise<void>;
  /** Shows what an act answered, without asking again. */
  readonly put: (data: Data) => void;
}

/** Coming back to a page sooner than this does not ask again. */
const fresh = 3000;
const remembered = new Map<string, unknown>();

/** Forgets what earlier visits saw: for another person on the same device. */
export function forgetAll(): void {
  remembered.clear();
}

/**
 * Asks one endpoint and follows its answer. A page seen before shows what it showed then while it
 * asks again, and a failed refresh leaves that standing.
 */
export function useEndpoint<Key extends EndpointKey>(
  key: Key,
  input: InputOf<EndpointBy<Key>>,
  options: { readonly skip?: boolean } = {},
): Resource<OutputOf<EndpointBy<Key>>> {
  type Data = OutputOf<EndpointBy<Key>>;
  const name = `${key} ${JSON.stringify(input)}`;
  const [state, setState] = useState<Loaded<Data>>(() => recall<Data>(name));
  const run = useRef({ number: 0, at: 0 });

  const put = useCallback(
    (data: Data) => {
      remembered.set(name, data);
      setState({ status: "ready", data });
    },
    [name],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for key and input
  const reload = useCallback(async () => {
    const number = ++run.current.number;
    run.current.at = Date.now();
    try {
      const data = await call(key, input);
      if (number === run.current.number) put(data);
    } catch (error) {
      if (number !== run.current.number) return;
      setState((shown) =>
        shown.status === "ready" ? shown : { status: "failed", error: asAppError(error) },
      );
    }
  }, [name, put]);

  useEffect(() => {
    if (options.skip) return;
    setState(recall<Data>(name));
    void reload();
    return () => {
      run.current.number++;
    };
  }, [name, options.skip, reload]);

  useDidShow(() => {
    if (!options.skip && run.current.at && Date.now() - run.current.at > fresh) void reload();
  });

  return { state, reload, put };
}

function recall<Data>(name: string): Loaded<Data> {
  return remembered.has(name)
    ? { status: "ready", data: remembered.get(name) as Data }
    : { status: "loading" };
}
