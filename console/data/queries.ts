import type { EndpointBy, EndpointKey } from "@shared/core/client";
import type { InputOf, OutputOf } from "@shared/core/endpoint";
import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from "@tanstack/react-query";
import { call } from "./call";
import { codeOf, isUnreachable, sentenceOf } from "./failure";
import { askStepUp } from "./step-up";
import { toast } from "./toasts";

export type Input<K extends EndpointKey> = InputOf<EndpointBy<K>>;
export type Output<K extends EndpointKey> = OutputOf<EndpointBy<K>>;
type ReadKey = Extract<EndpointKey, `GET ${string}`>;
type WriteKey = Exclude<EndpointKey, ReadKey>;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, failure) => count < 2 && isUnreachable(failure),
      refetchOnWindowFocus: true,
    },
  },
});

export interface ReadOptions {
  readonly enabled?: boolean;
  readonly refetchInterval?: number;
  readonly staleTime?: number;
  /** Keeps what is shown while another input loads: lists under a filter. */
  readonly keep?: boolean;
}

/** What reads and questions share; the type of the answer is settled before the library looks at it. */
function useAnswer<Data>(
  queryKey: readonly unknown[],
  queryFn: () => Promise<Data>,
  { keep, ...options }: ReadOptions,
): UseQueryResult<Data> {
  return useQuery<Data>({
    queryKey,
    queryFn,
    ...(keep ? { placeholderData: keepPreviousData as never } : {}),
    ...options,
  });
}

/** Reads one endpoint; screens of the same input share the answer. */
export function useRead<K extends ReadKey>(
  key: K,
  input: Input<K>,
  options: ReadOptions = {},
): UseQueryResult<Output<K>> {
  return useAnswer<Output<K>>([key, input], () => call(key, input), options);
}

/** What a page of a list holds; `never` for an endpoint that is no list. */
export type ItemOf<K extends ReadKey> = Output<K> extends { items: (infer Item)[] } ? Item : never;

/** Asks a question that is too long for an address: a POST that changes nothing. */
export function useAsk<K extends WriteKey>(
  key: K,
  input: Input<K>,
  options: ReadOptions = {},
): UseQueryResult<Output<K>> {
  return useAnswer<Output<K>>([key, input], () => call(key, input), options);
}

interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor?: string | undefined;
}

export interface Paged<Item> {
  /** All the pages so far; undefined until the first came. */
  readonly items: Item[] | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

/** Reads a list page by page. `keep` shows the former list while another filter loads. */
export function usePaged<K extends ReadKey>(
  key: K,
  input: Omit<Input<K>, "cursor">,
  { keep, ...options }: ReadOptions = {},
): Paged<ItemOf<K>> {
  const query = useInfiniteQuery({
    queryKey: [key, input],
    queryFn: async ({ pageParam }): Promise<Page<ItemOf<K>>> => {
      const page = await call(key, {
        ...input,
        ...(pageParam ? { cursor: pageParam } : {}),
      } as Input<K>);
      return page as unknown as Page<ItemOf<K>>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<ItemOf<K>>) => page.nextCursor,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...options,
  });
  const { error, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const items = query.data?.pages.flatMap((page) => page.items);
  return { items, error, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch };
}

export interface WriteOptions<K extends WriteKey> {
  /** Reads that the write makes stale, by key. */
  readonly refresh?: readonly ReadKey[];
  readonly done?: string;
  readonly onDone?: (output: Output<K>, input: Input<K>) => void;
  /** Codes that the screen answers itself; all others become a toast. */
  readonly quietFor?: readonly string[];
}

/** Writes by one endpoint; a stale second factor is asked for and the write repeated. */
export function useWrite<K extends WriteKey>(
  key: K,
  { refresh = [], done, onDone, quietFor = [] }: WriteOptions<K> = {},
): UseMutationResult<Output<K>, Error, Input<K>> {
  return useMutation<Output<K>, Error, Input<K>>({
    mutationFn: (input) => callSteppingUp(key, input),
    onSuccess: (output, input) => {
      for (const stale of refresh) void queryClient.invalidateQueries({ queryKey: [stale] });
      if (done) toast(done);
      onDone?.(output, input);
    },
    onError: (failure) => {
      const code = codeOf(failure);
      if (code !== "request.reauthenticate" && !quietFor.includes(code)) {
        toast(sentenceOf(failure), "danger");
      }
    },
  });
}

async function callSteppingUp<K extends WriteKey>(key: K, input: Input<K>): Promise<Output<K>> {
  try {
    return await call(key, input);
  } catch (failure) {
    if (codeOf(failure) !== "request.reauthenticate") throw failure;
    if (!(await askStepUp())) throw failure;
    return call(key, input);
  }
}
