import type { ClientFrame, ServerFrame } from "@shared/live/live";

export type LineState = "connecting" | "open" | "lost";

export interface LineTools {
  /** Fetches a one-time ticket and opens a socket with it. */
  readonly open: () => Promise<WebSocket>;
  readonly onFrame: (frame: ServerFrame) => void;
  readonly onState: (state: LineState) => void;
  /** Between 0 and 1; spreads the reconnects of many devices. */
  readonly random?: () => number;
}

const firstWait = 800;
const longestWait = 15_000;

/**
 * A socket that stays up: it reconnects with growing pauses, and it takes silence for a break.
 * What was missed in between is not its matter; whoever listens resumes by `seq` on `hello`.
 */
export class LiveLine {
  private socket: WebSocket | undefined;
  private failures = 0;
  private isClosed = false;
  private wake: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private lastHeard = 0;

  constructor(private readonly tools: LineTools) {}

  start(): void {
    this.isClosed = false;
    void this.connect();
  }

  stop(): void {
    this.isClosed = true;
    clearTimeout(this.wake);
    clearInterval(this.beat);
    this.socket?.close();
    this.socket = undefined;
  }

  /** Reconnects at once when the device comes back: a page shown again, a network found again. */
  hurry(): void {
    if (this.isClosed || this.socket) return;
    clearTimeout(this.wake);
    this.failures = 0;
    void this.connect();
  }

  /** False when the line is down; nothing is kept for later. */
  send(frame: ClientFrame): boolean {
    if (this.socket?.readyState !== 1) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private async connect(): Promise<void> {
    this.tools.onState("connecting");
    try {
      const socket = await this.tools.open();
      if (this.isClosed) return socket.close();
      this.listen(socket);
    } catch {
      this.retry();
    }
  }

  private listen(socket: WebSocket): void {
    this.socket = socket;
    socket.onmessage = (event) => {
      this.lastHeard = Date.now();
      const frame = JSON.parse(String(event.data)) as ServerFrame;
      if (frame.kind === "hello") this.greet(frame.heartbeatSeconds);
      this.tools.onFrame(frame);
    };
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      clearInterval(this.beat);
      if (!this.isClosed) this.retry();
    };
  }

  private greet(heartbeatSeconds: number): void {
    this.failures = 0;
    this.tools.onState("open");
    clearInterval(this.beat);
    this.beat = setInterval(() => {
      if (Date.now() - this.lastHeard > heartbeatSeconds * 2500) return this.socket?.close();
      this.send({ kind: "ping" });
    }, heartbeatSeconds * 1000);
  }

  private retry(): void {
    this.tools.onState("lost");
    const wait = Math.min(longestWait, firstWait * 2 ** this.failures);
    this.failures += 1;
    const random = this.tools.random ?? Math.random;
    this.wake = setTimeout(() => void this.connect(), wait * (0.5 + random() / 2));
  }
}
