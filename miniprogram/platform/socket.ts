import Taro from "@tarojs/taro";
import { base } from "./base";

export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface SocketListener {
  readonly received: (text: string) => void;
  /** Called once, however the connection ended. */
  readonly closed: () => void;
}

/** Opens a WebSocket to the server. */
export async function openSocket(path: string, listener: SocketListener): Promise<Socket> {
  const task = await Taro.connectSocket({ url: `${base.replace(/^http/, "ws")}${path}` });
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    listener.closed();
  };
  task.onMessage(({ data }) => listener.received(String(data)));
  task.onClose(end);
  task.onError(end);
  return {
    send: (text) => {
      if (!isOver) void task.send({ data: text, fail: end });
    },
    close: () => {
      task.close({ code: 1000, reason: "" });
      end();
    },
  };
}
