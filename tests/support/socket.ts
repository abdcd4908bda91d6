import type { ClientFrame, ServerFrame } from "@shared/live/live";
import { WebSocket } from "ws";
import { until } from "./until";

type FrameOf<Kind extends ServerFrame["kind"]> = Extract<ServerFrame, { kind: Kind }>;

/** One device's socket, with everything that came over it. */
export interface TestSocket {
  readonly frames: readonly ServerFrame[];
  send(frame: ClientFrame): void;
  /** The first frame of a kind that fits; waits for it when it has not come yet. */
  frame<Kind extends ServerFrame["kind"]>(
    kind: Kind,
    fits?: (frame: FrameOf<Kind>) => boolean,
  ): Promise<FrameOf<Kind>>;
  /** The code the server closed it with. */
  readonly closed: Promise<number>;
  /** Cuts the line without a word, as a tunnel does. */
  cut(): void;
  close(): void;
}

/** Opens a socket with a ticket; rejects with the HTTP status when it is refused. */
export async function openSocket(
  url: string,
  ticket: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestSocket> {
  const address = `${url.replace(/^http/, "ws")}/live?ticket=${encodeURIComponent(ticket)}`;
  const socket = new WebSocket(address, { headers });
  const frames: ServerFrame[] = [];
  socket.on("message", (data) => frames.push(JSON.parse(String(data)) as ServerFrame));
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.on("error", () => {});
  return {
    frames,
    closed,
    send: (frame) => socket.send(JSON.stringify(frame)),
    frame: (kind, fits = () => true) =>
      until(
        () => frames.find((one) => one.kind === kind && fits(one as never)) as never,
        () => `a frame "${kind}"; came: ${frames.map((one) => one.kind).join(", ")}`,
      ),
    cut: () => socket.terminate(),
    close: () => socket.close(),
  };
}
