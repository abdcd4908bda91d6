import { type Dispatcher, Pool } from "undici";

export interface TransportRequest {
  readonly method: "GET" | "POST";
  readonly origin: string;
  /** Path and query. The query may carry secrets, so it never appears in a failure. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | Buffer | undefined;
  readonly timeoutMs?: number | undefined;
}

export interface TransportAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A request that brought no answer. `reached` says whether the platform may have acted on it. */
export class TransportFailure extends Error {
  override readonly name = "TransportFailure";
  constructor(
    readonly reason: "unreachable" | "timeout" | "cut" | "tooLarge",
    readonly reached: boolean,
    /** The system's own word (ECONNREFUSED, ENOTFOUND …), which holds no address. */
    readonly systemCode: string,
  ) {
    super(`${reason} (${systemCode})`);
  }
}

export interface Transport {
  send(request: TransportRequest): Promise<TransportAnswer>;
  close(): Promise<void>;
}

const seconds = 1_000;
const largestAnswer = 12 * 1024 * 1024;

/** Keeps connections to the platform's hosts and bounds every request in time and size. */
export function createTransport(
  limits: { connections?: number; timeoutMs?: number } = {},
): Transport {
  const pools = new Map<string, Pool>();
  const timeoutMs = limits.timeoutMs ?? 5 * seconds;

  function poolOf(origin: string): Pool {
    const known = pools.get(origin);
    if (known) return known;
    const pool = new Pool(origin, {
      connections: limits.connections ?? 64,
      pipelining: 1,
      connect: { timeout: Math.min(timeoutMs, 3 * seconds) },
      // Shorter than a load balancer's idle limit, so that we close first.
      keepAliveTimeout: 20 * seconds,
      // One deadline for the whole request, waiting for a connection included, is kept below.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    pools.set(origin, pool);
    return pool;
  }

  return {
    send(request) {
      return new Promise((resolve, reject) => {
        const options: Dispatcher.DispatchOptions = {
          path: request.path,
          method: request.method,
          ...(request.headers && { headers: request.headers }),
          ...(request.body !== undefined && { body: request.body }),
        };
        const collector = new Collector(request.timeoutMs ?? timeoutMs, resolve, reject);
        poolOf(request.origin).dispatch(options, collector);
      });
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
      pools.clear();
    },
  };
}

/** Gathers one answer within one deadline. */
class Collector implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private headers: TransportAnswer["headers"] = {};
  private chunks: Buffer[] = [];
  private size = 0;
  private expired = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    deadlineMs: number,
    private readonly resolve: (answer: TransportAnswer) => void,
    private readonly reject: (failure: TransportFailure) => void,
  ) {
    this.timer = setTimeout(() => this.expire(), deadlineMs);
  }

  // undici calls this right before it writes the request: until then, nothing was sent.
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.expired) controller.abort(new TransportFailure("unreachable", false, "QUEUE_TIMEOUT"));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: TransportAnswer["headers"],
  ): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > largestAnswer) controller.abort(new TransportFailure("tooLarge", true, "SIZE"));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    clearTimeout(this.timer);
    const [only] = this.chunks;
    const body = this.chunks.length === 1 && only ? only : Buffer.concat(this.chunks);
    this.resolve({ status: this.status, headers: this.headers, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    clearTimeout(this.timer);
    this.reject(toFailure(error, this.controller !== undefined));
  }

  private expire(): void {
    this.expired = true;
    if (this.controller) this.controller.abort(new TransportFailure("timeout", true, "DEADLINE"));
    else this.reject(new TransportFailure("unreachable", false, "QUEUE_TIMEOUT"));
  }
}

// The message of a system error may hold the address, and undici's may hold the path: neither is kept.
function toFailure(error: Error, started: boolean): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  if (!started) return new TransportFailure("unreachable", false, code);
  return new TransportFailure("cut", true, code);
}
